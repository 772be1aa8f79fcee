"""The shape of what is typed about a meeting; rules are in the operations."""

import datetime as dt
from typing import Any

from django import forms
from django.forms.utils import from_current_timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from rondom.meetings.links import LONGEST_LINK
from rondom.meetings.terms import LONGEST_DISSENT, LONGEST_MINUTES, LONGEST_VIEW, DecisionKind
from rondom.web.http import row_number


def link_field() -> forms.CharField:
    """A talk by video; the operation says which links may be used."""
    return forms.CharField(
        label=_("Link om te videobellen"),
        required=False,
        max_length=LONGEST_LINK,
        widget=forms.URLInput,
        help_text=_("Begint met https://. De link staat in de uitnodiging, dus zet er geen naam in."),
    )


def moment_of(form: forms.Form, field: str, day: dt.date, time: dt.time) -> dt.datetime | None:
    """The moment in the Netherlands; one that the clock skips or repeats is an error at the field."""
    try:
        return from_current_timezone(dt.datetime.combine(day, time))
    except forms.ValidationError:
        form.add_error(field, _("Dit tijdstip is er niet, of twee keer: die nacht verandert de klok."))
        return None


class MomentForm(forms.Form):
    """When and where. A moment that the clock skips or repeats is an error of the form."""

    day = forms.DateField(label=_("Dag"), widget=forms.DateInput)
    begins = forms.TimeField(label=_("Van"), widget=forms.TimeInput)
    ends = forms.TimeField(label=_("Tot"), widget=forms.TimeInput)
    place = forms.CharField(
        label=_("Waar"),
        max_length=200,
        help_text=_("Bijvoorbeeld: De Klimboom, lokaal 4. Dit staat ook in de uitnodiging."),
    )

    link = link_field()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        day, begins, ends = (values.get(name) for name in ("day", "begins", "ends"))
        if day and begins and ends:
            values["starts_at"] = moment_of(self, "begins", day, begins)
            values["ends_at"] = moment_of(self, "ends", day, ends)
            if ends <= begins:
                self.add_error("ends", _("Het einde moet na het begin zijn."))
        return values


class TalkForm(forms.Form):
    """What a talk is about and who is asked; for a talk at a moment, and for asking when everybody can."""

    kind = forms.ChoiceField(label=_("Soort overleg"), widget=forms.RadioSelect)
    goal = forms.CharField(
        label=_("Doel van het overleg"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Wat weten of kiezen wij samen als het overleg klaar is?"),
    )
    own_points = forms.CharField(
        label=_("Eigen onderwerpen"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Eén onderwerp per regel. Welkom, Overzicht, Inzicht, Uitzicht en Afspraken staan er al op."
        ),
    )
    people = forms.TypedMultipleChoiceField(required=False, coerce=int, widget=forms.MultipleHiddenInput)

    def __init__(
        self, *args: Any, people: list[tuple[int, str]], kinds: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["people"].choices = people  # type: ignore[attr-defined]

    def clean_own_points(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["own_points"].splitlines() if line.strip()]


class PlanForm(MomentForm, TalkForm):
    """A day of the year plan gives the moment, and the place when nothing else was typed."""

    planned_date = forms.TypedChoiceField(
        label=_("Op een dag uit het jaarplan?"),
        help_text=_("Kiest u een dag, dan hoeft u hieronder geen dag en tijd in te vullen."),
        coerce=int,
        required=False,
        empty_value=None,
    )

    def __init__(self, *args: Any, dates: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dates = {row.pk: row for row in dates}
        choices = [(row.pk, _planned_words(row)) for row in dates]
        self.fields["planned_date"].choices = [("", _("Nee, op een ander moment")), *choices]  # type: ignore[attr-defined]

    def full_clean(self) -> None:
        """A chosen day stands in for what was not typed."""
        chosen = self.dates.get(row_number(str(self.data.get("planned_date", "")))) if self.is_bound else None
        if chosen:
            found = {
                "day": chosen.on.isoformat(),
                "begins": f"{chosen.begins:%H:%M}",
                "ends": f"{chosen.ends:%H:%M}",
            }
            place = str(self.data.get("place") or "").strip() or chosen.place
            typed: Any = self.data
            self.data = typed.copy()
            for name, value in (*found.items(), ("place", place)):
                self.data[name] = value  # type: ignore[index]
        super().full_clean()


def _planned_words(row: Any) -> str:
    day = date_format(row.on, "l j F Y")
    return _("%(kind)s, %(day)s, %(begins)s–%(ends)s") % {
        "kind": row.get_kind_display(),
        "day": day,
        "begins": f"{row.begins:%H:%M}",
        "ends": f"{row.ends:%H:%M}",
    }


class MoveForm(MomentForm):
    sequence = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class NumberForm(forms.Form):
    """The number of a row on the page."""

    number = forms.IntegerField(min_value=1, max_value=2**62)


class MinutesForm(forms.Form):
    # one more than fits, so that the operation can say how long the text is
    text = forms.CharField(required=False, max_length=LONGEST_MINUTES * 5, strip=False)
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    device = forms.CharField(required=False, max_length=40)


class OtherViewForm(forms.Form):
    text = forms.CharField(
        label=_("Zo zie ik het"),
        max_length=LONGEST_VIEW,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Uw eigen woorden. Niemand verandert ze. Iedereen van het overleg kan ze lezen."),
    )


class SentenceForm(forms.Form):
    """The sentence, and what was read in it; `read_from` is the sentence that was read."""

    sentence = forms.CharField(required=False, max_length=500)
    read_from = forms.CharField(required=False, max_length=500)
    owner = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    owner_name = forms.CharField(required=False, max_length=200)
    what = forms.CharField(required=False, max_length=500)
    due_on = forms.DateField(required=False)


class DecisionForm(forms.Form):
    kind = forms.ChoiceField(label=_("Besluit"), choices=DecisionKind, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Wat is besloten?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    decided_by = forms.TypedChoiceField(label=_("Wie besluit dit?"), coerce=int)
    mandate = forms.CharField(
        label=_("Namens wie, of wie zei ja?"),
        required=False,
        max_length=300,
        help_text=_("Nodig bij extra middelen als het samenwerkingsverband niet aan tafel zit."),
    )
    until_on = forms.DateField(
        label=_("Tot wanneer?"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Nodig als het kind naar een andere plek gaat."),
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].choices = people  # type: ignore[attr-defined]


class DissentForm(forms.Form):
    """invitee_id: who said it at the table. Too long or empty is for the operation, which says why."""

    decision_id = forms.IntegerField(min_value=1, max_value=2**62)
    invitee_id = forms.IntegerField(min_value=1, max_value=2**62, required=False)
    text = forms.CharField(required=False, max_length=LONGEST_DISSENT * 5)


class CloseForm(forms.Form):
    own_sentence = forms.CharField(
        label=_("Uw zin aan het gezin"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hiermee begint de samenvatting die ouders en kind lezen."),
    )
    next_on = forms.DateField(label=_("Wanneer praat u verder?"), required=False, widget=forms.DateInput)
    bridging = forms.CharField(
        label=_("Wat gebeurt er tot de hulp begint?"),
        required=False,
        max_length=500,
        help_text=_("Nodig als er extra hulp komt, of een andere plek."),
    )
    next_coordinator_id = forms.IntegerField(
        label=_("Wie is vanaf nu de coördinator?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Tot een ander ja zegt, blijft de coördinator dezelfde."),
    )

    def offer_regie(self, choices: list[tuple[str, str]]) -> None:
        """The operation says who may have it; here they are only shown."""
        self.fields["next_coordinator_id"].widget.choices = choices
