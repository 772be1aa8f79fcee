"""The one next action on the page of a child: a pure function of what is known."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rondom.routes import engine
from rondom.routes.queries import Place
from rondom.routes.terms import PARTICIPANT
from rondom.web.child.tasks import TASKS, Task, can_do
from rondom.web.links import address


@dataclass(frozen=True, slots=True)
class Waiting:
    """A yes that is missing for somebody who would come: capacity only."""

    giver_id: int
    person_id: int
    capacity: str
    recipient: str
    asked_on: dt.date
    reminded_on: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything the next action depends on.

    offer_id: the baton is offered to the reader; without_account: who of the family cannot sign in
    and was not sent a link to do so.
    """

    ref: uuid.UUID
    child: str
    person_id: int
    role: str
    is_family: bool
    at_school: bool
    steers: bool
    sees_care: bool
    offer_id: int | None
    offered_by: str
    parents_in: bool
    place: Place | None
    waiting: tuple[Waiting, ...]
    without_account: frozenset[int]


@dataclass(frozen=True, slots=True)
class Next:
    """label: "Nu aan u" or who it waits on; without a button there is nothing for the reader to press."""

    label: str
    title: str
    text: str
    url: str = ""
    button: str = ""
    post: bool = False

    @property
    def is_mine(self) -> bool:
        return bool(self.button)


def next_action(seen: Situation) -> Next | None:
    """The first that holds: answer an offer, parents in, start, what the step misses, move on, wait."""
    return (
        _answer_offer(seen)
        or _parents(seen)
        or _start(seen)
        or _answer_consent(seen)
        or _missing(seen)
        or _move(seen)
        or _help_to_answer(seen)
        or _write_down(seen)
        or _wait(seen)
    )


def _mine(title: str, text: str, url: str, button: str, *, post: bool = False) -> Next:
    return Next(_("Nu aan u"), title, text, url, button, post)


def _to(seen: Situation, view: str, **values: Any) -> str:
    return address(view, ref=seen.ref, **values)


def _answer_offer(seen: Situation) -> Next | None:
    if seen.offer_id is None:
        return None
    return _mine(
        _("Wilt u coördinator worden van het gezin van %(child)s?") % {"child": seen.child},
        _("%(who)s biedt u de regie aan. Tot u ja zegt, blijft %(who)s de coördinator.")
        % {"who": seen.offered_by},
        _to(seen, "child:baton_answer", handover_id=seen.offer_id),
        _("Geef antwoord"),
    )


def _parents(seen: Situation) -> Next | None:
    if seen.parents_in or seen.is_family:
        return None
    return _mine(
        _("Praat eerst met de ouders"),
        _("De ouders van %(child)s staan nog niet in de kring. Sprak u hen? Zet hen er dan bij.")
        % {"child": seen.child},
        _to(seen, "child:parents_in"),
        _("Zet de ouders erbij"),
        post=True,
    )


def _start(seen: Situation) -> Next | None:
    if seen.place is not None or not seen.steers:
        return None
    return _mine(
        _("Start een route voor %(child)s") % {"child": seen.child},
        _("De route helpt om niets te vergeten. U kunt altijd een andere stap kiezen, met een reden."),
        _to(seen, "child:route_start"),
        _("Start de route"),
    )


def _answer_consent(seen: Situation) -> Next | None:
    if not seen.is_family:
        return None
    asked = next((row for row in seen.waiting if row.person_id == seen.person_id), None)
    if asked is None:
        return None
    return _mine(
        _("Mag %(who)s meedenken over %(child)s?") % {"who": asked.recipient, "child": seen.child},
        _("U kunt ja of nee zeggen. Allebei is goed."),
        address("family:home"),
        _("Bekijk de vraag"),
    )


def _missing(seen: Situation) -> Next | None:
    """The first missing part of an open step that the reader can do."""
    for here in _here(seen):
        for fact in here.missing:
            task = TASKS.get(fact)
            if task and _fits(seen, task):
                return _offered(seen, here, task)
    return None


def _offered(seen: Situation, here: engine.Here, task: Task) -> Next:
    texts = [str(task.text).format(child=seen.child)]
    if here.due_on:
        texts.insert(0, _("Stap %(step)s: %(title)s.") % {"step": here.step.key, "title": here.step.title})
    title, button = (str(words).format(child=seen.child) for words in (task.title, task.button))
    return _mine(title, " ".join(texts), _to(seen, task.view) + task.query, button)


def _fits(seen: Situation, task: Task) -> bool:
    return can_do(
        task,
        role=seen.role,
        is_family=seen.is_family,
        at_school=seen.at_school,
        steers=seen.steers,
        sees_care=seen.sees_care,
    )


def _move(seen: Situation) -> Next | None:
    """Every part is there: to the next step, or ask for the consent it needs."""
    if not seen.steers or seen.place is None or any(not here.is_ready for here in _here(seen)):
        return None
    move = engine.next_usual(seen.place.outlook)
    if move is None:
        return _end(seen) if seen.place.is_running else None
    step = f"{move.to.key}. {move.to.title}"
    if move.is_possible:
        return _mine(
            _("Ga naar stap %(step)s") % {"step": step},
            _("Alles van deze stap is klaar."),
            _to(seen, "child:route_step"),
            _("Kies de volgende stap"),
        )
    if seen.waiting:
        return None
    if not move.waits_for_consent:
        return _bring_in(seen, move, step)
    return _mine(
        _("Vraag de ouders om toestemming"),
        _("Voor stap %(step)s is eerst toestemming nodig.") % {"step": step},
        _to(seen, "child:consent_ask"),
        _("Toestemming vragen"),
    )


def _bring_in(seen: Situation, move: engine.Move, step: str) -> Next:
    """The step asks for people or facts that are not there."""
    assert seen.place is not None  # noqa: S101 - there is a move
    wanted = ", ".join(seen.place.label_of(name) for name in move.blocked_by)
    people = all(name.startswith(PARTICIPANT) for name in move.blocked_by)
    return _mine(
        _("Zorg dat stap %(step)s kan beginnen") % {"step": step},
        _("Eerst nodig: %(wanted)s.") % {"wanted": wanted},
        _to(seen, "child:people_add" if people else "child:route_step"),
        _("Vraag hen erbij") if people else _("Bekijk de stappen"),
    )


def _end(seen: Situation) -> Next:
    return _mine(
        _("Rond de route van %(child)s af") % {"child": seen.child},
        _("Alles is gedaan. Kies hoe het verder gaat."),
        _to(seen, "child:route_outcome"),
        _("Uitkomst vastleggen"),
    )


def _help_to_answer(seen: Situation) -> Next | None:
    """Who is asked for a yes and cannot sign in, never sees the question."""
    row = next((row for row in seen.waiting if row.person_id in seen.without_account), None)
    if row is None or not seen.steers:
        return None
    return _mine(
        _("Help %(who)s aan een account") % {"who": row.capacity},
        _("De toestemming voor de %(recipient)s wacht op %(who)s. Met een account kan dat antwoord komen.")
        % {"recipient": row.recipient, "who": row.capacity},
        _to(seen, "child:details") + "#inloggen",
        _("Stuur een link"),
    )


def _write_down(seen: Situation) -> Next | None:
    """Parents without an account tell how they see it; somebody of the school writes it down."""
    if not seen.at_school or not seen.without_account:
        return None
    if not any("view.parents" in here.missing for here in _here(seen)):
        return None
    return _mine(
        _("Vraag de ouders hoe zij naar %(child)s kijken") % {"child": seen.child},
        _("Met een account schrijven zij zelf. Anders schrijft u op wat zij vertellen."),
        _to(seen, "plan:told"),
        _("Opschrijven wat zij vertellen"),
    )


def _wait(seen: Situation) -> Next | None:
    """Nothing for the reader: say whom it waits on."""
    if seen.waiting:
        row = seen.waiting[0]
        return Next(
            _("Wacht op anderen"),
            _("Wacht op %(who)s") % {"who": row.capacity},
            _("De toestemming voor de %(who)s is nog niet binnen.") % {"who": row.recipient},
        )
    for here in _here(seen):
        for fact in here.missing:
            if fact in TASKS:
                task = TASKS[fact]
                text = _("Stap %(step)s: %(title)s.") % {"step": here.step.key, "title": here.step.title}
                return Next(_("Wacht op anderen"), str(task.wait), text)
    if seen.place is None:
        text = _("De coördinator start de route.")
        return Next(_("Wacht op anderen"), _("Wacht op de coördinator"), text)
    return None


def _here(seen: Situation) -> tuple[engine.Here, ...]:
    return seen.place.outlook.here if seen.place else ()
