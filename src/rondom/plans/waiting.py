"""What waits for somebody in plans: signatures that are asked, and the term of the law for an OPP."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import Exists, OuterRef, QuerySet
from ruamel.yaml import YAML

from rondom.plans.models import Plan, PlanVersion, SignatureSlot
from rondom.plans.terms import PlanState, SlotState

_DATA = Path(__file__).parent / "data" / "terms.yaml"


@cache
def term(name: str) -> int:
    """A number of data/terms.yaml. Errors: KeyError."""
    return int(YAML(typ="safe", pure=True).load(_DATA)[name]["value"])


def open_signatures(dossier_ids: Collection[int]) -> QuerySet[SignatureSlot]:
    """Signatures that are asked and not given yet. One query."""
    return (
        SignatureSlot.objects.filter(
            state=SlotState.OPEN,
            version__state=PlanState.TO_SIGN,
            version__plan__dossier_id__in=dossier_ids,
        )
        .select_related("person", "version__plan")
        .order_by("asked_at", "pk")
    )


@dataclass(frozen=True, slots=True)
class OppTerm:
    """An OPP that is not in force yet. due_on: the last day that is in time (R-OPP-1)."""

    dossier_id: int
    plan_id: int
    due_on: dt.date


def opp_terms(dossier_ids: Collection[int], *, on: dt.date) -> list[OppTerm]:
    """OPPs of which the six weeks end soon or are over; nothing before the day of the warning. One query."""
    in_force = PlanVersion.objects.filter(plan=OuterRef("pk"), in_force_on__isnull=False)
    rows = Plan.objects.filter(
        ~Exists(in_force),
        dossier_id__in=dossier_ids,
        kind="opp",
        started_on__lte=on - dt.timedelta(days=term("opp_warn_after_days")),
    ).order_by("started_on", "pk")
    within = dt.timedelta(days=term("opp_within_days"))
    return [OppTerm(row.dossier_id, row.pk, row.started_on + within) for row in rows]
