"""Screens: all moves of the reader, and one move with its checklist, for both schools and for the family."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Decision
from rondom.dossiers.access import SeenDossier, may_ask_consent, visible_dossier
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.moving import access, queries
from rondom.moving.access import SeenMove
from rondom.moving.queries import Point
from rondom.moving.rules import move_rules
from rondom.moving.terms import MoveState, Side
from rondom.people.terms import Role
from rondom.routes.access import may_see_versions
from rondom.tlv.access import receives_tlvs
from rondom.web.links import address, address_of_child
from rondom.web.middleware import Request
from rondom.web.plain_words import kinds


@require_safe
def overview(request: Request) -> HttpResponse:
    """Moves that the reader sees; of a child that his school is asked to take, no more than its name."""
    moves = queries.moves_of(request.actor, on=clock.today())
    context = {"moves": [_state(move) | {"move": move} for move in moves], "actor": request.actor}
    context["receives_tlvs"] = receives_tlvs(request.actor)
    return render(request, "moving/overview.html", context)


@require_safe
def page(request: Request, move_ref: uuid.UUID) -> HttpResponse:
    move, actor = access.get_move(request.actor, move_ref), request.actor
    dossier = _dossier(actor, move)
    may_answer = access.may_answer(actor, move)
    asks_me = move.side_of(actor) == Side.NEW and move.state == MoveState.ANNOUNCED
    context = {
        "move": move,
        "actor": actor,
        "dossier": dossier,
        "child_url": address_of_child(actor, dossier.ref) if dossier else "",
        "lists": _lists(actor, move),
        "sees": kinds(CATEGORIES_BY_CAPACITY[Role.IB], to_pupil=actor.role == Role.PUPIL),
        "may_answer": may_answer if asks_me else None,
        "may_withdraw": access.may_withdraw(actor, move, dossier) if dossier and move.is_open else None,
        "to_ask": _to_ask(actor, move, dossier),
        "rules": move_rules(),
        **_state(move),
    }
    return render(request, "moving/page.html", context)


def _dossier(actor: Actor, move: SeenMove) -> SeenDossier | None:
    """For who sees the child, too; others see the move alone."""
    try:
        return visible_dossier(actor, dossier_id=move.dossier_id)
    except Http404:
        return None


def _state(move: SeenMove) -> dict[str, str]:
    """Where the move stands, as a status and a sentence."""
    name, school = move.pupil.person.call_name, move.to_school.name
    kind, sentence = {
        MoveState.ANNOUNCED: ("wait", _("%(school)s geeft antwoord als het hele gezin ja zei.")),
        MoveState.ACCEPTED: (
            "plan",
            _("%(school)s neemt %(name)s over. Op de dag zelf gaat het dossier mee."),
        ),
        MoveState.DONE: ("done", _("%(name)s zit nu op %(school)s. Het dossier is meegegaan.")),
        MoveState.REFUSED: ("off", _("%(school)s neemt %(name)s niet over.")),
        MoveState.WITHDRAWN: ("off", _("Deze overstap gaat niet door.")),
    }[MoveState(move.state)]
    return {
        "status": kind,
        "state_word": str(move.get_state_display()).capitalize(),
        "sentence": sentence % {"school": school, "name": name},
    }


def _lists(actor: Actor, move: SeenMove) -> list[dict[str, Any]]:
    """The checklist by who owes it: the family first, then the old school, then the new one."""
    points, acts = queries.checklist(move), access.may_act(actor, move)
    titles = {
        "": _("Het gezin") if not actor.is_family else _("U zelf"),
        Side.OLD.value: move.from_school.name,
        Side.NEW.value: move.to_school.name,
    }
    return [
        {"key": side or "family", "title": title, "rows": rows}
        for side, title in titles.items()
        if (rows := [_row(actor, move, point, acts) for point in points if point.item.side == side])
    ]


def _row(actor: Actor, move: SeenMove, point: Point, acts: Decision) -> dict[str, Any]:
    item = point.item
    may_tick = access.may_tick(actor, move, item, acts=acts) if item.roles else None
    waits = item.after and move.state != MoveState.DONE
    kind, word = ("later", _("Straks")) if waits else ("wait", _("Nog nodig"))
    if point.is_done:
        kind, word = "done", _("Klaar")
    elif may_tick and not actor.is_family:
        kind, word = "you", _("Aan u")
    return {
        "key": item.key,
        "title": item.plain if actor.is_family else item.title,
        "kind": kind,
        "word": word,
        "day": point.done_on,
        "by": point.by,
        "source": "" if actor.is_family else item.source,
        "unconfirmed": not item.confirmed,
        "may_tick": bool(may_tick) and not point.is_done,
        "may_untick": bool(may_tick) and point.is_ticked,
        "url": _where(actor, move, item.key) if not point.is_done else "",
    }


def _where(actor: Actor, move: SeenMove, key: str) -> str:
    """Where a point is done that has a screen of its own: for the people of the new school, once the child is there."""
    if move.side_of(actor) != Side.NEW or move.state != MoveState.DONE:
        return ""
    places = {"consents_asked": "child:consent_ask", "route_chosen": "moving:route"}
    return address(places[key], ref=move.dossier.ref) if key in places else ""


def _to_ask(actor: Actor, move: SeenMove, dossier: SeenDossier | None) -> list[dict[str, Any]]:
    """What ends on the day, for who steers: to ask it now, so that the help goes on."""
    if dossier is None or not move.is_open or not may_see_versions(actor, dossier):
        return []
    to_come = move.moves_on > clock.today()
    return [
        {
            "consent": consent,
            "role": str(Role(consent.recipient_role).label),
            "may_ask": may_ask_consent(actor, dossier, recipient_id=consent.recipient_id)
            if to_come
            else None,
        }
        for consent in queries.asked_for_before(move)
    ]
