"""Work on moves outside a request: what was accepted is carried out on its day."""

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.moving.carrying_out import carry_out
from rondom.moving.models import SchoolMove
from rondom.moving.terms import MoveState


def carry_out_due() -> int:
    """Let the children go whose day has come; return how many. Each by itself: one that waits holds up no other."""
    due = SchoolMove.objects.filter(state=MoveState.ACCEPTED, moves_on__lte=clock.today()).order_by("pk")
    rows = list(due.values_list("pk", "region_id"))
    return sum(carry_out(system_actor(region_id), move_id=pk) for pk, region_id in rows)
