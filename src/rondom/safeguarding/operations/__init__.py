"""What changes together in a case of the Meldcode."""

from rondom.safeguarding.operations.beginning import close_case, raise_concern
from rondom.safeguarding.operations.deciding import Choice, Given, decide, follow_up, weigh
from rondom.safeguarding.operations.people import let_in, take_out
from rondom.safeguarding.operations.writing import EntryText, write_entry

__all__ = [
    "Choice",
    "EntryText",
    "Given",
    "close_case",
    "decide",
    "follow_up",
    "let_in",
    "raise_concern",
    "take_out",
    "weigh",
    "write_entry",
]
