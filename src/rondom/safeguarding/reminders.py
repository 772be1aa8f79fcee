"""Reminders by the program: the time in which help had to work is over, and nobody saw that it works."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.events.record import happened
from rondom.safeguarding.events import TermPassed
from rondom.safeguarding.meldcode import meldcode
from rondom.safeguarding.models import SafetyDecision, Weighing
from rondom.safeguarding.terms import CaseState


def send_due() -> int:
    """Tell the people of every case whose term passed; once for every decision."""
    return sum(_remind_once(decision_id) for decision_id in _due().values_list("pk", flat=True))


def _due() -> QuerySet[SafetyDecision]:
    """Not for a case in which people weighed again already."""
    wait = dt.timedelta(days=meldcode().terms.weigh_again.days_after_term)
    newer = Weighing.objects.filter(case=OuterRef("case"), number__gt=OuterRef("weighing__number"))
    return SafetyDecision.objects.filter(
        ~Exists(newer),
        case__state=CaseState.RUNNING,
        helps=True,
        effect_seen_on=None,
        reminded_on=None,
        effect_by_on__lte=clock.today() - wait,
    )


@transaction.atomic
def _remind_once(decision_id: uuid.UUID) -> int:
    """Nothing when it was settled or reminded by another in the meantime."""
    row = _due().select_for_update(of=("self",)).select_related("weighing").filter(pk=decision_id).first()
    if row is None:
        return 0
    row.reminded_on = clock.today()
    row.save(update_fields=["reminded_on"])
    happened(TermPassed(case_id=row.case_id, number=row.weighing.number), by=system_actor(row.region_id))
    return 1
