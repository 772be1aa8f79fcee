"""Rows about looking back on the goals: before the day, after it, and while it runs."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.people.terms import Role
from rondom.plans.queries import Due, dues_in
from rondom.plans.terms import EvaluationKind, PlanKind
from rondom.web.links import address
from rondom.web.work.desk import Desk, WorkRow

WHAT = {
    EvaluationKind.TOGETHER: gettext_lazy("Kijk met ouders en kind terug op de doelen"),
    EvaluationKind.TEACHER: gettext_lazy("Kijk als leerkracht terug op de doelen"),
    EvaluationKind.COMMITTEE: gettext_lazy("Bespreek de doelen in de commissie van begeleiding"),
}
WHO_LOOKS = {EvaluationKind.TEACHER: Role.TEACHER, EvaluationKind.COMMITTEE: Role.GUIDANCE_COMMITTEE}


def evaluation_rows(desk: Desk) -> Iterator[WorkRow]:
    """For who has the regie; what the teacher or the committee does alone, for them too."""
    for dossier_id, dues in dues_in(list(desk.dossiers), on=desk.on).items():
        dossier = desk.dossiers[dossier_id]
        for due in dues:
            if (due.is_soon or due.is_late or due.running_id) and _is_mine(desk, dossier, due):
                yield _row(desk, dossier, due)


def _is_mine(desk: Desk, dossier: Any, due: Due) -> bool:
    if due.plan_kind == PlanKind.FAMILY:
        return due.leader_id == desk.actor.person_id
    return desk.has_regie(dossier) or desk.actor.role == WHO_LOOKS.get(EvaluationKind(due.kind))


def _row(desk: Desk, dossier: Any, due: Due) -> WorkRow:
    url = address("plan:evaluations", ref=dossier.ref)
    if due.running_id:
        url = address("plan:evaluation", ref=dossier.ref, evaluation_id=due.running_id)
    return desk.row(
        dossier,
        what=_("Rond het terugkijken op de doelen af")
        if due.running_id
        else str(WHAT[EvaluationKind(due.kind)]),
        why=_("Dit moet van de wet, elk schooljaar")
        if due.by_law
        else _("Zo is het afgesproken in uw regio"),
        url=url,
        due_on=due.due_on,
        law=due.by_law,
    )
