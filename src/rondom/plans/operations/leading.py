"""The plan that help leads (gezinsplan): beginning it, taking the lead, and asking the family whether the school reads its goals."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.consent import operations as consent
from rondom.consent.givers import latest_until
from rondom.consent.models import Consent
from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.access import parents_take_part
from rondom.dossiers.locking import locked_dossier
from rondom.events.record import happened
from rondom.people.terms import Role
from rondom.plans import kind_access
from rondom.plans.events import FamilyPlanLeadTaken, FamilyPlanStarted
from rondom.plans.models import Plan
from rondom.plans.operations.document import about, open_document
from rondom.plans.operations.opp import locked_plan
from rondom.plans.terms import PlanKind


@transaction.atomic
def start_family_plan(actor: Actor, *, dossier_id: int, started_on: dt.date) -> Plan:
    """Begin the plan of help beside the one of the school, or before it (AT-22). The actor leads it.

    started_on: when the help began. Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    kind_access.may_start_family_plan(actor, dossier).enforce()
    if started_on > clock.today():
        refuse("plan.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    plan = Plan.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        kind=PlanKind.FAMILY,
        document=open_document(actor, dossier),
        led_by_id=actor.person_id,
        led_by_organisation_id=actor.organisation_id,
        led_since_on=clock.today(),
        started_on=started_on,
        changed_at=clock.now(),
        changed_by_id=actor.person_id,
    )
    happened(FamilyPlanStarted(**about(dossier), plan_id=plan.pk, leader_id=actor.person_id), by=actor)
    return plan


@transaction.atomic
def take_family_lead(actor: Actor, *, plan_id: int) -> Plan:
    """Lead the family plan from now on. Errors: Refused, Http404, Plan.DoesNotExist."""
    plan, dossier = locked_plan(actor, plan_id)
    kind_access.may_take_lead(actor, dossier, plan).enforce()
    before = plan.led_by_id or 0
    plan.led_by_id, plan.led_by_organisation_id = actor.person_id, actor.organisation_id
    plan.led_since_on = clock.today()
    plan.save(update_fields=["led_by", "led_by_organisation", "led_since_on"])
    event = FamilyPlanLeadTaken(**about(dossier), plan_id=plan.pk, leader_id=actor.person_id, from_id=before)
    happened(event, by=actor)
    return plan


@transaction.atomic
def ask_school_to_read(actor: Actor, *, plan_id: int) -> Consent:
    """Ask everybody who must say yes whether the school may read the goals of the family plan, and nothing else of it.

    As long as the rules of consent let it run; an open question is returned as it is. Errors: Refused, Http404.
    """
    plan, dossier = locked_plan(actor, plan_id)
    kind_access.may_ask_school_to_read(actor, dossier, plan).enforce()
    if not parents_take_part(dossier):
        refuse(
            "participant.parents_first",
            _("Zet eerst de ouders erbij. Daarna kunt u hun toestemming vragen."),
        ).enforce()
    return consent.ask_consent(
        actor,
        pupil=dossier.pupil,
        dossier_id=dossier.pk,
        recipient_id=dossier.school_id,
        recipient_role=Role.IB,
        purpose=Purpose.READ_GOALS,
        categories=(),
        valid_until=latest_until(dossier.pupil, start=clock.today()).on,
    )
