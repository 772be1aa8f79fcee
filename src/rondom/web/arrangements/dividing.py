"""Screen: how the means of a school year are divided over boards, with the result beside the amounts."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.arrangements import access, operations
from rondom.arrangements.division import (
    Amounts,
    Share,
    amounts_of,
    counts_of,
    division_of,
    division_rules,
    schools_of,
    shares_of,
)
from rondom.arrangements.money import euros, school_year_name
from rondom.core.decision import Conflict
from rondom.web.arrangements.money import chosen_year, years_around
from rondom.web.fields import EuroField
from rondom.web.http import attempt
from rondom.web.middleware import Request

MOST = 2**31 - 1
NEEDED = {"required": gettext_lazy("Vul een bedrag in, of 0")}
NAMES = ("per_school", "per_pupil", "expertise", "pupil")


class DivisionForm(forms.Form):
    """Amounts, and the pupils of every school."""

    per_school = EuroField(label=gettext_lazy("Schoolmodel: bedrag per school"), error_messages=NEEDED)
    per_pupil = EuroField(label=gettext_lazy("Schoolmodel: bedrag per leerling"), error_messages=NEEDED)
    expertise = EuroField(
        label=gettext_lazy("Expertisemodel: bedrag voor het samenwerkingsverband"), error_messages=NEEDED
    )
    pupil = EuroField(
        label=gettext_lazy("Leerlingmodel: bedrag voor alle arrangementen"), error_messages=NEEDED
    )
    revision = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, schools: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.schools = [school.pk for school in schools]
        for school in schools:
            self.fields[f"pupils_{school.pk}"] = forms.IntegerField(
                label=_("Leerlingen van %(school)s") % {"school": school.name},
                min_value=0,
                max_value=20_000,
                required=False,
            )

    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "amounts": Amounts(**{name: typed[name] for name in NAMES}),
            "pupils": {pk: typed[f"pupils_{pk}"] or 0 for pk in self.schools},
            "revision": typed["revision"],
        }


def division(request: Request) -> HttpResponse:
    access.check_sees_money(request.actor)
    region_id, year = request.actor.region_id, chosen_year(request)
    schools, found = schools_of(region_id), division_of(region_id, year)
    pupils = {row.school_id: row.pupils for row in found.counts.all()} if found else {}
    initial: dict[str, Any] = {"revision": found.revision if found else 0}
    initial |= {f"pupils_{pk}": count for pk, count in pupils.items()}
    if found:
        initial |= {name: euros(getattr(amounts_of(found), name)) for name in NAMES}
    form = DivisionForm(request.POST or None, initial=initial, schools=schools)
    is_late = False
    if form.is_bound and form.is_valid():
        try:
            if attempt(request, operations.set_division, school_year=year, **form.values()):
                messages.success(request, _("De verdeling is bewaard."))
                return redirect(f"{reverse('arrangements:division')}?jaar={year}")
        except Conflict as conflict:
            typed = request.POST.copy()
            typed["revision"] = str(conflict.revision)
            form, is_late = DivisionForm(typed, schools=schools), True
    shares = shares_of(amounts_of(found), counts_of(schools, pupils)) if found else []
    names = {school.board_id or school.pk: str(school.board or school) for school in schools}
    context = {
        "form": form,
        "is_late": is_late,
        "year": school_year_name(year),
        "years": [(each, name, each == year) for each, name in years_around()],
        "shares": [(names[row.board_id], _cells(row)) for row in shares],
        "total": _total(shares, found.expertise_cents) if found else None,
        "rules": division_rules(),
    }
    return render(request, "arrangements/division.html", context)


def _cells(row: Share) -> list[str]:
    amounts = (row.school_model, row.pupil_model, row.total)
    return [str(row.schools), str(row.pupils), *(f"€ {euros(cents)}" for cents in amounts)]


def _total(shares: list[Share], expertise: int) -> dict[str, Any]:
    boards = sum(row.total for row in shares)
    cells = [
        str(sum(row.schools for row in shares)),
        str(sum(row.pupils for row in shares)),
        f"€ {euros(sum(row.school_model for row in shares))}",
        f"€ {euros(sum(row.pupil_model for row in shares))}",
        f"€ {euros(boards)}",
    ]
    return {"cells": cells, "expertise": euros(expertise), "all": euros(boards + expertise)}
