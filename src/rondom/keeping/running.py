"""The night: destroy what is past its term, batch by batch. Killed at any moment, the next night goes on."""

import datetime as dt
import time
import uuid
from collections.abc import Sequence

from django.apps import apps
from django.db import models, transaction
from django.db.models import Exists, Max, Min, OuterRef, QuerySet
from django.utils import timezone

from rondom.audit.models import Destruction
from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.core.canonical import canonical_json, file_hash
from rondom.core.retention import LONG_AGO, Ending, RetentionRule, past_term
from rondom.events.record import happened
from rondom.keeping.events import RowsDestroyed
from rondom.keeping.locks import lock_region
from rondom.keeping.planning import blocked, claimed, in_chunks, not_held, plan
from rondom.keeping.queries import is_on
from rondom.keeping.tree import branches, names_people, relations_to
from rondom.people.models import Person, Region

BATCH = 50
NIGHT = range(1, 6)  # hours: nobody is waiting for a page, and the lists of the day are read
LONGEST_SECONDS = 60.0  # then mail and reminders have their turn; the rest goes in the next turn


def run_at_night() -> None:
    """For the worker: every region where destruction is on."""
    if timezone.localtime(clock.now()).hour not in NIGHT:
        return
    stop_at = time.monotonic() + LONGEST_SECONDS
    for region_id in Region.objects.order_by("pk").values_list("pk", flat=True):
        destroy_past_term(region_id, on=clock.today(), stop_at=stop_at)


def destroy_past_term(region_id: int, *, on: dt.date, stop_at: float | None = None) -> int:
    """Destroy what is past its term in a region; nothing while destruction is off. Returns how many batches."""
    if not is_on(region_id):
        return 0
    mark_people(region_id, on=on)
    run, done = uuid.uuid4(), 0
    for going in plan(region_id, on=on):
        for start in range(0, len(going.ids), BATCH):
            if stop_at is not None and time.monotonic() > stop_at:
                return done
            done += _destroy_batch(run, going.rule, region_id, going.ids[start : start + BATCH], on=on)
    return done


@transaction.atomic
def mark_people(region_id: int, *, on: dt.date) -> None:
    """Write down since when nothing that is kept names a person; and take it back when something does again."""
    people = Person.objects.filter(region_id=region_id)
    nobody = people
    for model, field in names_people():
        nobody = nobody.filter(~Exists(model._base_manager.filter(**{field: OuterRef("pk")})))
    unnamed = set(nobody.values_list("pk", flat=True))
    marked = set(people.filter(unneeded_since__isnull=False).values_list("pk", flat=True))
    for chunk in in_chunks(sorted(unnamed - marked)):
        people.filter(pk__in=chunk).update(unneeded_since=on)
    for chunk in in_chunks(sorted(marked - unnamed)):
        people.filter(pk__in=chunk).update(unneeded_since=None)


@transaction.atomic
def _destroy_batch(
    run: uuid.UUID, rule: RetentionRule, region_id: int, ids: Sequence[int], *, on: dt.date
) -> int:
    """One transaction: the rows, what goes along, the record and the line in the log. Asks everything again."""
    lock_region(region_id)
    if not is_on(region_id):
        return 0
    all_rows = apps.get_model(rule.model)._base_manager
    list(all_rows.select_for_update(of=("self",)).filter(pk__in=ids).values_list("pk", flat=True))
    due = past_term(rule, on=on).filter(pk__in=ids, **{rule.region: region_id})
    free = not_held(rule, due, region_id, on=on)
    wanted = set(free.values_list("pk", flat=True)) - claimed(rule, free)
    wanted -= blocked(rule, sorted(wanted), {})
    if not wanted:
        return 0
    rows = all_rows.filter(pk__in=wanted)
    days = (
        past_term(rule, on=on)
        .filter(pk__in=wanted)
        .aggregate(first=Min("kept_since"), last=Max("kept_since"))
    )
    along = _take_along(rule, sorted(wanted))
    if rule.destroy:
        rule.destroy(rows)
    else:
        rows._raw_delete(rows.db)
    _write_down(run, rule, region_id, sorted(wanted), along=along, days=days)
    return 1


def _take_along(rule: RetentionRule, ids: Sequence[int]) -> int:
    """Delete what goes with some rows, and let go of what only pointed at them. Returns how many rows went, without those that
    nobody may count.
    """
    if rule.ending == Ending.ANONYMISE:
        return 0
    gone = 0
    for branch in reversed(branches(rule.model)):
        rows = branch.model._base_manager.filter(**{f"{branch.root_path}__in": ids})
        pks = list(rows.values_list("pk", flat=True))
        _let_go(branch.model, pks)
        if branch.path:
            gone += 0 if branch.walled else len(pks)
            branch.model._base_manager.filter(pk__in=pks)._raw_delete(rows.db)
    return gone


def _let_go(model: type[models.Model], pks: list[int]) -> None:
    """Empty the keys that may be empty, and remove the rows between two models."""
    for relation in relations_to(model):
        pointing: QuerySet = relation.related_model._base_manager.filter(
            **{f"{relation.field.name}__in": pks}
        )
        if relation.related_model._meta.auto_created:
            pointing._raw_delete(pointing.db)
        elif relation.on_delete is models.SET_NULL:
            pointing.update(**{relation.field.name: None})


def _write_down(
    run: uuid.UUID,
    rule: RetentionRule,
    region_id: int,
    ids: list[int],
    *,
    along: int,
    days: dict[str, dt.date],
) -> None:
    digest = file_hash(canonical_json(ids))
    record = Destruction.objects.create(
        run=run,
        region_id=region_id,
        model=rule.model,
        ending=rule.ending,
        months=rule.months,
        start=str(rule.start)[:100],
        source=str(rule.source)[:300],
        count=len(ids),
        taken_along=along,
        oldest_on=None if days["first"] == LONG_AGO else days["first"],
        newest_on=None if days["last"] == LONG_AGO else days["last"],
        ids_digest=digest,
        destroyed_at=clock.now(),
    )
    event = RowsDestroyed(destruction_id=record.pk, what=rule.model, count=len(ids), digest=digest)
    happened(event, by=system_actor(region_id))
