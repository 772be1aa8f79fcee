"""What was shared with whom, on which ground and for what: from the consents and the log, as one reader may see it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rondom.audit.queries import VIEWED
from rondom.consent.history import all_consents_of, told_legal_shares
from rondom.consent.rules import legal_grounds
from rondom.consent.terms import Answer, Category, Purpose
from rondom.dossiers.history import in_words
from rondom.dossiers.rules import most_by_consent
from rondom.people.queries import organisation_names
from rondom.people.terms import Role
from rondom.web.parts import part_label
from rondom.web.plain_words import kinds


@dataclass(frozen=True, slots=True)
class SharedConsent:
    """A question about sharing. kind and word: its state; mine: what the reader answered himself, or ""."""

    organisation: str
    role: str
    goal: str
    explanation: str
    sees: list[str]
    asked_on: dt.date
    from_on: dt.date
    until_on: dt.date
    kind: str
    word: str
    mine: str


def shared_consents(pupil_id: int, *, person_id: int, to_pupil: bool, on: dt.date) -> list[SharedConsent]:
    """Newest first. Of others never more than whether everybody said yes. Two queries."""
    return [_shared(row, person_id, on, to_pupil=to_pupil) for row in all_consents_of(pupil_id, on=on)]


def _shared(consent: Any, person_id: int, on: dt.date, *, to_pupil: bool) -> SharedConsent:
    givers = list(consent.givers.all())
    mine = next((giver for giver in givers if giver.person_id == person_id), None)
    seen = (frozenset(consent.categories) & most_by_consent(consent.recipient_role)) | {Category.PROCESS}
    kind, word = _state(consent, givers, mine, on)
    return SharedConsent(
        organisation=consent.recipient.name,
        role=str(Role(consent.recipient_role).label),
        goal=str(Purpose(consent.purpose).label),
        explanation=consent.explanation,
        sees=kinds(seen, to_pupil=to_pupil),
        asked_on=localdate(consent.asked_at),
        from_on=consent.valid_from,
        until_on=consent.valid_until,
        kind=kind,
        word=word,
        mine=_own_answer(mine, to_pupil=to_pupil) if mine else "",
    )


def _state(consent: Any, givers: list[Any], mine: Any, on: dt.date) -> tuple[str, str]:
    """A no, no answer and a yes that another took back look the same (R-CON-1)."""
    if mine and mine.withdrawn_at:
        return "off", _("Gestopt")
    if consent.holds:
        return "done", _("Geldt nu")
    whole = bool(givers) and all(giver.says_yes for giver in givers)
    is_over = consent.ended_at is not None or consent.valid_until <= on
    if whole and is_over:
        return "info", _("Afgelopen")
    if whole and consent.valid_from > on:
        return "plan", _("Begint later")
    return "off", _("Geen ja van iedereen. Er wordt niets gedeeld.")


def _own_answer(giver: Any, *, to_pupil: bool) -> str:
    if giver.withdrawn_at:
        words = _("Jij stopte dit op %(day)s") if to_pupil else _("U stopte dit op %(day)s")
        return words % {"day": _day(giver.withdrawn_at)}
    if giver.answer == Answer.YES:
        words = _("Jij zei ja op %(day)s") if to_pupil else _("U zei ja op %(day)s")
    elif giver.answer == Answer.NO:
        words = _("Jij zei nee op %(day)s") if to_pupil else _("U zei nee op %(day)s")
    else:
        return _("Jij gaf nog geen antwoord") if to_pupil else _("U gaf nog geen antwoord")
    return words % {"day": _day(giver.answered_at)}


def _day(moment: dt.datetime) -> str:
    return date_format(localdate(moment), "j F Y")


@dataclass(frozen=True, slots=True)
class SharedByLaw:
    """Sharing without consent, of which the parents were told: on which ground of the law, who decided, why."""

    organisation: str
    ground: str
    explanation: str
    reason: str
    decided_by: str
    sees: list[str]
    from_on: dt.date
    until_on: dt.date


def shared_by_law(pupil_id: int, *, to_pupil: bool) -> list[SharedByLaw]:
    """Newest first, also what has ended. One query."""
    grounds = legal_grounds()
    return [
        SharedByLaw(
            organisation=row.recipient.name,
            ground=grounds[row.ground].label,
            explanation=grounds[row.ground].explanation,
            reason=row.reason,
            decided_by=row.decided_by.name,
            sees=kinds(row.categories, to_pupil=to_pupil),
            from_on=row.valid_from,
            until_on=localdate(row.ended_at) if row.ended_at else row.valid_until,
        )
        for row in told_legal_shares(pupil_id)
    ]


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """One line of the log: what was shared or taken away, by whom."""

    at: dt.datetime
    what: str
    by: str


def shared_events(rows: Iterable[Any]) -> list[SharedEvent]:
    """rows: of dossiers.history.sharing_for. Two queries."""
    found = in_words(rows)
    places = organisation_names({_place(row) for row in found} - {0})
    return [SharedEvent(row.at, _what(row, places.get(_place(row), "")), row.by) for row in found]


def _place(row: Any) -> int:
    return int(row.payload.get("organisation_id") or 0)


def _what(row: Any, organisation: str) -> str:
    """With whom it was shared, or what was fetched, where the log knows."""
    if row.name == VIEWED:
        return _("Een bestand opgehaald: %(what)s") % {"what": part_label(str(row.payload.get("part", "")))}
    details = {
        "consent.asked": _("Toestemming gevraagd voor %(who)s"),
        "consent.answered": _("Antwoord gegeven op de vraag voor %(who)s"),
        "consent.withdrawn": _("Toestemming gestopt voor %(who)s"),
    }
    return details[row.name] % {"who": organisation} if organisation and row.name in details else row.what
