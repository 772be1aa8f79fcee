"""Screens: both plans side by side, taking the lead of the family plan, and asking whether the school reads its goals."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.dossiers.access import get_dossier
from rondom.plans import kind_access, operations, queries
from rondom.plans.terms import PlanKind
from rondom.web.middleware import Request
from rondom.web.plan.both_page import sides_of
from rondom.web.plan.frame import saved, seen_plan, to


@require_safe
def both(request: Request, ref: uuid.UUID) -> HttpResponse:
    """For everybody who takes part; what is of a plan one may not read, is not on the page."""
    dossier = get_dossier(request.actor, ref, looking_at="beide plannen")
    plan = queries.plan_of(dossier.pk, kind=PlanKind.FAMILY)
    context = {"dossier": dossier, "sides": sides_of(dossier)}
    context |= _of_family_plan(request, dossier, plan)
    return render(request, "plan/both.html", context)


def _of_family_plan(request: Request, dossier: Any, plan: Any) -> dict[str, Any]:
    """What somebody of help may do with it; nothing for who reads along."""
    if plan is None:
        return {"may_start": kind_access.may_start_family_plan(request.actor, dossier)}
    leads = kind_access.may_write_family_plan(request.actor, dossier, plan)
    return {
        "may_take_lead": kind_access.may_take_lead(request.actor, dossier, plan),
        "leads": leads,
        "school_reads": kind_access.school_may_read(dossier) if leads else None,
    }


@require_POST
def take_lead(request: Request, ref: uuid.UUID) -> HttpResponse:
    plan = _plan(request, ref)
    saved(request, operations.take_family_lead, done=_("U leidt nu het gezinsplan."), plan_id=plan.pk)
    return to("both", ref)


@require_POST
def ask_school(request: Request, ref: uuid.UUID) -> HttpResponse:
    plan = _plan(request, ref)
    done = _("De vraag staat bij het gezin. Zegt iedereen ja, dan leest de school de doelen mee.")
    saved(request, operations.ask_school_to_read, done=done, plan_id=plan.pk)
    return to("both", ref)


def _plan(request: Request, ref: uuid.UUID) -> Any:
    """Errors: Http404, also for who may not read the family plan."""
    dossier = seen_plan(request, ref, kind=PlanKind.FAMILY)
    plan = queries.plan_of(dossier.pk, kind=PlanKind.FAMILY)
    if plan is None:
        raise Http404
    return plan
