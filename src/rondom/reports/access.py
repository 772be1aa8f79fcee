"""Who sees figures of what."""

from django.http import Http404

from rondom.core.actor import Actor
from rondom.people.queries import is_school
from rondom.people.terms import Role

LOOKS_BACK = frozenset({Role.IB, Role.CARE_COORDINATOR, Role.DIRECTOR})


def sees_school_totals(actor: Actor) -> bool:
    """The director of a school. Whether he is in the circle of a child makes no difference."""
    return actor.role == Role.DIRECTOR and actor.organisation_id is not None


def check_sees_school_totals(actor: Actor) -> int:
    """The school of the hat. Errors: Http404 for anybody else."""
    school_id = actor.organisation_id if sees_school_totals(actor) else None
    if school_id is None or not is_school(school_id):
        raise Http404
    return school_id


def sees_look_backs(actor: Actor) -> bool:
    """Who coordinates at a school, and its director."""
    return actor.role in LOOKS_BACK and actor.organisation_id is not None


def check_sees_look_backs(actor: Actor) -> int:
    """The school of the hat; of its children they see those they may see. Errors: Http404 for anybody else."""
    school_id = actor.organisation_id if sees_look_backs(actor) else None
    if school_id is None or not is_school(school_id):
        raise Http404
    return school_id
