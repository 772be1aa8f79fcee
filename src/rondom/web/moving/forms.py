"""Shape of what is typed about a move to another school; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.moving.terms import MoveKind


class AnnounceForm(forms.Form):
    """To which school of the region that is chosen, from which day, and what kind of move."""

    school = forms.TypedChoiceField(
        label=_("Naar welke school?"),
        coerce=int,
        error_messages={"required": _("Kies een school"), "invalid_choice": _("Kies een school")},
    )
    moves_on = forms.DateField(
        label=_("Vanaf welke dag?"),
        help_text=_("De eerste dag op de nieuwe school. Tot die dag verandert er niets."),
        widget=forms.DateInput,
        error_messages={"required": _("Kies een dag"), "invalid": _("Kies een dag")},
    )
    kind = forms.ChoiceField(
        label=_("Wat voor overstap is het?"),
        choices=MoveKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat voor overstap het is")},
    )

    def __init__(self, *args: Any, schools: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["school"].choices = [("", _("Kies een school")), *schools]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom neemt uw school de overstap niet aan?"),
        help_text=_("Alleen nodig bij nee. De vorige school en het gezin lezen dit."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )


class TickForm(forms.Form):
    happened_on = forms.DateField(
        label=_("Wanneer was dat?"),
        help_text=_("Een dag die al geweest is"),
        widget=forms.DateInput,
        error_messages={"required": _("Kies een dag"), "invalid": _("Kies een dag")},
    )


class OtherRouteForm(forms.Form):
    """One for every route on the page; the key of the route is its prefix."""

    reason = forms.CharField(
        label=_("Waarom gaat het dossier op deze route verder?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom")},
    )
