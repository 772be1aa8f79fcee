"""happened(): the one door to audit rows and inbox rows."""

import datetime as dt
import uuid
from dataclasses import asdict
from typing import Any

from django.db import transaction

from rondom.audit import chain
from rondom.core import clock, notices
from rondom.core.actor import Actor
from rondom.core.events import DossierEvent, Event, WalledEvent
from rondom.core.second_lock import as_system
from rondom.events.models import Notice


def happened(event: Event, *, by: Actor) -> None:
    """Write the audit row and the inbox rows of an event.

    Call it inside the transaction of an operation: data, audit and notices are then
    stored together or not at all. E-mail leaves later, from the inbox rows. The one who acts is not told.

    Errors: TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(f"{event.name} outside a transaction")
    payload = _plain(asdict(event))
    dossier_id = event.dossier_id if isinstance(event, DossierEvent) else None
    at = clock.now()
    chain.append(
        stream=_stream(event, by),
        at=at,
        name=event.name,
        payload=payload,
        region_id=by.region_id,
        dossier_id=dossier_id,
        account_id=by.account_id,
        person_id=by.person_id,
        organisation_id=by.organisation_id,
        role=by.role,
    )
    if notices.rules_for(type(event)):
        with as_system("who is told does not depend on what the one who acts may see"):
            _tell(event, payload, by=by, dossier_id=dossier_id, at=at)


def _tell(
    event: Event, payload: dict[str, Any], *, by: Actor, dossier_id: int | None, at: dt.datetime
) -> None:
    """One row per person and message. Who acts is not told, whichever hat would hear of it."""
    told = [
        (rule, person_id)
        for rule in notices.rules_for(type(event))
        for person_id in sorted(set(rule.audience(event)))
        if person_id != by.person_id
    ]
    if not told:
        return
    party = notices.party_of(by)
    Notice.objects.bulk_create(
        Notice(
            region_id=by.region_id,
            recipient_id=person_id,
            dossier_id=dossier_id,
            template=rule.template,
            payload=payload,
            kind=rule.kind,
            category=rule.category_of(event),
            party=party,
            by_person_id=by.person_id or None,
            urgent=rule.urgent,
            created_at=at,
        )
        for rule, person_id in told
    )


def _stream(event: Event, by: Actor) -> str:
    if isinstance(event, WalledEvent):
        return event.stream
    return f"dossier:{event.dossier_id}" if isinstance(event, DossierEvent) else f"region:{by.region_id}"


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {key: str(value) if isinstance(value, uuid.UUID) else value for key, value in values.items()}
