"""Who sees figures of what."""

from django.http import Http404

from rondom.arrangements.access import may_see_money
from rondom.arrangements.money_access import check_speaks_for_board, speaks_for_board
from rondom.core.actor import Actor
from rondom.people.access import own_school
from rondom.people.terms import Role
from rondom.reports.year import Breadth, Scope

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


def sees_year(actor: Actor) -> bool:
    """Means and results of a school year: the samenwerkingsverband, who speaks for a board, the director of a school."""
    return bool(may_see_money(actor)) or speaks_for_board(actor) or sees_school_totals(actor)


def check_sees_year(actor: Actor) -> Scope:
    """Of what part of the region: the whole, the own board or the own school. Errors: Http404 for anybody else."""
    if may_see_money(actor):
        return Scope(Breadth.REGION, actor.region_id, actor.organisation_id or 0)
    if speaks_for_board(actor):
        return Scope(Breadth.BOARD, actor.region_id, check_speaks_for_board(actor))
    if sees_school_totals(actor):
        return Scope(Breadth.SCHOOL, actor.region_id, check_sees_school_totals(actor))
    raise Http404
