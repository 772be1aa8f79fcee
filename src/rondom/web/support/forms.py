"""Shape of what is typed for a team and for the support point; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.support.operations import TicketText
from rondom.support.rules import TeamRule, support_rules
from rondom.support.terms import After, Enrolled

SAY = _("Schrijf op wat u wilt zeggen")


def _area(
    label: Any, help_text: Any = "", *, rows: int = 5, most: int = 2000, required: bool = True
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": SAY},
    )


class AskForm(forms.Form):
    """no_name is not there for a team that always knows whose child it is."""

    question = _area(_("Wat wilt u vragen?"), _("Het gezin leest dit ook."))
    no_name = forms.BooleanField(
        label=_("Stel de vraag zonder naam"),
        help_text=_("Het team leest uw woorden en hoe oud het kind is. Het ziet niet over wie het gaat."),
        required=False,
    )
    checked = forms.BooleanField(
        label=_("Ik las mijn vraag nog eens: niemand is te herkennen"),
        help_text=_("Alleen nodig als u de vraag zonder naam stelt."),
        required=False,
    )

    def __init__(self, *args: Any, rule: TeamRule, **more: Any) -> None:
        super().__init__(*args, **more)
        if not rule.no_name:
            del self.fields["no_name"], self.fields["checked"]


class AdviceForm(forms.Form):
    answer = _area(
        _("Wat is het advies?"), _("Wie het vroeg leest dit, en het gezin ook."), rows=8, most=4000
    )


class DecideForm(forms.Form):
    accepted = forms.ChoiceField(
        label=_("Neemt uw team de casusregie?"),
        choices=[("yes", _("Ja")), ("no", _("Nee"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee")},
    )
    answer = _area(
        _("Uitleg"), _("Bij nee is een reden nodig. Het gezin leest dit ook."), most=4000, required=False
    )


class TicketForm(forms.Form):
    question = _area(_("Wat is uw vraag?"), _("Schrijf het op zoals u het zou zeggen."))
    name = forms.CharField(
        label=_("Hoe heet u?"), max_length=200, error_messages={"required": _("Vul uw naam in")}
    )
    contact = forms.CharField(
        label=_("Telefoon of e-mail"),
        help_text=_("Dit hoeft niet. Met een e-mailadres sturen wij u de link om uw vraag te volgen."),
        max_length=200,
        required=False,
    )
    child_name = forms.CharField(
        label=_("Naam van het kind"), help_text=_("Dit hoeft niet."), max_length=200, required=False
    )
    child_born_on = forms.DateField(
        label=_("Geboortedatum van het kind"),
        help_text=_("Dit hoeft niet."),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Kies een dag")},
    )
    enrolled = forms.ChoiceField(
        label=_("Zit het kind op een school?"),
        choices=Enrolled.choices,
        initial=Enrolled.UNKNOWN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of het kind op een school zit")},
    )
    wants_link = forms.BooleanField(
        label=_("Zet mijn vraag bij het dossier van mijn kind"),
        help_text=_("Wie om uw kind staat, leest het dan ook. U kunt dit later nog kiezen of terugnemen."),
        required=False,
    )

    def text(self) -> TicketText:
        return TicketText(**self.cleaned_data)


class SayForm(forms.Form):
    words = _area(_("Wat wilt u nog zeggen?"), rows=4)


class AnswerForm(forms.Form):
    words = _area(_("Uw antwoord aan het gezin"))


class TriageForm(forms.Form):
    after = forms.ChoiceField(
        label=_("Waar gaat dit verder?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar het verdergaat")},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["after"].choices = [(code, After(code).label) for code in support_rules().point.after]  # type: ignore[attr-defined]
