"""Shapes of what is typed on the screens of Inlezen."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.families.terms import Authority, Relation
from rondom.integrations.oso.landing import LONGEST_GROUP, FoundGuardian
from rondom.integrations.oso.operations import GuardianChoice, OsoChoice

SAME, OTHER = "same", "other"


class UploadForm(forms.Form):
    """One file. What is in it is judged by the operation."""

    file = forms.FileField(
        label=gettext_lazy("Bestand"),
        widget=forms.FileInput,
        error_messages={
            "required": gettext_lazy("Kies eerst een bestand"),
            "invalid": gettext_lazy("Kies eerst een bestand"),
            "empty": gettext_lazy("Dit bestand is leeg. Kies een ander bestand"),
        },
    )

    def __init__(self, *args: Any, accept: str, help_text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = accept
        self.fields["file"].help_text = help_text

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        limit = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        if (file.size or 0) > settings.UPLOAD_MAX_BYTES:
            message = _("Dit bestand is te groot. Het mag hooguit %(limit)s MB zijn.")
            raise forms.ValidationError(message % {"limit": limit})
        return file


class OsoForm(forms.Form):
    """What to do with the pupil and each guardian of an OSO file."""

    def __init__(
        self,
        *args: Any,
        guardians: Sequence[FoundGuardian],
        asks_same: bool,
        asks_parents: bool,
        may_begin: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.guardians = [each for each in guardians if not each.deceased]
        if asks_same:
            self.fields["same_child"] = _same_child()
        self.fields["group"] = forms.CharField(
            label=_("Groep of klas op uw school"), required=False, max_length=LONGEST_GROUP
        )
        for each in self.guardians:
            self._add_guardian(each)
        if asks_parents:
            self.fields["told_parents"] = forms.BooleanField(
                label=_("Ik heb de ouders verteld dat ik dit dossier inlees"),
                error_messages={"required": _("Praat eerst met de ouders, en zet dan een vinkje")},
            )
        if may_begin:
            self.fields["begin"] = forms.BooleanField(
                label=_("Zet alles meteen in het dossier van dit kind"),
                required=False,
                help_text=_("Loopt er nog geen dossier, dan begint het nu. U wordt de coördinator."),
            )

    def _add_guardian(self, found: FoundGuardian) -> None:
        number = found.position
        self.fields[f"take_{number}"] = forms.BooleanField(
            label=_("%(name)s overnemen") % {"name": found.name}, required=False, initial=True
        )
        self.fields[f"relation_{number}"] = forms.ChoiceField(
            label=_("Wie is %(name)s voor het kind?") % {"name": found.name},
            choices=Relation.choices,
            initial=found.relation,
        )
        self.fields[f"authority_{number}"] = forms.ChoiceField(
            label=_("Gezag van %(name)s") % {"name": found.name},
            choices=Authority.choices,
            initial=found.authority,
            help_text=_("Uit het bestand, nog niet nagekeken. Vraag zo nodig het gezagsregister op."),
        )

    def guardian_rows(self) -> list[dict[str, Any]]:
        """Each guardian with his three fields, for the template."""
        return [
            {
                "found": each,
                "take": self[f"take_{each.position}"],
                "relation": self[f"relation_{each.position}"],
                "authority": self[f"authority_{each.position}"],
            }
            for each in self.guardians
        ]

    def choice(self) -> OsoChoice:
        values = self.cleaned_data
        same = values.get("same_child")
        return OsoChoice(
            same_child=None if not same else same == SAME,
            group=values["group"],
            guardians=[self._guardian(each.position, values) for each in self.guardians],
            begin=values.get("begin", False),
            told_parents=values.get("told_parents", False),
        )

    def _guardian(self, number: int, values: dict[str, Any]) -> GuardianChoice:
        return GuardianChoice(
            position=number,
            take=values[f"take_{number}"],
            relation=values[f"relation_{number}"],
            authority=values[f"authority_{number}"],
        )


def _same_child() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Is dit hetzelfde kind?"),
        choices=[(SAME, _("Ja, dit is hetzelfde kind")), (OTHER, _("Nee, dit is een ander kind"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of dit hetzelfde kind is")},
    )
