"""Words that several documents share. Call with the language of the document active."""

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rondom.documents.blocks import Block, Heading, Listing, Table, Text
from rondom.documents.reading import Reading, with_days


def day(value: dt.date | None) -> str:
    return date_format(value, "j F Y") if value else ""


def about(reading: Reading, pupil: dict[str, Any] | None = None) -> tuple[str, ...]:
    """Whom it is about, in one line."""
    person = reading.dossier.pupil.person
    born = day(pupil["born_on"] if pupil else person.born_on) if person.born_on else ""
    parts = [
        pupil["name"] if pupil else person.name,
        _("geboren op %(day)s") % {"day": born} if born else "",
        pupil["school"] if pupil else reading.dossier.school.name,
        pupil["group"] if pupil else "",
    ]
    return (" · ".join(part for part in parts if part),)


def plain_page(reading: Reading, content: dict[str, Any]) -> tuple[Block, ...]:
    """The first page, for the parents: what was agreed, who does what, when we look back, whom to call."""
    plan = with_days(content) if content else {}
    goals = plan["guidance"]["goals"] if plan else []
    return (
        Heading(_("In gewone woorden")),
        Text(_("Dit is het belangrijkste uit dit document. Daarna leest u alles.")),
        Heading(_("Wat is afgesproken?"), 3),
        *agreed(goals),
        Heading(_("Wie doet wat?"), 3),
        *who_does_what([action for goal in goals for action in goal["actions"]]),
        Heading(_("Wanneer kijken we terug?"), 3),
        Text(looking_back(plan["guidance"]["evaluate_on"] if plan else None)),
        *whom_to_call(reading),
    )


def agreed(goals: list[dict[str, Any]]) -> list[Block]:
    if not goals:
        return [Text(_("Er zijn nog geen doelen afgesproken."))]
    found = []
    for goal in goals:
        effort = _("Zo werken we eraan: %(effort)s") % {"effort": goal["effort"]} if goal["effort"] else ""
        found.append(" ".join(part for part in (goal["text"], effort) if part))
    return [Listing(tuple(found))]


def who_does_what(actions: list[dict[str, Any]]) -> list[Block]:
    if not actions:
        return [Text(_("Er is nog niet afgesproken wie wat doet."))]
    rows = tuple((row["what"], row["who"], day(row["due_on"])) for row in actions)
    return [Table((_("Wat"), _("Wie"), _("Voor")), rows)]


def looking_back(on: dt.date | None) -> str:
    if on is None:
        return _("Die dag is nog niet gekozen. Vraag ernaar.")
    return _("We kijken samen terug op %(day)s.") % {"day": day(on)}


def whom_to_call(reading: Reading) -> list[Block]:
    baton = reading.dossier.baton
    phone = baton.holder.phone or baton.organisation.phone
    who = _("%(name)s van %(organisation)s is de coördinator.") % {
        "name": baton.holder.name,
        "organisation": baton.organisation.name,
    }
    call = _("Bel %(phone)s.") % {"phone": phone} if phone else _("Stuur een bericht via Rondom.")
    return [Heading(_("Wie kunt u bellen?"), 3), Text(f"{who} {call}")]
