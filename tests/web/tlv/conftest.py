"""The same TLV as in tests/tlv."""

from tests.tlv.conftest import (
    actor,
    advised,
    child,
    draft,
    goal,
    goal_text,
    granted,
    picture,
    ruling,
    sent,
    storage,
    views,
    whole,
    whole_plan,
)

__all__ = [
    "actor",
    "advised",
    "child",
    "draft",
    "goal",
    "goal_text",
    "granted",
    "picture",
    "ruling",
    "sent",
    "storage",
    "views",
    "whole",
    "whole_plan",
]
