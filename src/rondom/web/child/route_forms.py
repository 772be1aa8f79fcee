"""Shape of what is typed about a route: what is so, what came out of a step, an answer to a referral."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.routes.words import ReferralAnswer


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CheckForm(forms.Form):
    evidence = forms.CharField(
        label=_("Waaruit blijkt dat?"),
        max_length=1000,
        widget=_area(4),
        error_messages={"required": _("Schrijf op waaruit dit blijkt")},
    )

    def __init__(self, *args: Any, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].required = needed


class ResultForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Wat gebeurt er?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er gebeurt")},
    )
    participant_id = forms.TypedChoiceField(
        label=_("Wie doet dat?"),
        coerce=int,
        error_messages={"required": _("Kies wie dat doet")},
    )
    text = forms.CharField(label=_("Wat spreekt u af?"), max_length=1000, widget=_area(3), required=False)

    def __init__(
        self, *args: Any, kinds: list[tuple[str, str]], people: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["participant_id"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]


class ReferralForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Neemt u dit aan?"),
        choices=[
            (ReferralAnswer.ACCEPTED, _("Ja, ik neem dit aan")),
            (ReferralAnswer.DECLINED, _("Nee, dit kan niet")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee")},
    )
    reason = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("Alleen nodig als u nee zegt."),
        max_length=500,
        widget=_area(2),
        required=False,
    )
