"""A child with a whole plan, the samenwerkingsverband in the circle on a consent, and money for the board."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from rondom.arrangements import operations
from rondom.arrangements.models import ArrangementDecision, ArrangementPart, ArrangementRequest, Budget
from rondom.arrangements.money import school_year_of
from rondom.consent.operations import answer_consent
from rondom.core.actor import Actor
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import add_participant, ask_consent
from rondom.plans.models import Goal, Plan
from rondom.plans.operations import write_paragraph
from rondom.plans.terms import Section
from tests.plans.conftest import goal, goal_text, picture, storage, views, whole_plan
from tests.snapshot import Builder

__all__ = ["goal", "goal_text", "picture", "storage", "views", "whole_plan"]

TYPED = {
    "reason": "Sami loopt vast op meer gebieden.",
    "plan": "Een begeleider oefent met hem in de klas.",
    "own_part": "De leerkracht leest elke dag met hem.",
}


@pytest.fixture
def actor(world: Demo) -> Callable[[str], Actor]:
    return lambda key: world.actors[key]


def share_with(world: Demo, dossier: Dossier, key: str, *, until: dt.date) -> None:
    """Both parents say yes to the organisation of somebody, and he comes into the circle."""
    anouk = world.actors["anouk"]
    membership = world.actors[key].membership_id or 0
    consent = ask_consent(
        anouk,
        dossier_id=dossier.pk,
        membership_id=membership,
        purpose="think_along",
        categories=["process", "education", "care", "family"],
        valid_until=until,
    )
    for parent in ("rania", "thomas"):
        answer_consent(world.actors[parent], consent_id=consent.pk, answer="yes")
    add_participant_once(world, dossier, key)


def add_participant_once(world: Demo, dossier: Dossier, key: str) -> None:
    membership = world.actors[key].membership_id or 0
    if not dossier.participants.filter(person=world.people[key]).exists():
        add_participant(
            world.actors["anouk"], dossier_id=dossier.pk, membership_id=membership, reason="arrangement"
        )


@pytest.fixture
def shared(build: Builder, world: Demo, whole_plan: Plan, today: dt.date) -> Dossier:
    """Sami's dossier, shared with the samenwerkingsverband (Jorrit, Ilse) and youth help (Bram)."""

    def done() -> Dossier:
        dossier = whole_plan.dossier
        for key in ("daan", "rania"):
            write_paragraph(
                world.actors[key],
                dossier_id=dossier.pk,
                section=Section.IS_HARD,
                text="Lezen in een drukke klas.",
            )
        for key in ("jorrit", "bram"):
            share_with(world, dossier, key, until=today + dt.timedelta(days=200))
        add_participant_once(world, dossier, "ilse")
        return Dossier.objects.get(pk=dossier.pk)

    return build("shared_for_arrangements", done)


@pytest.fixture
def budgets(build: Builder, world: Demo, today: dt.date) -> list[Budget]:
    """Ten thousand euro for the board, this school year and the next."""

    def made() -> list[Budget]:
        year = school_year_of(today)
        return [set_budget(world, each, 1_000_000) for each in (year, year + 1)]

    return build("budgets_of_the_board", made)


def set_budget(world: Demo, school_year: int, cents: int, *, revision: int = 0) -> Budget:
    return operations.set_budget(
        world.actors["jorrit"],
        board_id=world.organisations["board"].pk,
        school_year=school_year,
        cents=cents,
        revision=revision,
    )


@pytest.fixture
def request_(world: Demo, shared: Dossier) -> ArrangementRequest:
    """Begun by the intern begeleider, filled from the dossier."""
    return operations.begin_request(world.actors["anouk"], dossier_id=shared.pk, kind="support")


@pytest.fixture
def fill(world: Demo, today: dt.date) -> Callable[..., ArrangementRequest]:
    """fill(request, cents=…, days=…): what the dossier does not know, and the period."""

    def typed(row: ArrangementRequest, *, cents: int = 80_000, days: int = 60) -> ArrangementRequest:
        return operations.save_request(
            world.actors["anouk"],
            dossier_id=row.dossier_id,
            request_id=row.pk,
            answers=TYPED,
            wanted=operations.Wanted(
                first_on=today, last_on=today + dt.timedelta(days=days - 1), cents=cents
            ),
            revision=row.revision,
        )

    return typed


@pytest.fixture
def sent(
    world: Demo, request_: ArrangementRequest, fill: Callable[..., ArrangementRequest]
) -> ArrangementRequest:
    row = fill(request_)
    return operations.send_request(world.actors["anouk"], dossier_id=row.dossier_id, request_id=row.pk)


@pytest.fixture
def ruling(today: dt.date) -> Callable[..., operations.Ruling]:
    """ruling(cents=…): two hours a week for sixty days, within every cap."""

    def typed(**changed: object) -> operations.Ruling:
        values: dict[str, object] = {
            "verdict": "granted",
            "reason": "Dit past bij wat Sami nodig heeft.",
            "has_no_interest": True,
            "conditions": "Kijk na zes weken terug.",
            "first_on": today,
            "last_on": today + dt.timedelta(days=59),
            "hours_per_week": Decimal(2),
            "rate_cents": 5000,
            "cents": 80_000,
        }
        return operations.Ruling(**(values | changed))  # type: ignore[arg-type]

    return typed


@pytest.fixture
def granted(
    world: Demo,
    sent: ArrangementRequest,
    budgets: list[Budget],
    ruling: Callable[..., operations.Ruling],
) -> ArrangementDecision:
    return operations.decide(
        world.actors["jorrit"], dossier_id=sent.dossier_id, request_id=sent.pk, ruling=ruling()
    )


@pytest.fixture
def part_text(world: Demo, goal: Goal, today: dt.date) -> Callable[..., operations.PartText]:
    """part_text(side="care", …): help from youth help, paid by the gemeente, from today on."""

    def typed(**changed: object) -> operations.PartText:
        values: dict[str, object] = {
            "side": "care",
            "what": "Gesprekken thuis over rust na school.",
            "provider_id": world.organisations["jgh"].pk,
            "hours_per_week": Decimal("1.5"),
            "first_on": today,
            "last_on": today + dt.timedelta(days=89),
            "payer": "municipality",
            "cents": 120_000,
            "goal_ids": [goal.pk],
        }
        return operations.PartText(**(values | changed))  # type: ignore[arg-type]

    return typed


@pytest.fixture
def running_part(
    world: Demo, granted: ArrangementDecision, part_text: Callable[..., operations.PartText], today: dt.date
) -> ArrangementPart:
    """Help that the samenwerkingsverband pays, given by youth help, started today and not begun yet."""
    anouk, dossier_id = world.actors["anouk"], granted.request.dossier_id
    text = part_text(payer="swv", cents=80_000, decision_number=granted.number)
    part = operations.save_part(anouk, dossier_id=dossier_id, text=text)
    operations.choose_evaluation(anouk, dossier_id=dossier_id, evaluate_on=today + dt.timedelta(days=60))
    operations.start_arrangement(anouk, dossier_id=dossier_id)
    part.refresh_from_db()
    return part
