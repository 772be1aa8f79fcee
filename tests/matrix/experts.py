"""Experts in the calendar, and what a school asked, agreed and used of them, in the world of the permission table."""

from decimal import Decimal
from typing import TYPE_CHECKING

from rondom.core import clock
from rondom.experts import operations as experts
from rondom.experts.models import Deployment

if TYPE_CHECKING:
    from tests.matrix.world import World


def experts_of(world: "World") -> dict[str, object]:
    """{name: number}. The begeleider passend onderwijs has eight hours a week; nobody set hours of a school."""
    jorrit, membership = world.actor("jorrit"), world.actor("ilse").membership_id or 0
    expert = experts.set_expert(
        jorrit,
        membership_id=membership,
        expertises=["body"],
        hours_per_week=Decimal(8),
        last_on=None,
        revision=0,
    )
    agreed, used = _agreed(world, expert.pk), _agreed(world, expert.pk)
    experts.use_hours(
        world.actor("ilse"), deployment_id=used.pk, given_on=clock.today(), hours=Decimal("0.25")
    )
    return {
        "deployment": _asked(world).pk,
        "deployment_agreed": agreed.pk,
        "deployment_used": used.pk,
        "expert": expert.pk,
        "expert_member": f"{membership}-1",
        "right_school": f"{world.demo.organisations['klimboom'].pk}-0",
    }


def _asked(world: "World") -> Deployment:
    return experts.ask_expert(
        world.actor("anouk"), for_whom="team", expertise="body", hours=Decimal(1), words="Hoe doen wij dat?"
    )


def _agreed(world: "World", expert_id: int) -> Deployment:
    return experts.agree_hours(
        world.actor("jorrit"),
        deployment_id=_asked(world).pk,
        expert_id=expert_id,
        hours=Decimal("0.5"),
        first_on=clock.today(),
        last_on=clock.today(),
        has_no_interest=True,
    )
