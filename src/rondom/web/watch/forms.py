"""Shape of what is typed when it is stuck; the operations decide."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.watch.rules import RungRule
from rondom.watch.terms import Outcome, RungOutcome

A_DAY = _("Kies een dag")


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PressForm(forms.Form):
    word = forms.CharField(
        label=_("Wat loopt er vast?"),
        help_text=_("Dit hoeft niet. Alleen wie gaat kijken, leest het."),
        max_length=1000,
        required=False,
        widget=_area(3),
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Uw antwoord"),
        help_text=_("Wat doet u, en wanneer? Iedereen om het kind leest dit."),
        max_length=1000,
        widget=_area(),
        error_messages={"required": _("Schrijf op wat u doet, of waarom het niet lukt")},
    )


class CallForm(forms.Form):
    question = forms.CharField(
        label=_("Wat vraagt u van deze persoon?"),
        help_text=_("Iedereen om het kind leest dit. Schrijf niets op over wat het kind heeft."),
        max_length=1000,
        widget=_area(),
        error_messages={"required": _("Schrijf op wat u van deze persoon vraagt")},
    )


class RolesForm(forms.Form):
    """Yes, no or not looked at, for everybody around the child."""

    def __init__(self, *args: Any, people: Iterable[tuple[int, str, str, bool | None]], **more: Any) -> None:
        super().__init__(*args, **more)
        for participant_id, name, asks, taken in people:
            self.fields[f"who_{participant_id}"] = forms.ChoiceField(
                label=name,
                help_text=asks,
                choices=[("yes", _("ja")), ("no", _("nee")), ("", _("nog niet bekeken"))],
                initial={True: "yes", False: "no", None: ""}[taken],
                required=False,
                widget=forms.RadioSelect,
            )

    def taken(self) -> dict[int, bool]:
        """{participant: took his role} of who was looked at."""
        said = self.cleaned_data.items()
        return {int(name.removeprefix("who_")): value == "yes" for name, value in said if value}


class EndForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Hoe liep het af?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het afliep")},
    )
    next_code = forms.ChoiceField(
        label=_("Bij wie gaat het verder?"),
        help_text=_("Alleen nodig als het niet is opgelost."),
        required=False,
    )
    explanation = forms.CharField(
        label=_("Leg uit hoe het afliep"),
        help_text=_("Iedereen om het kind leest dit. Het gezin ook."),
        max_length=2000,
        widget=_area(),
        error_messages={"required": _("Leg uit hoe het afliep")},
    )

    def __init__(self, *args: Any, rungs: Iterable[RungRule], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(row.code, row.title) for row in rungs]
        self.fields["next_code"].choices = [("", _("Kies bij wie")), *choices]  # type: ignore[attr-defined]


class RungForm(forms.Form):
    """A rung outside Rondom; decided_on only where it is about a decision."""

    begun_on = forms.DateField(
        label=_("Wanneer was dat?"),
        help_text=_("De dag van het gesprek, of de dag waarop u de brief stuurde."),
        widget=forms.DateInput,
        error_messages={"required": A_DAY, "invalid": A_DAY},
    )
    decided_on = forms.DateField(
        label=_("Op welke dag was het besluit waar het over gaat?"),
        widget=forms.DateInput,
        error_messages={"required": A_DAY, "invalid": A_DAY},
    )

    def __init__(self, *args: Any, rule: RungRule, **more: Any) -> None:
        super().__init__(*args, **more)
        if not rule.about_decision:
            del self.fields["decided_on"]


class RungEndForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Hoe liep het af?"),
        choices=RungOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het afliep")},
    )
    words = forms.CharField(
        label=_("Wat kwam eruit?"),
        help_text=_("Iedereen om het kind leest dit."),
        max_length=2000,
        required=False,
        widget=_area(),
    )
