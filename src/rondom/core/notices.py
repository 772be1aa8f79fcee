"""Socket: who is told of an event, with which text."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from rondom.core.events import Event

Audience = Callable[[Any], Collection[int]]


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """template: name of the text in notifications/texts; urgent: by mail at once, else in the daily digest."""

    template: str
    audience: Audience
    urgent: bool = False


_rules: dict[type[Event], list[NoticeRule]] = {}


def tell(event: type[Event], *, template: str, urgent: bool = False) -> Callable[[Audience], Audience]:
    """Register who hears of an event: the function gets the event and returns person ids."""

    def register(audience: Audience) -> Audience:
        rules = _rules.setdefault(event, [])
        if not any(rule.template == template for rule in rules):
            rules.append(NoticeRule(template, audience, urgent))
        return audience

    return register


def rules_for(event: type[Event]) -> tuple[NoticeRule, ...]:
    return tuple(_rules.get(event, ()))


def all_rules() -> dict[type[Event], tuple[NoticeRule, ...]]:
    return {event: tuple(rules) for event, rules in _rules.items()}
