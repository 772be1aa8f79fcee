"""Screens of the family: its rights over one dossier, a request, and what was shared."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rondom.core import clock
from rondom.dossiers.history import sharing_for
from rondom.dossiers.rights import access, operations, queries
from rondom.people.terms import Role
from rondom.sending.queries import sendings_of
from rondom.web.http import attempt
from rondom.web.links import address_of_child
from rondom.web.middleware import Request
from rondom.web.rights.forms import AskForm, PupilAskForm
from rondom.web.rights.shared import shared_by_law, shared_consents, shared_events
from rondom.web.rights.things import label_of, labels_of
from rondom.web.sent_rows import sent_rows

EVENTS_PER_PAGE = 50


@require_safe
def overview(request: Request, ref: uuid.UUID) -> HttpResponse:
    """What one can do, what was said and asked, and the answers."""
    actor = request.actor
    dossier = access.get_own_dossier(actor, ref, looking_at="rights")
    labels = labels_of(dossier)
    statements = [
        {
            "statement": row,
            "about": label_of(labels, row.about, row.item_id),
            "is_mine": row.author_id == actor.person_id,
        }
        for row in queries.statements_of(dossier, actor)
    ]
    context = about(request, dossier) | {
        "statements": statements,
        "requests": list(queries.own_requests(actor.person_id, [dossier.pk])),
        "officers": queries.officers_for(dossier, on=clock.today()),
        "may_request": access.may_request(actor, dossier),
        "may_copy": access.may_copy(actor, dossier),
        "copy_part": access.copy_part(actor, dossier),
    }
    return render(request, "rights/family.html", context)


def about(request: Request, dossier: Any) -> dict[str, Any]:
    """What every page of these needs."""
    return {
        "dossier": dossier,
        "ref": dossier.ref,
        "child": dossier.pupil.person.call_name,
        "home_url": address_of_child(request.actor, dossier.ref),
        "informal": request.actor.role == Role.PUPIL,
    }


@require_http_methods(["GET", "POST"])
def ask(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = access.get_own_dossier(request.actor, ref, looking_at="rights")
    kind = PupilAskForm if request.actor.role == Role.PUPIL else AskForm
    form = kind(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, **form.cleaned_data}
        if attempt(request, operations.request_right, **values):
            messages.success(request, _("Het verzoek is verstuurd. Het antwoord komt hier te staan."))
            return redirect(reverse("rights:family", args=[ref]) + "#verzoeken")
    context = about(request, dossier) | {"form": form, "decision": access.may_request(request.actor, dossier)}
    return render(request, "rights/ask.html", context)


@require_safe
def sharing(request: Request, ref: uuid.UUID) -> HttpResponse:
    """With whom, on which ground, for what; and what was fetched."""
    actor = request.actor
    dossier = access.get_own_dossier(actor, ref, looking_at="sharing")
    part = Paginator(sharing_for(dossier.pk, actor.person_id), EVENTS_PER_PAGE).get_page(
        request.GET.get("pagina")
    )
    informal = actor.role == Role.PUPIL
    context = about(request, dossier) | {
        "consents": shared_consents(
            dossier.pupil_id, person_id=actor.person_id, to_pupil=informal, on=clock.today()
        ),
        "by_law": shared_by_law(dossier.pupil_id, to_pupil=informal),
        "sent": sent_rows(sendings_of(dossier)),
        "events": shared_events(part),
        "part": part,
    }
    return render(request, "rights/sharing.html", context)
