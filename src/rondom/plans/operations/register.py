"""The end of a plan, and telling the national register of its begin and end (R-OPP-6)."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.plans import access, queries
from rondom.plans.events import PlanEnded, PlanReported
from rondom.plans.models import Plan, PlanReport
from rondom.plans.operations.document import about
from rondom.plans.operations.opp import locked_plan


@transaction.atomic
def end_plan(actor: Actor, *, plan_id: int, ended_on: dt.date | None) -> Plan:
    """Say on which day the plan ended; None: it goes on after all. Another day is reported anew.

    Errors: Refused, Http404, Plan.DoesNotExist.
    """
    plan, dossier = locked_plan(actor, plan_id)
    access.may_end_plan(actor, plan, dossier).enforce()
    began_on = plan.versions.filter(in_force_on__isnull=False).order_by("in_force_on")[0].in_force_on
    if ended_on and began_on and not began_on <= ended_on <= clock.today():
        refuse("plan.end_day", _("Kies een dag na het begin van het plan, die al geweest is.")).enforce()
    plan.ended_on = ended_on
    plan.save(update_fields=["ended_on"])
    happened(PlanEnded(**about(dossier), plan_id=plan.pk, is_ended=bool(ended_on)), by=actor)
    return plan


@transaction.atomic
def mark_reported(actor: Actor, *, plan_ids: Collection[int]) -> int:
    """Write down that begin and end, as they are now, stand in the register. What it knows already stays as it is.

    The number of new reports. Errors: Refused, Http404.
    """
    school_id = access.check_sees_plans_of_school(actor)
    today, wanted = clock.today(), set(plan_ids)
    list(Plan.objects.select_for_update().filter(pk__in=wanted).order_by("pk").values_list("pk"))
    rows = queries.register_rows(actor, school_id, on=today)
    chosen = [row for row in rows if row.plan_id in wanted and not row.is_told]
    if not chosen:
        refuse("plan.nothing_to_report", _("Kies een plan dat nog niet is doorgegeven.")).enforce()
    for row in chosen:
        PlanReport.objects.create(
            region_id=row.dossier.region_id,
            plan_id=row.plan_id,
            began_on=row.began_on,
            ended_on=row.ended_on,
            reported_on=today,
            reported_by_id=actor.person_id,
        )
        happened(PlanReported(**about(row.dossier), plan_id=row.plan_id), by=actor)
    return len(chosen)
