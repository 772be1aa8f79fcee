"""Who is told of a step."""

from rondom.core import clock
from rondom.core.notices import tell
from rondom.dossiers import queries
from rondom.routes.events import RouteEnded, StepMoved


@tell(StepMoved, template="route_moved")
@tell(RouteEnded, template="route_ended")
def the_readers(event: StepMoved | RouteEnded) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())
