"""The shape of one step of a route."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rondom.routes.definition.shape import MOST_DAYS
from rondom.routes.drafting.definition import partners, track_of
from rondom.routes.drafting.operations import STEP_KEY
from rondom.routes.terms import MAIN_TRACK
from rondom.web.manage.routes.choices import (
    certainty_choices,
    fact_choices,
    part_choices,
    role_choices,
    step_choices,
    with_unknown,
)
from rondom.web.manage.routes.forms import PartForm, line, many, remark

CALENDAR, SCHOOL = "within_days", "within_school_days"
FACTS = ("needs", "done_when", "closes_with")


class StepForm(PartForm):
    """A step that is there."""

    title = line(_("Naam van de stap"), _("Vul een naam in"))
    plain = line(
        _("Wat gebeurt er in deze stap?"),
        _("Schrijf op wat er gebeurt"),
        help_text=_("Ouders en kind lezen dit. Schrijf korte zinnen."),
        area=True,
    )
    phase = forms.ChoiceField(label=_("Fase"), error_messages={"required": _("Kies een fase")})
    track = forms.ChoiceField(label=_("Spoor"), required=False)
    prevention = forms.BooleanField(label=_("Deze stap is preventie"), required=False)
    parties = many(_("Wie doen mee?"))
    requires = many(
        _("Wie moet erbij zijn?"), help_text=_("Zonder hen kan niemand een dossier in deze stap zetten.")
    )
    guests = many(
        _("Wie mag alleen bij deze stap meedenken?"),
        help_text=_(
            "Bijvoorbeeld iemand van een andere school. Na deze stap doet die persoon niet meer mee."
        ),
    )
    needs = many(_("Eerst nodig"), help_text=_("Zonder dit kan niemand een dossier in deze stap zetten."))
    done_when = many(_("Klaar als"), help_text=_("Het programma zegt wat hiervan nog ontbreekt."))
    closes_with = many(
        _("Nodig om verder te gaan"), help_text=_("Zonder dit gaat niemand naar een volgende stap.")
    )
    term = forms.IntegerField(
        label=_("Uiterlijk na hoeveel dagen?"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "rondom-short"}),
        error_messages={
            "invalid": _("Vul een heel getal in"),
            "min_value": _("Een termijn is 1 tot en met 366 dagen"),
            "max_value": _("Een termijn is 1 tot en met 366 dagen"),
        },
    )
    term_unit = forms.ChoiceField(
        label=_("Welke dagen tellen?"),
        choices=[(CALENDAR, _("alle dagen")), (SCHOOL, _("alleen schooldagen"))],
        required=False,
    )
    term_source = forms.ChoiceField(label=_("Waar staat die termijn?"), required=False)
    first_next = forms.ChoiceField(label=_("Meestal komt hierna"), required=False)
    other_next = many(_("Het kan ook naar"))
    switch_with = many(
        _("Te wisselen met"), help_text=_("Stappen op een ander spoor. Over en weer gaan mag zonder reden.")
    )
    ends = forms.BooleanField(label=_("De route mag hier eindigen"), required=False)
    repeats = forms.BooleanField(label=_("Deze stap mag nog een keer"), required=False)
    confirmed = forms.ChoiceField(label=_("Hoe zeker is dit?"), widget=forms.RadioSelect)
    source = many(_("Waar staat deze stap?"))
    note = remark(_("Wat is nog niet zeker?"))

    def fill(self) -> None:
        own = str(self.item.get("key") or "")
        following = [str(key) for key in self.item.get("next") or ()]
        shown: dict[str, Any] = {
            "term": self.item.get(CALENDAR) or self.item.get(SCHOOL),
            "term_unit": SCHOOL if self.item.get(SCHOOL) else CALENDAR,
            "first_next": following[0] if following else "",
            "other_next": following[1:],
            "track": track_of(dict(self.item)),
            "switch_with": partners(self.definition, own),
        }
        self.initial.update(shown)
        self.initial.setdefault("confirmed", "unconfirmed")
        self._choices(own, following)

    def _choices(self, own: str, following: list[str]) -> None:
        others = with_unknown(step_choices(self.definition, without=own), following)
        sources = part_choices(self.definition, "sources")
        for name in FACTS:
            self.choose(name, fact_choices(self.definition))
        self.choose("parties", role_choices())
        self.choose("requires", role_choices())
        self.choose("guests", role_choices())
        self.choose("source", sources)
        several: dict[str, Any] = {
            "phase": self._one("phase", part_choices(self.definition, "phases"), gettext("Kies een fase")),
            "track": self._one("track", [(MAIN_TRACK, gettext("Het gewone spoor")), *self._tracks()]),
            "term_source": self._one("term_source", sources, gettext("Geen termijn")),
            "first_next": [("", gettext("Geen: hier eindigt de route")), *others],
            "other_next": others,
            "switch_with": others,
            "confirmed": certainty_choices(),
        }
        for name, choices in several.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _tracks(self) -> list[tuple[str, str]]:
        return part_choices(self.definition, "tracks")

    def _one(self, name: str, choices: list[tuple[str, str]], nothing: str = "") -> list[tuple[str, str]]:
        chosen = str(self.item.get(name) or "")
        known = with_unknown(choices, [chosen] if chosen else [])
        return [("", nothing), *known] if nothing else known

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "term" in data and "term_source" in data:
            if data["term"] and not data["term_source"]:
                self.add_error("term_source", gettext("Kies waar deze termijn staat"))
            elif data["term_source"] and not data["term"]:
                self.add_error("term", gettext("Vul de dagen in, of kies ‘Geen termijn’ bij de bron"))
        return data

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        data.pop("key", None)
        term, unit = data.pop("term"), data.pop("term_unit") or CALENDAR
        first, others = data.pop("first_next"), data.pop("other_next")
        before = [key for key in self.item.get("next") or () if key in others]
        following = dict.fromkeys(key for key in [first, *before, *others] if key)
        return {
            **data,
            "track": None if data["track"] == MAIN_TRACK else data["track"],
            CALENDAR: term if unit == CALENDAR else None,
            SCHOOL: term if unit == SCHOOL else None,
            "next": list(following),
        }


class NewStepForm(StepForm):
    """A step that is added. Its number stays: dossiers and other steps know it by that."""

    key = forms.CharField(
        label=_("Nummer van de stap"),
        help_text=_("Kort, zoals 3 of 4a. U kunt het later niet veranderen."),
        widget=forms.TextInput(attrs={"class": "rondom-short"}),
        error_messages={"required": _("Geef de stap een nummer")},
    )
    field_order = ("key",)

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"]).lower()
        if not re.match(STEP_KEY, key):
            raise forms.ValidationError(
                gettext("Gebruik kleine letters en cijfers, zoals 4a, hooguit 20 tekens")
            )
        if key in {value for value, _label in step_choices(self.definition)}:
            raise forms.ValidationError(gettext("Stap %s is er al. Kies een ander nummer") % key)
        return key
