"""Words of a route. No Django here: the engine reads them."""

from enum import StrEnum

MAIN_TRACK = "main"
"""The track of a step that belongs to no side track."""


PRECONDITION, CHECK, PARTICIPANT, CONSENT = "precondition.", "check.", "participant.", "consent."
"""Beginnings of facts: what must be so before the start, what people say, who is in the circle, and what was agreed to."""

OWN_HANDS = (CHECK, "note.", "plan.")
"""Beginnings of facts that whoever is at a step can make true by himself: waiting for them is not being stuck."""

LOCKABLE = {"goals": "doelen", "offers": "hulp"}
"""Fields that a route can keep closed, with the Dutch word for whoever writes a route."""


class HolidayRegion(StrEnum):
    """The three parts of the country with their own school holidays."""

    NONE = ""
    NORTH = "noord"
    MIDDLE = "midden"
    SOUTH = "zuid"


class Certainty(StrEnum):
    """How sure we are that the region works this way; a screen shows what is not confirmed."""

    CONFIRMED = "confirmed"
    INFERRED = "inferred"
    UNCONFIRMED = "unconfirmed"


class LineKind(StrEnum):
    """How a step stands on the route line; the values are the CSS names of the component."""

    DONE = "done"
    HERE = "here"
    MAY = "may"
    BLOCKED = "blocked"
    LATER = "later"


class LineNote(StrEnum):
    """What the small text under a step says; the screen makes the sentence."""

    DONE_ON = "done_on"  # day
    SINCE = "since"  # day
    BESIDE = "beside"  # step: it may run beside this one
    NEXT = "next"
    NEEDS = "needs"  # facts that are missing
    LATER = "later"
    SKIPPED = "skipped"
