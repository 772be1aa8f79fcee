"""What the page of the plan shows: facts, the five parts with their state, signatures and what is next."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.plans import access, queries
from rondom.plans.content import content_of, open_goals, parts_of, words_in
from rondom.plans.operations.paper import days_read
from rondom.plans.rules import term
from rondom.plans.terms import PlanKind
from rondom.triage.access import may_see_triage
from rondom.triage.queries import regie_in_force
from rondom.web.plan.both_page import other_plan
from rondom.web.plan.frame import plan_urls, version_url
from rondom.web.plan.next_step import next_in_plan
from rondom.web.plan.signature_rows import signature_rows


@dataclass(frozen=True, slots=True)
class Part:
    """One of the five parts of the law. misses: what it still needs."""

    key: str
    title: str
    anchor: str
    misses: str


def plan_context(actor: Actor, dossier: Any, plan: Any) -> dict[str, Any]:
    goals = open_goals(plan)
    content = content_of(plan, goals)
    card = queries.plan_card(dossier.pk, plan=plan)
    may_write = access.may_write_plan(actor, dossier, plan)
    may_freeze = access.may_freeze(actor, plan, dossier, content=content) if may_write else may_write
    parts = parts_with_state(content, dossier)
    slots = signature_rows(actor, dossier, card, may_write=bool(may_write))
    page = {
        "dossier": dossier,
        "plan": plan,
        "card": card,
        "content": days_read(content),
        "parts": parts,
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


def parts_with_state(content: dict[str, Any], dossier: Any) -> list[Part]:
    name = dossier.pupil.person.call_name
    titles = (
        {
            "own": _("Het eigen plan van het gezin"),
            "foundation": _("Wat het gezin vraagt"),
            "destination": _("Wat het gezin wil bereiken"),
            "guidance": _("Doelen en hulp"),
        }
        if content["kind"] == PlanKind.FAMILY
        else {
            "destination": _("Waar werken we naartoe"),
            "foundation": _("Waarom we dat denken"),
            "guidance": _("Hulp en begeleiding"),
            "deviations": _("Anders dan de klas"),
            "hearing": _("De stem van %(name)s") % {"name": name},
        }
    )
    return [
        Part(
            key=key,
            title=f"{number}. {titles[key]}",
            anchor=f"deel-{number}",
            misses=", ".join(words for there, words in needs if not there),
        )
        for number, (key, needs) in enumerate(parts_of(content).items(), start=1)
    ]
