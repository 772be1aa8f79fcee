"""What an administrator can choose from while he draws a route: facts, roles, steps and the parts of the route."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from rondom.core import facts
from rondom.people.terms import OFFICE_ROLES, Role
from rondom.routes.drafting.definition import Definition, items
from rondom.routes.terms import CHECK, PRECONDITION, Certainty, HolidayRegion

Choices = list[tuple[str, str]]


def with_unknown(choices: Choices, chosen: Iterable[str]) -> Choices:
    """What was chosen before and is no choice any more stays visible, so that nothing vanishes unseen."""
    known = {value for value, _label in choices}
    return [*choices, *((value, _("onbekend: %s") % value) for value in chosen if value not in known)]


def fact_choices(definition: Definition) -> Choices:
    """The facts of the program, by their words, and what the route explains itself."""
    own = [
        (start + str(row["key"]), str(row["title"]))
        for start, part in ((PRECONDITION, "preconditions"), (CHECK, "checks"))
        for row in items(definition, part)
    ]
    known = [(name, capital(facts.label_of(name))) for name in facts.names()]
    return [*own, *sorted(known, key=lambda row: row[1].lower())]


def standing_choices(definition: Definition) -> Choices:
    """How a group of facts begins, by the words for the group, and then each fact by itself."""
    words = group_words()
    groups = dict.fromkeys(name.split(".")[0] + "." for name in (PRECONDITION, CHECK, *facts.names()))
    return [*((group, words.get(group, group)) for group in groups), *fact_choices(definition)]


def group_words() -> dict[str, str]:
    """{how the names of a group of facts begin: what the screen calls them}."""
    return {
        PRECONDITION: _("Elke voorwaarde vooraf"),
        CHECK: _("Elke vraag die iemand beantwoordt"),
        "arrangement.": _("Alles van het arrangement"),
        "consent.": _("Elke toestemming"),
        "expert.": _("Alles van een begeleider van het samenwerkingsverband"),
        "growth_document.": _("Alles van het groeidocument"),
        "hearing.": _("Elk gesprek met het kind zelf"),
        "meeting.": _("Elk overleg"),
        "note.": _("Elk signaal, gesprek en advies"),
        "participant.": _("Iedereen die meedoet"),
        "plan.": _("Alles van het plan"),
        "family_plan.": _("Alles van het gezinsplan"),
        "process_regie.": _("Alles van de procesregie"),
        "registration.": _("Elke registratie"),
        "result.": _("Elk resultaat"),
        "second_school.": _("Alles van de andere school"),
        "tlv.": _("Alles van de TLV"),
        "triage.": _("Alles van de triage"),
        "view.": _("Elk beeld van het kind"),
    }


def role_choices() -> Choices:
    return [(role.value, capital(str(role.label))) for role in Role if role not in OFFICE_ROLES]


def step_choices(definition: Definition, *, without: str = "") -> Choices:
    return [
        (str(row["key"]), step_name(row))
        for row in items(definition, "steps")
        if row.get("key") not in (None, without)
    ]


def step_name(step: dict[str, Any]) -> str:
    return f"{step.get('key')}. {step.get('title', '')}"


def part_choices(definition: Definition, part: str) -> Choices:
    return [(str(row["key"]), str(row.get("title") or row["key"])) for row in items(definition, part)]


def certainty_choices() -> Choices:
    words = certainty_words()
    return [(value.value, words[value][1]) for value in Certainty]


def certainty_words() -> dict[str, tuple[str, str]]:
    """{certainty: kind and word of the status}."""
    return {
        Certainty.CONFIRMED: ("done", _("Bevestigd")),
        Certainty.INFERRED: ("info", _("Afgeleid")),
        Certainty.UNCONFIRMED: ("wait", _("Nog niet bevestigd")),
    }


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def holiday_choices() -> Choices:
    words = {
        HolidayRegion.NONE: _("Geen: schooldagen tellen zonder vakanties"),
        HolidayRegion.NORTH: _("regio noord"),
        HolidayRegion.MIDDLE: _("regio midden"),
        HolidayRegion.SOUTH: _("regio zuid"),
    }
    return [(region.value, words[region]) for region in HolidayRegion]
