"""What is shown or counted of meetings."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.consent.queries import organisations_with_ground
from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.queries import Around, circle
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.meetings.models import AgendaPoint, Agreement, Decision, Invitee, Meeting, MinutesPart, OtherView
from rondom.meetings.summary import Summary, build_summary
from rondom.meetings.terms import ASKS_MANDATES, CARE_CAPACITIES, MANDATES, MeetingKind, MeetingState, Phase
from rondom.meetings.views_given import people_with_a_view
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.routes.definition import Route
from rondom.routes.models import StepVisit
from rondom.routes.queries import facts_about, label_of, route_of


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
    return rows.select_related("dossier__pupil__person", "closed_by").order_by("-closed_at").first()


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


def route_on(dossier_id: int, *, on: dt.date) -> tuple[Route, str] | None:
    """The route of a dossier on a day, and the step it came to last."""
    visit = (
        StepVisit.objects.filter(dossier_id=dossier_id, arrived_on__lte=on)
        .select_related("route")
        .order_by("arrived_on", "pk")
        .last()
    )
    return (route_of(visit.route), visit.step) if visit else None


def kinds_for(dossier_id: int, *, on: dt.date) -> list[tuple[str, str]]:
    """(kind, title) of the meetings a route knows, that of the present step first; and a plain talk.

    Before a route begins: the IHI meeting and a talk.
    """
    found = route_on(dossier_id, on=on)
    if found is None:
        return [(kind.value, str(kind.label)) for kind in (MeetingKind.IHI, MeetingKind.TALK)]
    route, step = found
    rows = [row for row in route.meeting_kinds if row.key in MeetingKind.values]
    rows.sort(key=lambda row: step not in row.steps)
    return [*((row.key, row.title) for row in rows), (MeetingKind.TALK.value, str(MeetingKind.TALK.label))]


def missing_for_kind(dossier_id: int, *, kind: str, on: dt.date, outside: bool = False) -> list[str]:
    """The words for what the route wants before this child is on the agenda of such a meeting (R-CON-4).

    outside: what it wants before somebody from outside the school is asked for it (HIA: the growth document).
    """
    found = route_on(dossier_id, on=on)
    row = next((row for row in found[0].meeting_kinds if row.key == kind), None) if found else None
    names = () if row is None else row.outside_needs if outside else row.needs
    if found is None or not names:
        return []
    known = facts_about([dossier_id], names)[dossier_id]
    return [label_of(found[0], name) for name in names if name not in known]


def must_be_asked(dossier_id: int, *, kind: str, on: dt.date) -> tuple[str, ...]:
    """Capacities without which a meeting of this kind is not held at the step where the dossier is.

    Who the step requires, as the director from the trajectbegeleider on (AT-04). The family is always asked.
    """
    found = route_on(dossier_id, on=on)
    row = next((row for row in found[0].meeting_kinds if row.key == kind), None) if found else None
    if found is None or row is None or found[1] not in row.steps:
        return ()
    return tuple(role for role in found[0].step(found[1]).requires if role not in FAMILY_ROLES)


def extra_means_kind(dossier_id: int, *, on: dt.date) -> str:
    """The only kind of meeting that grants extra means; "" when the route has no such rule."""
    found = route_on(dossier_id, on=on)
    return found[0].rules.extra_means_only_from if found else MeetingKind.IHI.value


def required_capacities(dossier_id: int, *, kind: str, on: dt.date) -> tuple[str, ...]:
    """Who belongs at a meeting of this kind, says the route of the dossier; nothing without a route."""
    found = route_on(dossier_id, on=on)
    kinds = found[0].meeting_kinds if found else ()
    return next((tuple(row.required) for row in kinds if row.key == kind), ())


def contact_groups(dossier_id: int, *, kind: str, on: dt.date) -> tuple[tuple[str, ...], ...]:
    """Groups of capacities of which one is always at a meeting of this kind, says the route (AT-06)."""
    found = route_on(dossier_id, on=on)
    kinds = found[0].meeting_kinds if found else ()
    return next((row.contacts for row in kinds if row.key == kind), ())


def missing_people(dossier_id: int, capacities: Collection[str], *, kind: str, on: dt.date) -> list[str]:
    """The right-people check: roles of the route, and mandates, that nobody on the list brings."""
    found = [
        str(Role(role).label)
        for role in required_capacities(dossier_id, kind=kind, on=on)
        if role in set(Role) and role not in capacities
    ]
    if kind in ASKS_MANDATES:
        found += [str(name) for name, bringers in MANDATES if not bringers & set(capacities)]
    return found


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
    allowed = organisations_with_ground(meeting.dossier.pupil_id, on=on) | {meeting.dossier.school_id}
    around = set(
        Participant.objects.running_on(on)
        .filter(dossier_id=meeting.dossier_id)
        .values_list("person_id", flat=True)
    )
    return [
        row
        for row in invitees_of(meeting)
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


def parts_of(meeting: Meeting) -> dict[str, MinutesPart]:
    """Every phase, also those nobody wrote in yet."""
    found = {part.phase: part for part in meeting.parts.select_related("changed_by")}
    return {phase: found.get(phase) or MinutesPart(meeting=meeting, phase=phase) for phase in Phase}


def agreements_of(meeting: Meeting) -> list[Agreement]:
    return list(meeting.agreements.select_related("action__owner").order_by("pk"))


def decisions_of(meeting: Meeting) -> list[Decision]:
    return list(meeting.decisions.select_related("decided_by").order_by("pk"))


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
    """Three queries."""
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
