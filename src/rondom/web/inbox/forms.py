"""Shape of the input of Berichten."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.notifications.terms import Channel


class PreferenceForm(forms.Form):
    channel = forms.ChoiceField(
        label=_("E-mail over nieuwe berichten"), choices=Channel.choices, widget=forms.RadioSelect
    )
