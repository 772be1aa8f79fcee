"""Every day: where it is stuck, what nobody took up in time, and cases that lie on nobody's desk."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.watch.events import StagnationNotTakenUp, StagnationOpened
from rondom.watch.finding import found_in, stands_of
from rondom.watch.models import RungTerm, StagnationCase, StuckSignal
from rondom.watch.operations import found_stuck, put_on_desk
from rondom.watch.operations.rows import about
from rondom.watch.rules import TAKE_UP, stagnation_rules

BATCH = 500


def look_after_stuck() -> int:
    """How many cases changed."""
    return put_on_desks() + find_stuck() + tell_not_taken_up()


def find_stuck() -> int:
    """Look at every open dossier, some hundreds at a time; a rule that was settled lately is quiet for a while."""
    today, count = clock.today(), 0
    for batch in _batches():
        quiet = _settled_lately(batch, today)
        for dossier_id, stand in stands_of(batch, on=today).items():
            found = tuple(one for one in found_in(stand) if (dossier_id, one.rule) not in quiet)
            if found:
                count += found_stuck(dossier_id=dossier_id, found=found) is not None
    return count


def _batches() -> Iterator[list[int]]:
    ids = iter(Dossier.objects.open_on(clock.today()).order_by("pk").values_list("pk", flat=True))
    while batch := list(islice(ids, BATCH)):
        yield batch


def _settled_lately(dossier_ids: list[int], today: dt.date) -> set[tuple[int, str]]:
    since = today - dt.timedelta(days=stagnation_rules().quiet_days)
    rows = StuckSignal.objects.filter(case__dossier__in=dossier_ids, case__closed_on__gt=since).exclude(
        rule=""
    )
    return set(rows.values_list("case__dossier", "rule"))


def tell_not_taken_up() -> int:
    """Once for every desk that let the term pass."""
    rows = RungTerm.objects.filter(
        code=TAKE_UP, done_on=None, due_on__lt=clock.today(), rung__late_told_on=None, rung__ended_on=None
    )
    return sum(_tell_once(pk) for pk in list(rows.values_list("pk", flat=True)))


@transaction.atomic
def _tell_once(term_id: int) -> int:
    term = RungTerm.objects.select_for_update(of=("self",)).select_related("rung__case").get(pk=term_id)
    rung = term.rung
    if term.done_on or rung.late_told_on or rung.case.closed_on:
        return 0
    rung.late_told_on = clock.today()
    rung.save(update_fields=["late_told_on"])
    event = StagnationNotTakenUp(**about(rung.case), rung_id=rung.pk)
    happened(event, by=system_actor(rung.region_id))
    return 1


def put_on_desks() -> int:
    """Cases that lie on no desk, or on that of another region since the child moved."""
    here = Q(organisation__regions=F("region"))
    there = StagnationCase.objects.filter(here, pk=OuterRef("pk"))
    rows = StagnationCase.objects.filter(~Exists(there), closed_on__isnull=True)
    return sum(_put_once(pk) for pk in list(rows.values_list("pk", flat=True)))


@transaction.atomic
def _put_once(case_id: int) -> int:
    case = StagnationCase.objects.select_for_update(of=("self",)).get(pk=case_id)
    dossier = Dossier.objects.select_related("school", "region").get(pk=case.dossier_id)
    before = (case.organisation_id, case.desk_role)
    by = system_actor(case.region_id)
    put_on_desk(by, case, dossier)
    if before == (case.organisation_id, case.desk_role):
        return 0
    happened(StagnationOpened(**about(case)), by=by)
    return 1
