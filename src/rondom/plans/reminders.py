"""Reminders of signatures: at most two, some days apart."""

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.dossiers.events import ReminderSent
from rondom.dossiers.models import Dossier
from rondom.dossiers.reminders import MORNING
from rondom.events.record import happened
from rondom.plans.models import SignatureSlot
from rondom.plans.rules import term
from rondom.plans.terms import PlanState, SlotNeed, SlotState

DAYS_BETWEEN = 7  # choice of the program: a week to answer, and a week again


def send_due() -> int:
    """Remind everybody whose signature has been waiting for some days."""
    if timezone.localtime(clock.now()).hour < MORNING:
        return 0
    return sum(_remind_once(slot_id) for slot_id in _due_slots().values_list("pk", flat=True))


def _due_slots() -> QuerySet[SignatureSlot]:
    before = clock.now() - dt.timedelta(days=DAYS_BETWEEN)
    rows = SignatureSlot.objects.filter(
        Q(reminded_at__isnull=True) | Q(reminded_at__lte=before),
        asked_at__lte=before,
        reminders__lt=term("signature_reminders_max"),
        state=SlotState.OPEN,
        version__state=PlanState.TO_SIGN,
        version__plan__dossier__in=Dossier.objects.open_on(clock.today()),
    )
    return rows.exclude(need=SlotNeed.OPTIONAL)


@transaction.atomic
def _remind_once(slot_id: int) -> int:
    """Nothing when it was signed or reminded by another in the meantime."""
    rows = _due_slots().select_for_update(of=("self",)).select_related("version__plan")
    slot = rows.filter(pk=slot_id).first()
    if slot is None:
        return 0
    slot.reminders, slot.reminded_at = slot.reminders + 1, clock.now()
    slot.save(update_fields=["reminders", "reminded_at"])
    event = ReminderSent(
        dossier_id=slot.version.plan.dossier_id,
        region_id=slot.region_id,
        about="signature",
        item_id=slot.pk,
        person_id=slot.person_id,
    )
    happened(event, by=system_actor(slot.region_id))
    return 1
