"""A plan: starting an OPP, writing what the growth document does not hold, and freezing a version."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.canonical import canonical_json, file_hash
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.queries import readers
from rondom.dossiers.rules import seen_categories
from rondom.dossiers.untold import hidden_participants
from rondom.events.record import happened
from rondom.families.queries import deciding_guardians
from rondom.people.terms import Role
from rondom.plans import access
from rondom.plans.agreements import signatures_that_hold
from rondom.plans.content import content_of
from rondom.plans.events import PlanFrozen, PlanStarted, PlanWritten
from rondom.plans.kind_access import CATEGORY_OF
from rondom.plans.models import Plan, PlanVersion, SignatureSlot
from rondom.plans.operations.document import about, open_document
from rondom.plans.operations.paper import paper_changed
from rondom.plans.operations.signing import put_in_force
from rondom.plans.operations.text import short_text
from rondom.plans.opp_form import exits_of, form_for
from rondom.plans.rules import signature_rule
from rondom.plans.slots import Asked, Signer, slots_for
from rondom.plans.terms import PLAN_TEXTS, PlanKind, PlanPart, PlanState, SlotNeed

# What a signature is, when it stays under the next version.
ANSWER = (
    "state",
    "answered_at",
    "method",
    "recorded_by_id",
    "witness_id",
    "scan_id",
    "signed_on",
    "except_for",
    "except_goals",
)
LENGTHS = {
    PlanPart.DESTINATION: 500,
    PlanPart.FOUNDATION: 5000,
    PlanPart.DEVIATIONS: 5000,
    PlanPart.TALKED_WITH: 300,
}


@transaction.atomic
def start_plan(actor: Actor, *, dossier_id: int, started_on: dt.date) -> Plan:
    """Say that the extra support began: from this day the six weeks run (R-OPP-1). Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_write_plan(actor, dossier).enforce()
    if started_on > clock.today():
        refuse("plan.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    if Plan.objects.filter(dossier=dossier, kind=PlanKind.OPP).exists():
        refuse("plan.already_started", _("Er is al een plan voor dit kind.")).enforce()
    plan = Plan.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        document=open_document(actor, dossier),
        started_on=started_on,
        changed_at=clock.now(),
        changed_by_id=actor.person_id,
    )
    happened(PlanStarted(**about(dossier), plan_id=plan.pk), by=actor)
    return plan


@transaction.atomic
def write_plan_part(
    actor: Actor, *, plan_id: int, part: str, value: str | dt.date | None, revision: int
) -> Plan:
    """Write one part: words for the texts, a day for the two days. Who writes another part is not in the way.

    revision: plan.revision_of(part) the writer started from. Errors: Refused, Http404, Plan.DoesNotExist, Conflict.
    """
    plan, dossier = locked_plan(actor, plan_id)
    access.may_write_plan(actor, dossier, plan).enforce()
    part = PlanPart(part)
    if plan.revision_of(part) != revision:
        raise Conflict(
            theirs=str(getattr(plan, part) or ""),
            revision=plan.revision_of(part),
            theirs_by=plan.changed_by.name,
        )
    if part == PlanPart.EXIT:
        plan.exit = _exit(dossier, str(value or ""))
    elif part in PLAN_TEXTS:
        setattr(plan, part, short_text(str(value or ""), LENGTHS[part], empty=True))
    else:
        setattr(plan, part, _day(part, value))
    plan.revisions = plan.revisions | {part.value: revision + 1}
    plan.changed_at, plan.changed_by_id = clock.now(), actor.person_id
    plan.save()
    happened(PlanWritten(**about(dossier), plan_id=plan.pk, revision=revision + 1, kind=plan.kind), by=actor)
    return plan


def _exit(dossier: Dossier, code: str) -> str:
    if code and code not in dict(exits_of(dossier.school.school_type)):
        refuse("plan.exit_not_of_school", _("Kies een bestemming uit de lijst van deze school.")).enforce()
    return code


def _day(part: PlanPart, value: str | dt.date | None) -> dt.date | None:
    if not isinstance(value, dt.date):
        return None
    if part in (PlanPart.TALKED_ON, PlanPart.OFFERED_ON) and value > clock.today():
        refuse("plan.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    if part == PlanPart.EVALUATE_ON and value <= clock.today():
        refuse("plan.day_has_passed", _("Kies een dag die nog komt.")).enforce()
    return value


@transaction.atomic
def freeze_version(actor: Actor, *, plan_id: int) -> PlanVersion:
    """Fix the words of the plan as they are now, and ask everybody's signature for exactly these words.

    Who signed before, and whom nothing of the change concerns, is not asked again: his signature stays (agreements.py).
    A version that was still waiting for signatures is replaced. Errors: Refused, Http404, Plan.DoesNotExist.
    """
    plan, dossier = locked_plan(actor, plan_id)
    content = content_of(plan)
    access.may_freeze(actor, plan, dossier, content=content).enforce()
    latest = plan.versions.order_by("-number").defer("content").first()
    asked = _asked(plan, dossier)
    holding = signatures_that_hold(plan, content, asked, leading_id=_leading(plan, dossier))
    plan.versions.filter(state=PlanState.TO_SIGN).update(state=PlanState.REPLACED)
    version = _freeze(actor, plan, number=latest.number + 1 if latest else 1, content=content)
    SignatureSlot.objects.bulk_create(_slot(version, row, holding.get(row.signer.person_id)) for row in asked)
    event = PlanFrozen(
        **about(dossier),
        version_id=version.pk,
        number=version.number,
        digest=version.digest,
        kind=plan.kind,
    )
    happened(event, by=actor)
    put_in_force(actor, version, dossier)
    paper_changed(version)
    return version


def _freeze(actor: Actor, plan: Plan, *, number: int, content: dict[str, object]) -> PlanVersion:
    at = clock.now()
    order = form_for(plan.region_id, plan.dossier.school.school_type).order
    words = canonical_json({"plan": content, "number": number, "frozen_at": at, "order": order})
    return PlanVersion.objects.create(
        region_id=plan.region_id,
        plan=plan,
        number=number,
        content=words.decode(),
        digest=file_hash(words),
        frozen_at=at,
        frozen_by_id=actor.person_id,
    )


def _leading(plan: Plan, dossier: Dossier) -> int:
    """The organisation that leads the plan."""
    return plan.led_by_organisation_id or dossier.school_id


def _asked(plan: Plan, dossier: Dossier) -> list[Asked]:
    """Whose signature is asked. Errors: Refused when nobody can sign for who leads the plan."""
    today = clock.today()
    category = CATEGORY_OF[plan.kind]
    guardians = [
        Signer(row.person_id, Role.PARENT, relation=row.relation)
        for row in deciding_guardians(dossier.pupil_id, on=today)
    ]
    seeing = set(readers(dossier.pk, on=today, category=category))
    rows = Participant.objects.running_on(today).filter(dossier=dossier, person_id__in=seeing).order_by("pk")
    rows = rows.exclude(pk__in=hidden_participants(dossier.pupil_id, on=today))
    around = [
        Signer(row.person_id, row.capacity, row.organisation_id)
        for row in rows
        if category in seen_categories(row.capacity, row.categories, None)
    ]
    pupil = Signer(dossier.pupil.person_id, Role.PUPIL)
    asked = slots_for(
        pupil=pupil,
        age=dossier.pupil.age_on(today),
        guardians=guardians,
        around=around,
        leading_id=_leading(plan, dossier),
        rule=signature_rule(plan.kind),
        leader_id=plan.led_by_id,
    )
    if not any(
        row.need == SlotNeed.REQUIRED and row.signer.organisation_id == _leading(plan, dossier)
        for row in asked
    ):
        _nobody_signs(plan)
    return asked


def _nobody_signs(plan: Plan) -> None:
    if plan.kind == PlanKind.FAMILY:
        refuse(
            "plan.nobody_leads", _("Wie dit gezinsplan leidt, doet niet meer mee. Neem het eerst over.")
        ).enforce()
    refuse(
        "plan.nobody_for_school", _("Zet eerst iemand erbij die voor de school tekent: de directeur.")
    ).enforce()


def _slot(version: PlanVersion, asked: Asked, holding: SignatureSlot | None) -> SignatureSlot:
    slot = SignatureSlot(
        region_id=version.region_id,
        version=version,
        person_id=asked.signer.person_id,
        capacity=asked.signer.capacity,
        relation=asked.signer.relation,
        organisation_id=asked.signer.organisation_id,
        need=asked.need,
        asked_at=version.frozen_at,
    )
    if holding:
        for name in ANSWER:
            setattr(slot, name, getattr(holding, name))
        slot.signed_version = holding.signed_version or holding.version.number
    return slot


def locked_plan(actor: Actor, plan_id: int) -> tuple[Plan, Dossier]:
    """The plan and its dossier, locked. Errors: Http404, Plan.DoesNotExist."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("changed_by").get(pk=plan_id)
    dossier = locked_dossier(actor, plan.dossier_id)
    plan.dossier = dossier
    return plan, dossier
