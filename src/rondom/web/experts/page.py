"""Screens: deployments one sees, one of them, and those of a child for everybody around him."""

import datetime as dt
import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.dossiers.access import get_dossier
from rondom.experts import access, queries
from rondom.experts.queries import SeenDeployment
from rondom.experts.rules import expert_rules
from rondom.experts.terms import DeploymentState
from rondom.web.experts.asking import hours_left
from rondom.web.fields import hours_words
from rondom.web.middleware import Request

STATUS = {
    DeploymentState.ASKED: "wait",
    DeploymentState.AGREED: "busy",
    DeploymentState.DONE: "done",
    DeploymentState.DECLINED: "info",
}


@require_safe
def home(request: Request) -> HttpResponse:
    """What one asked, settles or does; without a child."""
    actor = request.actor
    access.check_sees_list(actor)
    rows = [row for row in queries.deployments_in(actor.region_id) if access.may_see(actor, row)]
    context = {
        "rows": [_shown(row) for row in rows],
        "settles": access.settles(actor),
        "asks": access.asks(actor),
        "left": hours_left(request) if access.asks(actor) else "",
    }
    return render(request, "experts/home.html", context)


def _shown(row: SeenDeployment) -> dict[str, Any]:
    return {
        "row": row,
        "status": STATUS[DeploymentState(row.state)],
        "word": str(row.get_state_display()).capitalize(),
        "expertise": expert_rules().label(row.expertise),
        "asked": hours_words(row.hours_asked),
        "agreed": hours_words(row.hours_agreed),
        "last_on": row.until - dt.timedelta(days=1) if row.until else None,
        "expert": row.expert.membership.person.name if row.expert else "",
        "organisation": row.expert.membership.organisation.name if row.expert else "",
    }


@require_safe
def deployment(request: Request, deployment_id: int) -> HttpResponse:
    row, dossier = access.get_deployment(request.actor, deployment_id)
    mine = (
        next((one for one in queries.of_child(dossier.pk) if one.deployment_id == row.pk), None)
        if dossier
        else None
    )
    context = _shown(row) | {
        "dossier": dossier,
        "words": mine.words if mine else row.words,
        "effect_words": mine.effect_words if mine else row.effect_words,
        "used": [(used.given_on, hours_words(used.hours)) for used in row.used.order_by("given_on", "pk")],
        "total": hours_words(queries.used_in(row)),
        "settles": access.settles(request.actor),
        "may_settle": access.may_settle(request.actor, row, dossier),
        "may_write": access.may_write(request.actor, row, dossier),
    }
    return render(request, "experts/deployment.html", context)


@require_safe
def child(request: Request, ref: uuid.UUID) -> HttpResponse:
    """For the family and everybody around the child: who thinks along, for how long, and what it brought."""
    dossier = get_dossier(request.actor, ref, looking_at="experts")
    if not access.may_see_of_child(dossier):
        raise Http404
    context = {
        "dossier": dossier,
        "is_family": request.actor.is_family,
        "rows": [
            _shown(one.deployment)
            | {
                "words": one.words,
                "effect_words": one.effect_words,
                "used": hours_words(sum(used.hours for used in one.deployment.used.all())),
            }
            for one in queries.of_child(dossier.pk)
        ],
        "may_ask": access.may_ask(request.actor, dossier),
        "button": _("Vraag een begeleider"),
    }
    return render(request, "experts/child.html", context)
