"""The same request, money and goals as in tests/arrangements."""

from tests.arrangements.conftest import (
    actor,
    budgets,
    fill,
    goal,
    goal_text,
    granted,
    part_text,
    picture,
    request_,
    ruling,
    running_part,
    sent,
    shared,
    storage,
    views,
    whole_plan,
)

__all__ = [
    "actor",
    "budgets",
    "fill",
    "goal",
    "goal_text",
    "granted",
    "part_text",
    "picture",
    "request_",
    "ruling",
    "running_part",
    "sent",
    "shared",
    "storage",
    "views",
    "whole_plan",
]
