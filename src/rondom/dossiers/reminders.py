"""Reminders by the program: of an action, before it is due and when it is late; then the coordinator hears of it."""

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.dossiers.events import ActionStaysOpen, ReminderSent
from rondom.dossiers.models import Action, Dossier
from rondom.dossiers.rules import reminder_rules
from rondom.events.record import happened

MORNING = 8  # the program reminds nobody at night


def send_due() -> int:
    """Remind owners of actions that are due soon or late: data/reminders.yaml says when, and how often."""
    if timezone.localtime(clock.now()).hour < MORNING:
        return 0
    sent = 0
    for action_id in _due_actions().values_list("pk", flat=True):
        sent += _remind_once(action_id)
    return sent


def _due_actions() -> QuerySet[Action]:
    """Not reminded yet and due soon; or late, and reminded long enough ago."""
    today, rules = clock.today(), reminder_rules()
    soon = Q(reminded_on=None, due_on__lte=today + dt.timedelta(days=rules.days_before))
    again = Q(
        due_on__lt=today,
        reminded_on__lte=today - dt.timedelta(days=rules.again_after_days),
        late_reminders__lt=rules.late_reminders,
    )
    return Action.objects.filter(
        soon | again, done_at=None, owner__isnull=False, dossier__in=Dossier.objects.open_on(today)
    )


@transaction.atomic
def _remind_once(action_id: int) -> int:
    """Nothing when it was done or reminded by another in the meantime."""
    action = _due_actions().select_for_update(of=("self",)).filter(pk=action_id).first()
    if action is None:
        return 0
    action.reminded_on = clock.today()
    action.late_reminders += action.due_on < clock.today()
    action.save(update_fields=["reminded_on", "late_reminders"])
    event = ReminderSent(
        dossier_id=action.dossier_id,
        region_id=action.region_id,
        about="action",
        item_id=action.pk,
        person_id=action.owner_id or 0,
    )
    happened(event, by=system_actor(action.region_id))
    if action.late_reminders == reminder_rules().late_reminders:
        stays_open = ActionStaysOpen(
            dossier_id=action.dossier_id, region_id=action.region_id, action_id=action.pk
        )
        happened(stays_open, by=system_actor(action.region_id))
    return 1
