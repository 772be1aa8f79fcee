"""Screens: the new school answers; people of both schools tick the points of the checklist."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.core.decision import Decision
from rondom.moving import access, operations
from rondom.moving.access import SeenMove
from rondom.moving.rules import Item
from rondom.moving.terms import MoveState, Side
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.moving.forms import AnswerForm, TickForm

YES, NO = "ja", "nee"


def answer(request: Request, move_ref: uuid.UUID) -> HttpResponse:
    """Yes, and with it the regie; or no with a reason. Errors: Http404 for who is not of the new school."""
    move = access.get_move(request.actor, move_ref)
    if move.side_of(request.actor) != Side.NEW:
        raise Http404
    form = AnswerForm(request.POST or None)
    said = request.POST.get("antwoord", "")
    if form.is_bound and form.is_valid() and said in (YES, NO):
        if _answered(request, move, said, form.cleaned_data["reason"]):
            # Who said no, does not see the move any more.
            return redirect("moving:page", move_ref=move_ref) if said == YES else redirect("moving:overview")
        if said == NO and not form.cleaned_data["reason"].strip():
            form.add_error("reason", _("Schrijf op waarom uw school de overstap niet aanneemt"))
    context = {"move": move, "form": form, "decision": access.may_answer(request.actor, move)}
    return render(request, "moving/answer.html", context)


def _answered(request: Request, move: SeenMove, said: str, reason: str) -> bool:
    if said == YES:
        done = attempt(request, operations.accept_move, move_id=move.pk)
        message = _("U nam de overstap aan. U wordt op die dag de coördinator van het gezin.")
        if done and done.state == MoveState.DONE:
            message = _("U nam de overstap aan. Het dossier is nu van uw school.")
    else:
        done = attempt(request, operations.refuse_move, move_id=move.pk, reason=reason)
        message = _("U nam de overstap niet aan. De andere school leest waarom.")
    if done:
        messages.success(request, message)
    return bool(done)


def tick(request: Request, move_ref: uuid.UUID, point: str) -> HttpResponse:
    """Say on which day it was done."""
    move, item, decision = _point(request, move_ref, point)
    form = TickForm(request.POST or None, initial={"happened_on": clock.today()})
    if form.is_bound and form.is_valid():
        values = {"move_id": move.pk, "item": point, "happened_on": form.cleaned_data["happened_on"]}
        if attempt(request, operations.tick_item, **values):
            messages.success(request, _("Afgevinkt."))
            return redirect("moving:page", move_ref=move_ref)
    context = {"move": move, "item": item, "form": form, "decision": decision}
    return render(request, "moving/tick.html", context)


@require_POST
def untick(request: Request, move_ref: uuid.UUID, point: str) -> HttpResponse:
    move = _point(request, move_ref, point)[0]
    if attempt(request, operations.untick_item, move_id=move.pk, item=point):
        messages.success(request, _("Dit punt staat weer open."))
    return redirect("moving:page", move_ref=move_ref)


def _point(request: Request, move_ref: uuid.UUID, key: str) -> tuple[SeenMove, Item, Decision]:
    """Errors: Http404, also for a point that nobody ticks by hand."""
    move = access.get_move(request.actor, move_ref)
    item = next((row for row in move.items if row.key == key and row.roles), None)
    if item is None:
        raise Http404
    acts = access.may_act(request.actor, move)
    return move, item, access.may_tick(request.actor, move, item, acts=acts)
