"""Shape of what is typed for emergency access; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.dossiers.terms import Verdict

DAY_ERRORS = {"required": _("Vul de geboortedag in"), "invalid": _("Vul de geboortedag in")}


class EmergencyForm(forms.Form):
    """Why, and which child: exactly as it is written in the dossier."""

    reason = forms.CharField(
        label=_("Wat is het gevaar?"),
        help_text=_("Schrijf in een paar zinnen op waarom u nu moet kijken. Een ander leest dit na."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat het gevaar is")},
    )
    last_name = forms.CharField(
        label=_("Achternaam van het kind"),
        max_length=200,
        error_messages={"required": _("Vul de achternaam in")},
    )
    born_on = forms.DateField(label=_("Geboren op"), widget=forms.DateInput, error_messages=DAY_ERRORS)
    school = forms.TypedChoiceField(
        label=_("School"),
        help_text=_("Alleen nodig als er meer kinderen zijn met deze naam en geboortedag."),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Kies een school")},
    )

    def __init__(self, *args: Any, schools: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["school"].choices = [("", _("Weet ik niet")), *schools]  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Was de noodtoegang terecht?"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of het terecht was")},
    )
    review = forms.CharField(
        label=_("Hoe komt u tot dit oordeel?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op hoe u tot uw oordeel komt")},
    )
