"""Check of the house: every message that is told has words."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from rondom.core.notices import all_rules
from rondom.notifications.texts import TEXTS


def templates_without_text() -> dict[str, str]:
    """{template: name of the event} of rules for which notifications/texts has nothing."""
    return {
        rule.template: event.name
        for event, rules in all_rules().items()
        for rule in rules
        if rule.template not in TEXTS
    }


@register()
def notices_have_texts(**_: Any) -> list[CheckMessage]:
    return [
        Error(
            f"the message {template} of the event {event} has no text",
            hint="Add it to TEXTS, in notifications/texts.",
            id="notifications.E001",
        )
        for template, event in sorted(templates_without_text().items())
    ]
