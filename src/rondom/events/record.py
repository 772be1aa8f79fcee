"""happened(): the one door to audit rows and inbox rows."""

import uuid
from dataclasses import asdict
from typing import Any

from django.db import transaction

from rondom.audit import chain
from rondom.core import clock, notices
from rondom.core.actor import Actor
from rondom.core.events import DossierEvent, Event
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
        stream=f"dossier:{dossier_id}" if dossier_id else f"region:{by.region_id}",
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
    Notice.objects.bulk_create(
        Notice(
            region_id=by.region_id,
            recipient_id=person_id,
            dossier_id=dossier_id,
            template=rule.template,
            payload=payload,
            urgent=rule.urgent,
            created_at=at,
        )
        for rule in notices.rules_for(type(event))
        for person_id in sorted(set(rule.audience(event)))
        if person_id != by.person_id
    )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {key: str(value) if isinstance(value, uuid.UUID) else value for key, value in values.items()}
