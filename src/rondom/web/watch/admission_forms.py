"""Shape of what is typed about an application at a school; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.watch.terms import AdmissionState

A_DAY = _("Kies een dag")


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput, error_messages={"required": A_DAY, "invalid": A_DAY}
    )


class NewForm(forms.Form):
    school = forms.CharField(
        label=_("Naam van de school"),
        max_length=200,
        error_messages={"required": _("Schrijf op bij welke school")},
    )
    asked_on = _day(_("Op welke dag ging de brief of het formulier weg?"))
    at_no_school = forms.BooleanField(
        label=_("Het kind zit nu op geen enkele school"),
        help_text=_("Dan is er na tien weken een tijdelijke plaats nodig."),
        required=False,
    )


class DayForm(forms.Form):
    on = _day(_("Sinds welke dag?"))


class DecisionForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Wat is er besloten?"),
        choices=[row for row in AdmissionState.choices if row[0] != AdmissionState.WAITING],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er is besloten")},
    )
    on = _day(_("Op welke dag was het besluit?"))
    reasons = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Nodig als het kind niet is toegelaten."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    willing_school = forms.CharField(
        label=_("Welke andere school wil het kind toelaten?"),
        help_text=_("Zonder zo'n school mag een school een kind dat extra hulp nodig heeft niet weigeren."),
        max_length=200,
        required=False,
    )
