"""Screens: frozen versions, their paper, and checking a paper against them."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.core.canonical import file_hash, short_code
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.queries import my_dossiers
from rondom.files.queries import read_file
from rondom.plans import access, queries
from rondom.plans.changes import changes_between
from rondom.plans.kind_access import may_see_plan
from rondom.plans.operations.paper import days_read
from rondom.plans.opp_form import parts_in
from rondom.plans.terms import PlanKind
from rondom.web.middleware import Request
from rondom.web.plan.forms import CheckForm
from rondom.web.plan.frame import PARTS, page_name, seen_any_plan, seen_plan, version_url


@require_safe
def versions(request: Request, ref: uuid.UUID, kind: str = PlanKind.OPP) -> HttpResponse:
    dossier = seen_plan(request, ref, kind=kind)
    plan = queries.plan_of(dossier.pk, kind=kind)
    if plan is None:
        raise Http404
    rows = [
        (row, version_url(kind, ref, row.number), version_url(kind, ref, row.number, "pdf"))
        for row in queries.versions_of(plan.pk)
    ]
    context = {"dossier": dossier, "versions": rows, "back": page_name(kind)}
    return render(request, "plan/versions.html", context)


@require_safe
def version(request: Request, ref: uuid.UUID, number: int, kind: str = PlanKind.OPP) -> HttpResponse:
    dossier = seen_plan(request, ref, kind=kind)
    found = access.get_version(dossier, number, kind=kind)
    context: dict[str, Any] = {"dossier": dossier, "version": found, "slots": queries.slots_of(found)}
    context |= {"back": page_name(kind), "parts_template": PARTS[PlanKind(kind)]}
    words = queries.version_content(found)["plan"]
    since, before = queries.words_before(found)
    context |= {"parts": parts_in(queries.order_of(found), words)}
    context |= {"content": days_read(words), "code": short_code(found.digest), "since": since}
    context["changes"] = changes_between(before, words) if before else []
    return render(request, "plan/version.html", context)


@require_safe
def pdf(request: Request, ref: uuid.UUID, number: int, kind: str = PlanKind.OPP) -> HttpResponse:
    """The paper of a version; 404 while it is being made."""
    found = access.get_version(seen_plan(request, ref, looking_at="paper", kind=kind), number, kind=kind)
    return _file(found.paper)


@require_safe
def scan(request: Request, ref: uuid.UUID, slot_id: int) -> HttpResponse:
    return _file(access.get_slot(seen_any_plan(request, ref, looking_at="scan"), slot_id).scan)


def _file(stored: Any) -> HttpResponse:
    """Errors: Http404, also while the virus scanner has not looked at it."""
    if stored is None:
        raise Http404
    try:
        data = read_file(stored)
    except Refused as refused:
        raise Http404 from refused
    response = HttpResponse(data, content_type=stored.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def check(request: Request) -> HttpResponse:
    """Does this code, or this PDF, belong to a plan the reader may see? Says nothing of other children."""
    form = CheckForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "asked": False}
    if form.is_bound and form.is_valid():
        paper = form.cleaned_data["paper"]
        found = _found(request, file_hash(paper.read()) if paper else "", form.cleaned_data["code"])
        context |= {"asked": True, "found": found, "with_paper": bool(paper)}
        if not paper and not form.cleaned_data["code"]:
            form.add_error("code", _("Vul de code in, of kies de pdf"))
            context["asked"] = False
    return render(request, "plan/check.html", context)


def _found(request: Request, paper_hash: str, code: str) -> Any:
    """The version with this paper or code, when the reader may see the plan of that child."""
    visible = list(my_dossiers(request.actor, on=clock.today()).values_list("pk", flat=True))
    if paper_hash:
        found = queries.version_by_paper(paper_hash, visible)
    else:
        found = queries.version_by_digest(code, visible)
    if found is None:
        return None
    dossier = visible_dossier(request.actor, dossier_id=found.plan.dossier_id)
    return found if may_see_plan(dossier, found.plan.kind) else None
