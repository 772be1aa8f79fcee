"""Plan, move and cancel a meeting."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.db import transaction
from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.ending import end_with_meeting
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.dossiers.queries import Around, circle
from rondom.events.record import happened
from rondom.meetings import asked_by_route
from rondom.meetings.access import has_everybody, may_change_plan, may_hold
from rondom.meetings.events import MeetingCancelled, MeetingMoved, MeetingPlanned, PointAdded
from rondom.meetings.links import may_meet_at, may_use_link
from rondom.meetings.models import AgendaPoint, Meeting, PlannedDate
from rondom.meetings.operations.drafts import forget_plan_draft
from rondom.meetings.operations.invitations import check_may_be_asked, put_on_list
from rondom.meetings.operations.rows import about, locked
from rondom.meetings.preparing import may_add_point
from rondom.meetings.terms import HEART, LONGEST, MOST_POINTS, SHORTEST, MeetingKind, MeetingState, Reply
from rondom.people.terms import FAMILY_ROLES, Role

OWN_POINT_MINUTES = 5
LONGEST_TITLE = 200


@transaction.atomic
def plan_meeting(
    actor: Actor,
    *,
    dossier_id: int,
    kind: str,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    place: str,
    goal: str,
    participant_ids: Collection[int],
    own_points: Sequence[str] = (),
    planned_date_id: int | None = None,
    link: str = "",
) -> Meeting:
    """Plan a talk about one child. The child and the parents are always asked, whoever is chosen.

    planned_date_id: the day of the year plan of the school on which it is held; without it the talk is held when needed.
    link: where one talks by video; it is in the invitation.
    Errors: Refused (not yours to plan; a moment that cannot be; somebody without a consent, by name), Http404.
    """
    dossier = dossier_to_talk_about(actor, dossier_id, kind=kind, place=place, link=link)
    check_moment(starts_at, ends_at)
    check_words(place, goal, own_points)
    meeting = Meeting.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        kind=MeetingKind(kind),
        starts_at=starts_at,
        ends_at=ends_at,
        place=place.strip(),
        link=link.strip(),
        goal=goal.strip(),
        organiser_id=actor.person_id,
        planned_date=_planned_date(dossier, kind, planned_date_id),
    )
    put_on_list(meeting, who_is_asked(actor, dossier, kind=kind, participant_ids=participant_ids))
    _set_agenda(meeting, own_points)
    forget_plan_draft(actor, dossier_id=dossier.pk)
    happened(MeetingPlanned(**about(meeting), kind=meeting.kind), by=actor)
    return meeting


def dossier_to_talk_about(actor: Actor, dossier_id: int, *, kind: str, place: str, link: str) -> Dossier:
    """Lock a dossier of which the actor may plan such a talk, there and with this link. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    may_hold(actor, dossier, kind=kind).enforce()
    may_meet_at(dossier, place).enforce()
    may_use_link(dossier, link).enforce()
    return dossier


def _planned_date(dossier: Dossier, kind: str, date_id: int | None) -> PlannedDate | None:
    if date_id is None:
        return None
    row = PlannedDate.objects.filter(pk=date_id, school_id=dossier.school_id).first()
    if row is None:
        raise Http404
    if row.kind != kind:
        refuse(
            "meeting.other_kind", _("Deze dag uit het jaarplan is voor een ander soort overleg.")
        ).enforce()
    return row


def who_is_asked(
    actor: Actor, dossier: Dossier, *, kind: str, participant_ids: Collection[int]
) -> list[Around]:
    """The chosen people, the family, who always comes, and the actor: each once, in the capacity that was chosen.

    Errors: Refused (somebody from elsewhere; no parents; somebody without whom it is not held; no consent, by name).
    """
    people = circle(dossier, on=clock.today())
    if set(participant_ids) - {row.participant_id for row in people}:
        refuse("meeting.not_around", _("Kies iemand uit de kring om het kind.")).enforce()
    if not any(row.capacity in FAMILY_ROLES for row in people):
        refuse("meeting.no_parents", _("Zet eerst de ouders erbij. Zonder hen is er geen overleg.")).enforce()
    hat = (actor.person_id, actor.organisation_id, actor.role)
    found = {row.participant_id for row in _contacts(dossier, kind, people, {*participant_ids}, hat)}
    asked: dict[int, Around] = {}
    for row in sorted(people, key=lambda row: row.participant_id not in participant_ids):
        wanted = row.participant_id in found.union(participant_ids) or row.capacity in FAMILY_ROLES
        if row.person_id not in asked and (
            wanted or (row.person_id, row.organisation_id, row.capacity) == hat
        ):
            check_may_be_asked(dossier, row, kind=kind)
            asked[row.person_id] = row
    has_everybody(dossier, kind=kind, capacities={row.capacity for row in asked.values()}).enforce()
    return list(asked.values())


def _contacts(
    dossier: Dossier,
    kind: str,
    people: Sequence[Around],
    chosen: Collection[int],
    hat: tuple[int, int | None, str],
) -> list[Around]:
    """Who comes because somebody of his group always does, and nobody of it was chosen. Errors: Refused."""
    present = [
        row
        for row in people
        if row.participant_id in chosen or (row.person_id, row.organisation_id, row.capacity) == hat
    ]
    found = []
    for group in asked_by_route.contact_groups(dossier.pk, kind=kind, on=clock.today()):
        if any(row.capacity in group for row in present):
            continue
        able = [row for row in people if row.capacity in group and not row.waits]
        if not able:
            names = " / ".join(str(Role(capacity).label) for capacity in group if capacity in Role.values)
            refuse(
                "meeting.contact_missing",
                _("Bij dit overleg hoort altijd een contactpersoon. Zet eerst iemand in de kring: %(roles)s.")
                % {"roles": names},
            ).enforce()
        found.append(min(able, key=lambda row: group.index(row.capacity)))
    return found


def check_moment(starts_at: dt.datetime, ends_at: dt.datetime) -> None:
    minutes = (ends_at - starts_at).total_seconds() / 60
    if minutes <= 0:
        refuse("meeting.ends_before_start", _("Het einde moet na het begin zijn.")).enforce()
    if not SHORTEST <= minutes <= LONGEST:
        refuse(
            "meeting.odd_length", _("Een overleg duurt minstens een kwartier en hoogstens acht uur.")
        ).enforce()
    if ends_at <= clock.now():  # one that begins right now, at the table, is fine
        refuse("meeting.in_the_past", _("Kies een moment dat nog komt.")).enforce()


def check_words(place: str, goal: str, own_points: Sequence[str]) -> None:
    if not place.strip() or not goal.strip():
        refuse("meeting.words_missing", _("Vul in waar het overleg is en wat het doel is.")).enforce()
    if len(own_points) + len(HEART) > MOST_POINTS:
        refuse(
            "meeting.too_many_points",
            _("Kies hoogstens %(count)s eigen onderwerpen. Meer past niet in één overleg.")
            % {"count": MOST_POINTS - len(HEART)},
        ).enforce()


def _set_agenda(meeting: Meeting, own_points: Sequence[str]) -> None:
    minutes = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    points = [point.strip()[:LONGEST_TITLE] for point in own_points if point.strip()]
    own = min(OWN_POINT_MINUTES, max((minutes - len(HEART)) // (2 * len(points)), 1)) if points else 0
    shares = share_minutes(minutes - own * len(points), [share for _title, _phase, share in HEART])
    rows = [(str(title), phase, part) for (title, phase, _share), part in zip(HEART, shares, strict=True)]
    rows[-1:-1] = [(point, "", own) for point in points]
    AgendaPoint.objects.bulk_create(
        AgendaPoint(meeting=meeting, position=position, title=title, phase=phase, minutes=part)
        for position, (title, phase, part) in enumerate(rows, start=1)
    )


def share_minutes(minutes: int, shares: Sequence[int]) -> list[int]:
    """Divide the time in whole minutes, at least one each, in steps of five when there is room; the sum fits."""
    step = 5 if minutes >= 5 * sum(shares) else 1
    parts = [max(minutes * share // sum(shares) // step * step, 1) for share in shares]
    parts[1] += max(minutes - sum(parts), 0)
    return parts


@transaction.atomic
def move_meeting(
    actor: Actor,
    *,
    meeting_id: int,
    sequence: int,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    place: str,
    link: str | None = None,
) -> Meeting:
    """Another moment or place; everybody is asked again. sequence: the one the actor started from.

    link: of the talk by video; None keeps it as it is.

    Errors: Refused (also when somebody else moved it meanwhile), Http404.
    """
    meeting = locked(actor, meeting_id)
    may_change_plan(actor, meeting).enforce()
    if meeting.sequence != sequence:
        moment = date_format(localtime(meeting.starts_at), "l j F, H:i")
        refuse(
            "meeting.moved_meanwhile",
            _("Iemand anders heeft dit overleg net verzet naar %(moment)s. Kijk of dat goed is.")
            % {"moment": moment},
        ).enforce()
    check_moment(starts_at, ends_at)
    check_words(place, meeting.goal, ())
    may_meet_at(meeting.dossier, place).enforce()
    meeting.link = meeting.link if link is None else link.strip()
    may_use_link(meeting.dossier, meeting.link).enforce()
    longer = ends_at - starts_at != meeting.ends_at - meeting.starts_at
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place.strip()
    meeting.sequence += 1
    meeting.save(update_fields=["starts_at", "ends_at", "place", "link", "sequence"])
    if longer:
        _fit_agenda(meeting)
    meeting.invitees.filter(removed_at__isnull=True).update(reply=Reply.NONE, replied_at=None)
    happened(MeetingMoved(**about(meeting)), by=actor)
    return meeting


def _fit_agenda(meeting: Meeting, *more: str) -> None:
    """Divide the time anew. more: own subjects that come behind the others."""
    own = list(meeting.agenda.order_by("position").values_list("title", flat=True))[len(HEART) - 1 : -1]
    meeting.agenda.all().delete()
    _set_agenda(meeting, [*own, *more])


@transaction.atomic
def add_own_point(actor: Actor, *, meeting_id: int, title: str) -> Meeting:
    """A subject of a parent or the child, in his own words, before the agreements. Errors: Refused, Http404."""
    meeting = locked(actor, meeting_id)
    may_add_point(actor, meeting).enforce()
    words = " ".join(title.split())[:LONGEST_TITLE]
    if not words:
        refuse("meeting.point_empty", _("Schrijf op waar u over wilt praten.")).enforce()
    _fit_agenda(meeting, words)
    happened(PointAdded(**about(meeting), person_id=actor.person_id), by=actor)
    return meeting


@transaction.atomic
def cancel_meeting(actor: Actor, *, meeting_id: int) -> Meeting:
    """The meeting does not take place; the worker mails a CANCEL to everybody. Errors: Refused, Http404."""
    meeting = locked(actor, meeting_id)
    may_change_plan(actor, meeting).enforce()
    meeting.state = MeetingState.CANCELLED
    meeting.sequence += 1
    meeting.save(update_fields=["state", "sequence"])
    happened(MeetingCancelled(**about(meeting)), by=actor)
    end_with_meeting(actor, dossier_id=meeting.dossier_id, meeting_id=meeting.pk)
    return meeting
