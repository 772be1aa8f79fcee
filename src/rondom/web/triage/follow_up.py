"""Screens: who gets in touch with the others of Zorg voor Jeugd, and the switch per gemeente."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.dossiers.access import may_finish_action
from rondom.dossiers.operations import finish_action
from rondom.integrations.youth_index.access import get_match, sees_switches
from rondom.integrations.youth_index.operations import switch_index
from rondom.integrations.youth_index.queries import follow_up_of, switches
from rondom.integrations.youth_index.rules import index_rules
from rondom.web.http import done, row_number
from rondom.web.middleware import Request
from rondom.web.triage.forms import FollowedUpForm
from rondom.web.triage.frame import back, form_page, seen


@require_safe
def matches(request: Request) -> HttpResponse:
    """Every match of the reader's children, with how many were followed up. Errors: Http404 for the family."""
    if request.actor.is_family:
        raise Http404
    found = follow_up_of(request.actor, on=clock.today())
    context = {
        "matches": found.matches,
        "done": found.done,
        "percent": found.percent,
        "bar": index_rules().follow_up_bar,
        "today": clock.today(),
    }
    return render(request, "triage/matches.html", context)


def followed_up(request: Request, ref: uuid.UUID, match_id: int) -> HttpResponse:
    """What came of it; the action is done with it."""
    dossier = seen(request, ref)
    match = get_match(dossier, match_id)
    form = FollowedUpForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"action_id": match.action_id, "progress": form.cleaned_data["progress"]}
        if done(request, finish_action, _("De afspraak is klaar."), **values):
            return back(ref, anchor="registraties")
    match.action.dossier = dossier
    return form_page(
        request,
        dossier,
        form,
        heading=_("Contact met %(name)s") % {"name": match.organisation_name},
        button=_("Bewaar, dit is klaar"),
        decision=may_finish_action(request.actor, match.action),
        intro=match.contact,
    )


@require_safe
def connections(request: Request) -> HttpResponse:
    """Which gemeenten use Zorg voor Jeugd through Rondom. Errors: Http404 in another role."""
    if not sees_switches(request.actor):
        raise Http404
    rows = [{"id": pk, "name": name, "is_on": is_on} for pk, name, is_on in switches(request.actor.region_id)]
    return render(request, "triage/connections.html", {"rows": rows})


@require_POST
def switch(request: Request) -> HttpResponse:
    if not sees_switches(request.actor):
        raise Http404
    on = request.POST.get("on") == "1"
    message = _("De aansluiting staat aan.") if on else _("De aansluiting staat uit.")
    done(request, switch_index, message, organisation_id=row_number(request.POST.get("id", "")), on=on)
    return redirect("triage:connections")
