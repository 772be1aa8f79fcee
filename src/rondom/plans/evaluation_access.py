"""Who may look back on a plan, now, and why not."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.wording import words_in_row
from rondom.dossiers.access import takes_part
from rondom.dossiers.models import Dossier
from rondom.people.terms import Role
from rondom.plans import queries
from rondom.plans.access import may_write_plan
from rondom.plans.evaluation_rules import rhythm_of
from rondom.plans.kind_access import may_see_plan
from rondom.plans.models import Evaluation, Plan
from rondom.plans.terms import EvaluationKind, PlanKind


def get_evaluation(dossier: Dossier, evaluation_id: int) -> Evaluation:
    """One of this dossier. dossier: as fetched for the actor. Errors: Http404."""
    rows = Evaluation.objects.filter(pk=evaluation_id, dossier=dossier)
    found = rows.select_related("plan", "begun_by", "finished_by").first()
    if found is None or not may_see_plan(dossier, found.plan.kind):
        raise Http404
    return found


def may_lead_evaluation(actor: Actor, dossier: Dossier, *, kind: str, plan: Plan | None = None) -> Decision:
    """plan: none is the OPP. Who leads the plan writes down what people saw; of the committee, also its members."""
    if kind == EvaluationKind.COMMITTEE and actor.role == Role.GUIDANCE_COMMITTEE:
        return takes_part(actor, dossier) and may_see_plan(dossier)
    return may_write_plan(actor, dossier, plan)


def may_begin_evaluation(
    actor: Actor, dossier: Dossier, *, kind: str, plan: Plan | None = None, has_goals: bool | None = None
) -> Decision:
    """plan: none is the OPP. has_goals: whether there are goals people work on, when they were read already."""
    of = plan.kind if plan else PlanKind.OPP
    lead = may_lead_evaluation(actor, dossier, kind=kind, plan=plan)
    if not lead:
        return lead
    if rhythm_of(dossier.region.slug, kind, plan=of) is None:
        return refuse("evaluation.not_here", _("Zo kijkt u in deze regio niet terug."))
    if not (queries.has_open_goals(dossier.pk, kinds=[of]) if has_goals is None else has_goals):
        return refuse("evaluation.no_goals", _("Er is nog geen doel om op terug te kijken."))
    return ALLOWED


def may_change_evaluation(actor: Actor, evaluation: Evaluation, dossier: Dossier) -> Decision:
    """A finished one is never changed."""
    if evaluation.is_finished:
        return refuse("evaluation.finished", _("Dit is af. Wat er staat, verandert niet meer."))
    return may_lead_evaluation(actor, dossier, kind=evaluation.kind, plan=evaluation.plan)


def may_finish_evaluation(
    actor: Actor, evaluation: Evaluation, dossier: Dossier, *, missing: list[str]
) -> Decision:
    """missing: as queries.missing_in_evaluation says."""
    change = may_change_evaluation(actor, evaluation, dossier)
    if not change or not missing:
        return change
    return refuse("evaluation.not_whole", _("Nog nodig: %(what)s.") % {"what": words_in_row(missing)})
