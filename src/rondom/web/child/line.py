"""What the page of a child draws of the route, the circle and the agreements."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rondom.core import clock, facts
from rondom.core.actor import Actor
from rondom.core.decision import Decision
from rondom.dossiers.access import SeenDossier
from rondom.dossiers.queries import Around
from rondom.dossiers.terms import Ring
from rondom.families.terms import Authority
from rondom.routes import engine
from rondom.routes.access import may_move
from rondom.routes.queries import Place
from rondom.routes.terms import LineNote
from rondom.web.child.tasks import TASKS, can_do
from rondom.web.links import address
from rondom.web.templatetags.words import distance_words


def short_day(day: dt.date | None) -> str:
    if day is None:
        return ""
    return date_format(day, "j F" if day.year == clock.today().year else "j F Y")


def steps(place: Place) -> list[dict[str, str]]:
    """The steps for the route line."""
    return [
        {
            "key": step.key,
            "title": step.title,
            "phase": step.phase if step.starts_phase else "",
            "kind": step.kind.value,
            "note": _note(step),
            "extra": _needed(step.needs),
        }
        for step in place.line
    ]


def _note(step: engine.LineStep) -> str:
    words = {
        LineNote.DONE_ON: _("klaar %s") % short_day(step.day),
        LineNote.SINCE: _("sinds %s") % short_day(step.day),
        LineNote.BESIDE: _("mag ook, naast %s") % step.beside,
        LineNote.NEXT: _("kan hierna"),
        LineNote.NEEDS: _("kan nog niet"),
        LineNote.LATER: _("later"),
        LineNote.SKIPPED: _("overgeslagen"),
    }
    return words[step.note]


def _needed(needs: Iterable[str]) -> str:
    wanted = ", ".join(facts.label_of(name) for name in needs)
    return _("ontbreekt: %s") % wanted if wanted else ""


@dataclass(frozen=True, slots=True)
class Reader:
    role: str
    is_family: bool
    at_school: bool
    steers: bool


@dataclass(frozen=True, slots=True)
class OpenStep:
    """An open step on the page. rows: what is missing; done: what is there; onwards: the move to name first."""

    key: str
    title: str
    due_on: dt.date | None
    is_late: bool
    rows: list[dict[str, str]]
    done: list[dict[str, str]]
    onwards: engine.Move | None
    decision: Decision | None


def open_step(actor: Actor, dossier: SeenDossier, here: engine.Here, *, reader: Reader) -> OpenStep:
    onwards = engine.next_usual(engine.Outlook((here,)))
    return OpenStep(
        key=here.step.key,
        title=here.step.title,
        due_on=here.due_on,
        is_late=here.is_late,
        rows=[_missing_row(name, here, dossier.ref, reader) for name in here.missing],
        done=[
            {"kind": "done", "word": _("Klaar"), "what": _capital(facts.label_of(name))} for name in here.done
        ],
        onwards=onwards,
        decision=may_move(actor, dossier, onwards, reason="") if onwards else None,
    )


def _missing_row(name: str, here: engine.Here, ref: uuid.UUID, reader: Reader) -> dict[str, str]:
    task = TASKS.get(name)
    note = ""
    if here.due_on:
        note = (
            distance_words(here.due_on, today=clock.today())
            if here.is_late
            else _("vóór %s") % short_day(here.due_on)
        )
    row = {"kind": "wait", "word": _("Ontbreekt"), "what": _capital(facts.label_of(name)), "note": note}
    if task is None:
        return row
    mine = can_do(
        task,
        role=reader.role,
        is_family=reader.is_family,
        at_school=reader.at_school,
        steers=reader.steers,
    )
    if mine:
        return row | {"kind": "you", "word": _("Aan u"), "url": address(task.view, ref=ref) + task.query}
    return row | {"word": str(task.wait)}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def rings(people: list[Around], *, guardians: list[Any]) -> list[dict[str, Any]]:
    """The circle without the child, which stands in the middle."""
    authority = {row.person_id: row.authority for row in guardians}
    return [
        {
            "title": _capital(str(ring.label)),
            "people": [
                _someone(person, authority.get(person.person_id, ""))
                for person in people
                if person.ring == ring and person.capacity != "pupil"
            ],
        }
        for ring in Ring
    ]


def _someone(person: Around, authority: str) -> dict[str, str]:
    role = person.label
    if authority == Authority.YES:
        role = _("%s, gezag") % role
    elif authority == Authority.UNKNOWN:
        role = _("%s, gezag niet bekend") % role
    if person.ring == Ring.HELP:
        role = f"{role}, {person.organisation}"
    note = _("coördinator") if person.is_coordinator else ""
    kind = "you" if person.is_coordinator else ""
    if person.waits:
        note, kind = _("wacht op toestemming"), "off"
    elif person.until_on:
        note = note or _("tot %s") % short_day(person.until_on)
    return {"name": person.name, "initials": person.initials, "role": role, "note": note, "kind": kind}


@dataclass(frozen=True, slots=True)
class AgreementRow:
    action_id: int
    who: str
    role: str
    what: str
    due_on: dt.date
    kind: str
    word: str
    is_mine: bool
    may_remind: bool


def agreements(
    rows: Iterable[Any], *, roles: dict[int, str], reader_id: int, today: dt.date
) -> list[AgreementRow]:
    """Agreements that are not done, late first."""
    return [
        AgreementRow(
            action_id=row.pk,
            who=row.owner.name if row.owner else row.owner_name,
            role=roles.get(row.owner_id, ""),
            what=row.what,
            due_on=row.due_on,
            kind="late" if row.due_on < today else "busy",
            word=distance_words(row.due_on, today=today) if row.due_on < today else _("loopt"),
            is_mine=row.owner_id == reader_id,
            may_remind=row.owner_id not in (None, reader_id) and row.reminded_on != today,
        )
        for row in rows
    ]
