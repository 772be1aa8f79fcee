"""Screen: the triage of a child, who leads the process, and where the child is registered."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.access import SeenDossier
from rondom.integrations.youth_index import access as youth_index
from rondom.integrations.youth_index.queries import entries_of
from rondom.plans.kind_access import goal_kinds
from rondom.plans.queries import goals_of
from rondom.triage import access, queries
from rondom.triage.queries import SeenTriage
from rondom.triage.rules import regie_table, registrations
from rondom.triage.terms import Leader, RegieState
from rondom.web.middleware import Request
from rondom.web.triage.frame import seen

NOT_OF_THE_TEAM = "triage.social_team"


@require_safe
def page(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen(request, ref)
    triage = queries.latest_triage(dossier.pk)
    actor = request.actor
    rules = triage.rules if triage else queries.newest_rules(dossier.region_id)
    words = queries.outcomes_by(rules)
    context: dict[str, Any] = {
        "dossier": dossier,
        "actor": actor,
        "triage": triage,
        "may_begin": access.may_begin(actor, dossier),
        "outcomes": words.outcomes,
        "outcome_source": queries.source_of(rules, words.source),
    }
    if triage is not None:
        context |= _triage(actor, dossier, triage)
        context |= _regie(actor, dossier, triage)
        context |= _registrations(actor, dossier)
    return render(request, "triage/page.html", context)


def _triage(actor: Actor, dossier: SeenDossier, triage: SeenTriage) -> dict[str, Any]:
    rule = access.rule_of(triage, dossier)
    stays = queries.stays_of(triage.pk)
    waits = next((stay for stay in stays if stay.until_on is None), None)
    may_judge = access.may_judge(actor, triage, dossier)
    return {
        "rule": rule,
        "waits": waits is not None,
        "stays": stays,
        "days": queries.days_waited(stays, on=clock.today()),
        "of_the_team": may_judge.code != NOT_OF_THE_TEAM and not actor.is_family,
        "may_judge": may_judge,
        "may_confirm": access.may_confirm(actor, triage, dossier),
        "may_put": access.may_put_in_stock(actor, triage, dossier),
        "may_take": access.may_take_from_stock(actor, waits, dossier),
        "may_close": access.may_close(actor, triage, dossier),
        "steps": _steps(triage, needs_agreement=bool(rule and rule.needs_agreement)),
    }


def _steps(triage: SeenTriage, *, needs_agreement: bool) -> list[dict[str, Any]]:
    """What is there and what is missing."""
    rows = [
        (_("Vragen en uitkomst"), bool(triage.judged_on)),
        (_("Bevestigd door de gedragswetenschapper"), bool(triage.confirmed_on)),
    ]
    if needs_agreement:
        rows.append((_("Afspraak voor als het misgaat"), bool(triage.agreement)))
    rows.append((_("Triage afgerond"), bool(triage.closed_on)))
    return [
        {"kind": "done" if there else "wait", "word": _("Klaar") if there else _("Nog nodig"), "what": what}
        for what, there in rows
    ]


def _regie(actor: Actor, dossier: SeenDossier, triage: SeenTriage) -> dict[str, Any]:
    rows = queries.regies_of(dossier.pk)
    found = {row.state: row for row in reversed(rows)}
    waiting = found.get(RegieState.WAITING)
    in_force = found.get(RegieState.IN_FORCE)
    return {
        "cell": access.cell_of(triage, dossier),
        "regie_source": queries.source_of(triage.rules, regie_table().source),
        "regie": in_force,
        "regie_waiting": waiting,
        "accepted": [side.label for side in access.accepted(waiting)] if waiting else [],
        "regie_refused": rows[0] if rows and rows[0].state == RegieState.REFUSED else None,
        "may_choose": access.may_choose_regie(actor, triage, dossier),
        "may_answer": access.may_answer_regie(actor, waiting, dossier) if waiting else None,
        "coordinator_differs": in_force is not None and in_force.person_id != dossier.baton.holder_id,
        "goals": _goals(dossier) if in_force else [],
    }


def _goals(dossier: SeenDossier) -> list[dict[str, Any]]:
    """Who answers for the goals, whoever leads: education for its goals, the case manager for the others."""
    by = regie_table().goals
    goals = goals_of(dossier.pk, kinds=goal_kinds(dossier))
    open_goals = [goal for goal in goals if goal.state == "open"]
    return [
        {
            "leader": leader.label,
            "goals": [goal.text for goal in open_goals if by[goal.domain] == leader],
        }
        for leader in (Leader.EDUCATION, Leader.CASE_MANAGER)
    ]


def _registrations(actor: Actor, dossier: SeenDossier) -> dict[str, Any]:
    words = {str(rule.code): rule for rule in registrations().kinds}
    return {
        "registrations": [
            {"row": row, "rule": words[row.kind]} for row in queries.registrations_of(dossier.pk)
        ],
        "contains": registrations().contains,
        "may_register": access.may_register(actor, dossier),
        "may_index": youth_index.may_register(actor, dossier),
        "entries": entries_of(dossier.pk),
    }
