"""What somebody else said on paper or by word of mouth: the form that several areas share."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.consent.operations import Said
from rondom.consent.terms import Method
from rondom.core import clock

DAY_ERRORS = {"required": _("Kies een dag"), "invalid": _("Kies een dag")}


def has_been(day: dt.date | None) -> dt.date | None:
    """Errors: ValidationError for a day to come."""
    if day is not None and day > clock.today():
        raise forms.ValidationError(_("Kies een dag die al geweest is"))
    return day


class SaidForm(forms.Form):
    """How and when it was said, with the proof."""

    method = forms.ChoiceField(
        label=_("Hoe gaf deze persoon antwoord?"),
        choices=[(Method.PAPER, _("op papier, met een handtekening")), (Method.SPOKEN, _("mondeling"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het antwoord kwam")},
    )
    said_on = forms.DateField(
        label=_("Op welke dag?"),
        help_text=_("De dag van de handtekening of van het gesprek."),
        widget=forms.DateInput,
        error_messages=DAY_ERRORS,
    )
    said_how = forms.CharField(
        label=_("Tegen wie is het gezegd, en hoe?"),
        help_text=_("Bij een mondeling antwoord. Een tolk is nooit het kind zelf, of een broer of zus."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    scan = forms.FileField(
        label=_("Scan of foto van het papier"),
        help_text=_("Bij een antwoord op papier: een pdf, jpg of png."),
        required=False,
        allow_empty_file=True,
    )

    def clean_said_on(self) -> dt.date | None:
        return has_been(self.cleaned_data["said_on"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("method") == Method.PAPER and not values.get("scan"):
            self.add_error("scan", _("Kies een bestand"))
        if values.get("method") == Method.SPOKEN and not values.get("said_how", "").strip():
            self.add_error("said_how", _("Schrijf op tegen wie het is gezegd, en hoe"))
        return values

    def said(self) -> Said:
        """Give a valid form."""
        scan = self.cleaned_data["scan"]
        return Said(
            method=self.cleaned_data["method"],
            on=self.cleaned_data["said_on"],
            how=self.cleaned_data["said_how"],
            data=scan.read() if scan else b"",
        )
