"""Two experts in the calendar, a school that asks, and a child shared with the samenwerkingsverband."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from rondom.demo.people import Demo
from rondom.experts import operations
from rondom.experts.models import Deployment, Expert
from tests.arrangements.conftest import (
    goal,
    goal_text,
    picture,
    shared,
    storage,
    views,
    whole_plan,
)

__all__ = ["goal", "goal_text", "picture", "shared", "storage", "views", "whole_plan"]


@pytest.fixture
def put(world: Demo) -> Callable[..., Expert]:
    """put("ilse", ["body"], hours=8): in the calendar."""

    def done(
        key: str, expertises: list[str], *, hours: int = 8, revision: int = 0, last_on: dt.date | None = None
    ) -> Expert:
        return operations.set_expert(
            world.actors["jorrit"],
            membership_id=world.actors[key].membership_id or 0,
            expertises=expertises,
            hours_per_week=Decimal(hours),
            last_on=last_on,
            revision=revision,
        )

    return done


@pytest.fixture
def ilse(put: Callable[..., Expert]) -> Expert:
    """A BPO of cluster 3: eight hours a week."""
    return put("ilse", ["body", "learning"])


@pytest.fixture
def noor(put: Callable[..., Expert]) -> Expert:
    """A BOZ of cluster 4: four hours a week."""
    return put("noor", ["behaviour"], hours=4)


@pytest.fixture
def ask(world: Demo) -> Callable[..., Deployment]:
    """ask(for_whom="teacher"): twelve hours of somebody of cluster 3, for a team."""

    def done(**changed: object) -> Deployment:
        values: dict[str, object] = {
            "for_whom": "team",
            "expertise": "body",
            "hours": Decimal(12),
            "words": "Hoe passen wij de gymles aan?",
        }
        return operations.ask_expert(world.actors["anouk"], **(values | changed))  # type: ignore[arg-type]

    return done


@pytest.fixture
def agree(world: Demo, today: dt.date) -> Callable[..., Deployment]:
    """agree(deployment, expert, hours=…, days=…, key="jorrit")."""

    def done(
        row: Deployment,
        expert: Expert,
        *,
        hours: object = 12,
        days: int = 84,
        key: str = "jorrit",
        **more: object,
    ) -> Deployment:
        values: dict[str, object] = {
            "deployment_id": row.pk,
            "expert_id": expert.pk,
            "hours": Decimal(str(hours)),
            "first_on": today,
            "last_on": today + dt.timedelta(days=days - 1),
            "has_no_interest": True,
        }
        return operations.agree_hours(world.actors[key], **(values | more))  # type: ignore[arg-type]

    return done
