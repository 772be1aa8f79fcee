"""Sends what waits for the index. Nobody waits for a page meanwhile."""

import logging

from django.db import transaction

from rondom.core.actor import system_actor
from rondom.core.second_lock import as_system
from rondom.events.record import happened
from rondom.integrations.youth_index.connector import Connector, ConnectorError
from rondom.integrations.youth_index.events import IndexFailed
from rondom.integrations.youth_index.models import IndexEntry
from rondom.integrations.youth_index.operations import message_of, store_answer
from rondom.integrations.youth_index.rules import index_rules
from rondom.integrations.youth_index.stand_in import StandIn
from rondom.integrations.youth_index.terms import EntryState

logger = logging.getLogger("rondom.youth_index")

CONNECTORS: dict[str, type[Connector]] = {"stand_in": StandIn}


def send_waiting(connector: Connector | None = None) -> int:
    """Send every registration that waits; return how many were answered."""
    sender = connector or CONNECTORS[index_rules().connector]()
    with as_system("registrations of every child that wait to be sent"):
        waiting = list(
            IndexEntry.objects.filter(state=EntryState.WAITING).order_by("pk").values_list("pk", flat=True)
        )
        return sum(_send(sender, entry_id) for entry_id in waiting)


@transaction.atomic
def _send(connector: Connector, entry_id: int) -> int:
    """Nothing when another worker was first."""
    rows = IndexEntry.objects.select_for_update(of=("self",)).filter(state=EntryState.WAITING, pk=entry_id)
    entry = rows.select_related(
        "organisation", "worker", "dossier__pupil__person", "dossier__region", "dossier__baton"
    ).first()
    if entry is None:
        return 0
    if entry.dossier.closed_on is not None:  # nobody would follow a match up
        _fail(entry)
        return 0
    message = message_of(entry)
    try:
        matches = connector.register(message)
    except ConnectorError:
        _not_sent(entry)
        return 0
    store_answer(entry, sent=message, matches=matches)
    return 1


def _not_sent(entry: IndexEntry) -> None:
    """Tried again at the next turn, until it was tried often enough."""
    entry.tries += 1
    logger.warning("registration not sent id=%s tries=%s", entry.pk, entry.tries)
    entry.save(update_fields=["tries"])
    if entry.tries >= index_rules().most_tries:
        _fail(entry)


def _fail(entry: IndexEntry) -> None:
    entry.state = EntryState.FAILED
    entry.save(update_fields=["state"])
    event = IndexFailed(dossier_id=entry.dossier_id, region_id=entry.region_id, entry_id=entry.pk)
    happened(event, by=system_actor(entry.region_id))
