"""Shape of what a family asks and says, and of what the school answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.dossiers.terms import RightsKind, RightsState


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class AskForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Wat vraagt u?"),
        choices=[
            (RightsKind.SEE, _("Inzage: welke gegevens zijn er, en waarvoor?")),
            (RightsKind.COPY, _("Kopie: op papier of op een andere manier")),
            (RightsKind.CORRECT, _("Correctie: er staat iets dat niet klopt")),
            (RightsKind.ERASE, _("Wissen: iets moet weg")),
            (RightsKind.OBJECT, _("Bezwaar: gebruik deze gegevens niet hiervoor")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u vraagt")},
    )
    text = forms.CharField(
        label=_("Vertel in gewone woorden waar het over gaat"),
        max_length=5000,
        widget=_area(5),
        error_messages={"required": _("Schrijf op wat u vraagt")},
    )


class PupilAskForm(AskForm):
    """The same in the words for a pupil."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].label = _("Wat vraag je?")
        self.fields["kind"].error_messages = {"required": _("Kies wat je vraagt")}
        self.fields["text"].error_messages = {"required": _("Schrijf op wat je vraagt")}


class StatementForm(forms.Form):
    """about: left out when the statement replaces an earlier one, which says what it is about."""

    about = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        help_text=_("Wie dat mag lezen, mag deze verklaring ook lezen."),
        error_messages={
            "required": _("Kies waar het over gaat"),
            "invalid_choice": _("Kies waar het over gaat"),
        },
    )
    text = forms.CharField(
        label=_("In eigen woorden"),
        max_length=10000,
        widget=_area(6),
        error_messages={"required": _("Schrijf op wat u wilt zeggen")},
    )

    def __init__(self, *args: Any, things: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not things:
            del self.fields["about"]
            return
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = things


class CopyForm(forms.Form):
    is_me = forms.BooleanField(required=False)


class AnswerForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Wat is uw antwoord?"),
        choices=[
            (RightsState.ANSWERED, _("Ja, wij doen dit")),
            (RightsState.PARTLY, _("Wij doen een deel")),
            (RightsState.REFUSED, _("Nee, dit kan niet")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat uw antwoord is")},
    )
    answer = forms.CharField(
        label=_("Uw antwoord, met de reden"),
        help_text=_("In gewone woorden. Degene die het vroeg, leest dit."),
        max_length=5000,
        widget=_area(6),
        error_messages={"required": _("Schrijf uw antwoord op, met de reden")},
    )


class ExtendForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom duurt het antwoord langer?"),
        help_text=_("Degene die het vroeg, leest dit."),
        max_length=1000,
        widget=_area(3),
        error_messages={"required": _("Schrijf op waarom het antwoord langer duurt")},
    )
