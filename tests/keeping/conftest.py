"""A closed dossier with something of everything, and an administrator who may destroy."""

import datetime as dt
from collections.abc import Callable

import pytest

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.closing import close_dossier
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import make_action
from rondom.files.models import StoredFile
from rondom.files.operations import store_file
from rondom.files.terms import FilePurpose
from rondom.keeping.operations import confirm_destruction, switch_destruction
from rondom.keeping.planning import plan, plan_digest
from rondom.keeping.running import destroy_past_term


@pytest.fixture
def admin(world) -> Actor:
    return world.actors["fenna"]


@pytest.fixture
def paper(world, dossier) -> StoredFile:
    return store_file(
        world.actors["daan"],
        region_id=dossier.region_id,
        owner_key=f"dossier:{dossier.pk}",
        name="verslag.txt",
        data=b"Woorden over Sami.",
        purpose=FilePurpose.ATTACHMENT,
    )


@pytest.fixture
def closed(world, dossier, paper, today) -> Dossier:
    anouk = world.actors["anouk"]
    make_action(anouk, dossier_id=dossier.pk, what="Bel de jeugdarts", due_on=today, owner_id=anouk.person_id)
    return close_dossier(anouk, dossier_id=dossier.pk, outcome="goals_reached", reason="Het gaat goed.")


@pytest.fixture
def switched_on(admin, world) -> None:
    digest = plan_digest(plan(admin.region_id, on=clock.today()))
    switch_destruction(admin, on=True, read_digest=digest)
    confirm_destruction(world.actors["ria"], read_digest=digest)


@pytest.fixture
def nights(admin, switched_on) -> Callable[..., int]:
    """Some nights on a day so many months after today."""

    def run(months: int = 0, days: int = 0, times: int = 2) -> int:
        return sum(
            destroy_past_term(admin.region_id, on=later(clock.today(), months, days))
            for _night in range(times)
        )

    return run


def later(day: dt.date, months: int, days: int = 0) -> dt.date:
    """The same day some months later, or the first of the month after when there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        found = dt.date(year, month + 1, day.day)
    except ValueError:
        year, month = divmod(year * 12 + month + 1, 12)
        found = dt.date(year, month + 1, 1)
    return found + dt.timedelta(days=days)
