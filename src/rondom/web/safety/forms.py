"""Shape of what is typed in a case; the operations decide."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.core import clock
from rondom.safeguarding.terms import CloseReason, EntryKind, Informed, Question, WeighAnswer

LONGEST_TEXT = 20000


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _choose(words: Any) -> dict[str, Any]:
    """The same sentence when nothing is chosen and when the browser sent what cannot be chosen."""
    return {"required": words, "invalid_choice": words}


def _text(label: Any, *, required: Any = "", rows: int = 4, help_text: Any = "") -> forms.CharField:
    """required: the sentence for a text that is empty; without one the text may be left out."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_TEXT,
        widget=_area(rows),
        required=bool(required),
        error_messages={"required": required or ""},
    )


class PastDayField(forms.DateField):
    """A day that has been, today too."""

    def __init__(self, **kwargs: Any) -> None:
        words = {"required": _("Kies een dag"), "invalid": _("Kies een dag")}
        super().__init__(widget=forms.DateInput, error_messages=words, **kwargs)

    def validate(self, value: dt.date | None) -> None:
        super().validate(value)
        if value and value > clock.today():
            raise forms.ValidationError(_("Kies een dag die al geweest is"))


class ConcernForm(forms.Form):
    """The same form, whether a case exists or not."""

    text = _text(
        _("Wat zag of hoorde u?"),
        required=_("Schrijf op wat u zag of hoorde"),
        rows=6,
        help_text=_("Schrijf op wat er gebeurde en wat het kind zei. Laat weg wat u alleen denkt."),
    )
    happened_on = PastDayField(label=_("Wanneer was dat?"))


class EntryForm(forms.Form):
    """What is written in a step. A correction says what was wrong."""

    kind = forms.ChoiceField(
        label=_("Wat legt u vast?"),
        widget=forms.RadioSelect,
        error_messages=_choose(_("Kies wat u vastlegt")),
    )
    happened_on = PastDayField(label=_("Wanneer was dat?"))
    text = _text(
        _("Wat zag, hoorde of besprak u?"), required=_("Schrijf op wat u zag, hoorde of besprak"), rows=6
    )
    without_name = forms.BooleanField(
        label=_("Wij vroegen Veilig Thuis om advies zonder de naam van het kind"), required=False
    )
    why = _text(_("Waarom deed u dit, of waarom nu?"), rows=2)

    def __init__(
        self, *args: Any, kinds: Collection[EntryKind], is_correction: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - declared above
        kind.choices = [(value.value, str(value.label).capitalize()) for value in kinds]
        if len(kinds) == 1:
            kind.widget, kind.initial = forms.HiddenInput(), next(iter(kinds)).value
        if EntryKind.VEILIG_THUIS not in kinds:
            del self.fields["without_name"]
        if is_correction:
            self.fields["why"] = _text(
                _("Wat klopte er niet?"), required=_("Schrijf op wat er niet klopte"), rows=2
            )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("without_name") and values.get("kind") != EntryKind.VEILIG_THUIS:
            self.add_error("without_name", _("Zonder naam vragen kan alleen bij Veilig Thuis"))
        return values


NOT_ASKED = ("", _("Nog niet aan de orde"))


class WeighForm(forms.Form):
    """Five questions, each with a reason: `<question>` and `<question>_reason`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in Question:
            self.fields[question.value] = forms.ChoiceField(
                label=question.label,
                choices=[
                    *((value, str(label).capitalize()) for value, label in WeighAnswer.choices),
                    NOT_ASKED,
                ],
                widget=forms.RadioSelect,
                required=False,
                initial="",
            )
            self.fields[f"{question.value}_reason"] = _text(_("Waarom vindt u dit?"), rows=2)

    def rows(self) -> Iterable[tuple[int, Any, Any]]:
        """(number, the question, its reason) of each question."""
        for number, question in enumerate(Question.values, start=1):
            yield number, self[question], self[f"{question}_reason"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for number, question in enumerate(Question.values, start=1):
            if values.get(question) and not values.get(f"{question}_reason", "").strip():
                words = _("Schrijf bij vraag %(number)s waarom u dit vindt") % {"number": number}
                self.add_error(f"{question}_reason", words)
        return values


class DecisionForm(forms.Form):
    """Report, help or both; what is needed with each."""

    reports = forms.BooleanField(label=_("Wij melden bij Veilig Thuis"), required=False)
    reported_on = PastDayField(
        label=_("Op welke dag meldde u?"),
        required=False,
        help_text=_("Meld eerst, en leg het dan hier vast."),
    )
    helps = forms.BooleanField(label=_("Wij geven of regelen zelf hulp"), required=False)
    help_what = _text(_("Welke hulp komt er, en van wie?"), rows=3)
    effect_by_on = forms.DateField(
        label=_("Wanneer moet de hulp werken?"),
        help_text=_("Is het dan niet veilig, dan weegt u opnieuw."),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Kies een dag")},
    )
    parents_informed = forms.ChoiceField(
        label=_("Weten de ouders van dit besluit?"),
        choices=[(value, str(label).capitalize()) for value, label in Informed.choices],
        widget=forms.RadioSelect,
        error_messages=_choose(_("Kies of de ouders het weten")),
    )
    parents_text = _text(
        _("Waarom (nog) niet, of hoe vertelde u het?"),
        rows=2,
        help_text=_("Bij ‘nee’ en ‘nog niet’ is dit nodig."),
    )
    differs_because = _text(
        _("Waarom wijkt u af van de weging?"),
        rows=2,
        help_text=_("Alleen als u iets anders doet dan de weging zegt."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("reports") and not values.get("helps"):
            self.add_error("reports", _("Kies melden, hulp of allebei"))
        if values.get("reports") and "reported_on" not in self.errors and not values.get("reported_on"):
            self.add_error("reported_on", _("Kies de dag waarop u meldde"))
        if values.get("helps"):
            self._check_help(values)
        if values.get("parents_informed") in ("no", "not_yet") and not values.get("parents_text"):
            self.add_error("parents_text", _("Schrijf op waarom de ouders het (nog) niet weten"))
        return values

    def _check_help(self, values: dict[str, Any]) -> None:
        if not values.get("help_what"):
            self.add_error("help_what", _("Schrijf op welke hulp er komt"))
        by = values.get("effect_by_on")
        if "effect_by_on" not in self.errors and (by is None or by <= clock.today()):
            self.add_error("effect_by_on", _("Kies een dag na vandaag"))


class FollowUpForm(forms.Form):
    """What came of a decision."""

    happened_on = PastDayField(label=_("Wanneer was dat?"))
    text = _text(_("Wat gebeurde er?"), required=_("Schrijf op wat er gebeurde"))


class LetInForm(forms.Form):
    """A colleague, why, and what he does in the case."""

    membership_id = forms.TypedChoiceField(
        label=_("Welke collega?"), coerce=int, error_messages=_choose(_("Kies een collega"))
    )
    why = forms.CharField(
        label=_("Waarom komt deze collega in de zaak?"),
        max_length=500,
        widget=_area(2),
        error_messages={"required": _("Schrijf op waarom deze collega erin komt")},
    )
    is_attention_officer = forms.BooleanField(label=_("Is aandachtsfunctionaris"), required=False)
    leads = forms.BooleanField(
        label=_("Leidt de zaak mee"),
        help_text=_("Wie leidt, zet mensen in de zaak en sluit haar af."),
        required=False,
    )

    def __init__(self, *args: Any, colleagues: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(row.pk, f"{row.person.name}, {row.get_role_display()}") for row in colleagues]
        self.fields["membership_id"].choices = [("", _("Kies iemand")), *rows]  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """Why a case ends."""

    reason = forms.ChoiceField(
        label=_("Waarom sluit u de zaak af?"),
        choices=[row for row in CloseReason.choices if row[0] != CloseReason.NOBODY_LEFT],
        widget=forms.RadioSelect,
        error_messages=_choose(_("Kies waarom u de zaak afsluit")),
    )
    text = _text(
        _("Schrijf op hoe het is afgelopen"), required=_("Schrijf op hoe het is afgelopen en wat u afspreekt")
    )
