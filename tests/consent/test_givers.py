"""Who must say yes follows from the age on the day and the list of guardians."""

import datetime as dt

import pytest

from rondom.consent.givers import age_rules, required_givers
from rondom.families.models import Guardianship


def capacities(pupil, day):
    return sorted(giver.capacity for giver in required_givers(pupil, on=day))


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (8, ["father", "mother"]),
        (11, ["father", "mother"]),
        (12, ["father", "mother", "pupil"]),
        (15, ["father", "mother", "pupil"]),
        (16, ["pupil"]),
    ],
)
def test_givers_by_age(world, today, age, expected):
    pupil = world.pupils["sami"]
    pupil.person.born_on = today.replace(year=today.year - age, month=1, day=1)
    assert capacities(pupil, today.replace(month=12, day=31)) == expected


def test_the_rule_changes_on_the_birthday_itself(world):
    pupil = world.pupils["sami"]
    pupil.person.born_on = dt.date(2014, 5, 2)
    assert "pupil" not in capacities(pupil, dt.date(2026, 5, 1))
    assert "pupil" in capacities(pupil, dt.date(2026, 5, 2))


def test_a_guardian_without_authority_is_not_asked(world, today):
    Guardianship.objects.filter(pupil=world.pupils["sami"], relation="father").update(authority="no")
    assert capacities(world.pupils["sami"], today) == ["mother"]


def test_the_rules_name_their_source():
    assert age_rules().source
    assert age_rules().rules[0].from_age == 0
