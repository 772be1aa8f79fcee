"""What was sent, in the words of a page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rondom.sending.parts import title_of
from rondom.sending.queries import SentRow

__all__ = ["ShownRow", "sent_rows"]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line of what was sent. last_read: None when nobody did."""

    sent: SentRow
    titles: tuple[str, ...]
    last_read: dt.datetime | None
    times_read: int


def sent_rows(rows: Sequence[SentRow]) -> list[ShownRow]:
    return [
        ShownRow(
            row,
            tuple(title_of(source, item) for source, item in row.parts),
            row.opened[0] if row.opened else None,
            len(row.opened),
        )
        for row in rows
    ]
