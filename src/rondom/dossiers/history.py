"""What happened in a dossier and who looked, in words: read from the log."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from rondom.audit.models import AuditEvent
from rondom.audit.queries import VIEWED, looks, timeline
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.events import kinds
from rondom.dossiers.untold import hidden_rows
from rondom.people.queries import names_of, organisation_names
from rondom.people.terms import Role

# That somebody answered would tell others that the answer was no (R-CON-1). And who uses a right, or takes a
# copy, does not have to tell everybody around the child.
ONLY_OWN = (
    "consent.answered",
    "consent.recorded",
    "rights.requested",
    "rights.read",
    "rights.extended",
    "rights.answered",
    "dossier.copied",
)
WITHOUT_NAME = ("consent.withdrawn",)


# What was shared, with whom. A look at a file or paper is a file that left.
SHARING = (
    "participant.added",
    "participant.left",
    "consent.asked",
    "consent.answered",
    "consent.withdrawn",
    "consent.recorded",
    "consent.ended",
    "legal_share.decided",
    "legal_share.ended",
    "emergency.opened",
    "meeting.planned",
    "meeting.invitee_added",
    "meeting.invitee_removed",
    "meeting.papers_released",
    "dossier.copied",
    "sending.sent",
    "sending.opened",
    "sending.revoked",
)
ANSWERS = ("consent.answered", "consent.recorded", "consent.withdrawn")
DOWNLOADS = ("paper", "scan", "attachment", "meeting_paper", "pack")


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the timeline. about: somebody the event is about, empty when there is none."""

    at: dt.datetime
    name: str
    what: str
    by: str
    payload: dict[str, object]


@dataclass(frozen=True, slots=True)
class Look:
    at: dt.datetime
    by: str
    role: str
    organisation: str
    part: str


def events_for(dossier_id: int, viewer: Actor) -> QuerySet[AuditEvent]:
    """The timeline as one viewer may see it: never who answered a question about consent, but for oneself."""
    return _without_answers(dossier_id, viewer).exclude(_hidden_from(viewer, dossier_id))


def _without_answers(dossier_id: int, viewer: Actor) -> QuerySet[AuditEvent]:
    return timeline(dossier_id).exclude(Q(name__in=ONLY_OWN) & ~Q(person_id=viewer.person_id))


def sharing_for(dossier_id: int, viewer_id: int) -> QuerySet[AuditEvent]:
    """What was shared and taken away, newest first, as somebody of the family may read it: of a consent only one's
    own answers, so that nobody reads those of another.
    """
    shared = Q(name__in=SHARING) | Q(name=VIEWED, payload__part__in=DOWNLOADS)
    rows = AuditEvent.objects.filter(shared, dossier_id=dossier_id)
    rows = rows.exclude(hidden_rows([dossier_id], on=clock.today()))
    return rows.exclude(Q(name__in=ANSWERS) & ~Q(person_id=viewer_id)).order_by("-at", "-seq")


def _hidden_from(viewer: Actor, dossier_id: int) -> Q:
    """What the family does not see yet; for others nothing."""
    return hidden_rows([dossier_id], on=clock.today()) if viewer.is_family else Q(pk__in=[])


def newest_events(
    dossier_id: int, viewer: Actor, *, since: dt.datetime, count: int
) -> tuple[list[AuditEvent], int, int]:
    """(the newest events for a viewer, how many there are, looks of everybody since a moment).

    One query; for the family one more.
    """
    hidden = _hidden_from(viewer, dossier_id)
    looked = AuditEvent.objects.filter(dossier_id=dossier_id, name=VIEWED, at__gte=since).order_by()
    looked = looked.exclude(hidden)
    looked_count = looked.values("dossier_id").annotate(count=Count("pk")).values("count")
    rows = _without_answers(dossier_id, viewer).exclude(hidden)
    rows = rows.annotate(event_count=Window(Count("pk")), look_count=Coalesce(Subquery(looked_count), 0))
    events = list(rows[:count])
    if not events:
        return [], 0, looked.count()
    return [*events], events[0].event_count, events[0].look_count


def in_words(events: Iterable[AuditEvent], *, names: dict[int, str] | None = None) -> list[Happened]:
    """names: who is known already; the others are looked up in one query."""
    events = list(events)
    known = dict(names or {})
    wanted = {person for event in events for person in _people(event)} - set(known)
    if wanted:
        known |= names_of(wanted)
    return [
        Happened(
            at=event.at,
            name=event.name,
            what=_sentence(event, known),
            by="" if event.name in WITHOUT_NAME else known.get(event.person_id or 0, _("Rondom")),
            payload=event.payload,
        )
        for event in events
    ]


def _people(event: AuditEvent) -> set[int]:
    about = event.payload.get("person_id") or event.payload.get("to_person_id")
    return {person for person in (event.person_id, about) if person}


def _sentence(event: AuditEvent, names: dict[int, str]) -> str:
    """What happened in one sentence; with the name or the step when the event has one."""
    kind = kinds().get(event.name)
    plain = str(kind.sentence) if kind else event.name
    payload = event.payload
    about = names.get(payload.get("person_id") or payload.get("to_person_id") or 0, "")
    details = {
        "participant.added": _("%(who)s is erbij gekomen"),
        "participant.left": _("%(who)s doet niet meer mee"),
        "participant.ends": _("%(who)s deed mee voor een overleg, en stopt nu"),
        "baton.offered": _("De regie is aangeboden aan %(who)s"),
        "reminder.sent": _("Herinnering gestuurd aan %(who)s"),
        "contribution.asked": _("%(who)s is gevraagd een stuk te schrijven"),
        "contribution.sent": _("%(who)s schreef een stuk in het groeidocument"),
        "contribution.revoked": _("De vraag aan %(who)s om een stuk te schrijven is ingetrokken"),
        "contribution.expired": _("%(who)s schreef geen stuk: de tijd is voorbij"),
        "sending.sent": _("Delen van het dossier verstuurd aan %(who)s"),
        "sending.opened": _("%(who)s las wat is verstuurd"),
        "sending.revoked": _("Wat is verstuurd aan %(who)s, kan niet meer worden gelezen"),
    }
    if event.name in details and about:
        return details[event.name] % {"who": about}
    if event.name == "route.moved":
        return _("Van stap %(from)s naar stap %(to)s") % {
            "from": payload.get("from_step"),
            "to": payload.get("to_step"),
        }
    return plain


def looks_at(dossier_id: int, viewer: Actor, *, since: dt.datetime) -> list[Look]:
    """Who looked at which part, newest first, by name and organisation; at most 500."""
    found = looks([dossier_id], since=since).exclude(_hidden_from(viewer, dossier_id))
    rows = list(found[:500])
    names = names_of({row.person_id for row in rows if row.person_id})
    places = organisation_names({row.organisation_id for row in rows if row.organisation_id})
    return [
        Look(
            at=row.at,
            by=names.get(row.person_id or 0, ""),
            role=str(Role(row.role).label) if row.role in Role.values else row.role,
            organisation=places.get(row.organisation_id or 0, ""),
            part=str(row.payload.get("part", "")),
        )
        for row in rows
    ]
