"""Socket: what an app lets others know about a dossier. A fact is a date."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.db.models import Case, CharField, Expression, F, Max, QuerySet, Value, When
from django.utils.functional import Promise

FactRows = QuerySet[Any, tuple[str, int, dt.date]]
FactReader = Callable[[Collection[int]], FactRows]

_readers: dict[str, FactReader] = {}
_labels: dict[str, str | Promise] = {}


def facts(labels: Mapping[str, str | Promise]) -> Callable[[FactReader], FactReader]:
    """Register a bulk reader of one or more facts: dossier ids in, fact_rows out.

    A dossier for which a fact is not true has no row. labels: {fact: what a person would call it}, translated
    lazily. Errors: ValueError when a name is taken.
    """

    def register(reader: FactReader) -> FactReader:
        for name, label in labels.items():
            if name in _readers and _readers[name].__qualname__ != reader.__qualname__:
                raise ValueError(f"fact {name} is registered twice")
            _readers[name], _labels[name] = reader, label
        return reader

    return register


def fact_rows(rows: QuerySet[Any], fact: str | Expression, *, dossier: str, day: str) -> FactRows:
    """Make (fact, dossier id, latest day) of rows. dossier and day: the paths to them.

    fact: its name, or `by_value` when a column tells which one it is.
    """
    name = Value(fact, output_field=CharField()) if isinstance(fact, str) else fact
    grouped = rows.order_by().values(fact_name=name, fact_about=F(dossier))
    return grouped.annotate(fact_day=Max(day)).values_list("fact_name", "fact_about", "fact_day")


def by_value(column: str, facts_by_value: Mapping[str, str]) -> Expression:
    """The fact that a column tells of: {value: fact}."""
    whens = (When(**{column: value}, then=Value(fact)) for value, fact in facts_by_value.items())
    return Case(*whens, output_field=CharField())


def names() -> frozenset[str]:
    return frozenset(_readers)


def label_of(name: str) -> str:
    """The Dutch words for a fact. Errors: KeyError for a name nobody registered."""
    return str(_labels[name])


def facts_of(dossier_ids: Collection[int], wanted: Collection[str]) -> dict[int, Mapping[str, dt.date]]:
    """Return {dossier_id: {fact: latest day}}. Cost: one query, however many dossiers and facts."""
    found: dict[int, dict[str, dt.date]] = {dossier_id: {} for dossier_id in dossier_ids}
    for name, dossier_id, day in _read(dossier_ids, wanted):
        if name in wanted and dossier_id in found:
            days = found[dossier_id]
            days[name] = max(day, days.get(name, day))
    return dict(found)


def _read(dossier_ids: Collection[int], wanted: Collection[str]) -> Iterable[tuple[str, int, dt.date]]:
    readers = dict.fromkeys(_readers[name] for name in wanted)
    if not dossier_ids or not readers:
        return ()
    first, *others = (reader(dossier_ids) for reader in readers)
    return first.union(*others, all=True) if others else first
