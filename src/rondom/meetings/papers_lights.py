"""The consent light of each paper: who of those who are asked may read it, on what ground, and whose yes is missing."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from rondom.consent.givers import PUPIL
from rondom.consent.queries import (
    Shares,
    consents_of,
    family_legal_shares,
    family_shares_of,
    legal_shares,
    missing_of,
    shares_of,
)
from rondom.consent.rules import legal_grounds
from rondom.dossiers.models import Dossier
from rondom.dossiers.queries import Around, circle
from rondom.dossiers.rules import most_by_consent, seen_categories
from rondom.dossiers.terms import Ring
from rondom.families.terms import Relation
from rondom.meetings.models import Invitee
from rondom.people.terms import Role


class Colour(StrEnum):
    GREEN = "green"
    ORANGE = "orange"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Light:
    """Whether those of one organisation in one capacity may read a kind of data, and why. may_ask: a yes can be asked."""

    who: str
    colour: Colour
    why: str
    may_ask: bool = False


@dataclass(frozen=True, slots=True)
class _Grounds:
    shares: Shares
    consents: tuple[Any, ...]
    legal: tuple[Any, ...]


def lights_of(
    dossier: Dossier, invitees: Iterable[Invitee], categories: Collection[str], *, on: dt.date
) -> dict[str, tuple[Light, ...]]:
    """{category: lights}, one light per organisation and capacity of who is asked, family first. Eight queries.

    dossier: as fetched for who looks; the family does not see who it need not know of yet.
    """
    asked = {(row.person_id, row.capacity) for row in invitees}
    people = [row for row in circle(dossier, on=on) if (row.person_id, row.capacity) in asked]
    grounds = _grounds(dossier, on)
    groups: dict[tuple[object, ...], list[Around]] = {}
    for row in people:
        key = (Ring.HOME,) if row.ring == Ring.HOME else (row.organisation_id, row.capacity)
        groups.setdefault(key, []).append(row)
    return {
        category: tuple(_light(rows, dossier, category, grounds) for rows in groups.values())
        for category in categories
    }


def _grounds(dossier: Dossier, on: dt.date) -> _Grounds:
    pupil = [dossier.pupil_id]
    is_family = bool(dossier.seen_by and dossier.seen_by.is_family)
    return _Grounds(
        shares=(family_shares_of if is_family else shares_of)(pupil, on=on),
        consents=tuple(consents_of(pupil, on=on)),
        legal=tuple((family_legal_shares if is_family else legal_shares)(pupil, on=on)),
    )


def _light(rows: list[Around], dossier: Dossier, category: str, grounds: _Grounds) -> Light:
    """Of a group with lists of their own, green as soon as one may read it; who may not is named."""
    first = rows[0]
    if first.ring == Ring.HOME:
        return Light(_("het gezin"), Colour.GREEN, _("het is hun eigen dossier"))
    who = ", ".join(filter(None, (str(Role(first.capacity).label), first.organisation)))
    share = None
    if first.ring != Ring.SCHOOL:
        share = grounds.shares.get((dossier.pupil_id, first.organisation_id or 0))
    needs_ground = first.ring != Ring.SCHOOL
    reads = [
        row
        for row in rows
        if (share or not needs_ground) and category in seen_categories(row.capacity, row.categories, share)
    ]
    if reads:
        return Light(who, Colour.GREEN, _why_green(first, dossier, category, grounds))
    if needs_ground and category in most_by_consent(first.capacity) and _on_a_list(rows, category):
        return _orange(who, first, category, grounds)
    return Light(who, Colour.GREY, _("niet voor deze rol"))


def _on_a_list(rows: list[Around], category: str) -> bool:
    """Not for who was asked for less. Health stands on no list: a consent names it."""
    return any(category in row.categories for row in rows) or category == "medical"


def _why_green(someone: Around, dossier: Dossier, category: str, grounds: _Grounds) -> str:
    if someone.ring == Ring.SCHOOL:
        return _("werkt op de school van het kind")
    about = (dossier.pupil_id, someone.organisation_id)
    for consent in grounds.consents:
        same = (consent.pupil_id, consent.recipient_id) == about
        if consent.holds and same and category in consent.categories:
            givers = dict.fromkeys(_giver(row.capacity) for row in consent.givers.all())
            return _("toestemming van %(who)s") % {"who": get_text_list(list(givers), _("en"))}
    laws = [
        legal_grounds()[row.ground].label
        for row in grounds.legal
        if (row.pupil_id, row.recipient_id) == about and category in row.categories
    ]
    return _("zonder toestemming, omdat de wet het zegt: %(law)s") % {"law": laws[0] if laws else "–"}


def _orange(who: str, someone: Around, category: str, grounds: _Grounds) -> Light:
    waits = [
        row
        for row in grounds.consents
        if not row.holds and row.recipient_id == someone.organisation_id and category in row.categories
    ]
    givers = list(dict.fromkeys(_giver(row.capacity) for consent in waits for row in missing_of(consent)))
    if givers:
        words = _("wacht op een ja van %(who)s") % {"who": get_text_list(givers, _("en"))}
        return Light(who, Colour.ORANGE, words)
    return Light(who, Colour.ORANGE, _("hiervoor is nog geen toestemming gevraagd"), may_ask=True)


def _giver(capacity: str) -> str:
    return _("het kind") if capacity == PUPIL else str(Relation(capacity).label)
