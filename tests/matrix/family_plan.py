"""A plan that help leads, beside the one of the school."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from rondom.core import clock
from rondom.plans import operations as plans
from rondom.plans.models import Plan
from rondom.plans.terms import Domain, PlanPart

if TYPE_CHECKING:
    from tests.matrix.world import World

GOAL = "Elke avond samen eten."


def family_draft(world: "World") -> Plan:
    """Youth help leads it; everything is there that it needs."""
    yara, today = world.actor("yara"), clock.today()
    plan = plans.start_family_plan(yara, dossier_id=world.sami.pk, started_on=today)
    goal = plans.add_goal(yara, dossier_id=world.sami.pk, goal=_goal(world))
    plans.choose_effort(yara, goal_id=goal.pk, effort="Opa kookt op maandag.")
    parts: dict[str, str | dt.date] = {
        PlanPart.FOUNDATION: "Wij willen rust aan tafel.",
        PlanPart.DESTINATION: "Samen eten zonder ruzie.",
        PlanPart.TALKED_ON: today,
        PlanPart.EVALUATE_ON: today + dt.timedelta(days=90),
        PlanPart.OFFERED_ON: today,
    }
    for part, value in parts.items():
        plans.write_plan_part(yara, plan_id=plan.pk, part=part, value=value, revision=0)
    return plan


def family_plan(world: "World") -> None:
    """And it lies ready to sign, on paper too."""
    version = plans.freeze_version(world.actor("yara"), plan_id=family_draft(world).pk)
    plans.make_paper(version_id=version.pk)


def _goal(world: "World") -> plans.GoalText:
    return plans.GoalText(
        domain=Domain.HOME,
        text=GOAL,
        owner_id=world.demo.people["rania"].pk,
        measure="avonden per week",
        start_value=Decimal(1),
        target_value=Decimal(5),
        target_on=clock.today() + dt.timedelta(days=70),
    )
