"""Shape of the input of Berichten."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.notifications.terms import Channel, DigestHour


class PreferenceForm(forms.Form):
    questions = forms.ChoiceField(
        label=_("Vragen aan u"),
        help_text=_("Toestemming, een handtekening, de regie of een herinnering."),
        choices=Channel.choices,
        widget=forms.RadioSelect,
    )
    appointments = forms.ChoiceField(
        label=_("Overleg"),
        help_text=_("Een uitnodiging, een ander moment of een overleg dat niet doorgaat."),
        choices=Channel.choices,
        widget=forms.RadioSelect,
    )
    changes = forms.ChoiceField(
        label=_("Wat er verandert"),
        help_text=_("Een notitie, een doel, een afspraak of een nieuwe stap."),
        choices=Channel.choices,
        widget=forms.RadioSelect,
    )
    digest_hour = forms.TypedChoiceField(
        label=_("Wanneer komt de e-mail van de dag?"), choices=DigestHour.choices, coerce=int
    )
