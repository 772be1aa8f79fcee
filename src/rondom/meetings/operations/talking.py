"""What happens during the talk: minutes, who is there, agreements, decisions."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.operations import make_action
from rondom.events.record import happened
from rondom.meetings import access, queries
from rondom.meetings.events import (
    AgreementMade,
    AttendanceTicked,
    DecisionTaken,
    MeetingStarted,
    MinutesWritten,
    NothingToAdd,
    PointFinished,
)
from rondom.meetings.models import Agreement, Decision, Invitee, Meeting, MinutesPart
from rondom.meetings.operations.invitations import remove_who_lost_ground
from rondom.meetings.operations.rows import about, locked
from rondom.meetings.terms import LONGEST_MINUTES, DecisionKind, MeetingState, Phase
from rondom.people.terms import FAMILY_ROLES

NOTED_EVERY = dt.timedelta(minutes=1)


@transaction.atomic
def start_meeting(actor: Actor, *, meeting_id: int) -> Meeting:
    """Begin. Whoever lost his ground since the plan was made is off the list. Errors: Refused, Http404."""
    meeting = locked(actor, meeting_id)
    access.may_start(actor, meeting).enforce()
    remove_who_lost_ground(meeting)
    meeting.state, meeting.started_at = MeetingState.RUNNING, clock.now()
    meeting.save(update_fields=["state", "started_at"])
    happened(MeetingStarted(**about(meeting)), by=actor)
    return meeting


@transaction.atomic
def finish_point(actor: Actor, *, meeting_id: int, point_id: int) -> bool:
    """A subject is done. False when it was done already: somebody else was first. Errors: Refused, Http404."""
    meeting = locked(actor, meeting_id)
    access.may_write(actor, meeting).enforce()
    if meeting.agenda.filter(pk=point_id, done_at__isnull=True).update(done_at=clock.now()):
        happened(PointFinished(**about(meeting), point_id=point_id), by=actor)
        return True
    if not meeting.agenda.filter(pk=point_id).exists():
        raise Http404
    return False


@transaction.atomic
def write_minutes(
    actor: Actor, *, meeting_id: int, phase: str, text: str, revision: int, device: str = ""
) -> MinutesPart:
    """Save what the actor himself writes in one phase. revision: the one he started from.

    device: a mark of the page he types in. What it sent before may have been saved without an answer, so the same
    page goes on where it was; another one may not write over it.
    Changing what everybody has been shown asks for showing it again.
    Errors: Refused, Http404, Conflict when he saved from elsewhere in between.
    """
    meeting = locked(actor, meeting_id)
    may = access.may_write_outlook if phase == Phase.OUTLOOK else access.may_write
    may(actor, meeting).enforce()
    if phase not in set(Phase):
        raise Http404
    _check_length(text)
    part = _own_part(meeting, phase, actor.person_id)
    if part.text == text:
        return part
    if part.revision != revision and not (device and part.device == device):
        raise Conflict(theirs=part.text, revision=part.revision)
    part.text, part.revision, part.device = text, part.revision + 1, device[:40]
    part.changed_at = clock.now()
    _note_writing(actor, meeting, part)
    part.save()
    _show_again(meeting)
    return part


def _check_length(text: str) -> None:
    if len(text) > LONGEST_MINUTES:
        refuse(
            "minutes.too_long",
            _("Dit deel is te lang: %(count)s tekens. Er passen %(most)s tekens in.")
            % {"count": len(text), "most": LONGEST_MINUTES},
        ).enforce()


def _own_part(meeting: Meeting, phase: str, person_id: int) -> MinutesPart:
    """The row of the meeting is locked, so nobody else makes this one now."""
    found = meeting.parts.filter(phase=phase, author_id=person_id).first()
    return found or MinutesPart(meeting=meeting, phase=phase, author_id=person_id)


def _note_writing(actor: Actor, meeting: Meeting, part: MinutesPart) -> None:
    """What is typed is saved twice a second: the log says once a minute that he was writing."""
    now = clock.now()
    if part.noted_at and now - part.noted_at < NOTED_EVERY:
        return
    part.noted_at = now
    happened(MinutesWritten(**about(meeting), phase=part.phase, revision=part.revision), by=actor)


def _show_again(meeting: Meeting) -> None:
    if meeting.shown_at:
        meeting.shown_at = None
        meeting.save(update_fields=["shown_at"])


@transaction.atomic
def tick_attendance(
    actor: Actor, *, meeting_id: int, present: Mapping[int, bool], reasons: Mapping[int, str]
) -> None:
    """Who is there, by invitee. When the child or a parent is not, why must be said (AT-12).

    Errors: Refused, Http404.
    """
    meeting = locked(actor, meeting_id)
    access.may_write(actor, meeting).enforce()
    for invitee in queries.invitees_of(meeting):
        if invitee.pk in present:
            _tick(invitee, present[invitee.pk], reasons.get(invitee.pk, "").strip())
    happened(AttendanceTicked(**about(meeting)), by=actor)


def _tick(invitee: Invitee, attended: bool, reason: str) -> None:  # noqa: FBT001
    if not attended and invitee.capacity in FAMILY_ROLES and not reason:
        refuse(
            "attendance.reason_needed",
            _("Schrijf op waarom %(name)s er niet is.") % {"name": invitee.person.call_name},
        ).enforce()
    invitee.attended, invitee.absence_reason = attended, "" if attended else reason[:300]
    invitee.save(update_fields=["attended", "absence_reason"])


@transaction.atomic
def mark_nothing_to_add(actor: Actor, *, meeting_id: int, invitee_id: int) -> Invitee:
    """Somebody has no view of his own to give; recorded by name. Errors: Refused, Http404."""
    meeting = locked(actor, meeting_id)
    invitee = meeting.invitees.filter(pk=invitee_id, removed_at__isnull=True).select_related("person").first()
    if invitee is None:
        raise Http404
    access.may_mark_nothing_to_add(actor, meeting, invitee).enforce()
    if invitee.nothing_to_add_at is None:
        invitee.nothing_to_add_at = clock.now()
        invitee.save(update_fields=["nothing_to_add_at"])
        happened(NothingToAdd(**about(meeting), person_id=invitee.person_id), by=actor)
    return invitee


@transaction.atomic
def make_agreement(
    actor: Actor,
    *,
    meeting_id: int,
    what: str,
    due_on: dt.date | None,
    owner_id: int | None = None,
    owner_name: str = "",
) -> Agreement:
    """Who does what before when: an action at once, in the work of whoever promised it.

    owner_name: somebody from the family's own network. Errors: Refused when a part is missing, Http404.
    """
    meeting = locked(actor, meeting_id)
    access.may_write(actor, meeting).enforce()
    if not (owner_id or owner_name.strip()):
        refuse("agreement.who", _("Kies wie dit doet.")).enforce()
    if not what.strip():
        refuse("agreement.what", _("Schrijf op wat er wordt gedaan.")).enforce()
    if due_on is None:
        refuse("agreement.when", _("Kies wanneer het klaar is.")).enforce()
        raise AssertionError("enforce raised")
    action = make_action(
        actor,
        dossier_id=meeting.dossier_id,
        what=what.strip()[:500],
        due_on=due_on,
        owner_id=owner_id,
        owner_name=owner_name.strip()[:200],
        category=Category.EDUCATION,  # what is agreed says more than who and when
    )
    agreement = Agreement.objects.create(meeting=meeting, action=action)
    _show_again(meeting)
    happened(AgreementMade(**about(meeting), action_id=action.pk), by=actor)
    return agreement


@transaction.atomic
def decide(
    actor: Actor,
    *,
    meeting_id: int,
    kind: str,
    text: str,
    decided_by_id: int,
    mandate: str = "",
    until_on: dt.date | None = None,
) -> Decision:
    """Record a decision. decided_by_id: the invitee at the table who decides; mandate: on whose behalf, or who said yes.

    Errors: Refused (see access.may_decide; another place has a date), Http404.
    """
    meeting = locked(actor, meeting_id)
    invitee = meeting.invitees.filter(pk=decided_by_id, removed_at__isnull=True).first()
    access.may_decide(actor, meeting, kind=kind, decided_by=invitee, mandate=mandate).enforce()
    if invitee is None or kind not in set(DecisionKind):
        raise Http404
    if not text.strip():
        refuse("decision.text", _("Schrijf op wat er is besloten.")).enforce()
    if kind == DecisionKind.PLACED_ELSEWHERE and (until_on is None or until_on < clock.today()):
        refuse(
            "decision.until_on", _("Kies tot wanneer het kind daar is, of wanneer u opnieuw kijkt.")
        ).enforce()
    decision = Decision.objects.create(
        region_id=meeting.region_id,
        meeting=meeting,
        kind=kind,
        text=text.strip()[:1000],
        decided_by_id=invitee.person_id,
        mandate=mandate.strip()[:300] or str(invitee.capacity),
        until_on=until_on,
        decided_at=clock.now(),
    )
    _show_again(meeting)
    happened(DecisionTaken(**about(meeting), decision_id=decision.pk, kind=str(kind)), by=actor)
    return decision
