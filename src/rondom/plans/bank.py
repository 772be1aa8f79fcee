"""What somebody can begin a goal or an intervention with: the library of the program, and what the region let in.

Both come with their local effect. It is counted as system, of every child of the region: who reads it sees how often, not of whom.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from ruamel.yaml import YAML

from rondom.core.second_lock import as_system
from rondom.people.terms import Role
from rondom.plans.models import BankEntry, Goal, GoalReview
from rondom.plans.terms import BankKind, BankState, Domain, GoalResult, GoalState

_DATA = Path(__file__).parent / "data" / "bank.yaml"
_LIBRARY, _REGION = "library", "region"


class _Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    domain: Domain
    text: str
    measure: str = ""


class BankRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/bank.yaml."""

    valid_from: dt.date
    source: str
    confirmed: str
    deciders: tuple[Role, ...]
    shown_from_children: int
    shown_source: str
    goals: tuple[_Example, ...]
    efforts: tuple[_Example, ...]


@cache
def bank_rules() -> BankRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), BankRules)


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of the goals that began with a text. What nobody looked back on yet, is only used."""

    used: int
    reached: int
    partly: int
    not_reached: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """key: "library:…" or "region:12", as a goal remembers it. effect: None while too few children used it."""

    key: str
    kind: str
    domain: str
    text: str
    measure: str
    effect: Effect | None

    @property
    def domain_label(self) -> str:
        return str(Domain(self.domain).label)

    @property
    def is_of_region(self) -> bool:
        return self.key.startswith(_REGION)


def suggestions(region_id: int, *, kind: str, domain: str = "") -> list[Suggestion]:
    """Of one domain or of all; what was reached most often stands first. Two queries."""
    rows = BankEntry.objects.filter(region_id=region_id, kind=kind, state=BankState.APPROVED)
    texts = [(f"{_REGION}:{row.pk}", row.domain, row.text, row.measure) for row in rows.order_by("pk")]
    library = bank_rules().goals if kind == BankKind.GOAL else bank_rules().efforts
    texts += [(f"{_LIBRARY}:{row.key}", row.domain.value, row.text, row.measure) for row in library]
    wanted = [row for row in texts if domain in ("", row[1])]
    effects = _effects(region_id, kind=kind, keys={row[0] for row in wanted})
    found = [
        Suggestion(key, kind, area, text, measure, effects.get(key)) for key, area, text, measure in wanted
    ]
    order = [area.value for area in Domain]
    return sorted(found, key=lambda row: (order.index(row.domain), -_reached(row.effect)))


def suggestion(region_id: int, key: str, *, kind: str) -> Suggestion | None:
    """The one with this key, when the region may use it."""
    return next((row for row in suggestions(region_id, kind=kind) if row.key == key), None)


def is_known(region_id: int, key: str, *, kind: str) -> bool:
    """Whether a text with this key can be used in the region. At most one query."""
    source, _sign, name = key.partition(":")
    if source == _LIBRARY:
        library = bank_rules().goals if kind == BankKind.GOAL else bank_rules().efforts
        return name in {row.key for row in library}
    if source != _REGION or not name.isascii() or not name.isdigit() or len(name) > 18:
        return False
    rows = BankEntry.objects.filter(pk=int(name), region_id=region_id, kind=kind, state=BankState.APPROVED)
    return rows.exists()


def _reached(effect: Effect | None) -> float:
    return effect.reached / effect.used if effect else 0


def _effects(region_id: int, *, kind: str, keys: Collection[str]) -> dict[str, Effect]:
    """Per key, of those that enough children used. One query."""
    field = "bank_key" if kind == BankKind.GOAL else "effort_key"
    reviews = GoalReview.objects.filter(goal=OuterRef("pk"), evaluation__finished_at__isnull=False)
    latest = Subquery(reviews.order_by("-evaluation__finished_at", "-pk").values("result")[:1])
    end = Case(
        When(state=GoalState.REACHED, then=Value(GoalResult.REACHED.value)),
        default=latest,
        output_field=CharField(),
    )
    goals = Goal.objects.filter(**{"region_id": region_id, f"{field}__in": keys})
    results: dict[str, Any] = {result.value: Count("pk", filter=Q(end=result.value)) for result in GoalResult}
    rows: QuerySet[Any, Any] = goals.annotate(end=end, text_key=F(field)).values("text_key")
    rows = rows.annotate(
        used=Count("pk"), children=Count("document__dossier__pupil", distinct=True), **results
    )
    with as_system("a bank of goals tells how often a text helped, not whom"):
        counted = list(rows)
    return {
        row["text_key"]: Effect(row["used"], row["reached"], row["partly"], row["not"])
        for row in counted
        if row["children"] >= bank_rules().shown_from_children
    }


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that was offered, for who decides and for who offered it."""

    entry_id: int
    kind_label: str
    domain_label: str
    text: str
    measure: str
    state: str
    state_label: str
    offered_by_id: int
    offered_by: str
    offered_on: dt.date
    reason: str
    effect: Effect | None


def entries_of(region_id: int) -> list[Entry]:
    """What waits for a decision and what is in, the oldest first. Three queries."""
    rows = BankEntry.objects.filter(region_id=region_id).exclude(state=BankState.DECLINED)
    effects = {
        key: effect
        for kind in BankKind
        for key, effect in _effects(region_id, kind=kind, keys=_keys(rows, kind)).items()
    }
    return [_entry(row, effects) for row in rows.select_related("offered_by").order_by("offered_on", "pk")]


def offers_of(person_id: int, region_id: int) -> list[Entry]:
    """What somebody offered and what became of it, the newest first. One query."""
    rows = BankEntry.objects.filter(offered_by=person_id, region_id=region_id)
    return [_entry(row, {}) for row in rows.select_related("offered_by").order_by("-pk")]


def _keys(rows: QuerySet[BankEntry], kind: BankKind) -> set[str]:
    return {f"{_REGION}:{row.pk}" for row in rows if row.kind == kind}


def _entry(row: BankEntry, effects: Mapping[str, Effect]) -> Entry:
    return Entry(
        entry_id=row.pk,
        kind_label=str(row.get_kind_display()),
        domain_label=str(row.get_domain_display()),
        text=row.text,
        measure=row.measure,
        state=row.state,
        state_label=str(row.get_state_display()),
        offered_by_id=row.offered_by_id,
        offered_by=row.offered_by.name,
        offered_on=row.offered_on,
        reason=row.reason,
        effect=effects.get(f"{_REGION}:{row.pk}"),
    )
