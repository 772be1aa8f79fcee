"""Where dossiers stand, in the words for the family: without what is missing or late, so one query is enough."""

from collections.abc import Collection
from dataclasses import dataclass

from rondom.routes.definition import Step
from rondom.routes.models import StepVisit
from rondom.routes.queries import route_of


@dataclass(frozen=True, slots=True)
class Stand:
    """The open steps of a dossier; number counts from 1 over all steps of the route."""

    steps: tuple[Step, ...]
    number: int
    total: int


def stands_of(dossier_ids: Collection[int]) -> dict[int, Stand]:
    """Where every dossier that is on a route stands. One query, and one per route that is new to this process."""
    open_visits: dict[int, list[StepVisit]] = {}
    rows = StepVisit.objects.filter(dossier_id__in=dossier_ids, left_on__isnull=True)
    for visit in rows.select_related("route").defer("route__text").order_by("arrived_on", "pk"):
        open_visits.setdefault(visit.dossier_id, []).append(visit)
    return {dossier_id: _stand(visits) for dossier_id, visits in open_visits.items()}


def _stand(visits: list[StepVisit]) -> Stand:
    route = route_of(visits[-1].route)
    order = [step.key for step in route.steps]
    here = sorted({visit.step for visit in visits}, key=order.index)
    return Stand(
        steps=tuple(route.step(key) for key in here), number=order.index(here[0]) + 1, total=len(order)
    )
