"""Screens: the plan of a board for a school year, and at its end the report."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.arrangements import money_access, operations
from rondom.arrangements.accounting import accounting_rules
from rondom.arrangements.money import euros, school_year_name, school_year_of
from rondom.core import clock
from rondom.core.decision import Conflict, Decision
from rondom.reports.board_plans import PurposeRow, plan_of, purposes_of
from rondom.web.fields import EuroField
from rondom.web.http import attempt
from rondom.web.middleware import Request

LONGEST = 1000
MOST = 2**31 - 1
NEEDED = {"required": gettext_lazy("Vul een bedrag in, of 0")}


class PurposesForm(forms.Form):
    """An amount and words for every purpose of the data."""

    revision = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for purpose in accounting_rules().purposes:
            self.fields[f"cents_{purpose.code}"] = EuroField(
                label=_("%(purpose)s: bedrag in euro") % {"purpose": purpose.title}, error_messages=NEEDED
            )
            self.fields[f"words_{purpose.code}"] = forms.CharField(
                label=_("%(purpose)s: toelichting") % {"purpose": purpose.title},
                help_text=_("Schrijf hier niets over een kind."),
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def said(self) -> dict[str, operations.Said]:
        return {
            purpose.code: operations.Said(
                self.cleaned_data[f"cents_{purpose.code}"], self.cleaned_data[f"words_{purpose.code}"]
            )
            for purpose in accounting_rules().purposes
        }


def plan(request: Request, school_year: int) -> HttpResponse:
    return _page(request, school_year, is_report=False)


def report(request: Request, school_year: int) -> HttpResponse:
    return _page(request, school_year, is_report=True)


def _page(request: Request, school_year: int, *, is_report: bool) -> HttpResponse:
    board_id = money_access.check_speaks_for_board(request.actor)
    if abs(school_year - school_year_of(clock.today())) > 3:
        raise Http404
    found = plan_of(request.actor.region_id, board_id, school_year)
    purposes = purposes_of(found)
    values = _initial(purposes, is_report=is_report) | {"revision": found.revision if found else 0}
    form = PurposesForm(request.POST or None, initial=values)
    theirs: list[tuple[str, str]] = []
    if form.is_bound and form.is_valid():
        try:
            if _filed(request, form, school_year, is_report=is_report):
                return redirect(f"{reverse('reports:year')}?jaar={school_year}")
        except Conflict as conflict:
            theirs = _theirs(purposes, is_report=is_report)
            form = _again(request, conflict.revision)
    may = money_access.may_file_report if is_report else money_access.may_file_plan
    return _shown(request, form, may(request.actor, school_year, found), school_year, is_report, theirs)


def _again(request: Request, revision: int) -> PurposesForm:
    """What was typed, with the revision that stands now: who sends it again has seen both."""
    typed = request.POST.copy()
    typed["revision"] = str(revision)
    return PurposesForm(typed)


def _filed(request: Request, form: PurposesForm, school_year: int, *, is_report: bool) -> bool:
    operation = operations.file_report if is_report else operations.file_plan
    values = {"school_year": school_year, "said": form.said(), "revision": form.cleaned_data["revision"]}
    if attempt(request, operation, **values) is None:
        return False
    messages.success(request, _("Het verslag is bewaard.") if is_report else _("Het plan is bewaard."))
    return True


def _initial(purposes: tuple[PurposeRow, ...], *, is_report: bool) -> dict[str, str]:
    """What stands there now; a report begins empty."""
    found: dict[str, str] = {}
    for row in purposes:
        cents, words = (row.spent, row.spent_words) if is_report else (row.planned, row.planned_words)
        found[f"cents_{row.code}"] = "" if cents is None else euros(cents)
        found[f"words_{row.code}"] = words
    return found


def _theirs(purposes: tuple[PurposeRow, ...], *, is_report: bool) -> list[tuple[str, str]]:
    """What somebody else wrote meanwhile, (purpose, amount and words)."""
    return [
        (row.title, f"€ {euros(row.spent or 0)} {row.spent_words}")
        if is_report
        else (row.title, f"€ {euros(row.planned)} {row.planned_words}")
        for row in purposes
    ]


def _shown(
    request: Request,
    form: PurposesForm,
    decision: Decision,
    school_year: int,
    is_report: bool,  # noqa: FBT001 - which of the two pages
    theirs: list[tuple[str, str]],
) -> HttpResponse:
    year = school_year_name(school_year)
    context = {
        "form": form,
        "decision": decision,
        "theirs": theirs,
        "heading": (_("Verslag over %(year)s") if is_report else _("Plan voor %(year)s")) % {"year": year},
        "button": _("Bewaar het verslag") if is_report else _("Bewaar het plan"),
        "back_url": reverse("reports:year"),
    }
    return render(request, "reports/board_plan.html", context)
