"""What the route of a dossier says of its meetings: the kinds, what must be there first, and who comes."""

import datetime as dt
from collections.abc import Collection

from rondom.meetings.terms import ASKS_MANDATES, MANDATES, MeetingKind
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.routes.definition import MeetingKind as KindOnRoute
from rondom.routes.definition import Route
from rondom.routes.models import StepVisit
from rondom.routes.queries import facts_about, label_of, route_of


def route_on(dossier_id: int, *, on: dt.date) -> tuple[Route, str] | None:
    """The route of a dossier on a day, and the step it came to last."""
    visit = (
        StepVisit.objects.filter(dossier_id=dossier_id, arrived_on__lte=on)
        .select_related("route")
        .order_by("arrived_on", "pk")
        .last()
    )
    return (route_of(visit.route), visit.step) if visit else None


def kinds_for(dossier_id: int, *, on: dt.date) -> list[tuple[str, str]]:
    """(kind, title) of the meetings a route knows, that of the present step first; and a plain talk.

    Before a route begins: the IHI meeting and a talk.
    """
    found = route_on(dossier_id, on=on)
    if found is None:
        return [(kind.value, str(kind.label)) for kind in (MeetingKind.IHI, MeetingKind.TALK)]
    route, step = found
    rows = [row for row in route.meeting_kinds if row.key in MeetingKind.values]
    rows.sort(key=lambda row: step not in row.steps)
    return [*((row.key, row.title) for row in rows), (MeetingKind.TALK.value, str(MeetingKind.TALK.label))]


def missing_for_kind(dossier_id: int, *, kind: str, on: dt.date, outside: bool = False) -> list[str]:
    """The words for what the route wants before this child is on the agenda of such a meeting (R-CON-4).

    outside: what it wants before somebody from outside the school is asked for it (HIA: the growth document).
    """
    found = _kind_on(dossier_id, kind=kind, on=on)
    if found is None:
        return []
    route, _step, row = found
    names = row.outside_needs if outside else row.needs
    known = facts_about([dossier_id], names)[dossier_id] if names else {}
    return [label_of(route, name) for name in names if name not in known]


def must_be_asked(dossier_id: int, *, kind: str, on: dt.date) -> tuple[str, ...]:
    """Capacities without which a meeting of this kind is not held at the step where the dossier is.

    Who the step requires, as the director from the trajectbegeleider on (AT-04). The family is always asked.
    """
    found = _kind_on(dossier_id, kind=kind, on=on)
    if found is None:
        return ()
    route, step, row = found
    requires = route.step(step).requires if step in row.steps else ()
    return tuple(role for role in requires if role not in FAMILY_ROLES)


def extra_means_kind(dossier_id: int, *, on: dt.date) -> str:
    """The only kind of meeting that grants extra means; "" when the route has no such rule."""
    found = route_on(dossier_id, on=on)
    return found[0].rules.extra_means_only_from if found else MeetingKind.IHI.value


def required_capacities(dossier_id: int, *, kind: str, on: dt.date) -> tuple[str, ...]:
    """Who belongs at a meeting of this kind, says the route of the dossier; nothing without a route."""
    found = _kind_on(dossier_id, kind=kind, on=on)
    return tuple(found[2].required) if found else ()


def contact_groups(dossier_id: int, *, kind: str, on: dt.date) -> tuple[tuple[str, ...], ...]:
    """Groups of capacities of which one is always at a meeting of this kind, says the route (AT-06)."""
    found = _kind_on(dossier_id, kind=kind, on=on)
    return found[2].contacts if found else ()


def _kind_on(dossier_id: int, *, kind: str, on: dt.date) -> tuple[Route, str, KindOnRoute] | None:
    """As route_on, with what the route says of a kind of meeting; None when it does not know that kind."""
    found = route_on(dossier_id, on=on)
    row = next((row for row in found[0].meeting_kinds if row.key == kind), None) if found else None
    return (*found, row) if found and row else None


def missing_people(dossier_id: int, capacities: Collection[str], *, kind: str, on: dt.date) -> list[str]:
    """The right-people check: roles of the route, and mandates, that nobody on the list brings."""
    found = [
        str(Role(role).label)
        for role in required_capacities(dossier_id, kind=kind, on=on)
        if role in set(Role) and role not in capacities
    ]
    if kind in ASKS_MANDATES:
        found += [str(name) for name, bringers in MANDATES if not bringers & set(capacities)]
    return found
