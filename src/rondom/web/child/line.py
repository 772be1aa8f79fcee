"""What the page of a child draws of the route, the circle and the agreements."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Decision
from rondom.dossiers.access import SeenDossier
from rondom.dossiers.queries import Around
from rondom.dossiers.terms import Going, Ring
from rondom.families.terms import Authority
from rondom.people.terms import Role
from rondom.routes import engine
from rondom.routes.access import may_answer_referral, may_move
from rondom.routes.queries import Place, results_of
from rondom.routes.terms import CHECK, LineNote
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
            "extra": _needed(place, step.needs),
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


def _needed(place: Place, needs: Iterable[str]) -> str:
    wanted = ", ".join(place.label_of(name) for name in needs)
    return _("ontbreekt: %s") % wanted if wanted else ""


@dataclass(frozen=True, slots=True)
class Reader:
    role: str
    is_family: bool
    at_school: bool
    steers: bool
    sees_care: bool


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
    round: int
    absent: list[str]
    result_url: str


def open_step(
    actor: Actor, dossier: SeenDossier, place: Place, here: engine.Here, *, reader: Reader
) -> OpenStep:
    onwards = engine.next_usual(engine.Outlook((here,)))
    return OpenStep(
        key=here.step.key,
        title=here.step.title,
        due_on=here.due_on,
        is_late=here.is_late,
        rows=[_missing_row(place, name, here, dossier, reader) for name in here.missing],
        done=[
            {"kind": "done", "word": _("Klaar"), "what": _capital(place.label_of(name))} for name in here.done
        ],
        onwards=onwards,
        decision=may_move(actor, dossier, onwards, reason="", route=place.route) if onwards else None,
        round=here.round,
        absent=[str(Role(name).label) for name in here.absent if name in Role.values],
        result_url=_result_url(dossier, place, here) if reader.steers else "",
    )


def _result_url(dossier: SeenDossier, place: Place, here: engine.Here) -> str:
    """Where a result of this step is written down, when it can have one."""
    fits = any(not row.steps or here.step.key in row.steps for row in place.route.results)
    sees = Category.EDUCATION in dossier.categories
    return address("child:result", ref=dossier.ref) if fits and sees else ""


def results(actor: Actor, dossier: SeenDossier, place: Place) -> list[dict[str, Any]]:
    """What came out of the steps, with who helps and, of a referral, whether it was taken on."""
    words = {
        "": ("wait", _("Wacht op antwoord")),
        "accepted": ("done", _("Aangenomen")),
        "declined": ("late", _("Niet aangenomen")),
    }
    return [
        {
            "title": place.result_title(row.kind),
            "row": row,
            "status": words[row.answer] if row.referral else ("done", _("Afgesproken")),
            "answer_url": address("child:referral", ref=dossier.ref, result_id=row.pk)
            if row.referral and may_answer_referral(actor, dossier, row)
            else "",
        }
        for row in results_of(dossier.pk)
    ]


def _missing_row(
    place: Place, name: str, here: engine.Here, dossier: SeenDossier, reader: Reader
) -> dict[str, str]:
    task, ref = TASKS.get(name), dossier.ref
    note = ""
    if here.due_on:
        note = (
            distance_words(here.due_on, today=clock.today())
            if here.is_late
            else _("vóór %s") % short_day(here.due_on)
        )
    row = {"kind": "wait", "word": _("Ontbreekt"), "what": _capital(place.label_of(name)), "note": note}
    if name.startswith(CHECK) and Category.EDUCATION in dossier.categories and not reader.is_family:
        key = name.removeprefix(CHECK)
        return row | {"kind": "you", "word": _("Aan u"), "url": address("child:check", ref=ref, key=key)}
    if task is None:
        return row
    mine = can_do(
        task,
        role=reader.role,
        is_family=reader.is_family,
        at_school=reader.at_school,
        steers=reader.steers,
        sees_care=reader.sees_care,
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
    elif person.ends_with:
        note = note or _("tot na het overleg")
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
    is_stranded: bool
    may_remind: bool
    progress: str  # in the words of who does it


def agreements(
    rows: Iterable[Any],
    *,
    roles: dict[int, str],
    reader_id: int,
    today: dt.date,
    stranded: Collection[int] = (),
) -> list[AgreementRow]:
    """Agreements that are not done, late first. stranded: those whose owner may not look any more."""
    return [
        AgreementRow(
            action_id=row.pk,
            who=row.owner.name if row.owner else row.owner_name,
            role=roles.get(row.owner_id, ""),
            what=row.what,
            due_on=row.due_on,
            kind="late" if row.due_on < today or row.going == Going.STUCK else "busy",
            word=_how_it_goes(row, today),
            is_mine=row.owner_id == reader_id,
            is_stranded=row.pk in stranded,
            may_remind=row.owner_id not in (None, reader_id) and row.reminded_on != today,
            progress=row.progress,
        )
        for row in rows
    ]


def _how_it_goes(row: Any, today: dt.date) -> str:
    if row.going == Going.STUCK:
        return str(row.get_going_display())
    if row.due_on < today:
        return distance_words(row.due_on, today=today)
    return str(row.get_going_display()) if row.going else _("loopt")
