"""Reminders: of signatures, at most two, some days apart; and once that the six weeks of a plan are nearly over."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.dossiers.events import ReminderSent
from rondom.dossiers.models import Dossier
from rondom.dossiers.reminders import MORNING
from rondom.events.record import happened
from rondom.plans.events import PlanTermNears
from rondom.plans.models import Plan, PlanVersion, SignatureSlot
from rondom.plans.rules import term
from rondom.plans.terms import PlanKind, PlanState, SlotNeed, SlotState

DAYS_BETWEEN = 7  # choice of the program: a week to answer, and a week again


def send_due() -> int:
    """Remind everybody whose signature has been waiting for some days; tell a school that six weeks are nearly over."""
    if timezone.localtime(clock.now()).hour < MORNING:
        return 0
    terms = sum(_tell_once(plan_id) for plan_id in _nearly_late().values_list("pk", flat=True))
    return terms + sum(_remind_once(slot_id) for slot_id in _due_slots().values_list("pk", flat=True))


def _nearly_late() -> QuerySet[Plan]:
    """Plans that never were in force, from the day of the warning; the day extra support began is day 1."""
    latest = clock.today() - dt.timedelta(days=term("opp_warn_after_days") - 1)
    rows = Plan.objects.filter(
        kind=PlanKind.OPP,
        started_on__lte=latest,
        warned_on=None,
        dossier__in=Dossier.objects.open_on(clock.today()),
    )
    in_force = PlanVersion.objects.filter(plan=OuterRef("pk"), in_force_on__isnull=False)
    return rows.filter(~Exists(in_force))


@transaction.atomic
def _tell_once(plan_id: int) -> int:
    """Nothing when it was signed, or told by another, in the meantime."""
    plan = _nearly_late().select_for_update(of=("self",)).filter(pk=plan_id).first()
    if plan is None:
        return 0
    plan.warned_on = clock.today()
    plan.save(update_fields=["warned_on"])
    event = PlanTermNears(dossier_id=plan.dossier_id, region_id=plan.region_id, plan_id=plan.pk)
    happened(event, by=system_actor(plan.region_id))
    return 1


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
