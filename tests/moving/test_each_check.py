"""Each check of a move asked by itself: one thing is different, and the answer is."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.core.decision import ALLOWED
from rondom.dossiers.models import Dossier
from rondom.families.models import Enrolment
from rondom.moving import access, operations
from rondom.moving.models import SchoolMove
from rondom.moving.rules import move_rules
from rondom.people.terms import Role
from tests.moving.test_moving import refused

ITEMS = {item.key: item for item in move_rules().items}


@pytest.fixture
def sees():
    def look(actor, move) -> bool:
        return move in SchoolMove.objects.visible_to(actor, on=clock.today())

    return look


@pytest.fixture
def desk():
    def look(actor) -> list[SchoolMove]:
        return list(SchoolMove.objects.of_desk(actor, on=clock.today()))

    return look


# Who sees it ------------------------------------------------------------------------------


@pytest.mark.parametrize("spoil", [{}, {"person": "daan"}, {"place": "vaart"}])
def test_who_announced_it_in_this_hat_reads_it_after_the_day(world, child, moved, actor, sees, desk, spoil):
    move, anouk = moved(child), actor("anouk")
    asks = replace(
        anouk,
        person_id=world.people[spoil.get("person", "anouk")].pk,
        organisation_id=world.organisations[spoil.get("place", "klimboom")].pk,
        role=Role.TEACHER,
    )
    assert sees(asks, move) is not bool(spoil)
    assert bool(desk(asks)) is not bool(spoil)


@pytest.mark.parametrize("spoil", [{}, {"role": Role.TEACHER}, {"place": "klimboom"}])
def test_the_school_that_is_asked_reads_it_in_a_role_that_answers(
    world, child, announce, agree, actor, sees, desk, spoil
):
    move = announce(child)
    agree(move)
    place = world.organisations[spoil.get("place", "vaart")].pk
    asks = replace(actor("hanneke"), organisation_id=place, role=spoil.get("role", Role.IB))
    assert sees(asks, move) is not bool(spoil)
    assert bool(desk(asks)) is not bool(spoil)


def test_the_yes_is_to_this_school_for_this_child_and_for_a_move(world, child, announce, agree, sees, actor):
    move, hanneke = announce(child), actor("hanneke")
    agree(move)
    asked = move.pupil.consents.get(purpose="move")
    for other in (
        {"pupil": world.pupils["lina"]},
        {"recipient": world.organisations["jgh"]},
        {"purpose": "think_along"},
    ):
        type(asked).objects.filter(pk=asked.pk).update(**other)
        assert not sees(hanneke, move), other
        asked.save()
    assert sees(hanneke, move)


@pytest.mark.parametrize("spoil", ["", "another took it", "in another hat", "long over", "not done"])
def test_who_took_a_child_finds_it_on_the_desk_for_a_while(world, child, moved, actor, desk, today, spoil):
    move, hanneke = moved(child), actor("hanneke")
    rows = SchoolMove.objects.filter(pk=move.pk)
    match spoil:
        case "another took it":
            rows.update(answered_by=world.people["daan"])
        case "in another hat":
            hanneke = replace(hanneke, organisation_id=world.organisations["swv"].pk)
        case "long over":
            rows.update(done_on=today - dt.timedelta(days=move_rules().read_days_after))
        case "not done":
            rows.update(state="refused", done_on=None, reason="vol")
    assert desk(hanneke) == ([] if spoil else [move])


@pytest.mark.parametrize("how", ["refused", "withdrawn"])
def test_what_does_not_go_on_is_on_no_desk(child, announce, agree, actor, desk, how):
    move = announce(child)
    agree(move)
    assert desk(actor("anouk")) == [move]
    if how == "refused":
        operations.refuse_move(actor("hanneke"), move_id=move.pk, reason="Wij zijn vol.")
    else:
        operations.withdraw_move(actor("anouk"), dossier_id=child.pk, move_id=move.pk)
    assert desk(actor("anouk")) == []


# Who does it ------------------------------------------------------------------------------


def test_a_coordinating_role_of_another_school_does_not_announce(child, join, announce, ask):
    join(child, "hanneke")
    ask(child, "hanneke", "rania", "thomas")
    assert refused(announce, child, by="hanneke") == "move.role_does_not_announce"


def test_the_coordinator_of_the_school_announces_when_the_regie_is_elsewhere(
    child, join, ask, announce, actor
):
    join(child, "samira")
    ask(child, "samira", "rania", "thomas")
    baton, samira = child.baton, actor("samira")
    baton.holder_id, baton.organisation_id = samira.person_id, samira.organisation_id
    baton.save()
    assert announce(child).announced_by_id == actor("anouk").person_id


def test_a_move_is_withdrawn_by_who_might_announce_it(child, announce, actor):
    move = announce(child)
    asked = {"dossier_id": child.pk, "move_id": move.pk}
    assert refused(operations.withdraw_move, actor("daan"), **asked) == "move.role_does_not_announce"


@pytest.mark.parametrize("spoil", ["nowhere", "not any more", "not yet"])
def test_a_child_without_a_school_moves_nowhere(world, child, announce, today, spoil):
    """Also when another child is on the school of this dossier."""
    Enrolment.objects.filter(pupil=world.pupils["lina"]).update(school=world.organisations["klimboom"])
    rows, one = Enrolment.objects.filter(pupil=child.pupil), dt.timedelta(days=1)
    match spoil:
        case "nowhere":
            rows.delete()
        case "not any more":
            rows.update(valid_from=today - one, valid_until=today)
        case "not yet":
            rows.update(valid_from=today + one)
    assert refused(announce, child) == "move.not_at_school"


def test_a_move_of_another_child_is_no_obstacle(child, lina, announce):
    move = announce(child)
    SchoolMove.objects.filter(pk=move.pk).update(dossier=lina, pupil=lina.pupil)
    assert announce(child) != move


def test_a_move_is_found_by_its_address_or_its_number(child, announce, actor):
    move = announce(child)
    for wanted in ({"ref": move.ref}, {"move_id": move.pk}):
        assert access.visible_move(actor("anouk"), **wanted) == move
    for wanted in ({"ref": uuid.uuid4()}, {"move_id": move.pk + 1}):
        with pytest.raises(Http404):
            access.visible_move(actor("anouk"), **wanted)


def test_who_is_asked_to_take_a_child(actor):
    assert access.answers_moves(actor("hanneke"))
    assert not access.answers_moves(actor("daan"))


@pytest.mark.parametrize(
    ("since", "days", "code"), [(5, -5, "move.too_long_ago"), (5, -4, ""), (90, -28, "")]
)
def test_not_before_the_child_came_to_this_school(child, today, since, days, code):
    Enrolment.objects.filter(pupil=child.pupil).update(valid_from=today - dt.timedelta(days=since))
    assert access.may_move_on(child, on=today + dt.timedelta(days=days)).code == code


@pytest.mark.parametrize("enrolled", ["long ago", "nowhere"])
def test_a_day_that_is_not_too_far(child, today, enrolled):
    rows = Enrolment.objects.filter(pupil=child.pupil)
    rows.update(valid_from=today - dt.timedelta(days=500))
    if enrolled == "nowhere":
        rows.delete()
    earliest = today - dt.timedelta(days=move_rules().latest_days_back)
    latest = today + dt.timedelta(days=move_rules().longest_days_ahead)
    one = dt.timedelta(days=1)
    asked = (earliest - one, earliest, latest, latest + one)
    found = [access.may_move_on(child, on=day).code for day in asked]
    assert found == ["move.too_long_ago", "", "", "move.too_far_ahead"]


def test_without_the_yes_of_the_family_nobody_answers(child, announce, actor):
    move = announce(child)
    assert access.may_answer(actor("hanneke"), move).code == "move.family_has_not_agreed"


@pytest.mark.parametrize("spoil", [{}, {"place": "swv"}, {"role": Role.TEACHER}])
def test_who_answers_is_of_the_new_school_in_a_role_that_answers(world, child, announce, agree, actor, spoil):
    move = announce(child)
    agree(move)
    place = world.organisations[spoil.get("place", "vaart")].pk
    asks = replace(actor("hanneke"), organisation_id=place, role=spoil.get("role", Role.IB))
    assert access.may_answer(asks, move).code == ("move.not_asked_of_you" if spoil else "")


# The checklist ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "item", "code"),
    [
        ("anouk", "oso_shown", ""),
        ("hanneke", "oso_shown", "move.item_not_yours"),
        ("daan", "oso_shown", "move.item_not_yours"),
        ("anouk", "goals_checked", "move.item_not_yours"),
        ("hanneke", "goals_checked", "move.item_later"),
    ],
)
def test_a_point_is_ticked_by_the_school_that_owes_it_from_its_day(child, announce, actor, who, item, code):
    move = announce(child)
    assert access.may_tick(actor(who), move, ITEMS[item], acts=ALLOWED).code == code


@pytest.mark.parametrize("state", ["withdrawn", "refused"])
def test_a_move_that_is_over_is_not_ticked(child, announce, actor, state):
    move = announce(child)
    move.state = state
    assert access.may_tick(actor("anouk"), move, ITEMS["oso_shown"], acts=ALLOWED).code == "move.over"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({}, ""),
        ({"state": "accepted"}, "dossier.not_participant"),
        ({"announced_by_id": 0}, "dossier.not_participant"),
    ],
)
def test_who_announced_it_still_does_what_is_owed(child, moved, actor, spoil, code):
    move = moved(child)
    for name, value in spoil.items():
        setattr(move, name, value)
    assert access.may_act(actor("anouk"), move).code == code


def test_who_may_not_act_ticks_nothing(child, moved, actor):
    move = moved(child)
    anouk = actor("anouk")
    acts = access.may_act(actor("daan"), move)
    assert access.may_tick(anouk, move, ITEMS["oso_shown"], acts=acts).code == "dossier.not_participant"


def test_ticking_asks_who_and_when_and_so_does_taking_it_back(child, announce, agree, actor, today):
    move = announce(child)
    agree(move)
    point = {"move_id": move.pk, "item": "oso_shown"}
    to_come = point | {"happened_on": today + dt.timedelta(days=1)}
    assert (
        refused(operations.tick_item, actor("hanneke"), **point, happened_on=today) == "move.item_not_yours"
    )
    assert refused(operations.tick_item, actor("anouk"), **to_come) == "move.day_to_come"
    assert operations.tick_item(actor("anouk"), **point, happened_on=today)
    assert refused(operations.untick_item, actor("hanneke"), **point) == "move.item_not_yours"


def test_in_a_closed_dossier_nothing_is_ticked(child, announce, actor, today):
    move = announce(child)
    Dossier.objects.filter(pk=child.pk).update(closed_on=today)
    assert access.may_act(actor("anouk"), move).code == "dossier.closed"


def test_everybody_agreed_or_not(child, announce, agree, today):
    move = announce(child)
    assert not SchoolMove.objects.agreed_on(today).exists()
    agree(move)
    assert list(SchoolMove.objects.agreed_on(today)) == [move]
