"""For any days and any holds: what goes is what a second, simpler reckoning says."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.core import clock
from rondom.dossiers.models import Dossier
from rondom.keeping.models import LegalHold
from rondom.keeping.running import destroy_past_term
from rondom.meetings.models import Meeting
from rondom.notes.models import Note
from tests.keeping.conftest import later

CASES = 3
MEETING_MONTHS, DOSSIER_MONTHS = 24, 36


@pytest.fixture
def closed_dossiers(closed) -> list[Dossier]:
    """More dossiers of the same child, each with a note and a meeting."""
    dossier = closed
    found = [dossier]
    note, now = Note.objects.filter(dossier=dossier).get(), clock.now()
    for _number in range(CASES - 1):
        found.append(
            Dossier.objects.create(
                region=dossier.region,
                pupil=dossier.pupil,
                school=dossier.school,
                baton=dossier.baton,
                opened_on=dossier.opened_on,
                closed_on=dossier.closed_on,
            )
        )
        note.pk, note.dossier = None, found[-1]
        note.save()
    for case in found:
        Meeting.objects.create(
            region=case.region,
            dossier=case,
            kind="ihi",
            starts_at=now,
            ends_at=now + dt.timedelta(hours=1),
            place="school",
            goal="kijken",
            organiser_id=case.baton.holder_id,
        )
    return found


@given(
    closed=st.lists(st.integers(0, 1500), min_size=CASES, max_size=CASES),
    held=st.sets(st.integers(0, CASES - 1)),
    pupil_held=st.booleans(),
    months=st.integers(0, 50),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nothing_inside_its_term_and_everything_past_it(
    closed_dossiers, admin, switched_on, closed, held, pupil_held, months
):
    on = later(clock.today(), months)
    with transaction.atomic():
        for row, days in zip(closed_dossiers, closed, strict=True):
            day = clock.today() - dt.timedelta(days=days)
            Dossier.objects.filter(pk=row.pk).update(closed_on=day, opened_on=day)
        for number in held:
            hold(admin, dossier_id=closed_dossiers[number].pk)
        if pupil_held:
            hold(admin, pupil_id=closed_dossiers[0].pupil_id)
        destroy_past_term(admin.region_id, on=on)
        assert left(closed_dossiers) == expected(closed, held, on, all_held=pupil_held)
        transaction.set_rollback(True)  # back to how it was before the example


def hold(admin, **what):
    LegalHold.objects.create(
        region_id=admin.region_id,
        reason="Klacht",
        placed_by_id=admin.person_id,
        placed_at=clock.now(),
        valid_from=clock.today(),
        **what,
    )


def left(rows) -> list[tuple[bool, bool, bool]]:
    """Per dossier: is it there, its note, its meeting."""
    return [
        (
            Dossier.objects.filter(pk=row.pk).exists(),
            Note.objects.filter(dossier_id=row.pk).exists(),
            Meeting.objects.filter(dossier_id=row.pk).exists(),
        )
        for row in rows
    ]


def expected(closed, held, on, *, all_held) -> list[tuple[bool, bool, bool]]:
    found = []
    for number, days in enumerate(closed):
        day = clock.today() - dt.timedelta(days=days)
        stays = all_held or number in held
        dossier = stays or later(day, DOSSIER_MONTHS) > on
        found.append((dossier, dossier, stays or later(day, MEETING_MONTHS) > on))
    return found
