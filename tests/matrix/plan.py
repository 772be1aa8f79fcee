"""A plan that has everything and is frozen to sign."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier
from rondom.plans import operations as plans
from rondom.plans.models import Evaluation, Plan
from rondom.plans.terms import Domain, FactorKind, FileKind, HearingWay, PlanPart, Section
from tests.files.samples import picture

if TYPE_CHECKING:
    from tests.matrix.world import World


def whole_plan(world: "World", dossier: Dossier, by: str) -> dict[str, object]:
    """{name: number} of its document, goal, factor, plan and version; the slots by person."""
    actor = world.actor(by)
    for key in ("daan", "rania", "thomas", "zeynep"):
        if dossier.participants.filter(person=world.demo.people[key]).exists():
            plans.write_paragraph(
                world.actor(key), dossier_id=dossier.pk, section=Section.GOES_WELL, text=f"Zo ziet {key} het."
            )
    plans.record_hearing(
        actor,
        dossier_id=dossier.pk,
        ways=[HearingWay.TALK],
        words="Ik wil in de klas.",
        heard_on=clock.today(),
    )
    drawing = plans.add_hearing_file(actor, dossier_id=dossier.pk, kind=FileKind.DRAWING, data=picture("PNG"))
    plans.tell_influence(actor, dossier_id=dossier.pk, text="De hulp is in de klas.")
    plans.tell_back(actor, dossier_id=dossier.pk, told_back_on=clock.today())
    goal = plans.add_goal(actor, dossier_id=dossier.pk, goal=_goal(world))
    plans.choose_effort(actor, goal_id=goal.pk, effort="Samen lezen na de pauze.")
    factor = plans.add_factor(
        actor, dossier_id=dossier.pk, domain=Domain.SCHOOL, kind=FactorKind.PROMOTING, text="Strips."
    )
    plans.add_factor(
        actor, dossier_id=dossier.pk, domain=Domain.SCHOOL, kind=FactorKind.HINDERING, text="Drukke klas."
    )
    version = plans.freeze_version(actor, plan_id=_filled(world, dossier, by).pk)
    return {
        "document": goal.document_id,
        "goal": goal.pk,
        "factor": factor.pk,
        "drawing": drawing.pk,
        "plan": version.plan_id,
        "version": version.number,
        "evaluation": running_evaluation(version.plan, actor).pk,
        "code": version.digest[:12],
    } | {f"slot_{slot.person_id}": slot.pk for slot in version.slots.all()}


def running_evaluation(plan: Plan, actor: Actor) -> Evaluation:
    """People began to look back, and said nothing yet."""
    return Evaluation.objects.create(
        region_id=plan.region_id,
        dossier_id=plan.dossier_id,
        plan=plan,
        kind="together",
        due_on=clock.today(),
        begun_on=clock.today(),
        begun_by_id=actor.person_id,
    )


def _goal(world: "World") -> plans.GoalText:
    return plans.GoalText(
        domain=Domain.SCHOOL,
        text="Elke dag tien minuten lezen.",
        owner_id=world.demo.people["daan"].pk,
        measure="dagen per week",
        start_value=Decimal(1),
        target_value=Decimal("4.5"),
        target_on=clock.today() + dt.timedelta(days=70),
    )


def _filled(world: "World", dossier: Dossier, by: str) -> Plan:
    actor = world.actor(by)
    plan = plans.start_plan(actor, dossier_id=dossier.pk, started_on=clock.today())
    parts: dict[str, str | dt.date] = {
        PlanPart.DESTINATION: "Naar groep 6.",
        PlanPart.DEVIATIONS: "geen",
        PlanPart.TALKED_ON: clock.today(),
        PlanPart.EVALUATE_ON: clock.today() + dt.timedelta(days=100),
    }
    for part, value in parts.items():
        plans.write_plan_part(actor, plan_id=plan.pk, part=part, value=value, revision=0)
    plan.refresh_from_db()
    return plan
