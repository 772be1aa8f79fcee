"""Screens: make an agreement, finish one, remind somebody."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.dossiers import operations
from rondom.dossiers.access import (
    get_dossier,
    is_coordinator,
    may_finish_action,
    may_hand_action,
    takes_part,
)
from rondom.dossiers.agreements import DONE, hand_action, tell_progress
from rondom.dossiers.queries import actions_of, circle
from rondom.dossiers.terms import Going
from rondom.people.terms import Role
from rondom.web.child.forms import ActionForm
from rondom.web.child.ground_forms import HandForm
from rondom.web.http import attempt, row_number
from rondom.web.middleware import Request


def make(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="action")
    people = list(
        {
            str(someone.person_id): f"{someone.name}, {someone.label}"
            for someone in circle(dossier, on=clock.today())
        }.items()
    )
    initial = {"owner": str(request.actor.person_id), "category": Category.EDUCATION}
    form = ActionForm(request.POST or None, people=people, categories=dossier.categories, initial=initial)
    if form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        owner = values.pop("owner")
        values |= {"dossier_id": dossier.pk, "owner_id": int(owner) if owner else None}
        if attempt(request, operations.make_action, **values):
            messages.success(request, _("De afspraak staat erbij."))
            return redirect("child:page", ref=ref)
    context = {
        "dossier": dossier,
        "form": form,
        "decision": takes_part(request.actor, dossier),
        "heading": _("Afspraak maken"),
        "intro": _("Een afspraak zegt wie wat wanneer doet."),
        "button": _("Bewaar afspraak"),
    }
    return render(request, "child/form_page.html", context)


def progress(request: Request, ref: uuid.UUID, action_id: int) -> HttpResponse:
    """How an agreement goes: one click for who opened it from Mijn werk."""
    dossier = get_dossier(request.actor, ref, looking_at="action")
    action = actions_of(dossier.pk).filter(pk=action_id).first()
    if action is None or (
        action.category not in dossier.categories and action.owner_id != request.actor.person_id
    ):
        raise Http404
    going = request.POST.get("going", "")
    if request.method == "POST" and going in (DONE, *Going.values):
        values = {"action_id": action_id, "going": going, "words": request.POST.get("words", "")}
        if attempt(request, tell_progress, **values):
            messages.success(request, _("Bedankt. Iedereen die deze afspraak mag zien, ziet hoe het gaat."))
            return redirect("family:home" if request.actor.is_family else "work:home")
    action.dossier = dossier
    context = {
        "dossier": dossier,
        "action": action,
        "decision": may_finish_action(request.actor, action),
        "words": request.POST.get("words", action.progress),
        "informal": request.actor.role == Role.PUPIL,
    }
    return render(request, "child/action.html", context)


@require_POST
def finish(request: Request, ref: uuid.UUID, action_id: int) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="action")
    if not actions_of(dossier.pk, categories=dossier.categories).filter(pk=action_id).exists():
        raise Http404
    if attempt(request, operations.finish_action, action_id=action_id):
        messages.success(request, _("De afspraak is klaar."))
    return redirect("child:page", ref=ref)


def hand(request: Request, ref: uuid.UUID, action_id: int) -> HttpResponse:
    """Somebody else takes an agreement over: its owner may not look any more, or cannot do it."""
    dossier = get_dossier(request.actor, ref, looking_at="action")
    action = actions_of(dossier.pk).filter(pk=action_id).first()
    if action is None or (
        action.category not in dossier.categories and not is_coordinator(request.actor, dossier)
    ):
        raise Http404
    around = circle(dossier, on=clock.today())
    people = {row.person_id: f"{row.name}, {row.label}" for row in around if not row.waits}
    people.pop(action.owner_id or 0, None)
    form = HandForm(request.POST or None, people=list(people.items()))
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "action_id": action_id, "owner_id": form.cleaned_data["owner"]}
        if attempt(request, hand_action, **values):
            messages.success(request, _("De afspraak is overgedragen."))
            return redirect("child:page", ref=ref)
    context = {
        "dossier": dossier,
        "form": form,
        "decision": may_hand_action(request.actor, dossier, action),
        "heading": _("Afspraak overdragen"),
        "intro": action.what if action.category in dossier.categories else "",
        "button": _("Draag over"),
    }
    return render(request, "child/form_page.html", context)


@require_POST
def remind(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Remind the owner of an agreement, or somebody whose yes is missing."""
    dossier = get_dossier(request.actor, ref, looking_at="action")
    about, item = request.POST.get("about", ""), row_number(request.POST.get("item", ""))
    if about not in ("action", "consent") or not item:
        raise Http404
    if attempt(request, operations.remind, dossier_id=dossier.pk, about=about, item_id=item):
        messages.success(request, _("De herinnering is gestuurd."))
    back = request.POST.get("terug", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect("child:page", ref=ref)
