"""Every day: who hears that a TLV ends, and what has ended."""

import datetime as dt

from django.db import transaction

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.events.record import happened
from rondom.tlv.events import TlvEnding, TlvExpired
from rondom.tlv.models import TlvApplication, TlvDecision
from rondom.tlv.operations.rows import about, go
from rondom.tlv.procedure import IN_USE
from rondom.tlv.queries import warn_from
from rondom.tlv.rules import procedure
from rondom.tlv.terms import Act


def look_after_endings() -> int:
    """How many were ended or warned of."""
    return expire_over() + warn_before_end()


def expire_over() -> int:
    rows = TlvDecision.objects.filter(
        valid_until__lte=clock.today(), application__state__in=IN_USE, verdict="granted"
    )
    return sum(_expire_once(pk) for pk in list(rows.values_list("application_id", flat=True)))


@transaction.atomic
def _expire_once(tlv_id: int) -> int:
    row = TlvApplication.objects.select_for_update().get(pk=tlv_id)
    if row.state not in IN_USE:
        return 0
    go(row, Act.EXPIRE)
    row.save(update_fields=["state"])
    happened(TlvExpired(**about(row)), by=system_actor(row.region_id))
    return 1


def warn_before_end() -> int:
    """Six and three months before (R-TLV-4), each once; a renewal that was begun needs no warning."""
    rows = TlvDecision.objects.filter(
        valid_until__gt=clock.today(), application__state__in=IN_USE, renewals__isnull=True
    ).select_related("application")
    return sum(_warn_once(row) for row in rows.order_by("pk"))


@transaction.atomic
def _warn_once(decision: TlvDecision) -> int:
    assert decision.valid_until is not None  # noqa: S101 - filtered on it
    last_on = decision.valid_until - dt.timedelta(days=1)
    due = [months for months in procedure().ending.warn_months if clock.today() >= warn_from(last_on, months)]
    if not due or (decision.warned_months is not None and decision.warned_months <= min(due)):
        return 0
    decision.warned_months = min(due)
    decision.save(update_fields=["warned_months"])
    event = TlvEnding(**about(decision.application), months=min(due))
    happened(event, by=system_actor(decision.region_id))
    return 1
