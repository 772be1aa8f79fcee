"""Screen: everything about arrangements of one child: what was asked and decided, and who does what."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.arrangements import access, queries
from rondom.arrangements.money import euros
from rondom.arrangements.queries import SeenArrangement, SeenDecision, SeenPart, SeenRequest
from rondom.arrangements.terms import EDUCATION_PAYERS, FALLS_SHORT, ArrangementState, RequestState
from rondom.core import clock
from rondom.dossiers.access import SeenDossier
from rondom.plans.kind_access import goal_kinds
from rondom.plans.terms import GoalState
from rondom.web.arrangements.frame import seen
from rondom.web.fields import hours_words
from rondom.web.middleware import Request


@require_safe
def page(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen(request, ref)
    actor = request.actor
    wholes = queries.arrangements_of(dossier.pk)
    now = next((row for row in wholes if row.state != ArrangementState.ENDED), None)
    may_compose = access.may_compose(actor, dossier)
    context: dict[str, Any] = {
        "dossier": dossier,
        "actor": actor,
        "sees_requests": bool(access.may_see_requests(dossier)),
        "requests": requests_shown(dossier, wholes) if access.may_see_requests(dossier) else [],
        "may_ask": access.may_begin_request(actor, dossier),
        "whole": _whole(request, dossier, now) if now else None,
        "may_compose": may_compose,
        "ended": [_ended(dossier, row) for row in wholes if row.state == ArrangementState.ENDED],
    }
    return render(request, "arrangements/page.html", context)


def requests_shown(dossier: SeenDossier, wholes: list[SeenArrangement]) -> list[dict[str, Any]]:
    """What was asked and decided; of what was granted the line from money to result."""
    rows = [row for row in queries.requests_of(dossier.pk) if access.may_read(row, dossier)]
    paid = queries.paid_of(dossier.pk)
    parts = [part for whole in wholes for part in queries.parts_seen(whole, dossier.categories)]
    return [
        {
            "row": row,
            "stand": stand_of(row),
            "decision": (decision := queries.decision_of(row)),
            "line": _line(decision, paid, parts) if decision and decision.granted_cents else None,
        }
        for row in rows
    ]


def _line(decision: SeenDecision, paid: dict[int, int], parts: list[SeenPart]) -> dict[str, Any]:
    """Granted, paid, the goals that are worked on with it, and how many were reached."""
    goals = {
        link.goal_id: link.goal
        for part in parts
        if part.decision_id == decision.pk
        for link in part.part_goals.all()
    }
    return {
        "granted": euros(decision.granted_cents),
        "paid": euros(paid.get(decision.pk, 0)),
        "goals": len(goals),
        "reached": sum(goal.state == GoalState.REACHED for goal in goals.values()),
    }


def stand_of(row: SeenRequest) -> tuple[str, str]:
    """(kind of status, words)."""
    decision = queries.decision_of(row)
    if decision is not None:
        return ("done" if decision.verdict == "granted" else "info"), str(
            decision.get_verdict_display()
        ).capitalize()
    kinds = {RequestState.SENT: "wait", RequestState.DRAFT: "busy"}
    return kinds.get(RequestState(row.state), "info"), str(row.get_state_display()).capitalize()


def _whole(request: Request, dossier: SeenDossier, row: SeenArrangement) -> dict[str, Any]:
    seen_parts = queries.parts_seen(row, dossier.categories)
    for part in seen_parts:
        part.arrangement = row
    kinds = goal_kinds(dossier)
    return {
        "row": row,
        "runs": row.state == ArrangementState.RUNNING,
        "parts": [_part(request, dossier, part, seen_parts, kinds) for part in seen_parts],
        "hidden": len(row.parts.all()) - len(seen_parts),
        "money": _money(seen_parts),
        "may_start": access.may_start(request.actor, row, dossier),
        "may_end": access.may_end(request.actor, row, dossier),
    }


def _part(
    request: Request,
    dossier: SeenDossier,
    part: SeenPart,
    others: list[SeenPart],
    kinds: Collection[str],
) -> dict[str, Any]:
    """A part, with who else works on one of its goals: both see each other. kinds: of the plans whose goals one reads."""
    goals = [row.goal for row in part.part_goals.all() if row.goal.plan_kind in kinds]
    numbers = {goal.pk for goal in goals}
    together = sorted(
        {
            str(other.provider)
            for other in others
            if other.pk != part.pk
            and other.provider
            and numbers & {row.goal_id for row in other.part_goals.all()}
        }
    )
    waits = part.starts_on > clock.today()
    return {
        "row": part,
        "last_on": part.ends_on - dt.timedelta(days=1),
        "hours": hours_words(part.hours_per_week),
        "euros": euros(part.cents),
        "goals": goals,
        "together": together,
        "waits": waits,
        "days": queries.waited_of(part, on=clock.today()),
        "may_begin": access.may_begin_part(request.actor, part, dossier),
        "may_report": access.may_report_progress(request.actor, part, dossier),
        "progress": _progress(part),
    }


def _progress(part: SeenPart) -> dict[str, Any] | None:
    """The newest word of who gives the help."""
    rows = list(part.progress.all())
    if not rows:
        return None
    word = str(rows[-1].get_going_display()).capitalize()
    return {"row": rows[-1], "word": word, "kind": "wait" if rows[-1].going in FALLS_SHORT else "done"}


def _money(parts: list[SeenPart]) -> dict[str, str]:
    """Education and care on one line, and together. Only of the parts that one sees."""
    education = sum(part.cents for part in parts if part.payer in EDUCATION_PAYERS)
    total = sum(part.cents for part in parts)
    return {"education": euros(education), "care": euros(total - education), "total": euros(total)}


def _ended(dossier: SeenDossier, row: SeenArrangement) -> dict[str, Any]:
    parts = queries.parts_seen(row, dossier.categories)
    words = ", ".join(f"{part.what} ({part.provider or _('het gezin zelf')})" for part in parts)
    return {"row": row, "words": words}
