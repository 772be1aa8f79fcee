"""Shape of what is typed on the screens of TLVs; the operations decide."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.arrangements.rules import Field
from rondom.tlv.rules import categories, procedure
from rondom.tlv.terms import Advises, Agrees, Effort, ObjectionOutcome, Verdict
from rondom.web.fields import DayField, WordsField

MOST = 2**31 - 1
_ONE = {"required": _("Kies er een"), "invalid_choice": _("Kies er een")}


def category_choices() -> list[tuple[str, str]]:
    return [(row.code, row.label) for row in categories().categories]


class CategoryForm(forms.Form):
    category = forms.ChoiceField(
        label=_("Voor welke soort onderwijs?"), widget=forms.RadioSelect, error_messages=_ONE
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["category"].choices = category_choices()  # type: ignore[attr-defined]


class TlvForm(CategoryForm):
    """A field per question, and what is about health when one may write that. Nothing is needed to keep it."""

    health = WordsField(
        label=_("Gezondheid"),
        help_text=_(
            "Alleen als het nodig is. Alleen het samenwerkingsverband en zijn deskundigen lezen dit, en het gezin."
        ),
        max_length=10_000,
        rows=3,
    )
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
        self.order_fields(["category", *(f"answer_{key}" for key in self.keys), "health", "revision"])

    def answers(self) -> dict[str, str]:
        return {key: self.cleaned_data[f"answer_{key}"] for key in self.keys}


class CommitteeForm(forms.Form):
    """A name for every discipline, and what the committee says."""

    held_on = DayField(label=_("Wanneer kwam de commissie bij elkaar?"))
    talked_on = DayField(label=_("Wanneer is erover gesproken met het samenwerkingsverband?"))
    words = WordsField(
        label=_("Wat vindt de commissie?"),
        help_text=_("De ouders lezen dit ook."),
        needed=_("Schrijf op wat de commissie vindt"),
        max_length=10_000,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.codes = [each.code for each in procedure().disciplines.wanted]
        for each in procedure().disciplines.wanted:
            self.fields[f"name_{each.code}"] = forms.CharField(
                label=_("Naam: %(discipline)s") % {"discipline": each.label},
                max_length=200,
                error_messages={"required": _("Vul een naam in")},
            )
        self.order_fields(["held_on", *(f"name_{code}" for code in self.codes), "talked_on", "words"])

    def names(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"name_{code}"] for code in self.codes}


class ChoicesForm(forms.Form):
    """One choice out of what a page offers."""

    choice = forms.TypedChoiceField(coerce=int, widget=forms.RadioSelect, error_messages=_ONE)

    def __init__(self, *args: Any, choices: Sequence[tuple[int, str]], label: Any = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["choice"].choices = choices  # type: ignore[attr-defined]
        if label:
            self.fields["choice"].label = label


class SendForm(ChoicesForm):
    parents_told_on = DayField(
        label=_("Wanneer hoorden de ouders dat u dit aanvraagt?"),
        help_text=_("De ouders hoeven het er niet mee eens te zijn. Zij moeten het wel weten."),
    )


class AnnexForm(forms.Form):
    annexes = forms.MultipleChoiceField(
        label=_("Wat gaat er mee met de kern?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["annexes"].choices = choices  # type: ignore[attr-defined]


class ViewForm(forms.Form):
    words = WordsField(
        label=_("Wat vindt u ervan?"),
        help_text=_("Dit zijn uw eigen woorden. Niemand anders verandert ze."),
        needed=_("Schrijf op wat u ervan vindt"),
    )
    agrees = forms.ChoiceField(
        label=_("Bent u het ermee eens?"),
        choices=Agrees.choices,
        widget=forms.RadioSelect,
        error_messages=_ONE,
    )
    signs = forms.BooleanField(
        label=_("Ik zet mijn handtekening bij deze woorden"),
        help_text=_("Dat mag, het hoeft niet."),
        required=False,
    )


class AskForm(forms.Form):
    words = WordsField(
        label=_("Wat ontbreekt er?"),
        help_text=_("De school en de ouders lezen dit. Tot de school het aanvult, staat de klok stil."),
        needed=_("Schrijf op wat er ontbreekt"),
        max_length=2000,
    )


class AnswerForm(forms.Form):
    words = WordsField(
        label=_("Wat vult u aan?"),
        help_text=_("De ouders en het samenwerkingsverband lezen dit."),
        needed=_("Schrijf op wat u aanvult"),
    )


class AdviceForm(forms.Form):
    profession = forms.ChoiceField(
        label=_("Wat is uw beroep?"), widget=forms.RadioSelect, error_messages=_ONE
    )
    advises = forms.ChoiceField(
        label=_("Past deze soort onderwijs bij het kind?"),
        choices=Advises.choices,
        widget=forms.RadioSelect,
        error_messages=_ONE,
    )
    words = WordsField(
        label=_("Uw advies"),
        help_text=_(
            "De school, de ouders en wie besluit lezen dit. Na uw handtekening verandert het niet meer."
        ),
        needed=_("Schrijf uw advies op"),
        max_length=10_000,
        rows=8,
    )

    def __init__(self, *args: Any, role: str, **more: Any) -> None:
        super().__init__(*args, **more)
        found = procedure().professions_of(role) or procedure().experts.professions
        self.fields["profession"].choices = [(row.code, row.label) for row in found]  # type: ignore[attr-defined]


class TimeForm(forms.Form):
    what = forms.ChoiceField(
        label=_("Waaraan besteedde u tijd?"),
        choices=Effort.choices,
        widget=forms.RadioSelect,
        error_messages=_ONE,
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten?"),
        min_value=1,
        max_value=6000,
        error_messages={
            "required": _("Vul een aantal minuten in"),
            "invalid": _("Vul een aantal minuten in"),
        },
    )


class DecideForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Wat besluit u?"), choices=Verdict.choices, widget=forms.RadioSelect, error_messages=_ONE
    )
    category = forms.ChoiceField(label=_("Voor welke soort onderwijs?"), error_messages=_ONE)
    first_on = DayField(label=_("Eerste dag"), required=False)
    last_on = DayField(
        label=_("Laatste dag"),
        help_text=_("Meestal 31 juli. Alleen nodig als u de TLV geeft."),
        required=False,
    )
    reason = WordsField(
        label=_("Waarom besluit u dit?"),
        help_text=_("In gewone woorden. De ouders lezen dit."),
        needed=_("Schrijf in gewone woorden op waarom u dit besluit"),
    )
    alternatives = WordsField(
        label=_("Wat kan er wél, als u de TLV niet geeft?"),
        help_text=_("Alleen nodig als u de TLV niet geeft."),
        rows=3,
    )
    has_no_interest = forms.BooleanField(
        label=_("Ik heb zelf geen belang bij dit besluit"),
        help_text=_("Het gaat niet over mijn eigen school, mijn eigen aanvraag of een kind van mijzelf."),
        error_messages={"required": _("Zeg eerst dat u er geen belang bij hebt. Anders besluit een ander")},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["category"].choices = category_choices()  # type: ignore[attr-defined]


class ObjectForm(forms.Form):
    words = WordsField(
        label=_("Waarom bent u het er niet mee eens?"),
        help_text=_("Het samenwerkingsverband leest dit, en de commissie die erover adviseert."),
        needed=_("Schrijf op waarom u het er niet mee eens bent"),
        max_length=10_000,
    )


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Wat besluit u over het bezwaar?"),
        choices=ObjectionOutcome.choices,
        widget=forms.RadioSelect,
        error_messages=_ONE,
    )
    reason = WordsField(label=_("Waarom?"), needed=_("Schrijf op waarom u dit besluit"))


class LetterForm(forms.Form):
    """What stands on the letter, and the birth date."""

    number = forms.CharField(
        label=_("Volgnummer van de TLV"),
        help_text=_("Bijvoorbeeld TLV-2026-0001. Het staat in de brief."),
        max_length=20,
        error_messages={"required": _("Vul het volgnummer in")},
    )
    code = forms.CharField(
        label=_("Code in de brief"), max_length=20, error_messages={"required": _("Vul de code in")}
    )
    born_on = DayField(label=_("Geboortedag van het kind"))
