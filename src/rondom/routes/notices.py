"""Who is told of a step."""

from rondom.core import clock
from rondom.core.notices import tell
from rondom.dossiers import queries
from rondom.routes.events import (
    ReferralAnswered,
    RouteEnded,
    RouteVersionChanged,
    StepMoved,
    StepResultRecorded,
)


@tell(StepMoved, template="route_moved")
@tell(RouteEnded, template="route_ended")
def the_readers(event: StepMoved | RouteEnded) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())


@tell(RouteVersionChanged, template="route_version_changed")
def the_coordinator(event: RouteVersionChanged) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(StepResultRecorded, template="route_result")
def who_does_it(event: StepResultRecorded) -> list[int]:
    return [event.person_id]


@tell(ReferralAnswered, template="referral_answered")
def who_referred(event: ReferralAnswered) -> list[int]:
    return [event.recorded_by_id]
