"""Shape of what is typed on the screens of a child; the operations decide."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.consent.terms import CHOSEN_PURPOSES, Category
from rondom.core import clock
from rondom.core.periods import age_on
from rondom.dossiers.terms import ClosingOutcome
from rondom.families.terms import Authority, Proof, Relation
from rondom.notes.terms import NoteKind

CHOOSE = [("", _("Kies iemand"))]


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


OLDEST_PUPIL = 25  # years; a typing error, not a rule


class SignalForm(forms.Form):
    """The three mandatory parts: when and with whom, what, agreements."""

    talked_with = forms.CharField(
        label=_("Met wie sprak u?"),
        max_length=200,
        error_messages={"required": _("Schrijf op met wie u sprak")},
    )
    talked_on = forms.DateField(
        label=_("Wanneer sprak u hen?"),
        help_text=_("Een dag die al geweest is"),
        widget=forms.DateInput,
        error_messages={"required": _("Kies een dag"), "invalid": _("Kies een dag")},
    )
    with_parents = forms.BooleanField(
        label=_("Ik sprak met de ouders"),
        required=False,
        help_text=_("De ouders komen dan meteen in de kring om het kind."),
    )
    what = forms.CharField(
        label=_("Wat is er aan de hand?"),
        max_length=20000,
        widget=_area(),
        error_messages={"required": _("Schrijf op waar het over ging")},
    )
    agreements = forms.CharField(
        label=_("Wat spraken jullie af?"), max_length=5000, widget=_area(3), required=False
    )
    no_agreements = forms.BooleanField(label=_("Geen afspraken"), required=False)

    def clean_talked_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["talked_on"]
        if day > clock.today():
            raise forms.ValidationError(_("Kies een dag die al geweest is"))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if bool(values.get("agreements", "").strip()) == values.get("no_agreements", False):
            self.add_error("agreements", _("Schrijf een afspraak op, of kies ‘geen afspraken’"))
        return values


class NoteForm(SignalForm):
    """A note of a talk, of looking in class, or advice."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("Wat voor verslag is dit?"),
        choices=[row for row in NoteKind.choices if row[0] != NoteKind.SIGNAL],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat voor verslag dit is")},
    )
    category = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        help_text=_("Wie dit onderwerp niet mag zien, ziet dit verslag niet."),
    )

    field_order = ["kind", "talked_with", "talked_on", "with_parents", "what", "agreements", "no_agreements"]

    def __init__(
        self, *args: Any, categories: Collection[str], with_kind: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("kind") != NoteKind.SIGNAL:
            self.fields["what"].label = _("Waar ging het over?")
        self.fields["with_parents"].help_text = ""
        field = self.fields["category"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = category_choices(categories)
        if not with_kind:
            del self.fields["kind"]


def category_choices(categories: Collection[str]) -> list[tuple[str, Any]]:
    return [(value, label) for value, label in Category.choices if value in categories]


class SearchForm(forms.Form):
    words = forms.CharField(label=_("Zoek op naam"), max_length=100, required=False)


class AddPersonForm(forms.Form):
    """Why somebody comes into the circle, until when, and what he may see."""

    reason = forms.CharField(
        label=_("Waarom vraagt u deze persoon erbij?"),
        help_text=_("De ouders lezen dit ook."),
        max_length=500,
        widget=_area(3),
        error_messages={"required": _("Schrijf op waarom u deze persoon erbij vraagt")},
    )
    valid_until = forms.DateField(
        label=_("Tot wanneer?"),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Kies een dag")},
    )
    meeting = forms.TypedChoiceField(
        label=_("Of alleen voor een overleg?"),
        help_text=_("De dag na dat overleg ziet deze persoon niets meer."),
        coerce=int,
        required=False,
        empty_value=None,
    )
    categories = forms.MultipleChoiceField(
        label=_("Wat mag deze persoon zien?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één onderwerp")},
    )

    def __init__(
        self,
        *args: Any,
        categories: Collection[str],
        meetings: Collection[tuple[int, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = category_choices(categories)  # type: ignore[attr-defined]
        self.fields["meeting"].choices = [("", _("Nee, langer")), *meetings]  # type: ignore[attr-defined]
        if not meetings:
            del self.fields["meeting"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("meeting") and values.get("valid_until"):
            self.add_error("meeting", _("Kies een dag of een overleg, niet allebei"))
        return values

    def clean_valid_until(self) -> dt.date | None:
        return _still_to_come(self.cleaned_data["valid_until"])


class AskConsentForm(forms.Form):
    """What the family is asked: what for, about what, until when."""

    purpose = forms.ChoiceField(
        label=_("Waarvoor?"),
        choices=[(purpose.value, purpose.label) for purpose in CHOSEN_PURPOSES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarvoor")},
    )
    explanation = forms.CharField(
        label=_("Wat gaat deze persoon doen?"),
        help_text=_("In gewone woorden. De ouders lezen dit."),
        max_length=500,
        widget=_area(3),
        required=False,
    )
    categories = forms.MultipleChoiceField(
        label=_("Wat mag deze persoon zien?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één onderwerp")},
    )
    valid_until = forms.DateField(
        label=_("Tot wanneer?"),
        widget=forms.DateInput,
        error_messages={"required": _("Kies tot wanneer"), "invalid": _("Kies een dag")},
    )

    def __init__(self, *args: Any, categories: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = category_choices(categories)  # type: ignore[attr-defined]

    def clean_valid_until(self) -> dt.date | None:
        return _still_to_come(self.cleaned_data["valid_until"])


def _still_to_come(day: dt.date | None) -> dt.date | None:
    if day is not None and day <= clock.today():
        raise forms.ValidationError(_("Kies een dag die nog komt"))
    return day


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom neemt u de regie niet aan?"), max_length=500, widget=_area(3), required=False
    )


class ClosingForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Hoe is het afgelopen?"),
        choices=ClosingOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het is afgelopen")},
    )
    reason = forms.CharField(
        label=_("Waarom kan het dossier dicht?"),
        help_text=_("Het gezin leest dit ook."),
        max_length=500,
        widget=_area(3),
        error_messages={"required": _("Schrijf op waarom het dossier dicht kan")},
    )


class MoveForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom kiest u deze stap?"), max_length=500, widget=_area(2), required=False
    )
    beside = forms.BooleanField(label=_("De andere stap blijft ook open"), required=False)


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Hoe gaat het verder?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het verder gaat")},
    )
    until_on = forms.DateField(
        label=_("Tot welke dag?"),
        help_text=_("Nodig bij een andere plek."),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Kies een dag")},
    )

    def __init__(self, *args: Any, outcomes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = outcomes  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Uw antwoord"),
        max_length=5000,
        widget=_area(5),
        error_messages={"required": _("Schrijf eerst een antwoord op")},
    )


class ActionForm(forms.Form):
    what = forms.CharField(
        label=_("Wat gaat er gebeuren?"),
        max_length=500,
        error_messages={"required": _("Schrijf op wat er gaat gebeuren")},
    )
    owner = forms.ChoiceField(label=_("Wie doet het?"), required=False)
    owner_name = forms.CharField(
        label=_("Of iemand anders"),
        help_text=_("Bijvoorbeeld opa, of een buurvrouw."),
        max_length=200,
        required=False,
    )
    due_on = forms.DateField(
        label=_("Wanneer is het klaar?"),
        widget=forms.DateInput,
        error_messages={
            "required": _("Kies een dag die nog komt"),
            "invalid": _("Kies een dag die nog komt"),
        },
    )
    category = forms.ChoiceField(label=_("Waar gaat het over?"))

    def __init__(
        self, *args: Any, people: list[tuple[str, str]], categories: Collection[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [*CHOOSE, *people]  # type: ignore[attr-defined]
        self.fields["category"].choices = category_choices(categories)  # type: ignore[attr-defined]

    def clean_due_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["due_on"]
        if day < clock.today():
            raise forms.ValidationError(_("Kies een dag die nog komt"))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if bool(values.get("owner")) == bool(values.get("owner_name", "").strip()):
            self.add_error("owner", _("Kies één persoon, of schrijf één naam op"))
        return values


class AuthorityForm(forms.Form):
    authority = forms.ChoiceField(label=_("Gezag"), choices=Authority.choices)
    proof = forms.ChoiceField(label=_("Hoe weet u dat?"), choices=Proof.choices)


class PupilForm(forms.Form):
    call_name = forms.CharField(
        label=_("Roepnaam"), max_length=200, error_messages={"required": _("Vul de roepnaam in")}
    )
    name_prefix = forms.CharField(label=_("Tussenvoegsel"), max_length=30, required=False)
    last_name = forms.CharField(
        label=_("Achternaam"), max_length=200, error_messages={"required": _("Vul de achternaam in")}
    )
    born_on = forms.DateField(
        label=_("Geboren op"),
        widget=forms.DateInput,
        error_messages={"required": _("Vul de geboortedag in"), "invalid": _("Vul de geboortedag in")},
    )
    group = forms.CharField(label=_("Groep of klas"), max_length=40, required=False)

    def clean_born_on(self) -> dt.date:
        born_on: dt.date = self.cleaned_data["born_on"]
        if born_on > clock.today():
            raise forms.ValidationError(_("Kies een geboortedag die al geweest is"))
        if age_on(born_on, clock.today()) > OLDEST_PUPIL:
            raise forms.ValidationError(_("Kijk de geboortedag na: zo oud is een leerling niet"))
        return born_on


class GuardianForm(forms.Form):
    """One parent or carer. A form with no name in it is left out when it may stay empty."""

    relation = forms.ChoiceField(label=_("Wie is dit van het kind?"), choices=Relation.choices)
    call_name = forms.CharField(label=_("Voornaam"), max_length=200, required=False)
    name_prefix = forms.CharField(label=_("Tussenvoegsel"), max_length=30, required=False)
    last_name = forms.CharField(label=_("Achternaam"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, error_messages={"invalid": _("Vul een heel e-mailadres in")}
    )
    phone = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    authority = forms.ChoiceField(
        label=_("Gezag"), choices=Authority.choices, initial=Authority.UNKNOWN.value
    )
    proof = forms.ChoiceField(label=_("Hoe weet u dat?"), choices=Proof.choices)

    def __init__(self, *args: Any, must: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.must = must

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        names = {"call_name": _("Vul de voornaam in"), "last_name": _("Vul de achternaam in")}
        if self.must or self.is_filled():
            for field, message in names.items():
                if not values.get(field) and field not in self.errors:
                    self.add_error(field, message)
        return values

    def is_filled(self) -> bool:
        return any(
            self.data.get(self.add_prefix(name)) for name in ("call_name", "last_name", "email", "phone")
        )


class EntryForm(forms.Form):
    """Where the link to make an account goes."""

    address = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        error_messages={
            "required": _("Vul een e-mailadres in."),
            "invalid": _("Dit e-mailadres klopt niet."),
        },
    )
