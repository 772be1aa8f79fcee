"""The two plans of one dossier: who reads which, who leads the plan of help, and who works on a goal of which plan (AT-22)."""

from django.utils.translation import gettext as _

from rondom.consent.models import Consent
from rondom.consent.terms import Category, Purpose
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import is_coordinator, takes_part
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.terms import FAMILY_PLAN
from rondom.plans.kinds import kind_rule, usual_kind
from rondom.plans.models import Plan
from rondom.plans.terms import VOICE_BY_ROLE, PlanKind, Voice
from rondom.triage.queries import regie_in_force
from rondom.triage.terms import Leader

CATEGORY_OF: dict[str, str] = {PlanKind.OPP: Category.EDUCATION, PlanKind.FAMILY: FAMILY_PLAN}
"""The kind of data that a plan and its agreements are."""


def may_see_plan(dossier: Dossier, kind: str = PlanKind.OPP) -> Decision:
    """The plan and its paper: for who takes part and may see what it is about. dossier: as fetched for the actor."""
    if CATEGORY_OF[kind] in dossier.categories:
        return ALLOWED
    if kind == PlanKind.OPP:
        return refuse("plan.not_for_you", _("In uw rol ziet u het plan niet. U ziet wel wie er meedoet."))
    return refuse(
        "plan.of_the_family",
        _("Het gezinsplan is van het gezin en de hulp. U ziet wel wie het leidt, en sinds wanneer."),
    )


def may_read_goals(dossier: Dossier, kind: str) -> Decision:
    """The goals of a plan: who reads the plan; the school also when the family said yes to that."""
    see = may_see_plan(dossier, kind)
    if see or kind != PlanKind.FAMILY or not reads_by_consent(dossier):
        return see
    return ALLOWED


def reads_by_consent(dossier: Dossier) -> bool:
    """Whether the actor works at the school and the family lets it read the goals of the family plan today. One query."""
    at_school = dossier.seen_by is not None and dossier.seen_by.organisation_id == dossier.school_id
    return at_school and Category.EDUCATION in dossier.categories and school_may_read(dossier)


def school_may_read(dossier: Dossier) -> bool:
    """Whether everybody who must said yes to it. One query."""
    rows = Consent.objects.valid_on(clock.today()).filter(purpose=Purpose.READ_GOALS)
    return rows.filter(pupil_id=dossier.pupil_id, recipient_id=dossier.school_id).exists()


def seen_kinds(dossier: Dossier) -> list[str]:
    """The plans that the reader may read. dossier: as fetched for the actor."""
    return [kind.value for kind in PlanKind if may_see_plan(dossier, kind)]


def goal_kinds(dossier: Dossier) -> frozenset[str]:
    """Of which plans the reader sees the goals. dossier: as fetched for the actor. One query at most."""
    return frozenset(kind.value for kind in PlanKind if may_read_goals(dossier, kind))


# Who leads the plan of help -------------------------------------------------------------


def may_start_family_plan(actor: Actor, dossier: Dossier) -> Decision:
    """Somebody of help who may lead; the case manager himself, once he has the process regie."""
    lead = _may_lead(actor, dossier)
    if not lead:
        return lead
    if Plan.objects.filter(dossier=dossier, kind=PlanKind.FAMILY).exists():
        return refuse("plan.already_started", _("Er is al een gezinsplan voor dit kind."))
    regie = regie_in_force(dossier.pk)
    if regie and regie.leader == Leader.CASE_MANAGER and regie.person_id != actor.person_id:
        reason = _("De casemanager heeft de procesregie: %(name)s begint het gezinsplan.")
        return refuse("plan.case_manager_leads", reason % {"name": regie.person.name})
    return ALLOWED


def may_write_family_plan(actor: Actor, dossier: Dossier, plan: Plan) -> Decision:
    """The organisation that leads it."""
    lead = _may_lead(actor, dossier)
    if lead and actor.organisation_id != plan.led_by_organisation_id:
        return refuse("plan.other_help_leads", _("Een andere organisatie leidt dit gezinsplan. U leest mee."))
    return lead


def may_take_lead(actor: Actor, dossier: Dossier, plan: Plan) -> Decision:
    """Lead it instead of who does now: a colleague, who got the process regie, or anybody when the leader is gone."""
    lead = _may_lead(actor, dossier)
    if not lead:
        return lead
    if actor.person_id == plan.led_by_id:
        return refuse("plan.leads_already", _("U leidt dit gezinsplan al."))
    regie = regie_in_force(dossier.pk)
    if regie and regie.leader == Leader.CASE_MANAGER and regie.person_id == actor.person_id:
        return ALLOWED
    around = Participant.objects.running_on(clock.today()).filter(dossier=dossier, person=plan.led_by)
    if actor.organisation_id == plan.led_by_organisation_id or not around.exists():
        return ALLOWED
    return refuse("plan.leader_is_there", _("Wie dit gezinsplan leidt, doet nog mee. Spreek het samen af."))


def _may_lead(actor: Actor, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.role not in kind_rule(PlanKind.FAMILY, region=dossier.region.slug).lead_roles:
        return refuse("plan.help_leads", _("Jeugdhulp leidt het gezinsplan. U leest mee."))
    return may_see_plan(dossier, PlanKind.FAMILY)


def may_ask_school_to_read(actor: Actor, dossier: Dossier, plan: Plan) -> Decision:
    """Ask the family whether the school may read the goals: who leads the family plan."""
    return may_write_family_plan(actor, dossier, plan)


# Goals of both plans ----------------------------------------------------------------------


def may_work_on(actor: Actor, dossier: Dossier, kind: str) -> Decision:
    """A goal of a plan: who reads that plan; with two plans help only reads along with the goals of the school."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    see = may_see_plan(dossier, kind)
    if not see:
        return _reads_along() if may_read_goals(dossier, kind) else see
    if actor.role not in VOICE_BY_ROLE:
        return refuse("paragraph.section_not_yours", _("Dit deel is niet voor uw rol."))
    if kind == PlanKind.OPP and _is_only_help(actor, dossier) and has_plan(dossier.pk, PlanKind.FAMILY):
        return _reads_along()
    return ALLOWED


def _reads_along() -> Decision:
    return refuse("goal.of_the_other_plan", _("Dit doel hoort bij het andere plan. U leest mee."))


def _is_only_help(actor: Actor, dossier: Dossier) -> bool:
    return VOICE_BY_ROLE.get(actor.role) == Voice.CARE and not is_coordinator(actor, dossier)


def has_plan(dossier_id: int, kind: str) -> bool:
    return Plan.objects.filter(dossier_id=dossier_id, kind=kind).exists()


def kinds_for(actor: Actor, dossier: Dossier) -> list[PlanKind]:
    """The plans to which the actor may add a goal; before there is a plan, the one of the school. Three queries at most."""
    there = set(Plan.objects.filter(dossier=dossier).values_list("kind", flat=True)) or {PlanKind.OPP}
    if there == {PlanKind.FAMILY} and not may_see_plan(dossier, PlanKind.FAMILY):
        there = {PlanKind.OPP}  # school begins with goals before its plan
    return [kind for kind in PlanKind if kind in there and may_work_on(actor, dossier, kind)]


def usual_kind_for(actor: Actor, dossier: Dossier, *, domain: str) -> PlanKind:
    """Where a new goal goes when nobody says otherwise."""
    kinds = kinds_for(actor, dossier) or [PlanKind.OPP]
    usual = usual_kind(domain, region=dossier.region.slug)
    return usual if usual in kinds else kinds[0]
