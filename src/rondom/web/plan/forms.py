"""Shape of what is typed on the screens of growth document and plan; the operations decide."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.plans.terms import (
    PLAN_TEXTS,
    BankKind,
    Domain,
    FactorKind,
    FileKind,
    HearingWay,
    NeedCategory,
    NeedSubject,
    PlanKind,
    PlanPart,
    Section,
)

NEEDED = {"required": _("Vul dit in")}
DAY = {"required": _("Kies een dag"), "invalid": _("Kies een dag")}


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CommaDecimalField(forms.CharField):
    """A number as people here write it: "3,5", and "3.5" too."""

    def clean(self, value: Any) -> Any:
        words = super().clean(value).strip().replace(",", ".")
        try:
            number = Decimal(words)
        except InvalidOperation as error:
            raise forms.ValidationError(_("Vul een getal in, bijvoorbeeld 3,5")) from error
        if not number.is_finite() or abs(number) > 999_999:
            raise forms.ValidationError(_("Vul een kleiner getal in"))
        return number


class WordsForm(forms.Form):
    """Own words in one section. How long they may be, and whether they are empty, the operation says."""

    text = forms.CharField(label=_("Uw woorden"), widget=_area(), required=False, strip=True)
    nothing_to_add = forms.BooleanField(label=_("Niets toe te voegen"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)


class ToldForm(forms.Form):
    """What the pupil or a parent told, written down by somebody else."""

    teller = forms.TypedChoiceField(label=_("Wie vertelde het?"), coerce=int, error_messages=NEEDED)
    section = forms.ChoiceField(label=_("Waar gaat het over?"), error_messages=NEEDED)
    told_on = forms.DateField(label=_("Wanneer?"), widget=forms.DateInput, error_messages=DAY)
    text = forms.CharField(
        label=_("Wat zei hij of zij?"),
        help_text=_("Zo letterlijk mogelijk. Het zijn de woorden van wie het vertelde."),
        widget=_area(6),
        error_messages=NEEDED,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)

    def __init__(
        self, *args: Any, tellers: list[tuple[int, str]], sections: list[Section], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["teller"].choices = tellers  # type: ignore[attr-defined]
        self.fields["section"].choices = [(section.value, section.label) for section in sections]  # type: ignore[attr-defined]


class FactorForm(forms.Form):
    kind = forms.ChoiceField(label=_("Helpt het of is het lastig?"), choices=FactorKind)
    domain = forms.ChoiceField(label=_("Waar?"), choices=Domain)
    text = forms.CharField(label=_("Wat?"), max_length=500, error_messages=NEEDED)


class HypothesisForm(forms.Form):
    text = forms.CharField(
        label=_("Hoe kan het komen?"), max_length=1000, widget=_area(2), error_messages=NEEDED
    )


class NeedForm(forms.Form):
    subject = forms.ChoiceField(label=_("Wie heeft iets nodig?"), choices=NeedSubject)
    category = forms.ChoiceField(label=_("Nodig is"), choices=NeedCategory)
    text = forms.CharField(label=_("Maak de zin af"), max_length=500, error_messages=NEEDED)


class HearingForm(forms.Form):
    """The choice of how to tell it is the pupil's."""

    ways = forms.MultipleChoiceField(
        label=_("Hoe wilde het kind het vertellen?"),
        choices=HearingWay,
        widget=forms.CheckboxSelectMultiple,
        error_messages=NEEDED,
    )
    words = forms.CharField(
        label=_("Wat zegt het kind?"),
        help_text=_("In de woorden van het kind, zo letterlijk mogelijk."),
        widget=_area(),
        required=False,
        max_length=10000,
    )
    through = forms.CharField(
        label=_("Vertelde iemand anders het? Wie?"),
        help_text=_("Bijvoorbeeld: moeder, of de mentor"),
        required=False,
        max_length=200,
    )
    heard_on = forms.DateField(label=_("Wanneer?"), widget=forms.DateInput, error_messages=DAY)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)


class InfluenceForm(forms.Form):
    text = forms.CharField(
        label=_("Wat deden wij daarmee?"),
        help_text=_("Schrijf het zo dat het kind het kan lezen. Ook als iets niet lukt, en waarom niet."),
        widget=_area(),
        max_length=5000,
        error_messages=NEEDED,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)


class ThroughParentsForm(forms.Form):
    """What the pupil asked his parents to tell; how he wants to be heard stays his choice."""

    words = forms.CharField(
        label=_("Wat wil uw kind vertellen?"),
        help_text=_("Laat uw kind eerst lezen wat u schrijft."),
        widget=_area(),
        max_length=10000,
        error_messages=NEEDED,
    )
    heard_on = forms.DateField(label=_("Wanneer?"), widget=forms.DateInput, error_messages=DAY)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)


class ToldBackForm(forms.Form):
    told_back_on = forms.DateField(
        label=_("Wanneer is het teruggezegd?"), widget=forms.DateInput, error_messages=DAY
    )
    message = forms.CharField(
        label=_("Wat zeiden jullie tegen het kind?"),
        help_text=_("Korte zinnen, met ‘je’. Het kind leest dit op de eigen pagina."),
        widget=_area(3),
        required=False,
        max_length=3000,
    )


class NotWantedForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom wil het kind nu niets zeggen?"),
        help_text=_("En hoe heeft u het gevraagd? Eén of twee zinnen."),
        widget=_area(3),
        max_length=1000,
        error_messages=NEEDED,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)


class SignNotWantedForm(forms.Form):
    """is_me: only in the demo, where nobody has a password of his own. revision: of the reason that was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)
    is_me = forms.BooleanField(required=False)


class OwnFileForm(forms.Form):
    """A drawing or a recording of the pupil."""

    kind = forms.ChoiceField(choices=FileKind, widget=forms.HiddenInput)
    file = forms.FileField(allow_empty_file=True, error_messages={"required": _("Kies een bestand")})


class DayForm(forms.Form):
    """One day, with its own question as label."""

    day = forms.DateField(widget=forms.DateInput, error_messages=DAY)

    def __init__(self, *args: Any, label: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["day"].label = label


class EndForm(forms.Form):
    ended_on = forms.DateField(
        label=_("Laatste dag van het plan"),
        help_text=_("Maak het leeg als het plan toch doorgaat."),
        widget=forms.DateInput,
        required=False,
        error_messages=DAY,
    )


class GoalForm(forms.Form):
    text = forms.CharField(label=_("Wat willen we bereiken?"), max_length=500, error_messages=NEEDED)
    domain = forms.ChoiceField(label=_("Waar gaat het over?"), choices=Domain)
    owner_id = forms.TypedChoiceField(label=_("Van wie is dit doel?"), coerce=int, error_messages=NEEDED)
    measure = forms.CharField(
        label=_("Waaraan zien we het?"),
        help_text=_("Bijvoorbeeld: dagen per week, of een cijfer van 1 tot 10"),
        max_length=200,
        error_messages=NEEDED,
    )
    start_value = CommaDecimalField(label=_("Waar beginnen we?"), max_length=12, error_messages=NEEDED)
    target_value = CommaDecimalField(label=_("Waar willen we heen?"), max_length=12, error_messages=NEEDED)
    target_on = forms.DateField(label=_("Voor wanneer?"), widget=forms.DateInput, error_messages=DAY)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)
    bank_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(
        self,
        *args: Any,
        people: list[tuple[int, str]],
        plans: Sequence[tuple[str, str]] = (),
        **more: Any,
    ) -> None:
        """plans: (kind, words), when there is something to choose."""
        super().__init__(*args, **more)
        self.fields["owner_id"].choices = people  # type: ignore[attr-defined]
        if plans:
            self.fields["plan_kind"] = forms.ChoiceField(
                label=_("Bij welk plan hoort dit doel?"),
                help_text=_(
                    "Doelen van school horen bij het ontwikkelingsperspectief, zorgdoelen bij het gezinsplan."
                ),
                choices=plans,
                error_messages=NEEDED,
            )


class BindForm(forms.Form):
    plan_kind = forms.ChoiceField(choices=PlanKind, widget=forms.HiddenInput, error_messages=NEEDED)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)


class EffortForm(forms.Form):
    effort = forms.CharField(
        label=_("Wat past het best bij dit doel?"), max_length=500, widget=_area(3), error_messages=NEEDED
    )
    bank_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class OfferForm(forms.Form):
    """Words for the bank of goals; the operation looks for names, dates and numbers."""

    text = forms.CharField(
        label=_("De tekst, zonder namen"), max_length=500, widget=_area(3), error_messages=NEEDED
    )
    measure = forms.CharField(
        label=_("Waaraan zie je het?"),
        help_text=_("Bijvoorbeeld: dagen per week"),
        max_length=200,
        error_messages=NEEDED,
    )
    is_of_no_child = forms.BooleanField(
        label=_("Ik heb het nagelezen: er staat niets in over dit kind of dit gezin"),
        error_messages={"required": _("Lees het na en zet dan het vinkje")},
    )

    def __init__(self, *args: Any, kind: str, **more: Any) -> None:
        super().__init__(*args, **more)
        if kind != BankKind.GOAL:
            del self.fields["measure"]


class ScoreForm(forms.Form):
    value = CommaDecimalField(label=_("Hoe ver zijn we volgens u?"), max_length=12, error_messages=NEEDED)


class GoalActionForm(forms.Form):
    """Somebody of the circle, or a name from the family's own network."""

    what = forms.CharField(label=_("Wat gaat iemand doen?"), max_length=500, error_messages=NEEDED)
    owner_id = forms.TypedChoiceField(label=_("Wie doet het?"), coerce=int, required=False, empty_value=None)
    owner_name = forms.CharField(
        label=_("Of iemand van de familie of uit de buurt"),
        help_text=_("Bijvoorbeeld: oma, of de trainer van voetbal"),
        max_length=200,
        required=False,
    )
    due_on = forms.DateField(label=_("Voor wanneer?"), widget=forms.DateInput, error_messages=DAY)

    def __init__(self, *args: Any, people: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner_id"].choices = [("", _("Iemand van buiten de kring")), *people]  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    reason = forms.CharField(label=_("Waarom is het klaar?"), max_length=300, error_messages=NEEDED)


class PartForm(forms.Form):
    """One part of the plan: words, or a day."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)

    def __init__(
        self, *args: Any, part: str, label: str, exits: Sequence[tuple[str, str]] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        if part == PlanPart.EXIT:
            self.fields["value"] = forms.ChoiceField(
                label=label, choices=[("", _("Nog niet gekozen")), *exits], required=False
            )
        elif part in PLAN_TEXTS:
            rows = 2 if part in ("destination", "talked_with") else 6
            self.fields["value"] = forms.CharField(label=label, widget=_area(rows), required=False)
        else:
            self.fields["value"] = forms.DateField(
                label=label, widget=forms.DateInput, required=False, error_messages=DAY
            )

    @property
    def value(self) -> str | dt.date | None:
        value: str | dt.date | None = self.cleaned_data["value"]
        return value


class SignForm(forms.Form):
    """is_me: only in the demo, where nobody has a password of his own. goals: how many there are in the plan."""

    answer = forms.ChoiceField(choices=[("yes", ""), ("partly", ""), ("no", "")])
    except_goals = forms.TypedMultipleChoiceField(coerce=int, required=False)
    words = forms.CharField(max_length=1000, required=False)
    is_me = forms.BooleanField(required=False)

    def __init__(self, *args: Any, goals: int = 0, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["except_goals"].choices = [(number, "") for number in range(1, goals + 1)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("answer") == "partly" and not (values.get("words") or values.get("except_goals")):
            self.add_error("words", _("Kies een doel, of schrijf op waarmee u het niet eens bent"))
        return values


class PaperForm(forms.Form):
    signed_on = forms.DateField(
        label=_("Op welke dag is er getekend?"), widget=forms.DateInput, error_messages=DAY
    )
    witness_id = forms.TypedChoiceField(
        label=_("Wie zag dat?"),
        help_text=_("De getuige is iemand anders dan wie tekende."),
        coerce=int,
        error_messages=NEEDED,
    )
    scan = forms.FileField(
        label=_("Scan of foto van het papier"),
        help_text=_("Een pdf, jpg of png"),
        allow_empty_file=True,
        error_messages={"required": _("Kies een bestand")},
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["witness_id"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    """A code, or the PDF itself."""

    code = forms.CharField(label=_("Controlecode van het papier"), max_length=80, required=False)
    paper = forms.FileField(label=_("Of de pdf zelf"), required=False, allow_empty_file=True)
