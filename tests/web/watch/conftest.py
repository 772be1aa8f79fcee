"""The fixtures of tests/watch, for the screens."""

from tests.watch.conftest import actor, around, case, no_point, taken

__all__ = ["actor", "around", "case", "no_point", "taken"]
