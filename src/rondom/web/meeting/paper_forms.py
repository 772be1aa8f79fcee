"""The shape of what is typed about papers of a talk; rules are in the operations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.meetings.operations.papers import LONGEST_TITLE


class PointForm(forms.Form):
    """With which subject of the agenda a paper goes."""

    point = forms.TypedChoiceField(
        label=_("Bij welk onderwerp?"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, points: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["point"].choices = [("", _("Bij het hele overleg")), *points]  # type: ignore[attr-defined]


class PickForm(PointForm):
    """Parts of the dossier, by group; which ones are there, the operation decides."""

    def __init__(self, *args: Any, choices: list[tuple[str, list[tuple[str, str]]]], **more: Any) -> None:
        super().__init__(*args, auto_id="kies_%s", **more)
        self.groups = choices


class FileForm(PointForm):
    """A file of one's own. category: what it is about, which says who may read it."""

    file = forms.FileField(
        label=_("Welk bestand?"),
        help_text=_("Een pdf, foto, Word, Excel, ODT of platte tekst. Zonder wachtwoord."),
        error_messages={"required": _("Kies een bestand"), "empty": _("Dit bestand is leeg.")},
    )
    title = forms.CharField(
        label=_("Hoe heet het stuk?"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("Vult u niets in? Dan heet het stuk zoals het bestand."),
    )
    category = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        widget=forms.RadioSelect,
        help_text=_("Dit bepaalt wie het mag lezen."),
        error_messages={"required": _("Kies waar het stuk over gaat.")},
    )
    field_order = ("file", "title", "category", "point")

    def __init__(self, *args: Any, categories: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["category"].choices = categories  # type: ignore[attr-defined]
