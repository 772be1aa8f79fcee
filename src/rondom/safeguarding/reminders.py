"""Reminders by the program: help had to work by now and nobody saw that it does; the day to look again has come."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.events.record import happened
from rondom.safeguarding.events import LookIsDue, TermPassed
from rondom.safeguarding.meldcode import meldcode
from rondom.safeguarding.models import SafetyDecision, SafetyEstimate, Weighing
from rondom.safeguarding.terms import CaseState


def send_due() -> int:
    """Tell the people of every case whose term passed, and who must look again; once for every decision and estimate."""
    decisions = _due().values_list("pk", flat=True)
    looks = _to_look_again().values_list("pk", flat=True)
    return sum(_remind_once(pk) for pk in decisions) + sum(_ask_to_look_once(pk) for pk in looks)


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


def _to_look_again() -> QuerySet[SafetyEstimate]:
    """The last estimate of who keeps an eye on safety, on its day and after."""
    newer = SafetyEstimate.objects.filter(watch=OuterRef("watch"), number__gt=OuterRef("number"))
    return SafetyEstimate.objects.filter(~Exists(newer), look_on__lte=clock.today(), reminded_on=None)


@transaction.atomic
def _ask_to_look_once(estimate_id: uuid.UUID) -> int:
    row = _to_look_again().select_for_update(of=("self",)).filter(pk=estimate_id).first()
    if row is None:
        return 0
    row.reminded_on = clock.today()
    row.save(update_fields=["reminded_on"])
    happened(LookIsDue(case_id=row.watch_id, number=row.number), by=system_actor(row.region_id))
    return 1
