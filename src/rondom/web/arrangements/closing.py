"""Screens: the end of a school year. Closing and opening again, moving what is left, boards that go on together."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from rondom.arrangements import access, money_access, operations
from rondom.arrangements.budget import lines_of, total_of
from rondom.arrangements.money import euros, school_year_name, school_year_of
from rondom.core import clock
from rondom.people.queries import organisations_of
from rondom.people.terms import OrganisationKind
from rondom.web.arrangements.frame import form_page
from rondom.web.arrangements.year_forms import NEXT_YEAR, CloseForm, MergeForm, MoveForm, ReopenForm
from rondom.web.http import done
from rondom.web.middleware import Request


def _back(school_year: int) -> HttpResponse:
    return redirect(f"{reverse('arrangements:money')}?jaar={school_year}")


def _known_year(school_year: int) -> int:
    """Errors: Http404 for a year far away."""
    if abs(school_year - school_year_of(clock.today())) > 10:
        raise Http404
    return school_year


def close(request: Request, school_year: int) -> HttpResponse:
    access.check_sees_money(request.actor)
    year = _known_year(school_year)
    form = CloseForm(request.POST or None)
    message = _("Het schooljaar is afgesloten. De cijfers staan vast.")
    if form.is_bound and form.is_valid() and done(request, operations.close_year, message, school_year=year):
        return _back(year)
    total = total_of(lines_of(request.actor.region_id, year))
    words = _("Verplicht: € %(committed)s. Besteed: € %(realised)s. Vrij: € %(free)s.")
    values = {
        "committed": euros(total.committed),
        "realised": euros(total.realised),
        "free": euros(total.free),
    }
    return form_page(
        request,
        None,
        form,
        heading=_("Schooljaar %(year)s afsluiten") % {"year": school_year_name(year)},
        button=_("Sluit het schooljaar af"),
        decision=money_access.may_close_year(request.actor, year),
        intro=words % values,
        back_url=reverse("arrangements:money"),
    )


def reopen(request: Request, school_year: int) -> HttpResponse:
    access.check_sees_money(request.actor)
    year = _known_year(school_year)
    form = ReopenForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"school_year": year, "reason": form.cleaned_data["reason"]}
        if done(request, operations.reopen_year, _("Het schooljaar is weer open."), **values):
            return _back(year)
    decision, _closing = money_access.may_reopen_year(request.actor, year)
    return form_page(
        request,
        None,
        form,
        heading=_("Schooljaar %(year)s weer openen") % {"year": school_year_name(year)},
        button=_("Open het schooljaar weer"),
        decision=decision,
        back_url=reverse("arrangements:money"),
    )


def boards_of(request: Request) -> list[tuple[int, str]]:
    kinds = [OrganisationKind.BOARD, OrganisationKind.SCHOOL]
    return [row for kind in kinds for row in organisations_of(request.actor.region_id, kinds=[kind])]


def _sources(request: Request) -> list[tuple[str, str]]:
    """Budgets of which something is left: this school year first, then the last one and the next."""
    now = school_year_of(clock.today())
    words = _("%(board)s, %(year)s (vrij: € %(free)s)")
    return [
        (
            f"{line.board_id}-{year}",
            words % {"board": line.board, "year": school_year_name(year), "free": euros(line.free)},
        )
        for year in (now, now - 1, now + 1)
        for line in lines_of(request.actor.region_id, year)
        if line.free > 0
    ]


def move(request: Request) -> HttpResponse:
    access.check_sees_money(request.actor)
    form = MoveForm(request.POST or None, sources=_sources(request), boards=boards_of(request))
    if form.is_bound and form.is_valid():
        values = _move_values(form.cleaned_data)
        if done(request, operations.move_budget, _("Het bedrag is overgeboekt."), **values):
            return _back(values["school_year"])
    return form_page(
        request,
        None,
        form,
        heading=_("Budget overboeken"),
        button=_("Boek het bedrag over"),
        decision=access.may_see_money(request.actor),
        intro=_("Naar het volgende schooljaar van hetzelfde bestuur, of in hetzelfde jaar naar een ander."),
        back_url=reverse("arrangements:money"),
    )


def _move_values(typed: dict[str, Any]) -> dict[str, int]:
    board_id, year = map(int, typed["source"].split("-"))
    along = typed["target"] == NEXT_YEAR
    return {
        "board_id": board_id,
        "school_year": year,
        "to_board_id": board_id if along else int(typed["target"]),
        "to_year": year + 1 if along else year,
        "cents": typed["cents"],
    }


def merge(request: Request) -> HttpResponse:
    access.check_sees_money(request.actor)
    form = MergeForm(request.POST or None, boards=boards_of(request))
    if form.is_bound and form.is_valid():
        values = {"board_id": form.cleaned_data["board"], "into_id": form.cleaned_data["into"]}
        message = _("De besturen gaan met één budget verder.")
        if done(request, operations.merge_boards, message, **values):
            return redirect("arrangements:money")
    return form_page(
        request,
        None,
        form,
        heading=_("Besturen gaan samen verder"),
        button=_("Voeg de budgetten samen"),
        decision=access.may_see_money(request.actor),
        intro=_("Wat vrij is in jaren die open zijn, gaat mee. Aanvragen die open staan ook."),
        back_url=reverse("arrangements:money"),
    )
