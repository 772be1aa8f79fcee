"""What changes together in a case of the Meldcode."""

from rondom.safeguarding.operations.beginning import close_case, raise_concern
from rondom.safeguarding.operations.deciding import Choice, Given, decide, follow_up, weigh
from rondom.safeguarding.operations.estimating import (
    EstimateText,
    advise,
    begin_watch,
    estimate_again,
    hand_on,
)
from rondom.safeguarding.operations.people import let_in, take_out
from rondom.safeguarding.operations.writing import EntryText, write_entry

__all__ = [
    "Choice",
    "EntryText",
    "EstimateText",
    "Given",
    "advise",
    "begin_watch",
    "close_case",
    "decide",
    "estimate_again",
    "follow_up",
    "hand_on",
    "let_in",
    "raise_concern",
    "take_out",
    "weigh",
    "write_entry",
]
