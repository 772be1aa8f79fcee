"""Screen: all goals of all children of the family, by the plan they are in and who leads it (AT-22)."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rondom.dossiers.family import FamilyDossier, get_family_dossiers
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.plans.family import Aim, aims_of
from rondom.plans.queries import PlanSide, plans_of
from rondom.plans.terms import PlanKind
from rondom.web.family.links import family_plan_url, plan_url
from rondom.web.http import Request

URLS = {PlanKind.OPP: plan_url, PlanKind.FAMILY: family_plan_url}


@dataclass(frozen=True, slots=True)
class LedPlan:
    """One plan with its goals. plan None: there are goals for it, and it was not begun."""

    kind: str
    label: str
    url: str
    plan: PlanSide | None
    aims: tuple[Aim, ...]


@dataclass(frozen=True, slots=True)
class ChildGoals:
    name: str
    sides: tuple[LedPlan, ...]


@require_safe
def goals(request: Request) -> HttpResponse:
    """For parents every child, for a pupil his own."""
    if request.actor.role not in FAMILY_ROLES:
        raise Http404
    dossiers = get_family_dossiers(request.actor, looking_at="doelen")
    ids = [dossier.pk for dossier in dossiers]
    plans, aims = plans_of(ids), aims_of(ids)
    context = {
        "children": [_child(row, plans.get(row.pk, []), aims[row.pk]) for row in dossiers],
        "informal": request.actor.role == Role.PUPIL,
    }
    return render(request, "family/goals.html", context)


def _child(dossier: FamilyDossier, plans: list[PlanSide], aims: list[Aim]) -> ChildGoals:
    found = {plan.kind: plan for plan in plans}
    sides = (
        LedPlan(
            kind=kind.value,
            label=str(kind.label),
            url=URLS[kind](str(dossier.ref)),
            plan=found.get(kind),
            aims=tuple(aim for aim in aims if aim.plan_kind == kind),
        )
        for kind in PlanKind
    )
    return ChildGoals(
        name=dossier.pupil.person.call_name,
        sides=tuple(side for side in sides if side.plan or side.aims),
    )
