"""Shape of a safety estimate as it is typed; the questions are data."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rondom.core import clock
from rondom.safeguarding.operations import EstimateText
from rondom.safeguarding.safety_estimate import estimate_rules

LONGEST_TEXT = 20000


def _words(sentence: Any) -> dict[str, Any]:
    """The same sentence when nothing is chosen and when the browser sent what cannot be chosen."""
    return {"required": sentence, "invalid_choice": sentence, "invalid": sentence}


def _choices(rows: Iterable[Any]) -> list[tuple[Any, str]]:
    return [
        ("", gettext("Kies iemand")),
        *((row.pk, f"{row.person.name}, {row.get_role_display()}") for row in rows),
    ]


class EstimateForm(forms.Form):
    """Safe or not, the questions of data/safety_estimate.yaml, the scale, and when to look again."""

    is_safe = forms.TypedChoiceField(
        label=_("Is het kind nu veilig?"),
        choices=[("yes", _("Ja")), ("no", _("Nee"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages=_words(_("Kies of het kind nu veilig is")),
    )
    look_on = forms.DateField(
        label=_("Wanneer kijkt u opnieuw?"),
        help_text=_("Is het kind niet veilig? Dan is een dag nodig."),
        required=False,
        widget=forms.DateInput,
        error_messages=_words(_("Kies een dag na vandaag")),
    )

    def __init__(self, *args: Any, scientists: Iterable[Any] | None = None, **kwargs: Any) -> None:
        """scientists: who can read along, for the first estimate."""
        super().__init__(*args, **kwargs)
        for part in estimate_rules().parts:
            self.fields[part.key] = _question(part)
        self.fields["score"] = _score()
        order = ["is_safe", *(part.key for part in estimate_rules().parts), "score", "look_on"]
        if scientists is not None:
            self.fields["scientist"] = forms.TypedChoiceField(
                label=_("Welke gedragswetenschapper leest mee?"),
                coerce=int,
                choices=_choices(scientists),
                error_messages=_words(_("Kies een gedragswetenschapper")),
            )
        self.order_fields([*order, "scientist"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        look_on = values.get("look_on")
        if look_on and look_on <= clock.today():
            self.add_error("look_on", _("Kies een dag na vandaag"))
        if values.get("is_safe") is False:
            self._check_unsafe(values)
        return values

    def _check_unsafe(self, values: dict[str, Any]) -> None:
        for part in estimate_rules().parts:
            if not part.always and not values.get(part.key, "").strip():
                self.add_error(part.key, _("Geef antwoord: het kind is nu niet veilig"))
        if "look_on" not in self.errors and not values.get("look_on"):
            self.add_error("look_on", _("Kies een dag na vandaag"))

    def estimate(self) -> EstimateText:
        """Give a valid form."""
        return EstimateText(
            **{name: value for name, value in self.cleaned_data.items() if name != "scientist"}
        )


def _question(part: Any) -> forms.CharField:
    return forms.CharField(
        label=part.question,
        help_text=part.hint if part.always else _("%s Nodig als het kind niet veilig is.") % part.hint,
        max_length=LONGEST_TEXT,
        required=part.always,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Geef antwoord op deze vraag")},
    )


def _score() -> forms.TypedChoiceField:
    scale = estimate_rules().scale
    ends = {scale.lowest: scale.lowest_means, scale.highest: scale.highest_means}
    numbers = range(scale.lowest, scale.highest + 1)
    rows = [(number, f"{number}: {ends[number]}" if number in ends else str(number)) for number in numbers]
    return forms.TypedChoiceField(
        label=_("Welk cijfer geeft u?"),
        coerce=int,
        choices=[("", _("Kies een cijfer")), *rows],
        error_messages=_words(_("Kies een cijfer van de schaal")),
    )


class AdviceForm(forms.Form):
    """What the behavioural scientist says."""

    text = forms.CharField(
        label=_("Wat vindt u van deze inschatting?"),
        help_text=_("Schrijf ook wat u de casemanager aanraadt."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schrijf op wat u vindt")},
    )


class HandOnForm(forms.Form):
    """A colleague of the team."""

    membership_id = forms.TypedChoiceField(
        label=_("Welke collega?"), coerce=int, error_messages=_words(_("Kies een collega"))
    )

    def __init__(self, *args: Any, colleagues: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership_id"].choices = _choices(colleagues)  # type: ignore[attr-defined]
