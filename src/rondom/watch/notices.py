"""Who is told when it is stuck."""

from rondom.core import clock
from rondom.core.notices import QUESTION, tell
from rondom.dossiers import queries as dossiers
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.watch.events import (
    RoleAnswered,
    RoleCalled,
    RungBegun,
    RungTermMet,
    StagnationClosed,
    StagnationNotTakenUp,
    StagnationOpened,
    StagnationTakenUp,
)
from rondom.watch.models import RoleCall, StagnationCase
from rondom.watch.queries import workers_of

OnDesk = StagnationOpened | StagnationNotTakenUp | RungBegun
Told = StagnationOpened | StagnationTakenUp | StagnationNotTakenUp | RungBegun | RungTermMet


@tell(StagnationOpened, template="stagnation_on_desk", urgent=True, kind=QUESTION, category="")
@tell(StagnationNotTakenUp, template="stagnation_on_desk_late", urgent=True, kind=QUESTION, category="")
def the_desk(event: OnDesk) -> list[int]:
    return workers_of(_case(event.case_id), on=clock.today())


@tell(RungBegun, template="stagnation_on_desk", urgent=True, kind=QUESTION, category="")
def the_next_desk(event: RungBegun) -> list[int]:
    """Nobody for a rung outside Rondom."""
    case = _case(event.case_id)
    if not case.rungs.filter(pk=event.rung_id, organisation__isnull=False).exists():
        return []
    return workers_of(case, on=clock.today())


@tell(StagnationOpened, template="stagnation_nobody", urgent=True, category="")
def who_keeps_the_people(event: StagnationOpened) -> list[int]:
    """The region has nobody who looks: its administrators hear that."""
    if _case(event.case_id).organisation_id is not None:
        return []
    rows = Membership.objects.running_on(clock.today())
    rows = rows.filter(region_id=event.region_id, role=Role.ADMINISTRATOR)
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


@tell(StagnationOpened, template="stagnation_opened")
@tell(StagnationTakenUp, template="stagnation_taken_up")
@tell(StagnationNotTakenUp, template="stagnation_not_taken_up")
@tell(RungBegun, template="escalation_begun")
@tell(RungTermMet, template="escalation_term_met")
def family_and_coordinator(event: Told) -> list[int]:
    family = dossiers.family_readers(event.dossier_id, on=clock.today())
    return [dossiers.coordinator_id(event.dossier_id), *family]


@tell(RoleCalled, template="role_called", urgent=True, kind=QUESTION)
def who_is_addressed(event: RoleCalled) -> list[int]:
    return [event.person_id]


@tell(RoleAnswered, template="role_answered", category="")
def who_asked(event: RoleAnswered) -> list[int]:
    return [RoleCall.objects.values_list("asked_by_id", flat=True).get(pk=event.call_id)]


@tell(StagnationClosed, template="stagnation_closed")
def everybody_around(event: StagnationClosed) -> list[int]:
    return dossiers.readers(event.dossier_id, on=clock.today())


def _case(case_id: int) -> StagnationCase:
    return StagnationCase.objects.get(pk=case_id)
