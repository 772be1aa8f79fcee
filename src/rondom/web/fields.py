"""Fields of several screens: a day, words, and money and hours as people write them: "1.250,50" and "1,5"."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

_EUROS = re.compile(r"(?:€ ?)?([0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2})(?:,([0-9]{1,2}|-))?", re.ASCII)
_HOURS = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,2}))?", re.ASCII)


class EuroField(forms.CharField):
    """Text in, whole cents out; None when it is empty and may be."""

    def __init__(self, **more: Any) -> None:
        values: dict[str, Any] = {"max_length": 20, "help_text": _("Bijvoorbeeld 1.250,50")}
        super().__init__(**(values | more))

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        found = _EUROS.fullmatch(text)
        if found is None:
            raise ValidationError(_("Schrijf een bedrag in euro, bijvoorbeeld 1.250,50"))
        rest = (found[2] or "").replace("-", "").ljust(2, "0")
        return int(found[1].replace(".", "")) * 100 + int(rest)


class HoursField(forms.CharField):
    """Text in, a Decimal out; None when it is empty and may be."""

    def __init__(self, **more: Any) -> None:
        values: dict[str, Any] = {"max_length": 6, "help_text": _("Bijvoorbeeld 1,5")}
        super().__init__(**(values | more))

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        found = _HOURS.fullmatch(text)
        if found is None:
            raise ValidationError(_("Schrijf een aantal uren, bijvoorbeeld 1,5"))
        return Decimal(f"{found[1]}.{found[2] or 0}")


class DayField(forms.DateField):
    def __init__(self, **more: Any) -> None:
        messages: dict[str, Any] = {"required": _("Kies een dag"), "invalid": _("Kies een dag")}
        values: dict[str, Any] = {"widget": forms.DateInput, "error_messages": messages}
        super().__init__(**(values | more))


class WordsField(forms.CharField):
    """Text of several lines. needed: the sentence when it is empty; without it the text may be left out."""

    def __init__(self, *, needed: Any = "", rows: int = 4, **more: Any) -> None:
        values: dict[str, Any] = {
            "max_length": 5000,
            "widget": forms.Textarea(attrs={"rows": rows}),
            "required": bool(needed),
        }
        if needed:
            values["error_messages"] = {"required": needed}
        super().__init__(**(values | more))


def hours_words(hours: Decimal | int | None) -> str:
    """As HoursField reads it back: "1,5" or "2"; empty without hours."""
    return "" if hours is None else number_format(Decimal(hours).normalize())
