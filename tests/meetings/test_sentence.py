"""Who, what and when in one Dutch sentence."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.meetings.sentence import Someone, read_sentence

TUESDAY = dt.date(2026, 11, 24)
ANOUK = Someone(1, "Anouk Terpstra", ("Anouk", "Anouk Terpstra"))
RANIA = Someone(2, "Rania Haddad", ("Rania", "Rania Haddad", "moeder"))
DAAN = Someone(3, "Daan Kuipers", ("Daan", "Daan Kuipers", "meester Daan"))
OTHER_DAAN = Someone(4, "Daan Smit", ("Daan", "Daan Smit"))
PEOPLE = [ANOUK, RANIA, DAAN]


def test_the_example_of_the_screen():
    found = read_sentence("Anouk belt vader vandaag over zijn beeld", PEOPLE, TUESDAY)
    assert (found.person_id, found.who) == (1, "Anouk Terpstra")
    assert (found.what, found.due_on) == ("belt vader over zijn beeld", TUESDAY)
    assert found.is_complete


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("vandaag", dt.date(2026, 11, 24)),
        ("Morgen", dt.date(2026, 11, 25)),
        ("overmorgen", dt.date(2026, 11, 26)),
        ("vrijdag", dt.date(2026, 11, 27)),
        ("voor vrijdag", dt.date(2026, 11, 27)),
        ("aanstaande vrijdag", dt.date(2026, 11, 27)),
        ("dinsdag", dt.date(2026, 12, 1)),
        ("volgende week vrijdag", dt.date(2026, 12, 4)),
        ("volgende vrijdag", dt.date(2026, 12, 4)),
        ("volgende week", dt.date(2026, 12, 4)),
        ("deze week", dt.date(2026, 11, 27)),
        ("24 november", dt.date(2026, 11, 24)),
        ("vrijdag 27 november", dt.date(2026, 11, 27)),
        ("3 januari", dt.date(2027, 1, 3)),
        ("uiterlijk 3 januari 2028", dt.date(2028, 1, 3)),
        ("op 1-12", dt.date(2026, 12, 1)),
        ("1/12/2026", dt.date(2026, 12, 1)),
        ("over twee weken", dt.date(2026, 12, 8)),
        ("binnen 3 dagen", dt.date(2026, 11, 27)),
        ("over één maand", dt.date(2026, 12, 24)),
    ],
)
def test_days(words, day):
    found = read_sentence(f"moeder schrijft {words} op hoe het gaat.", PEOPLE, TUESDAY)
    assert (found.who, found.what, found.due_on) == ("Rania Haddad", "schrijft op hoe het gaat", day)


def test_the_end_of_the_month():
    found = read_sentence("Anouk belt over een maand", PEOPLE, dt.date(2027, 1, 31))
    assert found.due_on == dt.date(2027, 2, 28)


def test_what_is_not_a_day():
    assert read_sentence("Anouk belt 31 februari", PEOPLE, TUESDAY).due_on is None
    assert read_sentence("Anouk maakt 40-50 kopieën", PEOPLE, TUESDAY).due_on is None
    assert read_sentence("Anouk belt de morgenster", PEOPLE, TUESDAY).due_on is None


def test_two_people_with_one_name_is_asked():
    found = read_sentence("Daan belt vandaag", [DAAN, OTHER_DAAN], TUESDAY)
    assert found.person_id is None
    assert read_sentence("Daan Smit belt vandaag", [DAAN, OTHER_DAAN], TUESDAY).person_id == 4


def test_somebody_from_the_familys_own_network():
    found = read_sentence("Opa haalt Sami vrijdag op", PEOPLE, TUESDAY)
    assert (found.person_id, found.who, found.what) == (None, "Opa", "haalt Sami op")


@pytest.mark.parametrize(
    ("text", "missing"),
    [("", ("who", "what", "when")), ("Anouk", ("what", "when")), ("belt vandaag", ("who",))],
)
def test_what_is_missing_is_named(text, missing):
    assert read_sentence(text, PEOPLE, TUESDAY).missing == missing


@given(st.text(max_size=600))
def test_nothing_breaks_it(text):
    found = read_sentence(text, PEOPLE, TUESDAY)
    assert len(found.what) <= 500
