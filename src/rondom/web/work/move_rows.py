"""Rows about children who go to another school: what I am asked, and what I still owe. The child may not be mine (yet)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rondom.moving.queries import Owed, owed_by
from rondom.web.links import address
from rondom.web.work.desk import Desk, Kind, WorkRow


def move_rows(desk: Desk) -> Iterator[WorkRow]:
    """One row for a move: to answer it, or the points of its list that are open."""
    for owed in owed_by(desk.actor, on=desk.on):
        child, url = owed.move.pupil.person, address("moving:page", move_ref=owed.move.ref)
        yield WorkRow(
            child=child.name,
            call_name=child.call_name,
            child_url=url,
            what=_asked(owed) if owed.is_asked else _points(owed),
            url=url,
            why=_why(owed),
            kind=Kind.LATE if owed.move.moves_on < desk.on else Kind.YOU,
            due_on=owed.move.moves_on,
            button=_("Bekijk de overstap"),
        )


def _asked(owed: Owed) -> str:
    return _("Neem %(name)s over, of zeg waarom niet") % {"name": owed.move.pupil.person.call_name}


def _points(owed: Owed) -> str:
    words = ngettext(
        "Overstap: nog %(count)s punt op de lijst", "Overstap: nog %(count)s punten op de lijst", owed.points
    )
    return words % {"count": owed.points}


def _why(owed: Owed) -> str:
    names = {"old": owed.move.from_school.name, "new": owed.move.to_school.name}
    return _("Van %(old)s naar %(new)s") % names
