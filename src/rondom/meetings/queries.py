"""What is shown or counted of meetings."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Prefetch, Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.consent.queries import organisations_with_ground
from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.queries import Around, circle
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.meetings.asked_by_route import required_capacities
from rondom.meetings.models import (
    AgendaPoint,
    Agreement,
    Decision,
    Dissent,
    Invitee,
    Meeting,
    MinutesPart,
    OtherView,
    PollVoter,
)
from rondom.meetings.summary import Summary, build_summary
from rondom.meetings.terms import (
    AGENDA_IN_SIGHT,
    CARE_CAPACITIES,
    MeetingState,
    Phase,
)
from rondom.meetings.views_given import people_with_a_view
from rondom.people.terms import FAMILY_ROLES

Asked = TypeVar("Asked", Invitee, PollVoter)


def next_meeting(dossier_id: int, *, now: dt.datetime) -> Meeting | None:
    """The meeting that runs or comes first."""
    rows = Meeting.objects.filter(dossier_id=dossier_id)
    rows = rows.filter(Q(state=MeetingState.RUNNING) | Q(state=MeetingState.PLANNED, ends_at__gte=now))
    return rows.select_related("organiser").order_by("starts_at", "pk").first()


def meetings_to_come(dossier_id: int) -> list[Meeting]:
    """Planned or going on, soonest first."""
    rows = Meeting.objects.filter(
        dossier_id=dossier_id, state__in=[MeetingState.PLANNED, MeetingState.RUNNING]
    )
    return list(rows.order_by("starts_at", "pk"))


def last_closed_meeting(dossier_id: int) -> Meeting | None:
    rows = Meeting.objects.filter(dossier_id=dossier_id, state=MeetingState.CLOSED)
    return (
        rows.select_related("dossier__pupil__person", "closed_by", "regie", "regie_asked")
        .order_by("-closed_at")
        .first()
    )


def meetings_until_tonight(actor: Actor, dossier_ids: Collection[int], *, on: dt.date) -> list[Meeting]:
    """My meetings of this day, closed ones too, and earlier ones that nobody closed. One query, for Mijn werk.

    dossier_ids: of the dossiers the actor may see.
    """
    begins = Q(starts_at__date=on, state=MeetingState.CLOSED)
    open_ones = Q(starts_at__date__lte=on, state__in=[MeetingState.PLANNED, MeetingState.RUNNING])
    rows = Meeting.objects.concerning(actor).filter(begins | open_ones, dossier_id__in=dossier_ids)
    return list(rows.order_by("starts_at", "pk"))


def meetings_about(actor: Actor, dossier_ids: Collection[int], *, on: dt.date) -> list[Meeting]:
    """My meetings about some children, newest first; at most 20. One query, for searching."""
    rows = Meeting.objects.visible_to(actor, on=on).concerning(actor).filter(dossier_id__in=dossier_ids)
    return list(rows.select_related("dossier__pupil__person").order_by("-starts_at", "-pk")[:20])


def _mine(actor: Actor, on: dt.date) -> QuerySet[Meeting]:
    own_reply = Prefetch(
        "invitees", Invitee.objects.filter(person_id=actor.person_id, removed_at__isnull=True), to_attr="mine"
    )
    return (
        Meeting.objects.visible_to(actor, on=on)
        .concerning(actor)
        .select_related("dossier__pupil__person", "organiser")
        .prefetch_related(own_reply)
    )


@dataclass(frozen=True, slots=True)
class MyMeetings:
    """to_close: begun, or over without having begun; past: the last twenty."""

    today: list[Meeting]
    to_close: list[Meeting]
    coming: list[Meeting]
    past: list[Meeting]

    @property
    def is_empty(self) -> bool:
        return not (self.today or self.to_close or self.coming or self.past)


def my_meetings(actor: Actor, *, now: dt.datetime) -> MyMeetings:
    on = localtime(now).date()
    open_ones = _mine(actor, on).filter(state__in=[MeetingState.PLANNED, MeetingState.RUNNING])
    rows = list(open_ones.order_by("starts_at", "pk")[:200])
    to_close = [row for row in rows if row.state == MeetingState.RUNNING or row.ends_at < now]
    rest = [row for row in rows if row not in to_close]
    ended = _mine(actor, on).filter(state__in=[MeetingState.CLOSED, MeetingState.CANCELLED])
    return MyMeetings(
        today=[row for row in rest if localtime(row.starts_at).date() == on],
        to_close=to_close,
        coming=[row for row in rest if localtime(row.starts_at).date() > on],
        past=list(ended.order_by("-starts_at", "-pk")[:20]),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody in the circle. reason: why he cannot be asked yet; fixed: always on the list."""

    participant_id: int
    person_id: int
    name: str
    label: str
    organisation: str
    capacity: str
    reason: str
    fixed: bool
    usual: bool


def candidates(dossier: Dossier, *, kind: str, on: dt.date) -> list[Candidate]:
    required = required_capacities(dossier.pk, kind=kind, on=on)
    return [_candidate(around, required) for around in circle(dossier, on=on)]


def _candidate(around: Around, required: Sequence[str]) -> Candidate:
    reason = ""
    if around.waits:
        reason = _("Er is nog geen toestemming voor %(name)s.") % {"name": around.organisation}
    return Candidate(
        participant_id=around.participant_id,
        person_id=around.person_id,
        name=around.name,
        label=around.label,
        organisation=around.organisation,
        capacity=around.capacity,
        reason=reason,
        fixed=around.capacity in FAMILY_ROLES,
        usual=around.capacity in required or around.is_coordinator,
    )


def invitees_of(meeting: Meeting) -> list[Invitee]:
    """Who is on the list, family first."""
    rows = meeting.invitees.filter(removed_at__isnull=True).select_related("person", "organisation")
    return sorted(rows.order_by("pk"), key=lambda row: row.capacity not in FAMILY_ROLES)


def invitee_of(meeting: Meeting, person_id: int) -> Invitee | None:
    return meeting.invitees.filter(removed_at__isnull=True, person_id=person_id).first()


def lost_consent(meeting: Meeting) -> list[Invitee]:
    """Who left the list because a consent was taken back."""
    rows = meeting.invitees.filter(removed_why="no_consent").select_related("person", "organisation")
    return list(rows.order_by("pk"))


def without_ground(meeting: Meeting, *, on: dt.date) -> list[Invitee]:
    """On the list, but not in the circle any more, or of an organisation without a consent today."""
    return lost_ground(meeting.dossier, invitees_of(meeting), on=on)


def lost_ground(dossier: Dossier, rows: Iterable[Asked], *, on: dt.date) -> list[Asked]:
    """Of some people who were asked: who may not know of the child (any more). Two queries, three with a consent."""
    allowed = organisations_with_ground(dossier.pupil_id, on=on) | {dossier.school_id}
    around = set(
        Participant.objects.running_on(on).filter(dossier=dossier).values_list("person_id", flat=True)
    )
    return [
        row
        for row in rows
        if row.person_id not in around or (row.organisation_id and row.organisation_id not in allowed)
    ]


@dataclass(frozen=True, slots=True)
class MissingView:
    """Whose view is not there yet. invitee_id: who can say "niets toe te voegen"; None when not on the list."""

    name: str
    invitee_id: int | None


def missing_views(meeting: Meeting, invitees: Sequence[Invitee] | None = None) -> list[MissingView]:
    """The child, each parent, the school, and care when it is at the table. Three queries."""
    invitees = invitees_of(meeting) if invitees is None else invitees
    given = people_with_a_view(meeting.dossier_id)
    given |= said_nothing_to_add(meeting.dossier_id)
    family = [row for row in invitees if row.capacity in FAMILY_ROLES]
    found = [MissingView(row.person.call_name, row.pk) for row in family if row.person_id not in given]
    for name, capacities in ((_("school"), SCHOOL_CAPACITIES), (_("zorg"), CARE_CAPACITIES)):
        group = [row for row in invitees if row.capacity in capacities]
        if group and not any(row.person_id in given for row in group):
            found.append(MissingView(name, group[0].pk))
    return found


@dataclass(frozen=True, slots=True)
class Point:
    """A subject of the talk with the moment it begins by plan."""

    point: AgendaPoint
    begins_at: dt.datetime
    ends_at: dt.datetime
    is_here: bool


def agenda_of(meeting: Meeting) -> list[Point]:
    begins = meeting.started_at or meeting.starts_at
    points: list[Point] = []
    rows = list(meeting.agenda.order_by("position"))
    here = next((row.pk for row in rows if row.done_at is None), None)
    for row in rows:
        ends = begins + dt.timedelta(minutes=row.minutes)
        is_here = row.pk == here and meeting.state == MeetingState.RUNNING
        points.append(Point(row, begins, ends, is_here))
        begins = ends
    return points


def in_sight(agenda: Sequence[Point]) -> list[Point]:
    """What the bar of the big screen shows of a long agenda: the three phases, where we are and what comes next."""
    if len(agenda) <= AGENDA_IN_SIGHT:
        return list(agenda)
    room = AGENDA_IN_SIGHT - len(Phase)
    next_ones = [row for row in agenda if not row.point.phase and row.point.done_at is None][:room]
    return [row for row in agenda if row.point.phase or row in next_ones]


def parts_of(meeting: Meeting) -> list[MinutesPart]:
    """What was written, by phase and in the order in which people began to write."""
    phases = list(Phase)
    rows = meeting.parts.exclude(revision=0).select_related("author").order_by("pk")
    return sorted((row for row in rows if row.text), key=lambda row: phases.index(Phase(row.phase)))


def agreements_of(meeting: Meeting) -> list[Agreement]:
    return list(meeting.agreements.select_related("action__owner").order_by("pk"))


def decisions_of(meeting: Meeting) -> list[Decision]:
    """With who does not agree, in the order in which it was said. Two queries."""
    dissents = Prefetch("dissents", Dissent.objects.select_related("person", "written_by").order_by("pk"))
    return list(meeting.decisions.select_related("decided_by").prefetch_related(dissents).order_by("pk"))


def other_views_of(meeting: Meeting) -> list[OtherView]:
    return list(meeting.other_views.select_related("person").order_by("written_at", "pk"))


def meeting_by_uid(uid: str) -> Meeting | None:
    """None for a uid that is not one of ours."""
    try:
        return Meeting.objects.filter(uid=uuid.UUID(uid)).first()
    except ValueError:
        return None


def said_nothing_to_add(dossier_id: int) -> set[int]:
    """Persons who said in a meeting of this dossier that they have no view of their own to give."""
    rows = Invitee.objects.filter(meeting__dossier_id=dossier_id, nothing_to_add_at__isnull=False)
    return set(rows.values_list("person_id", flat=True))


@dataclass(frozen=True, slots=True)
class Record:
    """What was written down in a meeting, for a page and for what may still be missing."""

    invitees: list[Invitee]
    agreements: list[Agreement]
    decisions: list[Decision]


def record_of(meeting: Meeting) -> Record:
    """Three queries, and one more when something was decided."""
    return Record(invitees_of(meeting), agreements_of(meeting), decisions_of(meeting))


def summary_for_family(meeting: Meeting, record: Record | None = None) -> Summary:
    """The plain words of a meeting in the language of who reads. Three queries, or none with the record."""
    record = record or record_of(meeting)
    return build_summary(
        meeting,
        call_name=meeting.dossier.pupil.person.call_name,
        invitees=record.invitees,
        agreements=record.agreements,
        decisions=record.decisions,
    )
