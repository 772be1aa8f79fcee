"""Shape of what is typed to practise; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MADE_UP = _("Verzin iets. Schrijf geen namen van echte kinderen op.")


class RouteForm(forms.Form):
    route = forms.ChoiceField(
        label=_("Welke route wilt u zien?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een route"), "invalid_choice": _("Kies een route")},
    )

    def __init__(self, *args: Any, routes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["route"].choices = routes  # type: ignore[attr-defined]
        if routes:
            self.initial.setdefault("route", routes[0][0])


class NoteForm(forms.Form):
    talked_with = forms.CharField(
        label=_("Met wie sprak u?"),
        max_length=200,
        error_messages={"required": _("Schrijf op met wie u sprak")},
    )
    what = forms.CharField(
        label=_("Waar ging het over?"),
        help_text=MADE_UP,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Schrijf op waar het over ging"),
            "max_length": _("Maak dit korter: hooguit %(limit_value)d tekens"),
        },
    )


class AgreementForm(forms.Form):
    who = forms.ChoiceField(
        label=_("Wie doet het?"),
        error_messages={"required": _("Kies wie het doet"), "invalid_choice": _("Kies wie het doet")},
    )
    what = forms.CharField(
        label=_("Wat doet die persoon?"),
        help_text=MADE_UP,
        max_length=500,
        error_messages={
            "required": _("Schrijf op wat er gebeurt"),
            "max_length": _("Maak dit korter: hooguit %(limit_value)d tekens"),
        },
    )
    due_on = forms.DateField(
        label=_("Wanneer is het klaar?"),
        help_text=_("Een dag die nog komt"),
        widget=forms.DateInput,
        error_messages={"required": _("Kies een dag"), "invalid": _("Kies een dag")},
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]
