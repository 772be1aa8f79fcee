"""Shapes of how a draft begins, and of the words with which it is published."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rondom.routes.definition.reading import MAX_CHARACTERS
from rondom.web.manage.routes.forms import line


class NewRouteForm(forms.Form):
    title = line(_("Hoe heet de route?"), _("Geef de route een naam"))
    source = line(
        _("Waar staat dat uw regio zo werkt?"),
        _("Schrijf op waar dit staat"),
        help_text=_("Bijvoorbeeld: ondersteuningsplan 2026–2030, bladzijde 31."),
    )
    first_phase = line(
        _("Hoe heet de eerste fase?"),
        _("Geef de eerste fase een naam"),
        help_text=_("Bijvoorbeeld: Preventie. Andere fasen voegt u straks toe."),
    )


class CopyForm(forms.Form):
    title = line(_("Hoe heet de nieuwe route?"), _("Geef de route een naam"))


class RouteFileForm(forms.Form):
    """A route as a file. What is in it is judged by the operation."""

    file = forms.FileField(
        label=_("Bestand met een route"),
        help_text=_("Een bestand dat op .yaml eindigt, zoals u het hier ook kunt ophalen."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        error_messages={
            "required": _("Kies eerst een bestand"),
            "empty": _("Dit bestand is leeg. Kies een ander bestand"),
        },
    )

    def clean_file(self) -> str:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > 4 * MAX_CHARACTERS:
            raise forms.ValidationError(gettext("Dit bestand is te groot voor een route"))
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(gettext("Dit bestand bevat geen leesbare tekst")) from error


class PublishForm(forms.Form):
    note = forms.CharField(
        label=_("Wat verandert er, en waarom?"),
        help_text=_("Dit staat bij de versie. Schrijf geen namen van kinderen op."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat er verandert en waarom")},
    )


class PracticeForm(forms.Form):
    """A visit that nobody makes. It goes by GET: there is nothing of anybody in it."""

    step = forms.ChoiceField(label=_("Bij welke stap?"), required=False)
    days = forms.IntegerField(
        label=_("Hoeveel dagen al?"),
        min_value=0,
        max_value=3660,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "rondom-short"}),
        error_messages={
            "invalid": _("Vul een heel getal in"),
            "min_value": _("Vul 0 of meer in"),
            "max_value": _("Vul hooguit 3660 dagen in"),
        },
    )
    facts = forms.MultipleChoiceField(
        label=_("Wat is er al?"), required=False, widget=forms.CheckboxSelectMultiple
    )
