"""What is shown of what was sent."""

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import QuerySet
from django.utils.timezone import localdate

from rondom.audit.models import AuditEvent
from rondom.consent.queries import organisations_with_ground
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.core.secret_links import hash_of_secret
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.queries import circle
from rondom.dossiers.terms import Ring
from rondom.people.models import Account
from rondom.people.terms import Role
from rondom.sending.events import SendingOpened
from rondom.sending.models import Sending
from rondom.sending.terms import SendingState

SentTo: TypeAlias = Sending
"""What sent_to returns; screens use this name, because they do not know the tables."""


@dataclass(frozen=True, slots=True)
class SentRow:
    """One line of what was sent about a child. opened: when it was read, newest first, one moment per file or page."""

    sending_id: int
    name: str
    capacity: str
    organisation: str
    sent_by: str
    sent_by_id: int
    sent_on: dt.date
    last_on: dt.date
    state: SendingState
    parts: tuple[tuple[str, str], ...]
    opened: tuple[dt.datetime, ...]

    @property
    def is_open(self) -> bool:
        return self.state == SendingState.OPEN

    @property
    def may_stop(self) -> bool:
        """Also while there is no ground: with a new yes it could be read again."""
        return self.state in (SendingState.OPEN, SendingState.NO_GROUND, SendingState.BLOCKED)


@as_system("who has a link is nobody who is signed in")
def by_secret(secret: str) -> Sending | None:
    """What a link opens; None for a link that is not one of ours. Two queries."""
    return _whole().filter(secret_hash=hash_of_secret(secret)).first()


def sent_to(actor: Actor, sending_id: int) -> Sending | None:
    """What was sent to the actor in the hat that is on; None for anybody else. Two queries."""
    hat = {"person_id": actor.person_id, "role": actor.role, "organisation_id": actor.organisation_id}
    return _whole().filter(pk=sending_id, secret_hash="", **hat).first()


def _whole() -> QuerySet[Sending]:
    rows = Sending.objects.select_related(
        *("dossier__pupil__person", "dossier__school", "dossier__region", "dossier__baton__holder"),
        *("dossier__baton__organisation", "dossier__pupil__family", "person", "organisation", "sent_by"),
    )
    return rows.prefetch_related("parts")


def sendings_of(dossier: Dossier) -> list[SentRow]:
    """Newest first. Five queries; two when nothing was sent."""
    rows = Sending.objects.filter(dossier=dossier).select_related("person", "organisation", "sent_by")
    rows = rows.prefetch_related("parts").order_by("-sent_at", "-pk")
    opened = _openings(dossier.pk)
    grounds = _grounds(dossier) if rows else None
    return [
        SentRow(
            sending_id=row.pk,
            name=row.person.name,
            capacity=str(Role(row.role).label) if row.role else row.trade,
            organisation=row.organisation.name,
            sent_by=row.sent_by.name,
            sent_by_id=row.sent_by_id,
            sent_on=localdate(row.sent_at),
            last_on=row.last_on,
            state=_state(row, grounds),
            parts=tuple(
                (part.source, part.item) for part in sorted(row.parts.all(), key=lambda part: part.pk)
            ),
            opened=tuple(opened.get(row.pk, ())),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class _Grounds:
    """Organisations with a ground today, the own school among them, and who takes part in which hat."""

    organisations: frozenset[int]
    places: frozenset[tuple[int, str, int | None]]


@as_system("whether another than who asks may read what was sent")
def _grounds(dossier: Dossier) -> _Grounds:
    today = clock.today()
    allowed = organisations_with_ground(dossier.pupil_id, on=today, known_to_family=True)
    rows = Participant.objects.running_on(today).filter(dossier=dossier)
    places = rows.values_list("person_id", "capacity", "organisation_id")
    return _Grounds(allowed | {dossier.school_id}, frozenset(places))


def _state(row: Sending, grounds: _Grounds | None) -> SendingState:
    """Of a part that lost its ground alone, this says nothing: the page of the receiver does."""
    state = row.state_on(clock.today())
    if grounds is None or state != SendingState.OPEN:
        return state
    takes_part = row.is_by_link or (row.person_id, row.role, row.organisation_id) in grounds.places
    holds = takes_part and row.organisation_id in grounds.organisations
    return state if holds else SendingState.NO_GROUND


def _openings(dossier_id: int) -> dict[int, list[dt.datetime]]:
    """{sending: moments} from the log: there is no second place where it stands."""
    rows = AuditEvent.objects.filter(dossier_id=dossier_id, name=SendingOpened.name)
    found: dict[int, list[dt.datetime]] = {}
    for at, payload in rows.order_by("-at", "-seq").values_list("at", "payload"):
        found.setdefault(int(payload["sending_id"]), []).append(at)
    return found


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody one can send to. slug: in the address; p and a participant, or o and an organisation."""

    slug: str
    name: str
    about: str


def people_to_send_to(dossier: Dossier, *, but: int) -> list[Addressee]:
    """Who works with the child, has an account and is not the sender. The family reads everything on its own pages."""
    rows = [
        row
        for row in circle(dossier, on=clock.today())
        if row.ring != Ring.HOME and row.person_id != but and row.capacity != Role.SECOND_SCHOOL
    ]
    accounts = Account.objects.filter(person_id__in={row.person_id for row in rows}, is_active=True)
    known = set(accounts.values_list("person_id", flat=True))
    return [
        Addressee(
            f"p{row.participant_id}",
            row.name,
            ", ".join(filter(None, (str(Role(row.capacity).label), row.organisation))),
        )
        for row in rows
        if row.person_id in known
    ]
