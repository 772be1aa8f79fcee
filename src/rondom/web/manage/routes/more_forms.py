"""Shapes of what a route asks of people besides its steps: before it starts, at a step, when it grows or shrinks."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rondom.routes.terms import CONSENT
from rondom.web.manage.routes.choices import (
    certainty_choices,
    fact_choices,
    part_choices,
    role_choices,
    step_choices,
    with_unknown,
)
from rondom.web.manage.routes.forms import LONG, PartForm, line, many, remark


class _Sourced(PartForm):
    """With where it stands and, when it has them, how sure it is and what is not."""

    def fill(self) -> None:
        self.choose("source", part_choices(self.definition, "sources"))
        if "confirmed" in self.fields:
            self.fields["confirmed"].choices = certainty_choices()  # type: ignore[attr-defined]
            self.initial.setdefault("confirmed", "unconfirmed")

    def one(self, name: str, choices: list[tuple[str, str]], *, nothing: Any) -> None:
        """Set the choices of a field that takes one; what was chosen before stays a choice."""
        chosen = str(self.item.get(name) or "")
        known = with_unknown(choices, [chosen] if chosen else [])
        self.fields[name].choices = [("", str(nothing)), *known]  # type: ignore[attr-defined]


class PreconditionForm(_Sourced):
    title = line(
        _("Wat moet er zijn voordat de route begint?"),
        _("Schrijf op wat er moet zijn"),
        help_text=_("Als een korte zin, zoals: de eigen ondersteuning van de school is gebruikt."),
    )
    plain = forms.CharField(
        label=_("Wat schrijft iemand daarbij op?"),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    evidence = forms.BooleanField(label=_("Vraag waaruit dit blijkt"), required=False)
    confirmed = forms.ChoiceField(label=_("Hoe zeker is dit?"), widget=forms.RadioSelect)
    source = many(_("Waar staat dit?"))
    note = remark(_("Wat is nog niet zeker?"))

    def fill(self) -> None:
        super().fill()
        self.initial.setdefault("evidence", True)


class CheckForm(PreconditionForm):
    title = line(
        _("Wat stelt iemand vast?"),
        _("Schrijf op wat iemand vaststelt"),
        help_text=_("U kiest dit daarna bij een stap, bij ‘Klaar als’ of ‘Nodig om verder te gaan’."),
    )


class ResultForm(_Sourced):
    title = line(_("Naam van het resultaat"), _("Vul een naam in"))
    plain = remark(_("Wat lezen mensen daarbij?"))
    steps = many(_("Bij welke stappen?"), help_text=_("Niets gekozen: bij elke stap."))
    helpers = many(_("Wie kan dit doen?"), help_text=_("Niets gekozen: iedereen om het kind heen."))
    referral = forms.BooleanField(label=_("Die persoon antwoordt of hij het aanneemt"), required=False)
    source = many(_("Waar staat dit?"))
    folded = ("helpers",)

    def fill(self) -> None:
        super().fill()
        self.choose("steps", step_choices(self.definition))
        self.choose("helpers", role_choices())


class ScalingForm(_Sourced):
    title = line(_("Naam"), _("Vul een naam in"), help_text=_("Bijvoorbeeld: van smal naar breed overleg."))
    lower = forms.ChoiceField(
        label=_("De stap met minder mensen"), error_messages={"required": _("Kies een stap")}
    )
    upper = forms.ChoiceField(
        label=_("De stap met meer mensen"), error_messages={"required": _("Kies een stap")}
    )
    joins = many(
        _("Wie komt erbij?"), help_text=_("Bij afschalen gaan zij weer weg, en stopt hun toestemming.")
    )
    consents = many(_("Welke toestemming vraagt de coördinator dan?"))
    source = many(_("Waar staat dit?"))
    note = remark(_("Wat is nog niet zeker?"))
    folded = ("joins",)

    def fill(self) -> None:
        super().fill()
        steps = step_choices(self.definition)
        for name in ("lower", "upper"):
            self.one(name, steps, nothing=gettext("Kies een stap"))
        self.choose("joins", role_choices())
        self.choose("consents", [row for row in fact_choices(self.definition) if row[0].startswith(CONSENT)])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("lower") and data.get("lower") == data.get("upper"):
            self.add_error("upper", gettext("Kies een andere stap dan die met minder mensen"))
        return data


class OpenerForm(_Sourced):
    """Who it is cannot be changed later: take it away and add another."""

    capacity = forms.ChoiceField(label=_("Wie?"), error_messages={"required": _("Kies wie er mag beginnen")})
    step = forms.ChoiceField(label=_("Bij welke stap begint het dan?"), required=False)
    without = many(_("Welke voorwaarden gelden dan niet?"))
    source = many(_("Waar staat dit?"))
    note = remark(_("Wat is nog niet zeker?"))

    def fill(self) -> None:
        super().fill()
        if self.item:
            del self.fields["capacity"]
        else:
            self.one("capacity", role_choices(), nothing=gettext("Kies een rol"))
        self.one("step", step_choices(self.definition), nothing=gettext("De eerste stap"))
        self.choose("without", part_choices(self.definition, "preconditions"))

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "capacity"}
