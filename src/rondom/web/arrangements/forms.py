"""Shape of what is typed on the screens of arrangements; the operations decide."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from rondom.arrangements.rules import Field, Kind
from rondom.arrangements.terms import PartSide, Payer, ReadAdvice, Verdict
from rondom.web.fields import DayField, EuroField, HoursField, WordsField

MOST = 2**31 - 1


class LongLabels(forms.RadioSelect):
    """Choices of more than one line: they stand apart."""

    has_long_labels = True


class KindForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Welk arrangement vraagt u aan?"),
        widget=LongLabels,
        error_messages={"required": _("Kies een soort"), "invalid_choice": _("Kies een soort")},
    )

    def __init__(self, *args: Any, kinds: Sequence[tuple[Kind, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (
                kind.code,
                format_html(
                    '<span class="rondom-strong">{}</span><span class="rondom-meta">{} {}</span>',
                    kind.title,
                    kind.what_for,
                    caps,
                ),
            )
            for kind, caps in kinds
        ]


class RequestForm(forms.Form):
    """A field per question of the samenwerkingsverband, and the period and the amount. Nothing is needed to keep it."""

    first_on = DayField(label=_("Eerste dag"), required=False)
    last_on = DayField(label=_("Laatste dag"), required=False)
    cents = EuroField(label=_("Bedrag voor de hele periode, in euro"), required=False)
    revision = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, fields: Sequence[Field], **more: Any) -> None:
        super().__init__(*args, **more)
        self.keys = [field.key for field in fields]
        for field in fields:
            self.fields[f"answer_{field.key}"] = WordsField(
                label=field.label,
                rows=3,
                help_text=_("Dit komt uit het dossier. U kunt het veranderen.") if field.filled_from else "",
            )
        self.order_fields(
            [*(f"answer_{key}" for key in self.keys), "first_on", "last_on", "cents", "revision"]
        )

    def answers(self) -> dict[str, str]:
        return {key: self.cleaned_data[f"answer_{key}"] for key in self.keys}


class ReadForm(forms.Form):
    advice = forms.ChoiceField(
        label=_("Wat vindt u van de aanvraag?"),
        choices=ReadAdvice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een antwoord")},
    )
    words = WordsField(
        label=_("Waarom vindt u dat?"),
        help_text=_("Wie besluit, leest dit. De ouders en de school ook."),
        needed=_("Schrijf op waarom u dat vindt"),
        max_length=2000,
    )


class DecideForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Wat besluit u?"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u besluit")},
    )
    first_on = DayField(label=_("Eerste dag"), required=False)
    last_on = DayField(label=_("Laatste dag"), required=False)
    hours_per_week = HoursField(label=_("Uren per week"), required=False)
    rate = EuroField(label=_("Bedrag per uur, in euro"), required=False)
    cents = EuroField(label=_("Bedrag voor de hele periode, in euro"), required=False)
    conditions = WordsField(label=_("Voorwaarden"), rows=3)
    reason = WordsField(
        label=_("Waarom besluit u dit?"),
        help_text=_("In gewone woorden. De ouders lezen dit."),
        needed=_("Schrijf in gewone woorden op waarom u dit besluit"),
    )
    alternatives = WordsField(
        label=_("Wat kan er wél, als u het niet toekent?"),
        help_text=_("Alleen nodig als u het niet toekent."),
        rows=3,
    )
    has_no_interest = forms.BooleanField(
        label=_("Ik heb zelf geen belang bij dit besluit"),
        help_text=_("Het gaat niet over mijn eigen school, mijn eigen aanvraag of een kind van mijzelf."),
        error_messages={"required": _("Zeg eerst dat u er geen belang bij hebt. Anders besluit een ander")},
    )


_ONE = {"required": _("Kies er een"), "invalid_choice": _("Kies er een")}


class PartForm(forms.Form):
    """Who does what, when, from which money, for which goal; and what is needed until it begins."""

    side = forms.ChoiceField(
        label=_("Waar hoort het bij?"),
        choices=PartSide.choices,
        widget=forms.RadioSelect,
        error_messages=_ONE,
    )
    what = WordsField(
        label=_("Wat gebeurt er?"), rows=2, max_length=500, needed=_("Schrijf kort op wat er gebeurt")
    )
    provider = forms.TypedChoiceField(
        label=_("Wie doet dat?"),
        help_text=_("Doet het gezin het zelf? Laat dit dan leeg."),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages=_ONE,
    )
    hours_per_week = HoursField(
        label=_("Uren per week"), error_messages={"required": _("Vul in hoeveel uur per week")}
    )
    first_on = DayField(label=_("Eerste dag"))
    last_on = DayField(label=_("Laatste dag"))
    payer = forms.ChoiceField(
        label=_("Wie betaalt?"), choices=Payer.choices, widget=forms.RadioSelect, error_messages=_ONE
    )
    decision_number = forms.ChoiceField(
        label=_("Besluitnummer"), help_text=_("Alleen als het samenwerkingsverband betaalt."), required=False
    )
    cents = EuroField(
        label=_("Bedrag voor de hele periode, in euro"),
        error_messages={"required": _("Vul het bedrag in, of 0")},
    )
    goals = forms.TypedMultipleChoiceField(
        label=_("Aan welke doelen werkt dit?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies een doel"), "invalid_choice": _("Kies een doel")},
    )
    bridging = WordsField(label=_("Begint dit later? Wat is er tot die tijd nodig?"), rows=3, max_length=2000)
    bridging_by = forms.CharField(label=_("En wie doet dat?"), max_length=200, required=False)
    revision = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        providers: list[tuple[int, str]],
        goals: list[tuple[int, str]],
        numbers: list[str],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["provider"].choices = [("", _("Het gezin zelf")), *providers]  # type: ignore[attr-defined]
        self.fields["goals"].choices = goals  # type: ignore[attr-defined]
        self.fields["decision_number"].choices = [("", _("Geen")), *((row, row) for row in numbers)]  # type: ignore[attr-defined]


class DayForm(forms.Form):
    day = DayField(label=_("Welke dag?"))


class ReasonForm(forms.Form):
    reason = WordsField(
        label=_("Waarom stopt het?"),
        help_text=_("De ouders lezen dit."),
        max_length=2000,
        needed=_("Schrijf op waarom het stopt"),
    )


class BudgetForm(forms.Form):
    """target: the board, the school year and the revision that was read; somebody else's change is another choice."""

    target = forms.ChoiceField(
        label=_("Voor welk bestuur, en welk schooljaar?"),
        error_messages={
            "required": _("Kies een bestuur en een schooljaar"),
            "invalid_choice": _("Dit budget is net veranderd. Kijk wat er nu staat, en kies opnieuw"),
        },
    )
    cents = EuroField(label=_("Bedrag, in euro"), error_messages={"required": _("Vul een bedrag in")})

    def __init__(self, *args: Any, targets: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["target"].choices = targets  # type: ignore[attr-defined]


class InvoiceForm(forms.Form):
    decision_number = forms.CharField(
        label=_("Besluitnummer"),
        help_text=_("Het nummer staat op het besluit en op de rekening."),
        max_length=20,
        error_messages={"required": _("Vul het besluitnummer in")},
    )
    invoice_number = forms.CharField(
        label=_("Nummer van de rekening"),
        max_length=40,
        error_messages={"required": _("Vul het nummer van de rekening in")},
    )
    cents = EuroField(label=_("Bedrag, in euro"), error_messages={"required": _("Vul een bedrag in")})
    delivered_on = DayField(
        label=_("Wanneer is de hulp gegeven?"),
        help_text=_("De laatste dag waar de rekening over gaat. Daar hoort het schooljaar bij."),
    )
