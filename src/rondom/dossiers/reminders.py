"""Reminders by the program: of an action, on the day before it is due or when it is late."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.dossiers.events import ReminderSent
from rondom.dossiers.models import Action, Dossier
from rondom.events.record import happened

DAYS_BEFORE = 1
MORNING = 8  # the program reminds nobody at night


def send_due() -> int:
    """Remind owners of actions that are due tomorrow or late; once for every action."""
    if timezone.localtime(clock.now()).hour < MORNING:
        return 0
    sent = 0
    for action_id in _due_actions().values_list("pk", flat=True):
        sent += _remind_once(action_id)
    return sent


def _due_actions() -> QuerySet[Action]:
    today = clock.today()
    return Action.objects.filter(
        done_at=None,
        reminded_on=None,
        owner__isnull=False,
        due_on__lte=today + dt.timedelta(days=DAYS_BEFORE),
        dossier__in=Dossier.objects.open_on(today),
    )


@transaction.atomic
def _remind_once(action_id: int) -> int:
    """Nothing when it was done or reminded by another in the meantime."""
    action = _due_actions().select_for_update(of=("self",)).filter(pk=action_id).first()
    if action is None:
        return 0
    action.reminded_on = clock.today()
    action.save(update_fields=["reminded_on"])
    event = ReminderSent(
        dossier_id=action.dossier_id,
        region_id=action.region_id,
        about="action",
        item_id=action.pk,
        person_id=action.owner_id or 0,
    )
    happened(event, by=system_actor(action.region_id))
    return 1
