"""The meeting of tests/meetings, seen through a browser without JavaScript."""

from tests.meetings.conftest import allow, attendance, open_outlook, parent, plan, running

__all__ = ["allow", "attendance", "open_outlook", "parent", "plan", "running"]
