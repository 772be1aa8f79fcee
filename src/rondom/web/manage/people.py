"""Screens: the organisations of the region, and who works there in which role."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rondom.core import clock
from rondom.people import operations
from rondom.people.access import check_manages, get_organisation
from rondom.people.queries import is_school, members_of, organisations_in
from rondom.web.http import attempt
from rondom.web.manage.people_forms import EmployForm, OrganisationForm, SchoolTypeForm
from rondom.web.middleware import Request


@require_http_methods(["GET", "POST"])
def organisations(request: Request) -> HttpResponse:
    check_manages(request.actor)
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(request, operations.create_organisation, **form.cleaned_data)
        if made:
            messages.success(request, _("De organisatie staat erbij. Zet er nu mensen bij."))
            return redirect("manage:organisation", organisation_id=made.pk)
    rows = organisations_in(request.actor.region_id, on=clock.today())
    return render(request, "manage/organisations.html", {"rows": rows, "form": form})


@require_http_methods(["GET", "POST"])
def organisation(request: Request, organisation_id: int) -> HttpResponse:
    shown = get_organisation(request.actor, organisation_id)
    form = EmployForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(request, operations.employ, organisation_id=organisation_id, **form.values())
    ):
        messages.success(
            request, _("Deze persoon heeft de rol. Wie nog geen account heeft, krijgt een mail.")
        )
        return redirect("manage:organisation", organisation_id=organisation_id)
    return _organisation_page(request, shown, form=form)


def _organisation_page(request: Request, shown: Any, **bound: Any) -> HttpResponse:
    """bound: a form that came back with errors, by name."""
    members = members_of(shown.pk, region_id=request.actor.region_id, on=clock.today())
    forms = {"form": EmployForm(), "type_form": SchoolTypeForm(initial={"school_type": shown.school_type})}
    context = {"organisation": shown, "members": members, "is_school": is_school(shown.pk)}
    return render(request, "manage/organisation.html", context | forms | bound)


@require_POST
def school_type(request: Request, organisation_id: int) -> HttpResponse:
    shown = get_organisation(request.actor, organisation_id)
    form = SchoolTypeForm(request.POST)
    if form.is_valid() and attempt(
        request, operations.choose_school_type, organisation_id=organisation_id, **form.cleaned_data
    ):
        messages.success(request, _("Het soort onderwijs is bewaard."))
        return redirect("manage:organisation", organisation_id=organisation_id)
    return _organisation_page(request, shown, type_form=form)


@require_POST
def end_membership(request: Request, organisation_id: int, membership_id: int) -> HttpResponse:
    get_organisation(request.actor, organisation_id)
    if attempt(request, operations.end_membership, membership_id=membership_id, on=clock.today()):
        messages.success(request, _("Deze persoon heeft deze rol niet meer, vanaf nu."))
    return redirect("manage:organisation", organisation_id=organisation_id)
