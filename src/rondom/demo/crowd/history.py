"""What happened in the dossiers of the crowd: audit rows whose chain holds, and messages in the inbox."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict

from rondom.audit.chain import hash_of
from rondom.audit.models import AuditEvent, AuditHead
from rondom.consent.events import ConsentAsked
from rondom.core.events import DossierEvent
from rondom.demo.crowd.families import Case
from rondom.demo.crowd.region import BATCH, Stage
from rondom.dossiers.events import ActionMade, DossierOpened, DossierViewed, ParticipantAdded
from rondom.dossiers.models import Action, Participant
from rondom.events.models import Notice
from rondom.notes.events import NoteWritten
from rondom.notes.models import Note
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.routes.events import RouteStarted, StepMoved
from rondom.routes.models import StepVisit

LOOKS = 9
PARTS = ("dossier", "plan", "overleg")


def remember(stage: Stage, cases: list[Case]) -> None:
    by_id = {case.dossier.pk: case for case in cases}
    events: dict[int, list[DossierEvent]] = {key: [] for key in by_id}
    for event in _all_events(stage, by_id):
        events[event.dossier_id].append(event)
    rows, heads = [], []
    for dossier_id, found in events.items():
        links = _chain(stage, by_id[dossier_id], found)
        rows += links
        heads.append(AuditHead(stream=links[-1].stream, seq=links[-1].seq, hash=links[-1].hash))
    AuditEvent.objects.bulk_create(rows, batch_size=BATCH)
    AuditHead.objects.bulk_create(heads, batch_size=BATCH)
    Notice.objects.bulk_create([row for case in cases for row in _notices(stage, case)], batch_size=BATCH)


def _all_events(stage: Stage, cases: dict[int, Case]) -> Iterator[DossierEvent]:
    """In the order in which such things happen in one dossier."""
    region = stage.region.pk
    for key, case in cases.items():
        yield DossierOpened(dossier_id=key, region_id=region)
        for consent in case.consents:
            yield ConsentAsked(
                dossier_id=key, region_id=region, consent_id=consent.pk, organisation_id=consent.recipient_id
            )
    for row in Participant.objects.filter(dossier__in=cases).order_by("pk"):
        yield ParticipantAdded(
            dossier_id=row.dossier_id,
            region_id=region,
            participant_id=row.pk,
            person_id=row.person_id,
            capacity=row.capacity,
        )
    for note in Note.objects.filter(dossier__in=cases).order_by("pk"):
        yield NoteWritten(dossier_id=note.dossier_id, region_id=region, note_id=note.pk, kind=note.kind)
    for action in Action.objects.filter(dossier__in=cases).order_by("pk"):
        yield ActionMade(
            dossier_id=action.dossier_id, region_id=region, action_id=action.pk, owner_id=action.owner_id
        )
    yield from _moves(stage, cases)
    for key in cases:
        for place in range(LOOKS):
            yield DossierViewed(dossier_id=key, region_id=region, part=PARTS[place % len(PARTS)])


def _moves(stage: Stage, cases: dict[int, Case]) -> Iterator[DossierEvent]:
    before: dict[int, str] = {}
    for visit in StepVisit.objects.filter(dossier__in=cases).order_by("dossier_id", "pk"):
        key, region = visit.dossier_id, stage.region.pk
        if key not in before:
            yield RouteStarted(
                dossier_id=key, region_id=region, route_version_id=stage.version.pk, step=visit.step
            )
        else:
            yield StepMoved(
                dossier_id=key,
                region_id=region,
                visit_id=visit.pk,
                from_step=before[key],
                to_step=visit.step,
                usual=True,
            )
        before[key] = visit.step


def _chain(stage: Stage, case: Case, events: list[DossierEvent]) -> list[AuditEvent]:
    began = stage.moment(case.opened_on)
    apart = dt.timedelta(days=max(1, (stage.today - case.opened_on).days - 1)) / len(events)
    links: list[AuditEvent] = []
    for place, event in enumerate(events):
        link = _link(stage, case.teacher if place % 3 else case.coordinator, event)
        link.seq, link.at = place + 1, began + place * apart
        link.previous_hash = links[-1].hash if links else ""
        link.hash = hash_of(link)
        links.append(link)
    return links


def _link(stage: Stage, by: Membership, event: DossierEvent) -> AuditEvent:
    return AuditEvent(
        stream=f"dossier:{event.dossier_id}",
        name=event.name,
        region_id=stage.region.pk,
        dossier_id=event.dossier_id,
        person_id=by.person_id,
        organisation_id=by.organisation_id,
        role=by.role,
        payload=asdict(event),
    )


def _notices(stage: Stage, case: Case) -> Iterator[Notice]:
    """Everybody was told that he takes part; the professionals have read it, and their mail has gone."""
    for member in (case.coordinator, case.teacher, *case.helpers):
        yield _notice(stage, case, member.person_id, member.role, is_read=stage.dice.random() < 0.9)
    for parent in case.parents:
        yield _notice(stage, case, parent.pk, Role.PARENT, is_read=False)


def _notice(stage: Stage, case: Case, person_id: int, capacity: str, *, is_read: bool) -> Notice:
    at = stage.moment(case.opened_on)
    event = ParticipantAdded(
        dossier_id=case.dossier.pk,
        region_id=stage.region.pk,
        participant_id=0,
        person_id=person_id,
        capacity=capacity,
    )
    return Notice(
        region_id=stage.region.pk,
        recipient_id=person_id,
        dossier_id=case.dossier.pk,
        template="participant_added",
        payload=asdict(event),
        created_at=at,
        read_at=at if is_read else None,
        mailed_at=at,
    )
