"""Socket: who is told of an event, with which text; who acted, in a word; and who may be told still."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from rondom.core.actor import Actor
from rondom.core.events import Event

Audience = Callable[[Any], Collection[int]]
CategoryOf = Callable[[Any], str]
MayBeTold = Callable[[int, int, str], bool]

# What kind of message it is; a person chooses for each kind when it comes by mail.
APPOINTMENT, QUESTION, CHANGE = "appointment", "question", "change"
PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """template: name of the text in notifications/texts; urgent: by mail at once, else in the daily digest.

    category: the kind of data it is about, or a function of the event that says so. Only who may see that category of
    the dossier at the moment of sending is mailed. Empty: also who does not see the dossier (yet, or any more).
    """

    template: str
    audience: Audience
    urgent: bool = False
    kind: str = CHANGE
    category: str | CategoryOf = "process"

    def category_of(self, event: Event) -> str:
        return self.category if isinstance(self.category, str) else self.category(event)


_rules: dict[type[Event], list[NoticeRule]] = {}
_party_of: list[Callable[[Actor], str]] = []
_may_be_told: list[MayBeTold] = []


def tell(
    event: type[Event],
    *,
    template: str,
    urgent: bool = False,
    kind: str = CHANGE,
    category: str | CategoryOf = "process",
) -> Callable[[Audience], Audience]:
    """Register who hears of an event: the function gets the event and returns person ids."""

    def register(audience: Audience) -> Audience:
        rules = _rules.setdefault(event, [])
        if not any(rule.template == template for rule in rules):
            rules.append(NoticeRule(template, audience, urgent, kind, category))
        return audience

    return register


def rules_for(event: type[Event]) -> tuple[NoticeRule, ...]:
    return tuple(_rules.get(event, ()))


def all_rules() -> dict[type[Event], tuple[NoticeRule, ...]]:
    return {event: tuple(rules) for event, rules in _rules.items()}


def names_party(function: Callable[[Actor], str]) -> Callable[[Actor], str]:
    """Register what says, in one stored word, for which party somebody acts: the school, a parent, the gemeente."""
    _party_of[:] = [function]
    return function


def party_of(actor: Actor) -> str:
    return PROGRAM if actor.is_system or not _party_of else _party_of[0](actor)


def decides_who_may_be_told(function: MayBeTold) -> MayBeTold:
    """Register what says whether a person may see a category of a dossier now, in any of his hats."""
    _may_be_told[:] = [function]
    return function


def may_be_told(person_id: int, *, dossier_id: int | None, category: str) -> bool:
    """Whether a message may still be told. What is about no dossier, and what names no category, always may."""
    if dossier_id is None or not category:
        return True
    return any(function(person_id, dossier_id, category) for function in _may_be_told)
