"""Who of the schools of a board sits at home or is at risk; what the board writes; the list without names."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from rondom.core.decision import Conflict, Refused
from rondom.events.models import Notice
from rondom.people.models import Organisation
from rondom.people.terms import OrganisationKind
from rondom.reports.home_export import HIDDEN, layout, pseudonym, quarter_of, table_of, without_small_groups
from rondom.reports.small_numbers import small_numbers
from rondom.watch import operations
from rondom.watch.absence_rules import absence_rules
from rondom.watch.board_queries import board_rows, sections_of
from rondom.watch.models import AbsenceAlert, BoardFollow
from rondom.watch.operations import FollowText

pytestmark = pytest.mark.django_db


@pytest.fixture
def alert(dossier, today):
    def made(rule="at_home", *, days=40, ago=5) -> AbsenceAlert:
        return AbsenceAlert.objects.create(
            region_id=dossier.region_id,
            dossier=dossier,
            rule=rule,
            first_on=today - dt.timedelta(days=days),
            reached_on=today - dt.timedelta(days=ago),
            found_on=today,
        )

    return made


def text(today, **changed) -> FollowText:
    step = {"next_step": "Praten met de jeugdarts.", "next_step_on": today + dt.timedelta(days=3)}
    return FollowText(**({"last_contact_on": today, "offer": "no"} | step | changed))


def test_the_board_reads_who_sits_at_home_and_for_how_long(actor, dossier, alert, today):
    alert("hours", days=60, ago=1)
    alert()
    [row] = board_rows(actor("nadine"), on=today)
    assert (row.dossier.pk, row.days, row.is_at_home, row.offer) == (dossier.pk, 40, True, "unknown")
    assert row.coordinator == "Anouk Terpstra"
    assert row.step_is_late(today)


@pytest.mark.parametrize(("ago", "count"), [(0, 1), (1, 1), (2, 0)])
def test_who_is_at_risk_leaves_the_list_after_some_weeks(actor, alert, today, ago, count):
    alert("sick_often", days=200, ago=absence_rules().risk_days - 1 + ago)
    rows = board_rows(actor("nadine"), on=today)
    assert len(rows) == count
    assert all(row.days is None for row in rows)


def test_who_is_back_leaves_the_list_until_a_rule_is_reached_again(actor, dossier, alert, today):
    alert()
    nadine = actor("nadine")
    operations.follow_child(nadine, ref=dossier.ref, text=text(today, back_on=today), revision=0)
    assert board_rows(nadine, on=today) == []
    AbsenceAlert.objects.update(reached_on=today + dt.timedelta(days=1))
    assert len(board_rows(nadine, on=today + dt.timedelta(days=1))) == 1


def test_the_family_hears_of_it_and_two_who_write_both_keep_theirs(actor, world, dossier, alert, today):
    alert()
    operations.follow_child(actor("nadine"), ref=dossier.ref, text=text(today), revision=0)
    told = Notice.objects.filter(template="board_followed").values_list("recipient_id", flat=True)
    assert {world.people[key].pk for key in ("rania", "thomas", "anouk")} <= set(told)
    with pytest.raises(Conflict) as conflict:
        operations.follow_child(actor("nadine"), ref=dossier.ref, text=text(today), revision=0)
    assert conflict.value.theirs == "Praten met de jeugdarts."


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"next_step_on": None}, "board_follow.step_and_day"),
        ({"next_step": ""}, "board_follow.step_and_day"),
        ({"next_step": "x" * 501}, "board_follow.too_long"),
        ({"offer": "maybe"}, "board_follow.offer"),
        ({"last_contact_on": dt.date(2999, 1, 1)}, "board_follow.day_to_come"),
        ({"back_on": dt.date(2999, 1, 1)}, "board_follow.day_to_come"),
    ],
)
def test_bad_input_is_refused(actor, dossier, alert, today, changed, code):
    alert()
    with pytest.raises(Refused) as refusal:
        operations.follow_child(actor("nadine"), ref=dossier.ref, text=text(today, **changed), revision=0)
    assert refusal.value.decision.code == code
    assert not BoardFollow.objects.exists()


def test_another_board_another_role_and_a_child_without_a_rule_see_nothing(actor, dossier, alert, today):
    nadine = actor("nadine")
    with pytest.raises(Http404):
        operations.follow_child(nadine, ref=dossier.ref, text=text(today), revision=0)
    alert()
    other = Organisation.objects.create(kind=OrganisationKind.BOARD, name="Anders")
    for stranger in (replace(nadine, organisation_id=other.pk), actor("anouk"), actor("jorrit")):
        assert board_rows(stranger, on=today) == []
        with pytest.raises(Http404):
            operations.follow_child(stranger, ref=dossier.ref, text=text(today), revision=0)


def test_the_school_decides_the_section(actor, world, dossier, alert, today):
    alert()
    fenna, school = actor("fenna"), dossier.school_id
    operations.set_section(fenna, school_id=school, name=" Noord ")
    [row] = board_rows(actor("nadine"), on=today)
    assert row.section == "Noord"
    operations.set_section(fenna, school_id=school, name="")
    assert sections_of(dossier.region_id) == {}
    for key, number, code in (
        ("anouk", school, "people.not_administrator"),
        ("fenna", world.organisations["swv"].pk, "school_section.no_school"),
    ):
        with pytest.raises(Refused):
            operations.set_section(actor(key), school_id=number, name=code)


# The list of a quarter ------------------------------------------------------------------------


def test_a_list_of_few_children_is_empty(actor, alert, today):
    alert()
    heading, rows = table_of(board_rows(actor("nadine"), on=today), on=today)
    assert heading == [column.label for column in layout().columns]
    assert rows == []
    assert not layout().confirmed


def test_a_list_holds_no_name_and_no_number_of_the_child(actor, dossier, alert, today):
    alert()
    rows = board_rows(actor("nadine"), on=today) * small_numbers().least
    _heading, found = table_of(rows, on=today)
    assert len(found) == small_numbers().least
    assert {row[2] for row in found} == {"thuis"}
    flat = " ".join(cell for row in found for cell in row)
    for word in (dossier.pupil.person.name, str(dossier.ref), str(dossier.school.name)):
        assert word not in flat


def test_the_name_of_a_part_is_never_a_formula(actor, dossier, alert, today):
    operations.set_section(actor("fenna"), school_id=dossier.school_id, name="=1+1")
    alert()
    rows = board_rows(actor("nadine"), on=today) * small_numbers().least
    _heading, found = table_of(rows, on=today)
    assert {cell for row in found for cell in row if "1+1" in cell} == {"1+1"}


def test_a_child_has_another_number_every_quarter():
    numbers = {pseudonym(7, quarter=quarter_of(dt.date(2026, month, 1))) for month in range(1, 13)}
    assert len(numbers) == 4
    assert pseudonym(7, quarter="2026-K1") != pseudonym(8, quarter="2026-K1")


ROWS = st.lists(
    st.fixed_dictionaries(
        {"kind": st.sampled_from("ab"), "age": st.sampled_from("123"), "section": st.sampled_from("xyz")}
    ),
    min_size=5,
    max_size=40,
)


@given(ROWS)
def test_nobody_is_in_a_small_group(rows):
    names = ["kind", "age", "section"]
    found = without_small_groups(rows, names)
    sizes: dict[tuple[str, ...], int] = {}
    for row in found:
        key = tuple(row[name] for name in names)
        sizes[key] = sizes.get(key, 0) + 1
    assert min(sizes.values()) >= small_numbers().least
    assert all(
        row[name] in (HIDDEN, before[name]) for row, before in zip(found, rows, strict=True) for name in names
    )
