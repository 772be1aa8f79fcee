"""The moves of tests/moving, on the screen."""

from tests.moving.conftest import actor, agree, announce, ask, child, elsewhere, holds, lina, moved

__all__ = ["actor", "agree", "announce", "ask", "child", "elsewhere", "holds", "lina", "moved"]
