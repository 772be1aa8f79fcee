"""What TLVs cost: days, questions back, and minutes; nothing of one child."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from rondom.arrangements.money import first_day_of
from rondom.tlv.queries import Figures, days_of_clock, decision_of, sent_between
from rondom.tlv.rules import procedure
from rondom.tlv.terms import Effort


def figures_of(region_id: int, school_year: int, *, on: dt.date) -> Figures:
    """Call it as system: it names no child. Means of fewer than data/procedure.yaml says are left out."""
    rows = sent_between(region_id, first_day_of(school_year), first_day_of(school_year + 1))
    decided = [row for row in rows if decision_of(row)]
    asks = [len(row.pauses.all()) for row in rows]
    spent = [minutes for row in rows if (minutes := sum(each.minutes for each in row.efforts.all()))]
    shown = len(rows) >= procedure().least_shown
    return Figures(
        sent=len(rows),
        decided=len(decided),
        days_mean=_mean([days_of_clock(row, on=on) for row in decided]),
        asks=sum(asks) if shown else None,
        asks_mean=round(sum(asks) / len(asks), 1) if shown else None,
        minutes=sum(spent) if shown else None,
        minutes_mean=_mean(spent),
        per_what=_per_what(rows) if shown else (),
    )


def _mean(values: Sequence[int]) -> int | None:
    return round(sum(values) / len(values)) if len(values) >= procedure().least_shown else None


def _per_what(rows: Sequence[Any]) -> tuple[tuple[str, int], ...]:
    count: Counter[str] = Counter()
    for row in rows:
        for each in row.efforts.all():
            count[each.what] += each.minutes
    return tuple((str(Effort(what).label), count[what]) for what in Effort.values if count[what])
