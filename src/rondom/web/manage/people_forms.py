"""Shape of an organisation and of somebody who works there; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.people.terms import FAMILY_ROLES, GUEST_ROLES, OrganisationKind, Role, SchoolType

NAME_LENGTH = 100
ROLES = [(role.value, role.label) for role in Role if role not in FAMILY_ROLES | GUEST_ROLES]


def _name(label: Any, *, missing: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=NAME_LENGTH,
        required=required,
        error_messages={
            "required": missing,
            "max_length": _("Maak dit korter: hooguit %(limit_value)d tekens"),
        },
    )


class OrganisationForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Soort organisatie"),
        choices=OrganisationKind.choices,
        error_messages={"required": _("Kies een soort"), "invalid_choice": _("Kies een soort uit de lijst")},
    )
    name = _name(_("Naam"), missing=_("Vul de naam in"))
    city = _name(_("Plaats"), required=False)
    phone = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    school_type = forms.ChoiceField(
        label=_("Soort onderwijs"),
        help_text=_("Alleen bij een school. Het plan van een kind volgt hieruit."),
        choices=[("", _("Nog niet gekozen")), *SchoolType.choices],
        required=False,
        error_messages={"invalid_choice": _("Kies een soort uit de lijst")},
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("school_type") and values.get("kind") not in ("", None, OrganisationKind.SCHOOL):
            self.add_error("school_type", _("Alleen een school heeft een soort onderwijs. Laat dit leeg."))
        return values


class SchoolTypeForm(forms.Form):
    school_type = forms.ChoiceField(
        label=_("Soort onderwijs"),
        help_text=_("Het plan van een kind volgt hieruit. Wat al vastligt, blijft zoals het is."),
        choices=SchoolType.choices,
        error_messages={"required": _("Kies een soort"), "invalid_choice": _("Kies een soort uit de lijst")},
    )


class EmployForm(forms.Form):
    call_name = _name(_("Voornaam"), missing=_("Vul de voornaam in"))
    name_prefix = forms.CharField(label=_("Tussenvoegsel"), max_length=30, required=False)
    last_name = _name(_("Achternaam"), missing=_("Vul de achternaam in"))
    email = forms.EmailField(
        label=_("E-mailadres van het werk"),
        help_text=_("Hier komt de uitnodiging. Er staat niets over kinderen in."),
        error_messages={
            "required": _("Vul het e-mailadres in"),
            "invalid": _("Dit is geen e-mailadres. Het ziet eruit als naam@school.nl."),
        },
    )
    role = forms.ChoiceField(
        label=_("Rol"),
        choices=ROLES,
        error_messages={"required": _("Kies een rol"), "invalid_choice": _("Kies een rol uit de lijst")},
    )

    def values(self) -> dict[str, str]:
        """For the operation. A form of Django has a prefix of its own, so the field has another name."""
        return {name.removeprefix("name_"): value for name, value in self.cleaned_data.items()}
