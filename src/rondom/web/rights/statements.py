"""Screens: an own statement, and one in the place of an earlier one. There is no screen that changes or removes one."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rondom.dossiers.rights import access, operations, queries
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.rights.family import about
from rondom.web.rights.forms import StatementForm
from rondom.web.rights.things import label_of, labels_of, things_of


@require_http_methods(["GET", "POST"])
def write(request: Request, ref: uuid.UUID) -> HttpResponse:
    """With ?over=note-12 it is about that note."""
    dossier = access.get_own_dossier(request.actor, ref, looking_at="rights")
    things = {thing.key: thing for thing in things_of(dossier)}
    choices = [(thing.key, thing.label) for thing in things.values()]
    form = StatementForm(request.POST or None, things=choices, initial={"about": request.GET.get("over", "")})
    if form.is_bound and form.is_valid():
        thing = things[form.cleaned_data["about"]]
        values = {"about": thing.about, "item_id": thing.item_id, "category": thing.category}
        text = form.cleaned_data["text"]
        if attempt(request, operations.add_statement, dossier_id=dossier.pk, text=text, **values):
            return _done(request, ref)
    return render(request, "rights/statement.html", about(request, dossier) | {"form": form})


@require_http_methods(["GET", "POST"])
def replace(request: Request, ref: uuid.UUID, statement_id: int) -> HttpResponse:
    dossier = access.get_own_dossier(request.actor, ref, looking_at="rights")
    found = queries.statements_of(dossier, request.actor)
    earlier = next((row for row in found if row.statement_id == statement_id), None)
    if earlier is None or earlier.author_id != request.actor.person_id:
        raise Http404
    form = StatementForm(request.POST or None)
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"]
        if attempt(request, operations.replace_statement, statement_id=statement_id, text=text):
            return _done(request, ref)
    context = about(request, dossier) | {
        "form": form,
        "earlier": earlier,
        "earlier_about": label_of(labels_of(dossier), earlier.about, earlier.item_id),
    }
    return render(request, "rights/statement.html", context)


def _done(request: Request, ref: uuid.UUID) -> HttpResponse:
    messages.success(request, _("De verklaring staat erin. Niemand kan die nog veranderen."))
    return redirect(reverse("rights:family", args=[ref]) + "#verklaringen")
