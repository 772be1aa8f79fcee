"""Meetings of the crowd: every third child had one, every sixth will have one."""

import datetime as dt
from collections.abc import Iterator

from rondom.demo.crowd.cases import text
from rondom.demo.crowd.families import Case
from rondom.demo.crowd.region import BATCH, Stage
from rondom.meetings.models import AgendaPoint, Invitee, Meeting, MinutesPart
from rondom.meetings.terms import MeetingKind, MeetingState, Phase, Reply
from rondom.people.terms import Role

EVERY = 3


def hold_meetings(stage: Stage, cases: list[Case]) -> None:
    pairs = [(case, _meeting(stage, case)) for case in cases if case.number % EVERY == 0]
    Meeting.objects.bulk_create([meeting for _case, meeting in pairs], batch_size=BATCH)
    invitees = [row for pair in pairs for row in _invitees(stage, *pair)]
    Invitee.objects.bulk_create(invitees, batch_size=BATCH)
    agenda = [row for _case, meeting in pairs for row in _agenda(meeting)]
    AgendaPoint.objects.bulk_create(agenda, batch_size=BATCH)
    parts = [row for pair in pairs for row in _parts(stage, *pair)]
    MinutesPart.objects.bulk_create(parts, batch_size=BATCH)


def _meeting(stage: Stage, case: Case) -> Meeting:
    closed = case.number % (2 * EVERY) == 0
    day = stage.days_ago(20) if closed else stage.today + dt.timedelta(days=stage.dice.randint(1, 30))
    starts_at = stage.moment(day)
    return Meeting(
        region=stage.region,
        dossier=case.dossier,
        kind=MeetingKind.IHI if case.helpers else MeetingKind.TALK,
        state=MeetingState.CLOSED if closed else MeetingState.PLANNED,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(hours=1),
        place="de teamkamer van de school",
        goal="samen kijken wat nu nodig is",
        organiser_id=case.coordinator.person_id,
        started_at=starts_at if closed else None,
        closed_at=starts_at + dt.timedelta(hours=1) if closed else None,
        closed_by_id=case.coordinator.person_id if closed else None,
        shown_at=starts_at if closed else None,
        summary=text(stage, 3) if closed else "",
    )


def _invitees(stage: Stage, case: Case, meeting: Meeting) -> Iterator[Invitee]:
    people = [
        (case.coordinator.person_id, case.coordinator.organisation_id, Role.IB),
        (case.teacher.person_id, case.teacher.organisation_id, Role.TEACHER),
        *((parent.pk, None, Role.PARENT) for parent in case.parents),
        *((member.person_id, member.organisation_id, member.role) for member in case.helpers),
    ]
    closed = meeting.state == MeetingState.CLOSED
    for person_id, organisation_id, capacity in people:
        yield Invitee(
            region=stage.region,
            meeting=meeting,
            person_id=person_id,
            organisation_id=organisation_id,
            capacity=capacity,
            reply=Reply.YES if closed else stage.dice.choice(Reply.values),
            attended=True if closed else None,
        )


def _agenda(meeting: Meeting) -> Iterator[AgendaPoint]:
    for position, phase in enumerate(Phase):
        yield AgendaPoint(meeting=meeting, position=position, title=str(phase.label), minutes=20, phase=phase)


def _parts(stage: Stage, case: Case, meeting: Meeting) -> Iterator[MinutesPart]:
    if meeting.state != MeetingState.CLOSED:
        return
    for phase in Phase.values:
        yield MinutesPart(
            meeting=meeting,
            phase=phase,
            text=text(stage, 6),
            revision=1,
            changed_at=meeting.started_at,
            author_id=case.coordinator.person_id,
        )
