"""Shapes of what an administrator types about a route around its steps; the operations decide."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rondom.routes.drafting.definition import USUAL, Definition
from rondom.routes.terms import LOCKABLE
from rondom.web.manage.routes.choices import (
    certainty_choices,
    fact_choices,
    holiday_choices,
    part_choices,
    role_choices,
    standing_choices,
    step_choices,
    with_unknown,
)

LOCK = "lock_"
LOCKS = tuple(LOCK + field for field in LOCKABLE)
LINE = 300
LONG = 2000


def line(label: Any, required: Any, *, help_text: Any = "", area: bool = False) -> forms.CharField:
    """One line of text that has to be there, or that may be left out when `required` is ""."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LINE,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": 3}) if area else forms.TextInput,
        error_messages={
            "required": required,
            "max_length": _("Maak dit korter: hooguit %(limit_value)d tekens"),
        },
    )


def remark(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONG, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


def many(label: Any, *, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, required=False, widget=forms.CheckboxSelectMultiple
    )


class PartForm(forms.Form):
    """An item of a draft. item: what stands there now, {} for a new one; folded: fields with many boxes."""

    folded: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *, definition: Definition, item: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(item))
        self.definition = definition
        self.item = item
        self.fill()

    def fill(self) -> None:
        """Give the fields their choices."""

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Set the choices of a field that takes several; what was chosen before stays a choice."""
        field = self.fields[name]
        field.choices = with_unknown(choices, self.item.get(name) or ())  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class TitleForm(PartForm):
    """A phase or a side track."""

    title = line(_("Naam"), _("Vul een naam in"))


class SourceForm(PartForm):
    title = line(_("Welk stuk of welke afspraak is het?"), _("Schrijf op waar dit staat"))
    address = forms.CharField(label=_("Adres op internet"), max_length=LINE, required=False)
    seen_on = forms.DateField(
        label=_("Gezien op"),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Kies een dag")},
    )

    def clean_address(self) -> str:
        """A link on a screen: only to a page on the internet."""
        address = str(self.cleaned_data["address"])
        if address and not address.startswith(("https://", "http://")):
            raise forms.ValidationError(_("Begin het adres met https://"))
        return address

    def values(self) -> dict[str, Any]:
        seen = self.cleaned_data["seen_on"]
        return {**self.cleaned_data, "seen_on": seen.isoformat() if seen else None}


class KeyQuestionForm(PartForm):
    text = line(_("De hele vraag"), _("Schrijf de vraag op"), area=True)
    short = line(
        _("Kort, voor op de pagina van het kind"),
        _("Schrijf de vraag kort op"),
        help_text=_("Waar {roepnaam} staat, komt de naam van het kind."),
    )


class OutcomeForm(PartForm):
    title = line(_("Naam van de uitkomst"), _("Vul een naam in"))
    plain = line(_("Wat lezen ouders?"), _("Schrijf op wat ouders lezen"), area=True)
    needs_date = forms.BooleanField(label=_("Vraag tot welke dag dit duurt"), required=False)


class MeetingKindForm(PartForm):
    title = line(_("Naam van het overleg"), _("Vul een naam in"))
    required = forms.MultipleChoiceField(
        label=_("Wie moet erbij zijn?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies wie erbij moet zijn")},
    )
    may_invite = many(_("Wie mag er ook bij?"))
    steps = many(_("Bij welke stappen hoort het?"))
    times_a_school_year = forms.IntegerField(
        label=_("Hoe vaak per schooljaar minstens?"),
        required=False,
        min_value=1,
        max_value=40,
        error_messages={"invalid": _("Vul een getal in")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "rondom-short"}),
    )
    times_source = forms.ChoiceField(label=_("Waar staat dat aantal?"), required=False)
    partners = many(
        _("Met wie telt het mee voor dat aantal?"),
        help_text=_("Er is er minstens één bij. Kiest u niemand? Dan telt iedereen van buiten de school."),
    )
    confirmed = forms.ChoiceField(label=_("Hoe zeker is dit?"), widget=forms.RadioSelect)
    source = many(_("Waar staat dit?"))
    note = remark(_("Wat is nog niet zeker?"))

    def fill(self) -> None:
        self.choose("required", role_choices())
        self.choose("may_invite", role_choices())
        self.choose("steps", step_choices(self.definition))
        self.choose("partners", role_choices())
        sources = part_choices(self.definition, "sources")
        self.choose("source", sources)
        self.fields["times_source"].choices = [("", gettext("Geen aantal")), *sources]  # type: ignore[attr-defined]
        self.fields["confirmed"].choices = certainty_choices()  # type: ignore[attr-defined]
        self.initial.setdefault("confirmed", "unconfirmed")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("times_a_school_year") and not values.get("times_source"):
            self.add_error("times_source", gettext("Kies waar dit aantal staat"))
        return values


class GeneralForm(PartForm):
    """Above the parts: what the route is called, where it is agreed, and its rules."""

    title = line(_("Naam van de route"), _("Vul een naam in"))
    source = line(_("Waar staat dat uw regio zo werkt?"), _("Schrijf op waar dit staat"))
    valid_from = forms.DateField(
        label=_("Geldt vanaf"),
        widget=forms.DateInput,
        error_messages={"required": _("Kies een dag"), "invalid": _("Kies een dag")},
    )
    note = remark(_("Opmerking"))
    parents_before_outsiders = forms.BooleanField(
        label=_("Eerst de ouders erbij, dan pas iemand van buiten de school"), required=False
    )
    outsiders = many(_("Wie is er van buiten de school?"))
    extra_means_only_from = forms.ChoiceField(
        label=_("Extra middelen komen alleen uit dit overleg"), required=False
    )
    lock_goals = many(_("Doelen gaan pas open als dit er is"))
    lock_offers = many(_("Hulp kiezen gaat pas open als dit er is"))
    end_needs = many(_("Nodig om de route af te ronden"))
    standing = many(
        _("Wat blijft gelden als het er al was?"),
        help_text=_(
            "Een stap telt anders alleen wat gebeurt nadat het dossier er is. Wat u hier kiest, telt ook als het er eerder al was."
        ),
    )
    holidays = forms.ChoiceField(label=_("Welke schoolvakanties tellen?"), required=False)
    folded = ("outsiders", "lock_goals", "lock_offers", "end_needs", "standing")

    def __init__(self, data: Any = None, *, definition: Definition, item: Mapping[str, Any]) -> None:
        locks = {LOCK + field: names for field, names in (item.get("locks") or {}).items()}
        whole = {"end_needs": USUAL["end_needs"], **item, **(item.get("rules") or {}), **locks}
        super().__init__(data, definition=definition, item=whole)

    def fill(self) -> None:
        self.choose("outsiders", role_choices())
        for name in (*LOCKS, "end_needs"):
            self.choose(name, fact_choices(self.definition))
        self.choose("standing", standing_choices(self.definition))
        self.fields["holidays"].choices = holiday_choices()  # type: ignore[attr-defined]
        kinds = [("", gettext("Geen regel")), *part_choices(self.definition, "meeting_kinds")]
        chosen = self.item.get("extra_means_only_from")
        field = self.fields["extra_means_only_from"]
        field.choices = with_unknown(kinds, [chosen] if chosen else [])  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        rules = {
            name: data.pop(name)
            for name in ("parents_before_outsiders", "outsiders", "extra_means_only_from")
        }
        locks = self._locks({name: data.pop(name) for name in LOCKS})
        day = data["valid_from"].isoformat()
        kept = [name for name in self.item.get("standing") or () if name in data["standing"]]
        standing = list(dict.fromkeys([*kept, *data["standing"]]))  # in the order it stood
        return {**data, "valid_from": day, "rules": rules, "locks": locks, "standing": standing}

    def _locks(self, chosen: dict[str, list[str]]) -> dict[str, list[str]]:
        """In the order they stood; a lock that no screen knows stays."""
        before = {LOCK + field: list(names) for field, names in (self.item.get("locks") or {}).items()}
        found = before | chosen
        return {name.removeprefix(LOCK): names for name, names in found.items() if names}
