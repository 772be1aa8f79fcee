"""What the page of the plan shows: facts, the five parts with their state, signatures and what is next."""

from typing import Any

from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.plans import access, queries
from rondom.plans.content import content_of, open_goals, parts_of, words_in
from rondom.plans.operations.paper import days_read
from rondom.plans.opp_form import LaidOut, Part, form_for, parts_in
from rondom.plans.rules import term
from rondom.plans.terms import PlanKind
from rondom.triage.access import may_see_triage
from rondom.triage.queries import regie_in_force
from rondom.web.plan.both_page import other_plan
from rondom.web.plan.frame import plan_urls, version_url
from rondom.web.plan.next_step import next_in_plan
from rondom.web.plan.signature_rows import signature_rows


def plan_context(actor: Actor, dossier: Any, plan: Any) -> dict[str, Any]:
    goals = open_goals(plan)
    content = content_of(plan, goals)
    card = queries.plan_card(dossier.pk, plan=plan)
    may_write = access.may_write_plan(actor, dossier, plan)
    may_freeze = access.may_freeze(actor, plan, dossier, content=content) if may_write else may_write
    form = form_for(dossier.region_id, dossier.school.school_type)
    parts = parts_with_state(content, form)
    slots = signature_rows(actor, dossier, card, may_write=bool(may_write))
    page = {
        "dossier": dossier,
        "plan": plan,
        "card": card,
        "content": days_read(content),
        "parts": parts,
        "exits": form.exits,
        "words": words_in(content),
        "words_max": term("core_words_max", region=dossier.region.slug),
        "goals": [queries.goal_card(goal) for goal in goals],
        "voices": queries.voice_cards(dossier.pk, categories=dossier.categories),
        "slots": slots,
        "may_write": may_write,
        "may_freeze": may_freeze,
        "process_regie": regie_in_force(dossier.pk) if may_see_triage(dossier) else None,
        "in_force": access.is_complete_card(card),
        "look_back": queries.due_by_law(dossier.pk, on=clock.today(), plan=plan.kind),
        "urls": plan_urls(plan.kind, dossier.ref),
        "pdf_url": _pdf_url(plan.kind, dossier, card),
        "other": other_plan(dossier, plan.kind),
    }
    return page | {"next": next_in_plan(dossier, page)}


def _pdf_url(kind: str, dossier: Any, card: Any) -> str:
    ready = card.version_number and card.paper_ready
    return version_url(kind, dossier.ref, card.version_number, "pdf") if ready else ""


def parts_with_state(content: dict[str, Any], form: LaidOut) -> list[Part]:
    """The parts as the region lays them out, and what each part of the law still misses."""
    misses = {
        key: ", ".join(words for there, words in needs if not there)
        for key, needs in parts_of(content).items()
    }
    if content["kind"] == PlanKind.FAMILY:
        return _family_parts(misses)
    return parts_in(form.order, content, help=form.help, misses=misses)


def _family_parts(misses: dict[str, str]) -> list[Part]:
    titles = {
        "own": _("Het eigen plan van het gezin"),
        "foundation": _("Wat het gezin vraagt"),
        "destination": _("Wat het gezin wil bereiken"),
        "guidance": _("Doelen en hulp"),
    }
    return [
        Part(key=key, number=number, title=titles[key], misses=missing)
        for number, (key, missing) in enumerate(misses.items(), start=1)
    ]
