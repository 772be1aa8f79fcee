"""Reminder of the day to look back together: once for every day, to who has the regie."""

from django.db import transaction
from django.utils import timezone

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.dossiers.models import Dossier
from rondom.dossiers.reminders import MORNING
from rondom.events.record import happened
from rondom.plans.events import EvaluationDue
from rondom.plans.models import EvaluationReminder, Plan
from rondom.plans.queries import Due, dues_in
from rondom.plans.terms import EvaluationKind

AT_ONCE = 500  # dossiers in one question


def send_due() -> int:
    """Remind of what is due soon or late and was not begun. Other kinds than the one of the law only stand in the lists."""
    if timezone.localtime(clock.now()).hour < MORNING:
        return 0
    today = clock.today()
    ids = Plan.objects.filter(dossier__in=Dossier.objects.open_on(today)).values_list("dossier_id", flat=True)
    wanted = list(ids.order_by("dossier_id"))
    sent = 0
    for start in range(0, len(wanted), AT_ONCE):
        for dossier_id, dues in dues_in(wanted[start : start + AT_ONCE], on=today).items():
            sent += sum(_remind_once(dossier_id, due) for due in dues if _asks(due))
    return sent


def _asks(due: Due) -> bool:
    return due.kind == EvaluationKind.TOGETHER and due.running_id is None and (due.is_soon or due.is_late)


@transaction.atomic
def _remind_once(dossier_id: int, due: Due) -> int:
    """Nothing when this day was told already."""
    _row, is_new = EvaluationReminder.objects.get_or_create(
        plan_id=due.plan_id, kind=due.kind, due_on=due.due_on
    )
    if not is_new:
        return 0
    region_id = Plan.objects.values_list("region_id", flat=True).get(pk=due.plan_id)
    event = EvaluationDue(dossier_id=dossier_id, region_id=region_id, plan_id=due.plan_id, kind=due.kind)
    happened(event, by=system_actor(region_id))
    return 1
