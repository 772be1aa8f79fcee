"""Screens: the TLVs of one child, and everything of one of them."""

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.dossiers.access import SeenDossier
from rondom.people.terms import Role
from rondom.tlv import access, deciding_access, queries
from rondom.tlv.procedure import KNOWN, WAITING
from rondom.tlv.queries import SeenTlv
from rondom.tlv.rules import category_label, procedure
from rondom.tlv.terms import TlvState
from rondom.web.middleware import Request
from rondom.web.tlv.frame import seen, seen_tlv


@require_safe
def page(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen(request, ref)
    rows = [row for row in queries.applications_of(dossier.pk) if access.may_read(row, dossier)]
    context = {
        "dossier": dossier,
        "actor": request.actor,
        "rows": [{"row": row, "title": category_label(row.category), "stand": stand_of(row)} for row in rows],
        "may_begin": access.may_begin(request.actor, dossier),
    }
    return render(request, "tlv/page.html", context)


def stand_of(row: SeenTlv) -> tuple[str, str]:
    """(kind of status, words)."""
    decision = queries.decision_of(row)
    if row.state in KNOWN and decision is not None:
        granted = decision.verdict == "granted"
        words = row.get_state_display() if row.state != TlvState.NOTIFIED else decision.get_verdict_display()
        return ("done" if granted else "info"), str(words).capitalize()
    state = TlvState.IN_ADVICE if row.state == TlvState.DECIDED else TlvState(row.state)
    kinds = {TlvState.DRAFT: "busy", TlvState.WITHDRAWN: "info"}
    return kinds.get(state, "wait"), str(state.label).capitalize()


@require_safe
def read(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """For the school, the family, the samenwerkingsverband and who is asked as an expert."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    health = queries.health_of(row) if access.sees_health(row, dossier) else None
    context = {
        "dossier": dossier,
        "actor": request.actor,
        "row": row,
        "title": category_label(row.category),
        "stand": stand_of(row),
        "answers": queries.named_answers(row),
        "health": health,
        "minutes": queries.minutes_of(row),
        "seats": seats_of(row),
        "signed": queries.signed_advices(row),
        "asked": len(row.advices.all()),
        **_clock(row),
        **_decision(dossier, row),
        **_may(request, dossier, row),
    }
    return render(request, "tlv/tlv.html", context)


def seats_of(row: SeenTlv) -> list[tuple[str, str]]:
    """(discipline, name), in the order of the rules."""
    minutes = queries.minutes_of(row)
    if minutes is None:
        return []
    names = {seat.discipline: seat.name for seat in minutes.seats.all()}
    return [(each.label, names[each.code]) for each in procedure().disciplines.wanted if each.code in names]


def _clock(row: SeenTlv) -> dict[str, Any]:
    today = clock.today()
    return {
        "waits": row.state in WAITING or row.state == TlvState.DECIDED,
        "expected_on": queries.day_expected(row, on=today),
        "days_used": queries.days_of_clock(row, on=today),
        "pause": queries.open_pause(row),
        "asks": len(row.pauses.all()),
    }


def _decision(dossier: SeenDossier, row: SeenTlv) -> dict[str, Any]:
    made = queries.decision_of(row) if access.sees_decision(row, dossier) else None
    if made is None:
        return {"decision": None}
    return {
        "decision": made,
        "category": category_label(made.category),
        "mandate": Role(made.mandate).label,
        "last_on": made.valid_until - dt.timedelta(days=1) if made.valid_until else None,
        "support": procedure().support_point,
        "committee_name": procedure().committee_of_objection.name,
        "releases": list(made.releases.all()),
    }


def _may(request: Request, dossier: SeenDossier, row: SeenTlv) -> dict[str, Any]:
    """Every act with its decision; the template shows those that belong to who reads."""
    actor, rules = request.actor, procedure()
    return {
        "applies": actor.organisation_id == row.school_id and actor.role in rules.writers,
        "decides": actor.role in rules.deciders,
        "may_write": access.may_write(actor, row, dossier),
        "may_send": access.may_send(actor, row, dossier),
        "may_withdraw": access.may_withdraw(actor, row, dossier),
        "may_answer": access.may_answer(actor, row, dossier),
        "may_view": access.may_give_view(actor, row, dossier),
        "may_ask": deciding_access.may_ask_more(actor, row, dossier),
        "may_expert": deciding_access.may_ask_expert(actor, row, dossier),
        "may_advise": deciding_access.may_advise(actor, row, dossier),
        "may_decide": deciding_access.may_decide(actor, row, dossier),
        "may_notify": deciding_access.may_notify(actor, row, dossier),
        "may_object": deciding_access.may_object(actor, row, dossier),
        "may_release": deciding_access.may_release(actor, row, dossier),
        "objections": [_objection(request, dossier, row, each) for each in row.objections.all()],
        "own_view": next((each for each in row.views.all() if each.person_id == actor.person_id), None),
        "draft_words": _("Nog niet ingediend"),
    }


def _objection(request: Request, dossier: SeenDossier, row: SeenTlv, objection: Any) -> dict[str, Any]:
    actor = request.actor
    return {
        "row": objection,
        "may_send": deciding_access.may_send_objection(actor, objection, dossier),
        "may_decide": deciding_access.may_decide_objection(actor, objection, row, dossier),
        "may_withdraw": deciding_access.may_withdraw_objection(actor, objection, dossier),
    }
