"""What each part of the tour shows, from the region's own route, its own words and the practice dossier."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.consent.terms import Category
from rondom.core.actor import Actor
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY, SCHOOL_CAPACITIES
from rondom.people.role_tasks import tasks_of
from rondom.people.terms import COORDINATING_ROLES, FAMILY_ROLES, Role
from rondom.routes.definition import Route
from rondom.routes.engine import LineStep
from rondom.routes.terms import LineNote
from rondom.routes.touring.practice import Practice, steps_of

CHILD = "Bo"


@dataclass(frozen=True, slots=True)
class Part:
    """number: in the address; minutes: about how long it takes; template: what it shows."""

    number: int
    title: Any
    minutes: int
    template: str


PARTS = (
    Part(1, gettext_lazy("De route van uw regio"), 2, "route"),
    Part(2, gettext_lazy("Uw plek in de route"), 2, "you"),
    Part(3, gettext_lazy("Het oefenkind"), 3, "child"),
    Part(4, gettext_lazy("Schrijf een verslag"), 2, "note"),
    Part(5, gettext_lazy("Maak een afspraak"), 2, "agreement"),
    Part(6, gettext_lazy("Naar de volgende stap"), 2, "move"),
    Part(7, gettext_lazy("Wie ziet wat?"), 1, "seeing"),
    Part(8, gettext_lazy("Hulp vinden"), 1, "help"),
)
NOTE_PART, AGREEMENT_PART = 4, 5


def minutes_left(part: Part) -> int:
    return sum(row.minutes for row in PARTS[part.number - 1 :])


def role_label(role: str) -> str:
    return str(Role(role).label) if role in Role.values else role


def people_choices(practice: Practice) -> list[tuple[str, str]]:
    return [(role, role_label(role).capitalize()) for role in practice.capacities]


def shown(part: Part, actor: Actor, practice: Practice) -> dict[str, Any]:
    """What only this part needs."""
    show = {
        "route": _route,
        "you": _you,
        "child": _child,
        "move": _move,
        "seeing": _seeing,
        "help": _help,
    }.get(part.template)
    return show(actor, practice) if show else {}


def _route(actor: Actor, practice: Practice) -> dict[str, Any]:
    route = practice.route
    mine = {step.key for step in steps_of(route, actor.role)}
    return {
        "phases": [
            (phase.title, [(step, step.key in mine) for step in route.steps if step.phase == phase.key])
            for phase in route.phases
        ],
        "questions": [question.text for question in route.key_questions],
    }


def _you(actor: Actor, practice: Practice) -> dict[str, Any]:
    route = practice.route
    return {
        "tasks": tasks_of(actor.region_id, actor.role),
        "my_steps": [
            {"step": step, "with": [role_label(party) for party in step.parties if party != actor.role]}
            for step in steps_of(route, actor.role)
        ],
        "my_meetings": _meetings(route, actor.role),
        "steers": actor.role in COORDINATING_ROLES,
    }


def _meetings(route: Route, role: str) -> list[tuple[str, bool]]:
    """(title, whether the role has to be there)."""
    return [
        (kind.title, role in kind.required)
        for kind in route.meeting_kinds
        if role in (*kind.required, *kind.may_invite)
    ]


def _child(actor: Actor, practice: Practice) -> dict[str, Any]:
    return {
        "steps": [line_row(step, practice) for step in practice.line],
        "rings": _rings(actor, practice),
        "checks": _checks(practice),
        "short_questions": [question.short_for(CHILD) for question in practice.route.key_questions],
        "goal": {
            "label": _("Bo begint zelf aan een taak"),
            "unit": _("keer per dag"),
            "start": 1,
            "target": 5,
            "minimum": 0,
            "maximum": 6,
            "voices": [(_("Bo"), 3), (_("Een ouder"), 2), (_("School"), 2)],
        },
    }


def line_row(step: LineStep, practice: Practice) -> dict[str, str]:
    """A step for the route line."""
    day = date_format(step.day, "j F") if step.day else ""
    notes = {
        LineNote.DONE_ON: _("klaar %s") % day,
        LineNote.SINCE: _("sinds %s") % day,
        LineNote.BESIDE: _("mag ook, naast %s") % step.beside,
        LineNote.NEXT: _("kan hierna"),
        LineNote.NEEDS: _("kan nog niet"),
        LineNote.LATER: _("later"),
        LineNote.SKIPPED: _("overgeslagen"),
    }
    wanted = ", ".join(practice.words.get(name, name) for name in step.needs)
    return {
        "key": step.key,
        "title": step.title,
        "phase": step.phase if step.starts_phase else "",
        "kind": step.kind.value,
        "note": notes[step.note],
        "extra": _("ontbreekt: %s") % wanted if wanted else "",
    }


def _rings(actor: Actor, practice: Practice) -> list[dict[str, Any]]:
    home = [role for role in practice.capacities if role == Role.PARENT]
    school = [role for role in practice.capacities if role in SCHOOL_CAPACITIES]
    others = [role for role in practice.capacities if role not in (*FAMILY_ROLES, *school)]
    rows = ((_("Thuis"), home), (_("School"), school), (_("Hulp"), others))
    return [
        {"title": title, "people": [_person(role, actor) for role in roles]} for title, roles in rows if roles
    ]


def _person(role: str, actor: Actor) -> dict[str, str]:
    label = role_label(role).capitalize()
    return {
        "name": label,
        "role": _("dat bent u") if role == actor.role else "",
        "kind": "you" if role == actor.role else "",
    }


def _checks(practice: Practice) -> list[dict[str, str]]:
    here, words = practice.here, practice.words
    rows = [("done", _("Klaar"), name) for name in here.done] + [
        ("wait", _("Ontbreekt"), name) for name in here.missing
    ]
    return [
        {"kind": kind, "word": word, "what": words.get(name, name).capitalize()} for kind, word, name in rows
    ]


def _move(actor: Actor, practice: Practice) -> dict[str, Any]:
    words = practice.words
    return {
        "steps": [line_row(step, practice) for step in practice.line],
        "gaps": [(name, words.get(name, name)) for name in practice.open_facts],
        "usual": [
            {"move": move, "blocked_by": [words.get(name, name) for name in move.blocked_by]}
            for move in practice.here.moves
            if move.usual
        ],
        "steers": actor.role in COORDINATING_ROLES,
    }


def _seeing(actor: Actor, practice: Practice) -> dict[str, Any]:
    wanted = dict.fromkeys(
        ["pupil", "parent", actor.role, *(role for step in practice.route.steps for role in step.parties)]
    )
    return {
        "readers": [
            {
                "role": role_label(role),
                "you": role == actor.role,
                "sees": [
                    str(Category(name).label)
                    for name in Category.values
                    if name in CATEGORIES_BY_CAPACITY.get(role, ())
                ],
                "reads": Category.EDUCATION in CATEGORIES_BY_CAPACITY.get(role, ()),
                "asks": role not in (*FAMILY_ROLES, *SCHOOL_CAPACITIES),
            }
            for role in wanted
        ]
    }


def _help(actor: Actor, practice: Practice) -> dict[str, Any]:
    return {"sources": [source for source in practice.route.sources if source.address]}
