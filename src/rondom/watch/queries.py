"""What is shown or counted of stagnation."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Avg, Count, F, Max, QuerySet

from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.models import Action, Dossier, Participant
from rondom.dossiers.untold import hidden_participants
from rondom.meetings.queries import next_meeting
from rondom.people.models import Membership
from rondom.people.terms import FAMILY_ROLES, GUEST_ROLES, OrganisationKind
from rondom.routes.queries import open_steps
from rondom.watch.models import Admission, RoleCall, RoleCheck, Rung, RungTerm, StagnationCase, StuckSignal
from rondom.watch.rules import TAKE_UP, RungRule, ladder, rung_rule
from rondom.watch.terms import DESK_ROLES

SeenCase: TypeAlias = StagnationCase
"""What these queries return; screens use this name, because they do not know the tables."""
SeenCall: TypeAlias = RoleCall


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """Where a case goes: an organisation of the region, and the role that gets it there."""

    organisation_id: int
    role: str


def desk_for(dossier: Dossier, role: str, *, on: dt.date) -> DeskPlace | None:
    """The organisation of the region whose people have this role: that of the town of the school first."""
    rows = Membership.objects.running_on(on).filter(region_id=dossier.region_id, role=role)
    places = list(
        rows.order_by("organisation_id").values_list("organisation_id", "organisation__city").distinct()
    )
    if not places:
        return None
    city = dossier.school.city
    near = [pk for pk, town in places if city and town == city]
    return DeskPlace((near or [pk for pk, _town in places])[0], role)


def workers_of(case: StagnationCase, *, on: dt.date) -> list[int]:
    """Person ids of who has the case on his desk, without those who stand around the child themselves."""
    around = Participant.objects.running_on(on).filter(dossier=case.dossier_id).values("person_id")
    rows = Membership.objects.running_on(on).filter(
        region_id=case.region_id, organisation_id=case.organisation_id or 0, role=case.desk_role
    )
    everybody = list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())
    independent = list(rows.exclude(person_id__in=around).values_list("person_id", flat=True).distinct())
    return sorted(independent) or everybody


def on_desk(actor: Actor) -> QuerySet[StagnationCase]:
    """Open cases on the desk of this hat. One query; none in another role."""
    if actor.role not in DESK_ROLES:
        return StagnationCase.objects.none()
    return StagnationCase.objects.filter(
        region_id=actor.region_id,
        organisation_id=actor.organisation_id or 0,
        desk_role=actor.role,
        closed_on__isnull=True,
    )


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A case in the list of a desk: whose child, since when, and until when somebody takes it up."""

    case: StagnationCase
    rung: Rung | None
    take_up_before_on: dt.date | None
    said: int


def desk_rows(actor: Actor) -> list[DeskRow]:
    """Not taken up first, the oldest first. Four queries."""
    rows = on_desk(actor).select_related("dossier__pupil__person", "dossier__school")
    cases = list(rows.annotate(said=Count("signals")).order_by("opened_on", "pk"))
    rungs = _desk_rungs(cases)
    found = [
        DeskRow(case, rungs.get(case.pk), take_up_day(rungs.get(case.pk)), getattr(case, "said", 0))
        for case in cases
    ]
    return sorted(found, key=lambda row: row.rung is not None and row.rung.taken_by_id is not None)


def _desk_rungs(cases: Collection[StagnationCase]) -> dict[int, Rung]:
    """The open rung of every case that is at a desk: the last one."""
    rows = Rung.objects.filter(case__in=cases, organisation__isnull=False, ended_on=None)
    rows = rows.select_related("taken_by", "organisation").prefetch_related("terms")
    return {row.case_id: row for row in rows.order_by("pk")}


def desk_rung(case: StagnationCase) -> Rung | None:
    return _desk_rungs([case]).get(case.pk)


def take_up_day(rung: Rung | None) -> dt.date | None:
    """Until when somebody has to take it up; None when somebody did."""
    if rung is None or rung.taken_by_id:
        return None
    return next((row.due_on for row in rung.terms.all() if row.code == TAKE_UP), None)


@dataclass(frozen=True, slots=True)
class DeskFigures:
    """Of closed cases of a desk: how many of each outcome, and how long they took. No children."""

    outcome: str
    count: int
    average_days: int
    longest_days: int


def desk_figures(actor: Actor) -> list[DeskFigures]:
    """Of the desk of this hat. One query."""
    rows = StagnationCase.objects.filter(
        region_id=actor.region_id,
        organisation_id=actor.organisation_id or 0,
        desk_role=actor.role,
        closed_on__isnull=False,
    )
    lasted = F("closed_on") - F("opened_on")
    with as_system("how many and how long, of no child"):
        found = list(
            rows.order_by("outcome")
            .values("outcome")
            .annotate(count=Count("pk"), average=Avg(lasted), longest=Max(lasted))
        )
    return [
        DeskFigures(row["outcome"], row["count"], row["average"].days, row["longest"].days) for row in found
    ]


def newest_case(dossier_id: int) -> SeenCase | None:
    rows = StagnationCase.objects.filter(dossier_id=dossier_id).select_related("organisation", "closed_by")
    return rows.order_by("-pk").first()


def cases_of(dossier_id: int) -> list[SeenCase]:
    rows = StagnationCase.objects.filter(dossier_id=dossier_id).select_related("organisation", "closed_by")
    return list(rows.order_by("pk"))


def signals_of(case_id: int) -> list[StuckSignal]:
    return list(StuckSignal.objects.filter(case_id=case_id).select_related("by").order_by("said_on", "pk"))


def calls_of(case_id: int) -> list[SeenCall]:
    rows = RoleCall.objects.filter(case_id=case_id)
    return list(
        rows.select_related("case", "participant__person", "participant__organisation", "asked_by").order_by(
            "pk"
        )
    )


@dataclass(frozen=True, slots=True)
class TermShown:
    title: str
    who: str
    due_on: dt.date
    done_on: dt.date | None
    code: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class RungShown:
    """A rung that was taken, with the words of the ladder. rule: None when the ladder has it no more."""

    rung: Rung
    title: str
    rule: RungRule | None
    terms: tuple[TermShown, ...]

    @property
    def is_late(self) -> bool:
        return any(row.is_late for row in self.terms)


def rungs_of(dossier_id: int, *, region: str, on: dt.date) -> list[RungShown]:
    """Every rung around a child, oldest first. Two queries."""
    rows = Rung.objects.filter(case__dossier=dossier_id).select_related("organisation", "taken_by", "case")
    return [_shown(row, region, on) for row in rows.prefetch_related("terms").order_by("begun_on", "pk")]


def _shown(row: Rung, region: str, on: dt.date) -> RungShown:
    rule = rung_rule(region, row.code)
    terms = sorted(row.terms.all(), key=lambda term: (term.due_on, term.pk))
    return RungShown(
        row, rule.title if rule else row.code, rule, tuple(_term(term, rule, on) for term in terms)
    )


def _term(row: RungTerm, rule: RungRule | None, on: dt.date) -> TermShown:
    words = rule.term(row.code) if rule else None
    return TermShown(
        title=words.title if words else row.code,
        who=words.who if words else "",
        due_on=row.due_on,
        done_on=row.done_on,
        code=row.code,
        is_late=row.is_late_on(on),
    )


def rungs_for(dossier: Dossier, *, on: dt.date) -> list[RungRule]:
    """The rungs of the region of a dossier: a desk that nobody in the region has, is not there. One query."""
    there = set(
        Membership.objects.running_on(on)
        .filter(region_id=dossier.region_id, role__in=DESK_ROLES)
        .values_list("role", flat=True)
    )
    return [row for row in ladder().of(dossier.region.slug) if row.desk is None or row.desk in there]


# What a desk sees of a child: who, when, due ----------------------------------------------


@dataclass(frozen=True, slots=True)
class Someone:
    participant_id: int
    name: str
    label: str
    capacity: str
    organisation: str
    since_on: dt.date
    taken: bool | None
    is_coordinator: bool


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a day and a person, without what it is about."""

    who: str
    due_on: dt.date
    is_late: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Process data: who stands around the child, what is due of whom and when. No word of what it is about."""

    people: tuple[Someone, ...]
    promises: tuple[Due, ...]
    steps: tuple[tuple[str, dt.date | None], ...]
    meeting_on: dt.datetime | None
    coordinator: str


def sheet_of(case: StagnationCase, *, on: dt.date, now: dt.datetime) -> Sheet:
    """Seven queries. case: as its desk fetched it."""
    with as_system("who has the case on his desk sees who, when and due; not the dossier"):
        dossier = Dossier.objects.select_related("baton__holder", "pupil").get(pk=case.dossier_id)
        actions = Action.objects.filter(dossier=dossier, done_at=None).select_related("owner")
        promises = tuple(
            Due(row.owner.name if row.owner else row.owner_name, row.due_on, row.due_on < on)
            for row in actions.order_by("due_on", "pk")
        )
        meeting = next_meeting(dossier.pk, now=now)
        return Sheet(
            people=tuple(_people(case, dossier, on)),
            promises=promises,
            steps=tuple((step.title, step.due_on) for step in open_steps([dossier.pk]).get(dossier.pk, [])),
            meeting_on=meeting.starts_at if meeting else None,
            coordinator=dossier.baton.holder.name,
        )


def _people(case: StagnationCase, dossier: Dossier, on: dt.date) -> list[Someone]:
    """Nobody of whom the family does not know yet, and no guest."""
    found = dict(RoleCheck.objects.filter(case=case).values_list("participant_id", "taken"))
    return [
        Someone(
            participant_id=row.pk,
            name=row.person.name,
            label=str(row.get_capacity_display()),
            capacity=row.capacity,
            organisation=row.organisation.name if row.organisation else "",
            since_on=row.valid_from,
            taken=found.get(row.pk),
            is_coordinator=dossier.baton.is_held_by(row.person_id, row.organisation_id, row.capacity),
        )
        for row in people_around(dossier, on=on)
    ]


def people_around(dossier: Dossier, *, on: dt.date) -> list[Participant]:
    """Who can be asked about his role: the family first."""
    hidden = hidden_participants(dossier.pupil_id, on=on)
    rows = Participant.objects.running_on(on).filter(dossier=dossier)
    rows = rows.exclude(pk__in=hidden).exclude(capacity__in=GUEST_ROLES)
    found = list(rows.select_related("person", "organisation").order_by("valid_from", "pk"))
    return sorted(found, key=lambda row: row.capacity not in FAMILY_ROLES)


def is_region_without_point(dossier: Dossier, case: StagnationCase | None) -> bool:
    """The case went to the samenwerkingsverband because the region has no stagnatiepunt, in words for everybody."""
    if case is None or case.organisation is None:
        return False
    return case.organisation.kind == OrganisationKind.SWV


# Of several dossiers at once ---------------------------------------------------------------


def open_cases(dossier_ids: Collection[int]) -> QuerySet[StagnationCase]:
    return StagnationCase.objects.filter(dossier_id__in=dossier_ids, closed_on__isnull=True)


def calls_to(actor: Actor) -> QuerySet[RoleCall]:
    """What somebody is asked about his role, in the hat that is on, and did not answer. One query."""
    rows = RoleCall.objects.filter(
        participant__person_id=actor.person_id,
        participant__organisation=actor.organisation_id,
        participant__capacity=actor.role,
        answered_on__isnull=True,
        case__closed_on__isnull=True,
    )
    return rows.select_related("case", "asked_by").order_by("answer_before_on", "pk")


def is_admission_of(dossier_id: int, admission_id: int) -> bool:
    return Admission.objects.filter(dossier_id=dossier_id, pk=admission_id).exists()


def admissions_of(dossier_id: int) -> list[Admission]:
    """Applications at a school, newest first. One query."""
    rows = Admission.objects.filter(dossier_id=dossier_id).select_related("written_by")
    return list(rows.order_by("-asked_on", "-pk"))
