"""Who sees figures of what."""

from rondom.core.actor import Actor
from rondom.people.access import own_school
from rondom.people.terms import Role

LOOKS_BACK = frozenset({Role.IB, Role.CARE_COORDINATOR, Role.DIRECTOR})


def sees_school_totals(actor: Actor) -> bool:
    """The director of a school. Whether he is in the circle of a child makes no difference."""
    return actor.role == Role.DIRECTOR and actor.organisation_id is not None


def check_sees_school_totals(actor: Actor) -> int:
    """The school of the hat. Errors: Http404 for anybody else."""
    return own_school(actor, allowed=sees_school_totals(actor))


def sees_look_backs(actor: Actor) -> bool:
    """Who coordinates at a school, and its director."""
    return actor.role in LOOKS_BACK and actor.organisation_id is not None


def check_sees_look_backs(actor: Actor) -> int:
    """The school of the hat; of its children they see those they may see. Errors: Http404 for anybody else."""
    return own_school(actor, allowed=sees_look_backs(actor))
