"""A case that Daan leads, with Esra in it."""

from tests.safeguarding.conftest import case, concern, decide, help_until, let_in, weigh

__all__ = ["case", "concern", "decide", "help_until", "let_in", "weigh"]
