"""Shape of what is typed about absence; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.watch.absence_rules import absence_rules
from rondom.watch.terms import AbsencePart, ReportAnswer

A_DAY = _("Kies een dag")


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput, error_messages={"required": A_DAY, "invalid": A_DAY}
    )


def _words(label: Any, help_text: Any, *, needed: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=1000,
        required=bool(needed),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": needed},
    )


class AbsenceForm(forms.Form):
    on = _day(_("Op welke dag was het kind er niet?"))
    part = forms.ChoiceField(
        label=_("Welk deel van de dag?"),
        choices=AbsencePart.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies welk deel van de dag")},
    )
    place = forms.IntegerField(
        label=_("Welk lesuur?"), help_text=_("Alleen bij lessen."), required=False, min_value=1, max_value=14
    )
    kind = forms.ChoiceField(
        label=_("Waarom?"), error_messages={"required": _("Kies waarom"), "invalid_choice": _("Kies waarom")}
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten?"),
        help_text=_("Laat dit leeg voor hoelang zo'n deel meestal duurt."),
        required=False,
        min_value=1,
        max_value=720,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = [(row.code, row.label) for row in absence_rules().kinds]
        self.fields["kind"].choices = [("", _("Kies waarom")), *kinds]  # type: ignore[attr-defined]


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("Lijst met verzuim (csv)"),
        help_text=_(
            "Met de kolommen roepnaam, achternaam, geboortedatum, datum, dagdeel of lesuur, en reden."
        ),
        widget=forms.FileInput,
        allow_empty_file=True,
        error_messages={"required": _("Kies een bestand")},
    )


class ActForm(forms.Form):
    words = _words(_("Wat deed u?"), _("Dit hoeft niet. Het gezin leest het."))


class ReportForm(forms.Form):
    words = _words(
        _("Wat deed de school zelf al?"),
        _("Leerplicht en het gezin lezen dit. Schrijf niets op over ziekte of thuis."),
        needed=_("Schrijf kort op wat de school zelf al deed"),
    )


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Wat doet u?"),
        choices=ReportAnswer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u doet")},
    )


class LeaveForm(forms.Form):
    first_on = _day(_("Wat is de eerste dag?"))
    last_on = _day(_("Wat is de laatste dag?"))
    exemption = forms.BooleanField(
        label=_("Ik vraag een vrijstelling: mijn kind hoeft dan een tijd niet naar school"), required=False
    )
    reason = _words(
        _("Waarom vraagt u dit?"),
        _("Wie beslist, leest dit."),
        needed=_("Schrijf op waarom u dit vraagt"),
    )


class LeaveAnswerForm(forms.Form):
    granted = forms.ChoiceField(
        label=_("Wat is uw antwoord?"),
        choices=[("yes", _("Ja")), ("no", _("Nee"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee")},
    )
    words = _words(_("Uitleg"), _("Nodig bij nee. De ouders lezen dit."))
