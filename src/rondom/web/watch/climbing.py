"""Screens of the ladder: take a rung, an answer that came, what came of it."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.watch import access, operations, queries
from rondom.watch.rules import rung_rule
from rondom.web.http import done
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.watch.forms import RungEndForm, RungForm
from rondom.web.watch.frame import back, form_page, seen

LADDER = "stappen"


def begin(request: Request, ref: uuid.UUID, rung: str) -> HttpResponse:
    dossier = seen(request, ref)
    rule = rung_rule(dossier.region.slug, rung)
    if rule is None:
        raise Http404
    form = RungForm(request.POST or None, rule=rule, initial={"begun_on": clock.today()})
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "code": rung} | form.cleaned_data
        if done(request, operations.begin_rung, _("Dit staat erbij. Wij houden de dagen bij."), **values):
            return back(ref, anchor=LADDER)
    case = queries.newest_case(dossier.pk)
    return form_page(
        request,
        form,
        heading=rule.title,
        button=_("Schrijf deze stap op"),
        decision=access.may_begin_rung(request.actor, dossier, rule, case),
        intro=f"{rule.plain} {rule.needs}",
        source=rule.source,
        **_way_back(ref),
    )


@require_POST
def met(request: Request, ref: uuid.UUID, rung_id: int) -> HttpResponse:
    """What was waited for came today."""
    dossier = seen(request, ref)
    values = {"dossier_id": dossier.pk, "rung_id": rung_id, "code": request.POST.get("code", "")}
    done(request, operations.meet_term, _("Opgeschreven: dit is er."), **values)
    return back(ref, anchor=LADDER)


def end(request: Request, ref: uuid.UUID, rung_id: int) -> HttpResponse:
    dossier = seen(request, ref)
    rungs = queries.rungs_of(dossier.pk, region=dossier.region.slug, on=clock.today())
    shown = next((row for row in rungs if row.rung.pk == rung_id), None)
    if shown is None:
        raise Http404
    form = RungEndForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "rung_id": rung_id} | form.cleaned_data
        if done(request, operations.end_rung, _("Deze stap is klaar."), **values):
            return back(ref, anchor=LADDER)
    return form_page(
        request,
        form,
        heading=_("Hoe liep het af? %(title)s") % {"title": shown.title},
        button=_("Bewaar"),
        decision=access.may_end_rung(request.actor, dossier, shown.rung),
        **_way_back(ref),
    )


def _way_back(ref: uuid.UUID) -> dict[str, Any]:
    return {"back_url": address("watch:page", ref=ref), "back_label": _("Waar het vastloopt")}
