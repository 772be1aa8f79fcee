"""Screens: what is past its term and goes tonight, holds, and the switch. Counts only, no names of children."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.retention import rules
from rondom.keeping import operations
from rondom.keeping.access import (
    check_sees_keeping,
    check_steers_keeping,
    may_confirm_destruction,
    may_steer_keeping,
)
from rondom.keeping.planning import plan, plan_digest
from rondom.keeping.queries import destroyed_in, holds_of, switch_of
from rondom.web.http import attempt
from rondom.web.manage.forms import HoldForm
from rondom.web.middleware import Request


@require_safe
def overview(request: Request) -> HttpResponse:
    check_sees_keeping(request.actor)
    return render(request, "manage/keeping.html", _keeping(request.actor))


def _keeping(actor: Actor) -> dict[str, Any]:
    switch = switch_of(actor.region_id)
    going = plan(actor.region_id, on=clock.today())
    labels = {model: rule.label for model, rule in rules().items()}
    return {
        "rows": sorted(going, key=lambda row: (not row.ids, str(row.rule.label))),
        "total": sum(len(row.ids) + row.along for row in going),
        "digest": plan_digest(going),
        "switch": switch,
        "steers": may_steer_keeping(actor),
        "confirm": may_confirm_destruction(actor, switch),
        "holds": holds_of(actor.region_id, on=clock.today()),
        "destroyed": [(row, labels.get(row.model, row.model)) for row in destroyed_in(actor.region_id)],
    }


@require_POST
def switch(request: Request) -> HttpResponse:
    check_steers_keeping(request.actor)
    on = request.POST.get("on") == "1"
    digest = request.POST.get("digest", "")
    if attempt(request, operations.switch_destruction, on=on, read_digest=digest):
        messages.success(
            request,
            _("U stelde voor om vernietigen aan te zetten. Nu bevestigt iemand anders dat.")
            if on
            else _("Vernietigen staat uit. Er gaat niets weg."),
        )
    return redirect("manage:keeping")


def place(request: Request) -> HttpResponse:
    check_steers_keeping(request.actor)
    form = HoldForm(request.POST or None)
    if form.is_bound and form.is_valid() and attempt(request, operations.place_hold, **form.cleaned_data):
        messages.success(request, _("De blokkade staat. Dit blijft bewaard."))
        return redirect("manage:keeping")
    return render(request, "manage/hold.html", {"form": form})


@require_POST
def confirm(request: Request) -> HttpResponse:
    """A second person has read the list too."""
    check_sees_keeping(request.actor)
    if attempt(request, operations.confirm_destruction, read_digest=request.POST.get("digest", "")):
        messages.success(request, _("Vernietigen staat aan. Vannacht gaat weg wat op de lijst staat."))
    return redirect("manage:keeping")


@require_POST
def lift(request: Request, hold_id: int) -> HttpResponse:
    check_steers_keeping(request.actor)
    if attempt(request, operations.lift_hold, hold_id=hold_id):
        messages.success(request, _("De blokkade is opgeheven. De termijn telt weer."))
    return redirect("manage:keeping")
