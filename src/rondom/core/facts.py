"""Socket: what an app lets others know about a dossier. A fact is a date."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping

from django.utils.functional import Promise

FactReader = Callable[[Collection[int]], dict[int, dt.date]]

_readers: dict[str, FactReader] = {}
_labels: dict[str, str | Promise] = {}


def fact(name: str, label: str | Promise) -> Callable[[FactReader], FactReader]:
    """Register a bulk reader: dossier ids in, the latest day per dossier that the fact came true out.

    A dossier for which it is not true is left out. label: what a person would call it, translated lazily.
    Errors: ValueError when the name is taken.
    """

    def register(reader: FactReader) -> FactReader:
        if name in _readers and _readers[name].__qualname__ != reader.__qualname__:
            raise ValueError(f"fact {name} is registered twice")
        _readers[name] = reader
        _labels[name] = label
        return reader

    return register


def names() -> frozenset[str]:
    return frozenset(_readers)


def label_of(name: str) -> str:
    """The Dutch words for a fact. Errors: KeyError for a name nobody registered."""
    return str(_labels[name])


def facts_of(dossier_ids: Collection[int], wanted: Collection[str]) -> dict[int, Mapping[str, dt.date]]:
    """Return {dossier_id: {fact: day}}. Cost: one query per wanted fact, however many dossiers."""
    found: dict[int, dict[str, dt.date]] = {dossier_id: {} for dossier_id in dossier_ids}
    for name in wanted:
        for dossier_id, day in _readers[name](dossier_ids).items():
            found[dossier_id][name] = day
    return dict(found)
