"""Screens: the budget per board with the register and the waiting days; setting a budget; booking an invoice."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.arrangements import access, money_access, operations, queries
from rondom.arrangements.budget import Line, Total, lines_of, total_of
from rondom.arrangements.money import euros, school_year_name, school_year_of
from rondom.arrangements.year import closing_of
from rondom.core import clock
from rondom.core.second_lock import as_system
from rondom.people.queries import organisations_of
from rondom.people.terms import OrganisationKind
from rondom.reports.small_numbers import small_numbers
from rondom.web.arrangements.forms import BudgetForm, InvoiceForm
from rondom.web.arrangements.frame import form_page
from rondom.web.http import done, row_number
from rondom.web.middleware import Request


def years_around() -> list[tuple[int, str]]:
    """The last school year, this one and the next."""
    now = school_year_of(clock.today())
    return [(year, school_year_name(year)) for year in (now - 1, now, now + 1)]


def chosen_year(request: Request) -> int:
    asked = row_number(request.GET.get("jaar", ""))
    return asked if asked in dict(years_around()) else school_year_of(clock.today())


@require_safe
def overview(request: Request) -> HttpResponse:
    access.check_sees_money(request.actor)
    year, region_id = chosen_year(request), request.actor.region_id
    lines = lines_of(region_id, year)
    with as_system("decisions and waiting days over all children of the region, none of them named"):
        register = queries.register_of(region_id, year)
        waiting = queries.waiting_of(region_id, on=clock.today())
    context = {
        "year": school_year_name(year),
        "years": [(each, name, each == year) for each, name in years_around()],
        "lines": [(line.board, _cells(line)) for line in lines],
        "total": _cells(total_of(lines)) if lines else None,
        "register": [(row, euros(row.granted_cents) if row.granted_cents else "") for row in register],
        "granted": euros(sum(row.granted_cents for row in register)),
        "waiting": [(row.provider, _waiting_cells(row)) for row in waiting],
        "rule": small_numbers(),
        "closing": closing_of(region_id, year),
        "may_close": money_access.may_close_year(request.actor, year),
        "chosen": str(year),  # as text: a number would get a point in it
    }
    return render(request, "arrangements/money.html", context)


def _cells(line: Line | Total) -> list[str]:
    return [
        euros(cents)
        for cents in (line.allocated, line.committed, line.realised, line.free, line.moved, line.forecast)
    ]


def _waiting_cells(row: queries.WaitingRow) -> list[str]:
    """Parts, waiting now, days together, longest; nothing of a provider with so few that a child can be found back."""
    least = small_numbers().least
    if row.parts < least:
        return [_("minder dan %(least)s") % {"least": least}, *[_("verborgen")] * 3]
    return [str(number) for number in (row.parts, row.waiting, row.days, row.longest)]


def budget(request: Request) -> HttpResponse:
    """The amount of one board in one school year; a budget that is there is replaced by what is typed."""
    access.check_sees_money(request.actor)
    form = BudgetForm(request.POST or None, targets=_targets(request))
    if form.is_bound and form.is_valid():
        board_id, year, revision = map(int, form.cleaned_data["target"].split("-"))
        values = {"board_id": board_id, "school_year": year, "revision": revision}
        if done(
            request,
            operations.set_budget,
            _("Het budget is bewaard."),
            cents=form.cleaned_data["cents"],
            **values,
        ):
            return redirect(f"{reverse('arrangements:money')}?jaar={year}")
    return form_page(
        request,
        None,
        form,
        heading=_("Budget van een bestuur"),
        button=_("Bewaar het budget"),
        decision=access.may_see_money(request.actor),
        back_url=reverse("arrangements:money"),
    )


def _targets(request: Request) -> list[tuple[str, str]]:
    """Boards first; a school without a board may have a budget of its own. This school year first."""
    region_id = request.actor.region_id
    boards = [
        row
        for kind in (OrganisationKind.BOARD, OrganisationKind.SCHOOL)
        for row in organisations_of(region_id, kinds=[kind])
    ]
    last, now, coming = years_around()
    return [
        _target(board_id, name, year, year_name, {line.board_id: line for line in lines})
        for year, year_name in (now, coming, last)
        for lines in [lines_of(region_id, year)]
        for board_id, name in boards
    ]


def _target(board_id: int, name: str, year: int, year_name: str, lines: dict[int, Line]) -> tuple[str, str]:
    line = lines.get(board_id)
    stands = _("nu € %(euros)s") % {"euros": euros(line.allocated)} if line else _("nog niets")
    return f"{board_id}-{year}-{line.revision if line else 0}", f"{name}, {year_name} ({stands})"


def invoice(request: Request) -> HttpResponse:
    access.check_sees_money(request.actor)
    form = InvoiceForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values: dict[str, Any] = dict(form.cleaned_data)
        if done(request, operations.book_invoice, _("De rekening is geboekt."), **values):
            return redirect("arrangements:money")
    return form_page(
        request,
        None,
        form,
        heading=_("Rekening boeken"),
        button=_("Boek de rekening"),
        decision=access.may_see_money(request.actor),
        back_url=reverse("arrangements:money"),
    )
