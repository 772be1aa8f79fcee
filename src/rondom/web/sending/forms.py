"""Shape of a choice of what to send; the operations decide."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.sending.operations import NewReader

DAY = {"required": _("Kies een dag"), "invalid": _("Kies een dag")}


class SendForm(forms.Form):
    """Which parts, until when; and who reads it, for who has no account."""

    parts = forms.MultipleChoiceField(
        label=_("Wat wilt u sturen?"), error_messages={"required": _("Kies wat u wilt sturen")}
    )
    last_on = forms.DateField(
        label=_("Tot en met welke dag mag dit gelezen worden?"), widget=forms.DateInput, error_messages=DAY
    )

    def __init__(self, *args: Any, keys: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["parts"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]

    @property
    def ticked(self) -> list[str]:
        """As the browser sent it, to show it again."""
        return list(self["parts"].value() or [])

    def sent(self) -> dict[str, Any]:
        """What the operation wants to know."""
        last_on: dt.date = self.cleaned_data["last_on"]
        return {"keys": self.cleaned_data["parts"], "last_on": last_on}


class SendByLinkForm(SendForm):
    name = forms.CharField(
        label=_("Wie leest dit? De naam"), max_length=200, error_messages={"required": _("Vul een naam in")}
    )
    trade = forms.CharField(
        label=_("Wat doet deze persoon voor het kind?"),
        help_text=_("Bijvoorbeeld: fysiotherapeut. Het gezin leest dit."),
        max_length=200,
        error_messages={"required": _("Vul in wat deze persoon doet")},
    )
    email = forms.EmailField(
        label=_("E-mailadres voor de link"),
        help_text=_("In de mail staat geen naam van een kind, en niet de code."),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Vul een heel e-mailadres in")},
    )

    def sent(self) -> dict[str, Any]:
        values = self.cleaned_data
        return super().sent() | {"reader": NewReader(values["name"], values["trade"], values["email"])}
