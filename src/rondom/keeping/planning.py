"""What goes tonight: past its term, not held, not needed by anything that stays. Reads only."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.apps import apps

from rondom.core.canonical import canonical_json, file_hash
from rondom.core.retention import Ending, RetentionRule, Rows, claims_on, past_term
from rondom.core.second_lock import as_system
from rondom.keeping.models import LegalHold
from rondom.keeping.tree import branch_of, branches, in_order, references

CHUNK = 400


@dataclass(frozen=True, slots=True)
class Going:
    """What one rule ends tonight. held: stopped by a legal hold.

    How many wait because something else still needs them is not counted: it would tell of a case behind the wall.
    """

    rule: RetentionRule
    ids: tuple[int, ...]
    along: int
    held: int


@as_system("counts of what goes tonight, of every child of the region")
def plan(region_id: int, *, on: dt.date) -> list[Going]:
    """For every rule with a term of its own, in the order in which they run."""
    going: dict[str, frozenset[int]] = {}
    found = []
    for rule in in_order():
        past = past_term(rule, on=on).filter(**{rule.region: region_id})
        free = not_held(rule, past, region_id, on=on)
        candidates = set(free.values_list("pk", flat=True))
        unclaimed = candidates - claimed(rule, free)
        ids = frozenset(unclaimed - blocked(rule, sorted(unclaimed), going))
        going[rule.model] = ids
        found.append(
            Going(
                rule=rule,
                ids=tuple(sorted(ids, reverse=True)),
                along=_along(rule, sorted(ids)),
                held=past.values("pk").distinct().count() - len(candidates),
            )
        )
    return found


def plan_digest(found: Sequence[Going]) -> str:
    """Of what a reader of the list has seen: per rule how many."""
    return file_hash(canonical_json([[row.rule.model, len(row.ids), row.along] for row in found]))


def not_held(rule: RetentionRule, rows: Rows, region_id: int, *, on: dt.date) -> Rows:
    holds = LegalHold.objects.running_on(on).filter(region_id=region_id)
    if rule.dossier:
        held = list(holds.exclude(dossier_id=None).values_list("dossier_id", flat=True))
        rows = rows.exclude(**{f"{rule.dossier}__in": held})
    if rule.pupil:
        held = list(holds.exclude(pupil_id=None).values_list("pupil_id", flat=True))
        rows = rows.exclude(**{f"{rule.pupil}__in": held})
    return rows


def claimed(rule: RetentionRule, rows: Rows) -> set[int]:
    """Rows that a higher app still needs."""
    return {pk for claim in claims_on(rule.model) for pk in claim(rows).values_list("pk", flat=True)}


def blocked(rule: RetentionRule, ids: Sequence[int], going: Mapping[str, frozenset[int]]) -> set[int]:
    """Those of some rows that a row which stays refers to. going: per root what goes before."""
    if rule.ending == Ending.ANONYMISE:
        return set()
    found: set[int] = set()
    for reference in references(rule.model):
        root, branch = branch_of(reference.child)
        goes = set(ids) if root == rule.model else going.get(root, frozenset())
        rows = apps.get_model(reference.child)._base_manager
        for chunk in in_chunks(ids):
            pairs = rows.filter(**{f"{reference.to_root}__in": chunk}).values_list(
                reference.to_root, branch.root_path
            )
            found |= {target for target, source in pairs if source not in goes}
    return found


def _along(rule: RetentionRule, ids: Sequence[int]) -> int:
    """How many rows go with them; none of behind the wall is counted."""
    return sum(
        branch.model._base_manager.filter(**{f"{branch.path}__in": chunk}).count()
        for branch in branches(rule.model)[1:]
        if not branch.walled
        for chunk in in_chunks(ids)
    )


def in_chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
