"""What is shown of plans."""

import datetime as dt
from dataclasses import dataclass

from rondom.people.terms import Role
from rondom.plans.models import PlanVersion
from rondom.plans.terms import PlanState, SlotState


@dataclass(frozen=True, slots=True)
class CardSlot:
    name: str
    capacity_label: str
    state: str
    answered_at: dt.datetime | None
    method: str


@dataclass(frozen=True, slots=True)
class PlanCard:
    """The newest version of the plan of a dossier, with who signed."""

    version_number: int
    state: str
    state_label: str
    slots: tuple[CardSlot, ...]


def plan_card(dossier_id: int) -> PlanCard | None:
    """None when there is no version to sign or in force yet. Two queries."""
    version = (
        PlanVersion.objects.filter(
            plan__dossier_id=dossier_id, state__in=[PlanState.TO_SIGN, PlanState.IN_FORCE]
        )
        .order_by("-number")
        .first()
    )
    if version is None:
        return None
    slots = version.slots.select_related("person").order_by("pk")
    return PlanCard(
        version_number=version.number,
        state=version.state,
        state_label=str(PlanState(version.state).label),
        slots=tuple(
            CardSlot(
                name=slot.person.name,
                capacity_label=str(Role(slot.capacity).label)
                if slot.capacity in Role.values
                else slot.capacity,
                state=str(SlotState(slot.state)),
                answered_at=slot.answered_at,
                method=slot.method,
            )
            for slot in slots
        ),
    )
