"""Shape of what is typed about a piece from outside; the operations decide."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.plans.operations import NewWriter
from rondom.plans.terms import Writer

NEW = "new"
NEW_WRITERS = (Writer.CARE, Writer.EXPERT, Writer.EARLIER_SCHOOL, Writer.NETWORK)
DAY = {"required": _("Kies een dag"), "invalid": _("Kies een dag")}


def _number(value: str) -> int | None:
    return int(value) if value.isdecimal() and len(value) < 18 else None


class AskForm(forms.Form):
    """Whom, what, until when."""

    who = forms.ChoiceField(label=_("Wie vraagt u?"))
    name = forms.CharField(label=_("Naam"), max_length=200, required=False)
    capacity = forms.CharField(
        label=_("Wat doet deze persoon voor het kind?"),
        help_text=_("Bijvoorbeeld: fysiotherapeut, of oma. Dit staat straks bij de tekst."),
        max_length=200,
        required=False,
    )
    writer = forms.ChoiceField(
        label=_("Wat voor iemand is het?"),
        choices=[(row.value, row.label) for row in NEW_WRITERS],
        required=False,
    )
    organisation = forms.TypedChoiceField(
        label=_("Van welke organisatie?"),
        help_text=_("Hier staan de organisaties die mogen weten dat er een dossier is."),
        coerce=int,
        required=False,
        empty_value=None,
    )
    section = forms.ChoiceField(label=_("Waar moet het over gaan?"))
    question = forms.CharField(
        label=_("Uw vraag, in uw eigen woorden"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat u wilt weten")},
    )
    last_on = forms.DateField(label=_("Tot en met welke dag?"), widget=forms.DateInput, error_messages=DAY)
    email = forms.EmailField(
        label=_("E-mailadres voor de link"),
        help_text=_("In de mail staat geen naam van een kind, en niet de code."),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Vul een heel e-mailadres in")},
    )

    def __init__(
        self,
        *args: Any,
        people: list[tuple[str, str]],
        organisations: list[tuple[int, str]],
        sections: list[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["who"].choices = [*people, (NEW, _("Iemand anders"))]  # type: ignore[attr-defined]
        self.fields["section"].choices = sections  # type: ignore[attr-defined]
        self.fields["organisation"].choices = [("", _("Kies een organisatie")), *organisations]  # type: ignore[attr-defined]
        if not people:
            self.fields["who"].widget = forms.HiddenInput()
            self.initial["who"] = NEW
        if not organisations:
            del self.fields["organisation"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("who") == NEW:
            for name, words in (
                ("name", _("Vul een naam in")),
                ("capacity", _("Vul in wat deze persoon doet")),
            ):
                if name not in self.errors and not values.get(name):
                    self.add_error(name, words)
            if "writer" not in self.errors and not values.get("writer"):
                self.add_error("writer", _("Kies wat voor iemand het is"))
        return values

    def asked(self) -> dict[str, Any]:
        """What the operation wants to know."""
        values = self.cleaned_data
        chosen = values["who"]
        found = {name: values[name] for name in ("section", "question", "last_on", "email")}
        if chosen == NEW:
            organisation = values.get("organisation")
            found["who"] = NewWriter(values["writer"], values["name"], values["capacity"], organisation)
        elif chosen.startswith("g"):
            found["guardian_id"] = _number(chosen[1:])
        else:
            found["membership_id"] = _number(chosen[1:])
        return found


class DayForm(forms.Form):
    """Until when the new link works."""

    last_on = forms.DateField(label=_("Tot en met welke dag?"), widget=forms.DateInput, error_messages=DAY)

    @property
    def day(self) -> dt.date:
        day: dt.date = self.cleaned_data["last_on"]
        return day


class PieceForm(forms.Form):
    """How long it may be, and whether it is empty, the operation says."""

    text = forms.CharField(label=_("Uw tekst"), widget=forms.Textarea(attrs={"rows": 10}), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)
