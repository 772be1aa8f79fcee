"""Screen: the kinds of arrangement of a school year with their caps, for the administrator of the region."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rondom.arrangements import operations, queries
from rondom.arrangements.access import may_publish_catalogue
from rondom.arrangements.money import euros, school_year_name, school_year_of
from rondom.arrangements.operations.policy import LONGEST_TITLE, LONGEST_WORDS, kinds_of_year
from rondom.arrangements.rules import Kind, library_of
from rondom.core import clock
from rondom.web.fields import EuroField, WordsField
from rondom.web.http import done, row_number
from rondom.web.middleware import Request

MOST = 1000
PARTS = ("title", "what_for", "hours_max", "rate", "month", "months_max", "second_reader")


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=MOST, required=False)


class CatalogueForm(forms.Form):
    """A group of fields per kind. read: the version of the year that was on the screen."""

    read = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: Sequence[Kind], **more: Any) -> None:
        super().__init__(*args, **more)
        self.kinds = kinds
        for kind in kinds:
            self.fields |= {f"{kind.code}_{name}": field for name, field in _fields().items()}

    def groups(self) -> list[dict[str, Any]]:
        return [
            {"title": kind.title, "fields": [self[f"{kind.code}_{part}"] for part in PARTS]}
            for kind in self.kinds
        ]

    def made(self) -> list[Kind]:
        return [self._kind(kind) for kind in self.kinds]

    def _kind(self, kind: Kind) -> Kind:
        values = {part: self.cleaned_data[f"{kind.code}_{part}"] for part in PARTS}
        return Kind(
            code=kind.code,
            title=values["title"],
            what_for=values["what_for"],
            hours_max=values["hours_max"],
            rate_cents_max=values["rate"],
            month_cents_max=values["month"],
            months_max=values["months_max"],
            second_reader=values["second_reader"],
            confirmed=True,
        )


def _fields() -> dict[str, forms.Field]:
    return {
        "title": forms.CharField(
            label=gettext_lazy("Naam"),
            max_length=LONGEST_TITLE,
            error_messages={"required": gettext_lazy("Vul een naam in")},
        ),
        "what_for": WordsField(
            label=gettext_lazy("Waarvoor is het?"),
            rows=3,
            max_length=LONGEST_WORDS,
            needed=gettext_lazy("Vul een uitleg in"),
        ),
        "hours_max": _number(gettext_lazy("Hoogstens uren per week")),
        "rate": EuroField(label=gettext_lazy("Hoogstens per uur, in euro"), required=False),
        "month": EuroField(label=gettext_lazy("Hoogstens per maand, in euro"), required=False),
        "months_max": _number(gettext_lazy("Hoogstens maanden")),
        "second_reader": forms.BooleanField(
            label=gettext_lazy("Er is een tweede lezer nodig"), required=False
        ),
    }


@require_http_methods(["GET", "POST"])
def catalogue(request: Request) -> HttpResponse:
    if not may_publish_catalogue(request.actor):
        raise Http404
    now = school_year_of(clock.today())
    asked = row_number(request.GET.get("jaar", ""))
    year = asked if asked in (now, now + 1) else now
    kinds, version = kinds_of_year(request.actor.region_id, year)
    form = CatalogueForm(request.POST or None, kinds=kinds, initial=_initial(kinds, version))
    if form.is_bound and form.is_valid():
        message = _("Bewaard. Een aanvraag die nu begint, werkt hiermee.")
        values = {"school_year": year, "kinds": form.made(), "read": form.cleaned_data["read"]}
        if done(request, operations.publish_catalogue, message, **values):
            return redirect(f"{reverse('arrangements:catalogue')}?jaar={year}")
    context = {
        "form": form,
        "groups": form.groups(),
        "year": school_year_name(year),
        "years": [(each, school_year_name(each), each == year) for each in (now, now + 1)],
        "unconfirmed": [kind.title for kind in kinds if not kind.confirmed],
        "source": library_of(queries.region_of(request.actor.region_id).slug).source,
        "versions": [
            (row, school_year_name(row.school_year))
            for row in queries.versions_of_catalogue(request.actor.region_id)
        ],
    }
    return render(request, "arrangements/catalogue.html", context)


def _initial(kinds: Sequence[Kind], version: int) -> dict[str, Any]:
    values: dict[str, Any] = {"read": version}
    for kind in kinds:
        own = {
            name: getattr(kind, name)
            for name in ("title", "what_for", "hours_max", "months_max", "second_reader")
        }
        own["rate"] = euros(kind.rate_cents_max) if kind.rate_cents_max else ""
        own["month"] = euros(kind.month_cents_max) if kind.month_cents_max else ""
        values |= {f"{kind.code}_{name}": value for name, value in own.items()}
    return values
