"""What the page of the plan shows: facts, the five parts with their state, signatures and what is next."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.plans import access, queries
from rondom.plans.content import content_of, open_goals, parts_of, words_in
from rondom.plans.operations.paper import days_read
from rondom.plans.rules import term
from rondom.plans.terms import SlotState
from rondom.web.plan.signature_rows import signature_rows


@dataclass(frozen=True, slots=True)
class Part:
    """One of the five parts of the law. misses: what it still needs."""

    key: str
    title: str
    anchor: str
    misses: str


@dataclass(frozen=True, slots=True)
class Next:
    """The one next action of the reader."""

    title: str
    text: str
    url: str
    button: str


def plan_context(actor: Actor, dossier: Any, plan: Any) -> dict[str, Any]:
    goals = open_goals(plan.document_id)
    content = content_of(plan, goals)
    card = queries.plan_card(dossier.pk, plan=plan)
    may_write = access.may_write_plan(actor, dossier)
    may_freeze = access.may_freeze(actor, plan, dossier, content=content) if may_write else may_write
    parts = parts_with_state(content, dossier)
    slots = signature_rows(actor, dossier, card, may_write=bool(may_write))
    return {
        "dossier": dossier,
        "plan": plan,
        "card": card,
        "content": days_read(content),
        "parts": parts,
        "words": words_in(content),
        "words_max": term("core_words_max"),
        "goals": [queries.goal_card(goal) for goal in goals],
        "voices": queries.voice_cards(dossier.pk, categories=dossier.categories),
        "slots": slots,
        "may_write": may_write,
        "may_freeze": may_freeze,
        "in_force": access.is_complete_card(card),
        "next": next_step(dossier, slots, parts, may_write=bool(may_write), card=card),
    }


def parts_with_state(content: dict[str, Any], dossier: Any) -> list[Part]:
    name = dossier.pupil.person.call_name
    titles = {
        "destination": _("Waar werken we naartoe"),
        "foundation": _("Waarom we dat denken"),
        "guidance": _("Hulp en begeleiding"),
        "deviations": _("Anders dan de klas"),
        "hearing": _("De stem van %(name)s") % {"name": name},
    }
    return [
        Part(
            key=key,
            title=f"{number}. {titles[key]}",
            anchor=f"deel-{number}",
            misses=", ".join(words for there, words in needs if not there),
        )
        for number, (key, needs) in enumerate(parts_of(content).items(), start=1)
    ]


def next_step(
    dossier: Any, slots: list[Any], parts: list[Part], *, may_write: bool, card: Any
) -> Next | None:
    """Sign first; who leads the plan goes on with the first part that is not whole."""
    mine = next((row for row in slots if row.is_mine and row.slot.state == SlotState.OPEN), None)
    if mine and card.state == "to_sign":
        return Next(
            _("Lees het plan en zeg wat u vindt"),
            _("Versie %(number)s ligt klaar. U tekent voor precies deze woorden.")
            % {"number": card.version_number},
            mine.sign_url,
            _("Lees en teken"),
        )
    if not may_write or card.version_number:
        return None
    missing = next((part for part in parts if part.misses), None)
    if missing is None:
        return None
    return Next(
        _("Maak ‘%(part)s’ af") % {"part": missing.title.split(". ", 1)[1]},
        _("Nog nodig: %(what)s.") % {"what": missing.misses},
        where_to_write(dossier, missing),
        _("Verder met dit deel"),
    )


def where_to_write(dossier: Any, part: Part) -> str:
    """The screen where what a part misses is written."""
    if part.key == "hearing":
        return reverse("plan:hearing", args=[dossier.ref])
    if part.key == "foundation":
        return reverse("plan:document", args=[dossier.ref]) + "#begrijpen"
    if part.key == "guidance" and _("de dag waarop we samen terugkijken") != part.misses:
        return reverse("plan:document", args=[dossier.ref]) + "#doelen"
    first = {"guidance": "evaluate_on", "deviations": "deviations"}.get(part.key, "destination")
    if part.key == "destination" and _("waar we naartoe werken") not in part.misses:
        first = "talked_on"
    return reverse("plan:part", args=[dossier.ref, first])
