"""A picture that is whole, a plan that has everything, a version that is frozen."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.plans import operations as plans
from rondom.plans.models import Evaluation, Goal, GrowthDocument, Plan, PlanVersion, SignatureSlot
from rondom.plans.terms import Domain, FactorKind, HearingWay, PlanPart, Section
from tests.snapshot import Builder

Write = Callable[..., object]


@pytest.fixture(autouse=True)
def storage(settings: object, tmp_path: object) -> None:
    """Files of a test go to a folder of their own."""
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }


@pytest.fixture
def goal_text(world: Demo, today: dt.date) -> plans.GoalText:
    return plans.GoalText(
        domain=Domain.SCHOOL,
        text="Sami leest elke dag tien minuten.",
        owner_id=world.people["daan"].pk,
        measure="dagen per week",
        start_value=Decimal(1),
        target_value=Decimal("4.5"),
        target_on=today + dt.timedelta(days=70),
    )


@pytest.fixture
def views(world: Demo, dossier: Dossier) -> Callable[..., None]:
    """views("daan", "rania"): each of them writes what goes well."""

    def write(*keys: str) -> None:
        for key in keys:
            plans.write_paragraph(
                world.actors[key],
                dossier_id=dossier.pk,
                section=Section.GOES_WELL,
                text=f"Zo ziet {key} het.",
            )

    return write


@pytest.fixture
def picture(build: Builder, dossier: Dossier, views: Callable[..., None]) -> GrowthDocument:
    def drawn() -> GrowthDocument:
        views("daan", "rania", "thomas", "sami")
        return dossier.growth_documents.get()

    return build("picture", drawn)


@pytest.fixture
def goal(build: Builder, world: Demo, picture: GrowthDocument, goal_text: plans.GoalText) -> Goal:
    dossier_id = picture.dossier_id
    return build("goal", lambda: plans.add_goal(world.actors["anouk"], dossier_id=dossier_id, goal=goal_text))


@pytest.fixture
def whole_plan(build: Builder, world: Demo, goal: Goal, today: dt.date) -> Plan:
    """A plan with all its parts."""
    return build("whole_plan", lambda: _whole_plan(world, goal, today))


def _whole_plan(world: Demo, goal: Goal, today: dt.date) -> Plan:
    anouk, dossier_id = world.actors["anouk"], goal.document.dossier_id
    plans.choose_effort(anouk, goal_id=goal.pk, effort="Samen lezen na de pauze.")
    for kind, text in (
        (FactorKind.PROMOTING, "Hij houdt van strips."),
        (FactorKind.HINDERING, "Drukke klas."),
    ):
        plans.add_factor(anouk, dossier_id=dossier_id, domain=Domain.SCHOOL, kind=kind, text=text)
    plans.record_hearing(
        world.actors["sami"],
        dossier_id=dossier_id,
        ways=[HearingWay.TALK],
        words="Ik wil in de klas blijven.",
        heard_on=today,
    )
    plans.tell_influence(anouk, dossier_id=dossier_id, text="De hulp is in de klas.")
    plans.tell_back(anouk, dossier_id=dossier_id, told_back_on=today)
    plan = plans.start_plan(anouk, dossier_id=dossier_id, started_on=today)
    parts: dict[str, str | dt.date] = {
        PlanPart.DESTINATION: "Naar groep 6, daarna vmbo-t.",
        PlanPart.DEVIATIONS: "geen",
        PlanPart.TALKED_ON: today,
        PlanPart.EVALUATE_ON: today + dt.timedelta(days=100),
    }
    for part, value in parts.items():
        plans.write_plan_part(anouk, plan_id=plan.pk, part=part, value=value, revision=0)
    plan.refresh_from_db()
    return plan


@pytest.fixture
def version(build: Builder, world: Demo, whole_plan: Plan) -> PlanVersion:
    """Frozen: both parents and Anouk for the school must sign; Sami (8) and his teacher may."""
    return build("version", lambda: plans.freeze_version(world.actors["anouk"], plan_id=whole_plan.pk))


@pytest.fixture
def slot_of(world: Demo, version: PlanVersion) -> Callable[[str], SignatureSlot]:
    return lambda key: version.slots.get(person=world.people[key])


@pytest.fixture
def sign(world: Demo, slot_of: Callable[[str], SignatureSlot]) -> Callable[..., SignatureSlot]:
    """sign("rania"): puts her own signature, just signed in."""

    def put(key: str, **more: object) -> SignatureSlot:
        values = {"slot_id": slot_of(key).pk, "confirmed_at": clock.now()} | more
        return plans.sign(world.actors[key], **values)  # type: ignore[arg-type]

    return put


@pytest.fixture
def in_force(build: Builder, world: Demo, version: PlanVersion) -> Plan:
    """Signed by everybody whose signature it needs."""
    return build("plan_in_force", lambda: _in_force(world, version))


def _in_force(world: Demo, version: PlanVersion) -> Plan:
    for key in ("rania", "thomas", "anouk"):
        slot = version.slots.get(person=world.people[key])
        plans.sign(world.actors[key], slot_id=slot.pk, confirmed_at=clock.now())
    return version.plan


@pytest.fixture
def evaluation(build: Builder, world: Demo, in_force: Plan) -> Evaluation:
    """Begun by the coordinator; nothing is said yet."""
    anouk, dossier_id = world.actors["anouk"], in_force.dossier_id
    return build("evaluation", lambda: plans.begin_evaluation(anouk, dossier_id=dossier_id, kind="together"))


@pytest.fixture
def look_back(world: Demo, evaluation: Evaluation, goal: Goal) -> Callable[..., Evaluation]:
    """look_back(outcome="stop"): everything is said of the one goal, so that it can be finished."""

    def say(*, outcome: str = "continue", result: str = "partly") -> Evaluation:
        anouk = world.actors["anouk"]
        review = plans.Review(
            result=result, words="Hij leest drie keer.", outcome=outcome, reason="Het helpt."
        )
        plans.review_goal(anouk, evaluation_id=evaluation.pk, goal_id=goal.pk, review=review, revision=0)
        answers = plans.Answers(needs_right="Ja.", goals_right="Ja.", help_right="Ja, samen lezen.")
        plans.answer_questions(anouk, evaluation_id=evaluation.pk, answers=answers, revision=0)
        there = [plans.Presence(person_id=world.people[key].pk, was_there=True) for key in ("sami", "rania")]
        away = plans.Presence(person_id=world.people["thomas"].pk, was_there=False, reason="Hij werkte.")
        plans.record_presence(anouk, evaluation_id=evaluation.pk, people=[*there, away])
        evaluation.refresh_from_db()
        return evaluation

    return say
