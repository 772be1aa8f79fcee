"""Builds the crowd: the region first, then the dossiers a batch at a time, each batch in one transaction."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction

from rondom.demo.crowd.cases import open_dossiers, write_notes
from rondom.demo.crowd.consents import ask_consents
from rondom.demo.crowd.families import cast, make_families
from rondom.demo.crowd.history import remember
from rondom.demo.crowd.meetings import hold_meetings
from rondom.demo.crowd.plans import write_plans
from rondom.demo.crowd.region import Stage, open_accounts, set_stage

AT_ONCE = 1000
FAMILIES_SIGNING_IN = 50
SEED = 20260901


def build_crowd(
    *, dossiers: int, accounts: int, seed: int = SEED, say: Callable[[str], object] = lambda _line: None
) -> Stage:
    """Fill an empty database. The same seed on the same day gives the same crowd.

    accounts: professionals who can sign in; the parents of the first families can sign in, too.
    Everything goes in past the operations, in bulk: they are for people, who do one thing at a time.
    """
    with transaction.atomic():
        stage = set_stage(dossiers=dossiers, accounts=accounts, seed=seed)
    per_school = -(-dossiers // len(stage.schools))
    for start in range(0, dossiers, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, dossiers))
        with transaction.atomic(), _without_collecting():
            _add(stage, numbers, per_school)
        say(f"{numbers.stop} of {dossiers} dossiers")
    return stage


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A batch makes 100,000 objects that all stay: looking for garbage among them costs a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _add(stage: Stage, numbers: range, per_school: int) -> None:
    cases = cast(stage, numbers, per_school=per_school)
    make_families(stage, cases)
    open_dossiers(stage, cases)
    ask_consents(stage, cases)
    write_notes(stage, cases)
    hold_meetings(stage, cases)
    write_plans(stage, cases)
    remember(stage, cases)
    if numbers.start == 0:
        firsts = [case for case in cases if case.sibling_of is None][:FAMILIES_SIGNING_IN]
        open_accounts(case.parents[0] for case in firsts)
