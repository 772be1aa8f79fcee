"""Socket: what an app lets others know about a dossier. A fact is a date."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from django.utils.functional import Promise

Days = dict[int, dt.date]
FactReader = Callable[[Collection[int]], Days]
FactsReader = Callable[[Collection[int]], Mapping[str, Days]]

_readers: dict[str, FactReader] = {}
_together: dict[str, FactsReader] = {}
_labels: dict[str, str | Promise] = {}


def fact(name: str, label: str | Promise) -> Callable[[FactReader], FactReader]:
    """Register a bulk reader: dossier ids in, the latest day per dossier that the fact came true out.

    A dossier for which it is not true is left out. label: what a person would call it, translated lazily.
    Errors: ValueError when the name is taken.
    """

    def register(reader: FactReader) -> FactReader:
        if name in _together or (name in _readers and _readers[name].__qualname__ != reader.__qualname__):
            raise ValueError(f"fact {name} is registered twice")
        _readers[name] = reader
        _labels[name] = label
        return reader

    return register


def facts(labels: Mapping[str, str | Promise]) -> Callable[[FactsReader], FactsReader]:
    """Register several facts that one query answers: dossier ids in, {fact: {dossier id: day}} out.

    labels: {fact: what a person would call it}. Errors: ValueError when a name is taken.
    """

    def register(reader: FactsReader) -> FactsReader:
        for name, label in labels.items():
            if name in _readers or (
                name in _together and _together[name].__qualname__ != reader.__qualname__
            ):
                raise ValueError(f"fact {name} is registered twice")
            _together[name], _labels[name] = reader, label
        return reader

    return register


def names() -> frozenset[str]:
    return frozenset(_readers) | frozenset(_together)


def label_of(name: str) -> str:
    """The Dutch words for a fact. Errors: KeyError for a name nobody registered."""
    return str(_labels[name])


def facts_of(dossier_ids: Collection[int], wanted: Collection[str]) -> dict[int, Mapping[str, dt.date]]:
    """Return {dossier_id: {fact: day}}. Cost: one query per wanted reader, however many dossiers."""
    found: dict[int, dict[str, dt.date]] = {dossier_id: {} for dossier_id in dossier_ids}
    for name, days in _read(dossier_ids, wanted):
        for dossier_id, day in days.items():
            found[dossier_id][name] = day
    return dict(found)


def _read(dossier_ids: Collection[int], wanted: Collection[str]) -> Iterator[tuple[str, Days]]:
    answered: dict[FactsReader, Mapping[str, Days]] = {}
    for name in wanted:
        if name in _readers:
            yield name, _readers[name](dossier_ids)
            continue
        reader = _together[name]
        if reader not in answered:
            answered[reader] = reader(dossier_ids)
        yield name, answered[reader].get(name, {})


def latest(rows: Iterable[tuple[str, int, dt.date]]) -> dict[str, Days]:
    """Make {fact: {dossier id: latest day}} of (fact, dossier id, day)."""
    found: dict[str, Days] = {}
    for name, dossier_id, day in rows:
        days = found.setdefault(name, {})
        days[dossier_id] = max(day, days.get(dossier_id, day))
    return found
