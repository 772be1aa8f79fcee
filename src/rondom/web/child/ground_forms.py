"""Shape of what is typed about grounds for sharing: answers on paper or by word of mouth, and sharing by law."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.web.child.forms import category_choices
from rondom.web.said import DAY_ERRORS, SaidForm, has_been

WITHDRAW = "withdraw"


class RecordForm(SaidForm):
    """What somebody said on paper or by word of mouth."""

    answer = forms.ChoiceField(
        label=_("Wat is het antwoord?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het antwoord is")},
    )

    def __init__(self, *args: Any, says_yes: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("yes", _("Ja, het mag")), ("no", _("Nee, het mag niet"))]
        if says_yes:
            choices = [(WITHDRAW, _("Zei eerder ja, en stopt nu"))]
        self.fields["answer"].choices = choices  # type: ignore[attr-defined]
        self.order_fields(["answer"])


class LegalShareForm(forms.Form):
    """With whom, what, why and how long; and whether the parents know."""

    recipient = forms.TypedChoiceField(
        label=_("Met welke organisatie?"),
        coerce=int,
        error_messages={"required": _("Kies een organisatie"), "invalid_choice": _("Kies een organisatie")},
    )
    categories = forms.MultipleChoiceField(
        label=_("Wat mag deze organisatie zien?"),
        help_text=_("Zo weinig als kan."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één onderwerp")},
    )
    reason = forms.CharField(
        label=_("Waarom is dit nodig?"),
        help_text=_("Schrijf op waarom het niet met toestemming kan, en waarom juist dit nodig is."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op waarom dit nodig is")},
    )
    valid_until = forms.DateField(label=_("Tot wanneer?"), widget=forms.DateInput, error_messages=DAY_ERRORS)
    told_on = forms.DateField(
        label=_("Wanneer zijn de ouders verteld dat dit gebeurt?"),
        required=False,
        widget=forms.DateInput,
        error_messages=DAY_ERRORS,
    )
    not_because = forms.CharField(
        label=_("Waarom weten de ouders het nog niet?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    before_on = forms.DateField(
        label=_("Uiterlijk wanneer vertelt u het?"),
        help_text=_("Na deze dag ziet het gezin het vanzelf."),
        required=False,
        widget=forms.DateInput,
        error_messages=DAY_ERRORS,
    )

    def __init__(
        self,
        *args: Any,
        organisations: list[tuple[int, str]],
        categories: Collection[str],
        may_wait: bool,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["recipient"].choices = [("", _("Kies een organisatie")), *organisations]  # type: ignore[attr-defined]
        self.fields["categories"].choices = category_choices(categories)  # type: ignore[attr-defined]
        if not may_wait:
            del self.fields["not_because"], self.fields["before_on"]
            self.fields["told_on"].required = True

    def clean_told_on(self) -> dt.date | None:
        return has_been(self.cleaned_data["told_on"])


class ToldForm(forms.Form):
    told_on = forms.DateField(
        label=_("Wanneer zijn de ouders verteld?"), widget=forms.DateInput, error_messages=DAY_ERRORS
    )

    def clean_told_on(self) -> dt.date | None:
        return has_been(self.cleaned_data["told_on"])


class HandForm(forms.Form):
    """Who takes an agreement over."""

    owner = forms.TypedChoiceField(
        label=_("Wie neemt het over?"),
        coerce=int,
        error_messages={"required": _("Kies iemand"), "invalid_choice": _("Kies iemand")},
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]
