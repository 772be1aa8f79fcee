"""Screens: sharing without consent, on a ground of the law."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.consent.access import latest_share
from rondom.consent.operations import ParentsKnow
from rondom.consent.queries import legal_shares, shares_to_tell
from rondom.consent.rules import LegalGround, legal_grounds
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.access import SeenDossier, get_dossier, may_look_after_share, may_share_by_law
from rondom.dossiers.sharing import end_legal_share, get_share, share_by_law, tell_parents
from rondom.people.queries import organisations_of
from rondom.web.child.ground_forms import LegalShareForm, ToldForm
from rondom.web.http import attempt
from rondom.web.middleware import Request


def open_grounds(actor: Actor, dossier: SeenDossier) -> list[LegalGround]:
    """The grounds on which the actor may decide."""
    return [ground for ground in legal_grounds().values() if may_share_by_law(actor, dossier, ground)]


def legal_rows(actor: Actor, dossier: SeenDossier) -> list[dict[str, Any]]:
    """What is shared by law now, and what the parents must still hear; not for the family, who read it elsewhere."""
    if actor.is_family:
        return []
    running = legal_shares([dossier.pupil_id], on=clock.today())
    ended = [row for row in shares_to_tell([dossier.pupil_id]) if row.pk not in {each.pk for each in running}]
    return [
        {
            "share": row,
            "ground": legal_grounds()[row.ground],
            "runs": row in running,
            "is_late": row.parents_told_on is None and row.is_known_to_family(clock.today()),
            "categories": [Category(value).label for value in row.categories],
            "decision": may_look_after_share(actor, dossier, row),
        }
        for row in (*running, *ended)
    ]


@require_safe
def choose(request: Request, ref: uuid.UUID) -> HttpResponse:
    """The grounds of the law, each with what it means and where it stands."""
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    if request.actor.is_family:
        raise Http404
    rows = [
        {"ground": ground, "decision": may_share_by_law(request.actor, dossier, ground)}
        for ground in legal_grounds().values()
    ]
    return render(request, "child/legal_choose.html", {"dossier": dossier, "rows": rows})


def share(request: Request, ref: uuid.UUID, code: str) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    ground = legal_grounds().get(code)
    if ground is None or request.actor.is_family:
        raise Http404
    form = LegalShareForm(
        request.POST or None,
        organisations=organisations_of(dossier.region_id, kinds=ground.recipients),
        categories=ground.categories,
        may_wait=ground.parents_told == "may_wait",
        initial={"valid_until": latest_share(dossier.pupil, ground)},
    )
    if form.is_bound and form.is_valid() and _saved(request, dossier, ground, form.cleaned_data):
        messages.success(
            request, _("Het besluit staat in het dossier. Zet nu ook iemand van hen in de kring.")
        )
        return redirect("child:consent_ask", ref=ref)
    context = {
        "dossier": dossier,
        "ground": ground,
        "form": form,
        "decision": may_share_by_law(request.actor, dossier, ground),
        "heading": _("Delen zonder toestemming"),
        "button": _("Besluit om te delen"),
    }
    return render(request, "child/legal_share.html", context)


def _saved(request: Request, dossier: SeenDossier, ground: LegalGround, values: dict[str, Any]) -> Any:
    parents = ParentsKnow(
        told_on=values["told_on"],
        not_because=values.get("not_because", ""),
        before_on=values.get("before_on"),
    )
    return attempt(
        request,
        share_by_law,
        dossier_id=dossier.pk,
        recipient_id=values["recipient"],
        ground=ground.code,
        categories=values["categories"],
        reason=values["reason"],
        valid_until=values["valid_until"],
        parents=parents,
    )


@require_POST
def stop(request: Request, ref: uuid.UUID, share_id: int) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    if attempt(request, end_legal_share, dossier_id=dossier.pk, share_id=share_id):
        messages.success(request, _("Gestopt. Deze organisatie ziet niets meer."))
    return redirect("child:consent_ask", ref=ref)


def told(request: Request, ref: uuid.UUID, share_id: int) -> HttpResponse:
    """On which day the parents were told; from then on they see it."""
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    if request.actor.is_family:
        raise Http404
    decision = may_look_after_share(request.actor, dossier, get_share(dossier, share_id))
    form = ToldForm(request.POST or None, initial={"told_on": clock.today()})
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "share_id": share_id, **form.cleaned_data}
        if attempt(request, tell_parents, **values):
            messages.success(request, _("Bewaard. Het gezin ziet nu met wie er gedeeld is, en waarom."))
            return redirect("child:consent_ask", ref=ref)
    context = {
        "dossier": dossier,
        "form": form,
        "decision": decision,
        "heading": _("De ouders zijn verteld"),
        "intro": _("Vanaf nu ziet het gezin met wie er zonder toestemming is gedeeld, wat en waarom."),
        "button": _("Bewaar"),
    }
    return render(request, "child/form_page.html", context)
