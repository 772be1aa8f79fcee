"""Words that a region writes itself: two who write at once both keep theirs."""

from typing import Any

from django.db.models import QuerySet

from rondom.core.actor import Actor
from rondom.core.decision import Conflict
from rondom.people.models import Region


def words_to_write(actor: Actor, rows: QuerySet[Any], *, revision: int) -> Any:
    """The one row of `rows` (text, revision, changed_by), locked; None while the region wrote nothing.

    revision: of the words on the screen of who writes. Errors: Conflict when somebody else wrote meanwhile.
    """
    Region.objects.select_for_update().filter(
        pk=actor.region_id
    ).first()  # two first ones: one after the other
    row = rows.select_for_update().first()
    theirs, now, by = (row.text, row.revision, row.changed_by.name) if row else ("", 0, "")
    if revision != now:
        raise Conflict(theirs=theirs, revision=now, theirs_by=by)
    return row


def lines_of(text: str) -> list[str]:
    """One line for each, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
