"""Shape of what the board writes about a child on its list; the operation decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.watch.operations import FollowText
from rondom.watch.terms import FitOffer

A_DAY = _("Kies een dag")


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": A_DAY},
    )


class FollowForm(forms.Form):
    last_contact_on = _day(_("Wanneer was er het laatst contact met het gezin?"))
    next_step = forms.CharField(
        label=_("Wat is de volgende stap?"),
        help_text=_("Bijvoorbeeld: een gesprek met de ouders en de jeugdarts."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    next_step_on = _day(_("Op welke dag is die stap?"))
    offer = forms.ChoiceField(
        label=_("Is er een passend aanbod?"),
        choices=FitOffer.choices,
        initial=FitOffer.UNKNOWN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of er een passend aanbod is")},
    )
    back_on = _day(
        _("Sinds wanneer is het kind weer op school?"),
        _("Vul dit pas in als het zo is. Dan gaat het kind van de lijst."),
    )
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, initial=0, widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        revision = values.pop("revision")
        return {"text": FollowText(**values), "revision": revision}
