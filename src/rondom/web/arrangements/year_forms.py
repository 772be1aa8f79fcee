"""Shape of what is typed at the end of a school year; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.arrangements.terms import Progress
from rondom.web.fields import EuroField, WordsField

_ONE: Any = {"required": _("Kies er een"), "invalid_choice": _("Kies er een")}
_SURE: Any = {"required": _("Zet hier een vinkje als u het zeker weet")}
NEXT_YEAR = "next"


class CloseForm(forms.Form):
    is_sure = forms.BooleanField(
        label=_("Ik weet zeker dat dit schooljaar klaar is"),
        help_text=_("Daarna kan er in dit schooljaar niets meer worden toegekend, betaald of verplaatst."),
        error_messages=_SURE,
    )


class ReopenForm(forms.Form):
    reason = WordsField(
        label=_("Waarom moet dit schooljaar weer open?"),
        help_text=_("Schrijf hier niets over een kind."),
        max_length=1000,
        needed=_("Schrijf op waarom het schooljaar weer open moet"),
    )


class MoveForm(forms.Form):
    """source: "board-year"; target: the next year of the same board, or the number of another board."""

    source = forms.ChoiceField(label=_("Uit welk budget?"), error_messages=_ONE)
    target = forms.ChoiceField(label=_("Waar gaat het heen?"), error_messages=_ONE)
    cents = EuroField(label=_("Bedrag, in euro"), error_messages={"required": _("Vul een bedrag in")})

    def __init__(
        self, *args: Any, sources: list[tuple[str, str]], boards: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["source"].choices = sources  # type: ignore[attr-defined]
        self.fields["target"].choices = [  # type: ignore[attr-defined]
            (NEXT_YEAR, _("Hetzelfde bestuur, volgend schooljaar")),
            *((str(key), name) for key, name in boards),
        ]


class MergeForm(forms.Form):
    board = forms.TypedChoiceField(label=_("Welk bestuur houdt op?"), coerce=int, error_messages=_ONE)
    into = forms.TypedChoiceField(
        label=_("Met welk bestuur gaat het verder?"), coerce=int, error_messages=_ONE
    )
    is_sure = forms.BooleanField(
        label=_("Ik weet zeker dat deze besturen samengaan"),
        help_text=_("Wat is toegekend en betaald, blijft staan waar het stond. De sommen veranderen niet."),
        error_messages=_SURE,
    )

    def __init__(self, *args: Any, boards: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("board", "into"):
            self.fields[name].choices = boards  # type: ignore[attr-defined]


class ProgressForm(forms.Form):
    going = forms.ChoiceField(
        label=_("Hoe gaat de hulp?"),
        choices=[(value, str(label).capitalize()) for value, label in Progress.choices],
        widget=forms.RadioSelect,
        initial=Progress.AS_AGREED,
        error_messages=_ONE,
    )
    words = WordsField(
        label=_("Wat is er aan de hand?"),
        help_text=_("Alleen nodig als het niet gaat zoals afgesproken. De ouders lezen dit."),
        rows=3,
        max_length=2000,
    )
