"""Many arrangements of one school year at once, past the operations: to count a year of a large region."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from rondom.arrangements.models import (
    Arrangement,
    ArrangementDecision,
    ArrangementPart,
    ArrangementRequest,
    Budget,
    Commitment,
    Invoice,
    PartGoal,
)
from rondom.arrangements.money import first_day_of, split_over_years
from rondom.arrangements.rules import library_of
from rondom.arrangements.terms import ArrangementState, PartSide, Payer, RequestState, Verdict
from rondom.core import clock
from rondom.dossiers.models import Baton, Dossier
from rondom.families.models import Family, Pupil
from rondom.people.models import Organisation, Person
from rondom.plans.models import Goal, GrowthDocument
from rondom.plans.terms import Domain, GoalState

BATCH = 1000
CHILDREN_IN_TEN = 8  # some children have two arrangements in a year


@dataclass(frozen=True, slots=True)
class Place:
    """Where it all happens. provider: who gives the help."""

    region_id: int
    decider: Person
    office: Organisation
    provider: Organisation
    schools: Sequence[Organisation]


def build_money_year(place: Place, *, count: int, school_year: int, seed: int = 1) -> None:
    """The same seed gives the same amounts. Periods may go on after the summer; the budgets are there."""
    dice = Random(seed)  # noqa: S311 - figures to measure with
    dossiers = _dossiers(place, max(1, count * CHILDREN_IN_TEN // 10), first_day_of(school_year))
    goals = _goals(place, dossiers, dice)
    requests = _requests(place, dossiers, count, first_day_of(school_year), dice)
    decisions = _decisions(place, requests, school_year, dice)
    commitments = _commitments(place, decisions, requests)
    _invoices(place, commitments, dice)
    _parts(place, decisions, requests, goals)


def _dossiers(place: Place, count: int, opened_on: dt.date) -> list[Dossier]:
    region = place.region_id
    families = Family.objects.bulk_create([Family(region_id=region) for _ in range(count)], BATCH)
    people = Person.objects.bulk_create(
        [Person(region_id=region, call_name="Kind", last_name=f"Nummer {n}") for n in range(count)], BATCH
    )
    pupils = Pupil.objects.bulk_create(
        [Pupil(region_id=region, person=people[n], family=families[n]) for n in range(count)], BATCH
    )
    batons = Baton.objects.bulk_create(
        [
            Baton(
                region_id=region,
                family=family,
                holder=place.decider,
                organisation=place.office,
                since_on=opened_on,
            )
            for family in families
        ],
        BATCH,
    )
    rows = [
        Dossier(
            region_id=region,
            pupil=pupils[n],
            baton=batons[n],
            school=place.schools[n % len(place.schools)],
            opened_on=opened_on,
        )
        for n in range(count)
    ]
    return Dossier.objects.bulk_create(rows, BATCH)


def _goals(place: Place, dossiers: list[Dossier], dice: Random) -> dict[int, Goal]:
    """One for each dossier: {dossier: goal}."""
    documents = GrowthDocument.objects.bulk_create(
        [GrowthDocument(region_id=place.region_id, dossier=row, opened_on=row.opened_on) for row in dossiers],
        BATCH,
    )
    goals = [
        Goal(
            region_id=place.region_id,
            document=document,
            domain=Domain.values[0],
            text="Lezen",
            owner=place.decider,
            measure="minuten",
            start_value=0,
            target_value=10,
            target_on=document.opened_on,
            state=dice.choice(GoalState.values),
            made_by=place.decider,
            made_at=clock.now(),
        )
        for document in documents
    ]
    return {row.document.dossier_id: row for row in Goal.objects.bulk_create(goals, BATCH)}


def _requests(
    place: Place, dossiers: list[Dossier], count: int, first: dt.date, dice: Random
) -> list[ArrangementRequest]:
    kinds = [{"code": kind.code, "title": kind.title} for kind in library_of("zoetermeer").kinds]
    rows = []
    for number in range(count):
        dossier = dossiers[number % len(dossiers)]
        rows.append(
            ArrangementRequest(
                region_id=place.region_id,
                dossier=dossier,
                school_id=dossier.school_id,
                board_id=dossier.school.board_id or dossier.school_id,
                kind=dice.choice(kinds),
                fields=[],
                wanted_from=first,
                wanted_until=first + dt.timedelta(days=1),
                wanted_cents=1,
                state=RequestState.DECIDED,
                made_by=place.decider,
                made_on=first,
                sent_by=place.decider,
                sent_on=first,
                expected_on=first,
            )
        )
    return ArrangementRequest.objects.bulk_create(rows, BATCH)


def _decisions(
    place: Place, requests: list[ArrangementRequest], school_year: int, dice: Random
) -> list[ArrangementDecision]:
    first = first_day_of(school_year)
    rows = []
    for number, request in enumerate(requests, start=1):
        starts = first + dt.timedelta(days=dice.randrange(330))
        rows.append(
            ArrangementDecision(
                region_id=place.region_id,
                request=request,
                number=f"{school_year}-{9000 + number}",
                verdict=Verdict.GRANTED,
                decided_by=place.decider,
                decided_for=place.office,
                mandate="swv_coordinator",
                decided_on=first,
                own_interest_none=True,
                reason="Dit past.",
                valid_from=starts,
                valid_until=starts + dt.timedelta(days=dice.randrange(14, 200)),
                granted_cents=dice.randrange(1, 600_000),
                objection_until=first,
            )
        )
    return ArrangementDecision.objects.bulk_create(rows, BATCH)


def _commitments(
    place: Place, decisions: list[ArrangementDecision], requests: list[ArrangementRequest]
) -> list[Commitment]:
    budgets: dict[tuple[int, int], Budget] = {}
    rows = []
    for decision, request in zip(decisions, requests, strict=True):
        assert decision.valid_from is not None  # noqa: S101 - made above
        assert decision.valid_until is not None  # noqa: S101
        parts = split_over_years(
            decision.granted_cents, valid_from=decision.valid_from, valid_until=decision.valid_until
        )
        for year, cents in parts.items():
            key = (request.board_id, year)
            budgets[key] = budgets.get(key) or _budget(place, *key)
            rows.append(
                Commitment(region_id=place.region_id, decision=decision, budget=budgets[key], cents=cents)
            )
    return Commitment.objects.bulk_create(rows, BATCH)


def _budget(place: Place, board_id: int, year: int) -> Budget:
    values = {"allocated_cents": 10**12, "set_by": place.decider, "set_at": clock.now()}
    row, _made = Budget.objects.get_or_create(
        region_id=place.region_id, board_id=board_id, school_year=year, defaults=values
    )
    return row


def _invoices(place: Place, commitments: list[Commitment], dice: Random) -> None:
    """Nine in ten are paid, in one to three bills, never more than was committed."""
    rows = []
    for commitment in commitments:
        left = commitment.cents
        for number in range(dice.choice((0, 1, 1, 1, 1, 2, 2, 2, 3, 3))):
            cents = dice.randint(0, left)
            left -= cents
            if cents:
                rows.append(
                    Invoice(
                        region_id=place.region_id,
                        commitment=commitment,
                        number=f"F{number}",
                        cents=cents,
                        delivered_on=first_day_of(commitment.budget.school_year),
                        booked_by=place.decider,
                        booked_on=clock.today(),
                    )
                )
    Invoice.objects.bulk_create(rows, BATCH)


def _parts(
    place: Place,
    decisions: list[ArrangementDecision],
    requests: list[ArrangementRequest],
    goals: dict[int, Goal],
) -> None:
    wholes = _wholes(place, decisions, requests)
    parts = ArrangementPart.objects.bulk_create(
        [_part(place, whole, decision) for whole, decision in zip(wholes, decisions, strict=True)], BATCH
    )
    PartGoal.objects.bulk_create(
        [
            PartGoal(part=part, goal=goals[request.dossier_id])
            for part, request in zip(parts, requests, strict=True)
        ],
        BATCH,
    )


def _wholes(
    place: Place, decisions: list[ArrangementDecision], requests: list[ArrangementRequest]
) -> list[Arrangement]:
    return Arrangement.objects.bulk_create(
        [
            Arrangement(
                region_id=place.region_id,
                dossier_id=request.dossier_id,
                state=ArrangementState.ENDED,
                made_by=place.decider,
                made_on=decision.decided_on,
                started_on=decision.valid_from,
                ended_on=decision.valid_until,
                evaluate_on=decision.valid_until,
                end_reason="Klaar.",
            )
            for decision, request in zip(decisions, requests, strict=True)
        ],
        BATCH,
    )


def _part(place: Place, whole: Arrangement, decision: ArrangementDecision) -> ArrangementPart:
    assert decision.valid_from is not None  # noqa: S101 - made above
    assert decision.valid_until is not None  # noqa: S101
    return ArrangementPart(
        region_id=place.region_id,
        arrangement=whole,
        side=PartSide.EDUCATION,
        what="Lezen",
        provider=place.provider,
        hours_per_week=1,
        starts_on=decision.valid_from,
        ends_on=decision.valid_until,
        payer=Payer.SWV,
        cents=decision.granted_cents,
        decision=decision,
        begun_on=decision.valid_from,
    )
