"""A date poll about Sami, and days on which there is school."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from rondom.core import clock
from rondom.meetings import operations
from rondom.meetings.models import DatePoll
from rondom.meetings.poll_days import suggested_days
from rondom.meetings.year import kinds_of_school

HERE = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def starts(dossier):
    """Three moments at a quarter past three, on school days after a week."""
    free = kinds_of_school(dossier.region_id, dossier.school_id).free
    days = suggested_days(clock.today(), free)
    return [dt.datetime.combine(day, dt.time(15, 15), HERE) for day in days]


@pytest.fixture
def ask(world, dossier, starts):
    """Ask the family and whoever is chosen; answers what is shown once."""

    def make(*, by="anouk", **more):
        values = {
            "dossier_id": dossier.pk,
            "kind": "ihi",
            "starts": starts,
            "minutes": 60,
            "place": "De Klimboom, lokaal 4",
            "goal": "Samen kiezen wat Sami helpt",
            "participant_ids": [],
        }
        return operations.ask_dates(world.actors[by], **(values | more))

    return make


@pytest.fixture
def without_account(world):
    """Somebody who works in the region and never made an account."""

    def take(key):
        world.people[key].account.delete()

    return take


@pytest.fixture
def poll(ask) -> DatePoll:
    return ask().poll


def say(poll, *words):
    """{moment: answer} in order of time."""
    moments = poll.moments.order_by("starts_at")
    return {moment.pk: can for moment, can in zip(moments, words, strict=False)}
