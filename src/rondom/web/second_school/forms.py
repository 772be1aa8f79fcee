"""Shape of what is typed about another school; the operations decide."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.core import clock
from rondom.web.said import SaidForm


class FindForm(forms.Form):
    words = forms.CharField(max_length=100, required=False)


class AskForm(forms.Form):
    """What is asked, until when."""

    reason = forms.CharField(
        label=_("Wat vraagt u deze school?"),
        help_text=_("In gewone woorden. De ouders lezen dit, en de andere school ook."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat u de andere school wilt vragen")},
    )
    valid_until = forms.DateField(
        label=_("Tot wanneer?"),
        widget=forms.DateInput,
        error_messages={"required": _("Kies tot wanneer"), "invalid": _("Kies een dag")},
    )

    def clean_valid_until(self) -> dt.date:
        day: dt.date = self.cleaned_data["valid_until"]
        if day <= clock.today():
            raise forms.ValidationError(_("Kies een dag die nog komt"))
        return day


class RecordPartsForm(SaidForm):
    """Which parts somebody chose, and how he said it."""

    parts = forms.MultipleChoiceField(
        label=_("Welke delen?"), error_messages={"required": _("Kies minstens één deel")}
    )

    def __init__(self, *args: Any, keys: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["parts"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]


class PartsForm(forms.Form):
    """Which parts; whether they are still the words that were read, the operation says."""

    parts = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: object, keys: list[str], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["parts"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]
