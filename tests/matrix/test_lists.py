"""Every list of children holds what one may open, asked one by one: no more and no less."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import Http404

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers import queries
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier, Handover, Participant, RightsRequest
from rondom.people.models import Membership, Region
from tests.matrix.asking import Asking, state_of
from tests.matrix.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(asking: Asking) -> Iterator[World]:
    """What a test changes is taken back."""
    with transaction.atomic():
        yield asking.world
        transaction.set_rollback(True)


def opened(actor: Actor, world: World) -> dict[int, Dossier]:
    """The children that somebody may open, each asked by its number."""
    found = {}
    for dossier in world.children.values():
        try:
            found[dossier.pk] = visible_dossier(actor, dossier_id=dossier.pk)
        except Http404:
            continue
    return found


@pytest.mark.parametrize("state", ["open", "closed"])
def test_lists_hold_what_one_may_open(world: World, state: str) -> None:
    today, every = clock.today(), [dossier.pk for dossier in world.children.values()]
    sami = world.sami.pk
    with state_of(world, state):
        for actor in [actor for actor in world.demo.actors.values() if not actor.is_system]:
            seen = opened(actor, world)
            running = {number for number, row in seen.items() if row.closed_on is None}
            mine = {number for number in running if not seen[number].in_emergency}
            assert {row.pk for row in queries.my_dossiers(actor, on=today)} == running
            assert {row.pk for row in queries.closed_dossiers(actor, on=today)} == set(seen) - running
            assert {row.pk for row in queries.work_dossiers(actor, on=today)} == mine
            assert set(queries.sight_of(actor, every, on=today)) == set(seen)
            assert set(queries.sight_of(actor, [sami], on=today)) == set(seen) & {sami}


def test_a_dossier_is_open_from_its_first_day_until_its_last(world: World) -> None:
    today = clock.today()
    rows = Dossier.objects.filter(pk=world.sami.pk)
    for opened_on, closed_on, is_open in (
        (today, None, True),
        (today + dt.timedelta(days=1), None, False),
        (today - dt.timedelta(days=2), today, False),
        (today - dt.timedelta(days=2), today + dt.timedelta(days=1), True),
    ):
        rows.update(opened_on=opened_on, closed_on=closed_on)
        assert rows.open_on(today).exists() is is_open, (opened_on, closed_on)


@pytest.mark.parametrize(
    ("words", "found"),
    [("sami", True), ("Wit", True), ("de", True), ("sami wit", True), ("sami xyz", False), ("xyz", False)],
)
def test_a_search_wants_every_word_in_the_name(world: World, words: str, found: bool) -> None:
    rows = queries.search_dossiers(world.actor("anouk"), words, on=clock.today())
    assert (world.sami.pk in {row.pk for row in rows}) is found


def test_the_circle_is_of_this_child_today(world: World) -> None:
    today = clock.today()
    running = Participant.objects.running_on(today).filter(dossier=world.sami)
    assert running.count() < Participant.objects.filter(dossier=world.sami).count()
    seen = visible_dossier(world.actor("anouk"), dossier_id=world.sami.pk)
    around = queries.circle(seen, on=today)
    assert {row.participant_id for row in around} == set(running.values_list("pk", flat=True))


def test_who_is_there_by_law_only_is_hidden_from_the_family_and_from_nobody_else(world: World) -> None:
    today = clock.today()
    hidden = queries.hidden_participants(world.sami.pupil_id, on=today)
    for key, sees in (("anouk", True), ("rania", False), ("sami", False)):
        seen = visible_dossier(world.actor(key), dossier_id=world.sami.pk)
        ids = {row.participant_id for row in queries.circle(seen, on=today)}
        assert hidden <= ids if sees else not hidden & ids
        seen.seen_by = None
        assert hidden <= {row.participant_id for row in queries.circle(seen, on=today)}


# Offers of the regie ----------------------------------------------------------------------


def test_an_offer_stands_with_who_gave_it_and_who_got_it(world: World) -> None:
    offer = Handover.objects.get(pk=world.numbers["handover"])
    holders = {
        key
        for key, actor in world.demo.actors.items()
        if not actor.is_system and offer in queries.handovers_of(actor)
    }
    assert holders == {"anouk", "samira"}
    swv = world.demo.organisations["vaart"]
    Handover.objects.filter(pk=offer.pk).update(to_organisation=swv)
    assert not queries.handovers_of(world.actor("samira"))
    type(offer.baton).objects.filter(pk=offer.baton_id).update(organisation=swv)
    assert not queries.handovers_of(world.actor("anouk"))


def test_an_offer_that_was_answered_is_no_offer(world: World) -> None:
    rows = Handover.objects.filter(pk=world.numbers["handover"])
    rows.update(answer="refused", reason="te druk", answered_at=clock.now())
    assert not queries.handovers_of(world.actor("samira"))


# People to ask and children to begin with ---------------------------------------------------


@pytest.mark.parametrize("spoil", ["left", "another region", "of the family", "another number"])
def test_who_is_asked_works_in_the_region_today(world: World, spoil: str) -> None:
    today, esra = clock.today(), world.actor("esra")
    rows = Membership.objects.filter(pk=esra.membership_id)
    number = esra.membership_id or 0
    found = queries.member_of(esra.region_id, number, on=today)
    assert found is not None
    assert found.person_id == esra.person_id
    if spoil == "left":
        rows.update(valid_from=today - dt.timedelta(days=1), valid_until=today)
    elif spoil == "another region":
        rows.update(region=Region.objects.create(name="Elders", slug="elders"))
    elif spoil == "of the family":
        rows.update(role="parent")
    else:
        number = 0
    assert queries.member_of(esra.region_id, number, on=today) is None


def test_children_to_begin_with_have_no_running_dossier(world: World) -> None:
    school, today = world.sami.school_id, clock.today()
    assert "Ravi" in {row.person.call_name for row in queries.pupils_to_begin(school, "", on=today)}
    assert [row.person.call_name for row in queries.pupils_to_begin(school, "ravi", on=today)] == ["Ravi"]
    assert [row.person.call_name for row in queries.pupils_to_begin(school, "nieuw", on=today)] == ["Ravi"]
    assert queries.pupils_to_begin(school, "ravi xyz", on=today) == []
    assert queries.pupils_to_begin(school, "sami", on=today) == []
    Dossier.objects.filter(pk=world.sami.pk).update(closed_on=today)
    assert [row.pk for row in queries.pupils_to_begin(school, "sami", on=today)] == [world.sami.pupil_id]


# Requests of the family ------------------------------------------------------------------


def test_a_request_is_answered_by_the_school_or_the_privacy_officer_of_its_board(world: World) -> None:
    school = world.sami.school
    carla = world.actor("carla")

    def answers(role: str, organisation_id: int | None) -> bool:
        actor = Actor(
            person_id=carla.person_id, role=role, region_id=carla.region_id, organisation_id=organisation_id
        )
        return RightsRequest.objects.to_answer_by(actor).filter(pk=world.numbers["rights_request"]).exists()

    elsewhere = world.demo.organisations["vaart"].pk
    places = {"school": school.pk, "board": school.board_id, "elsewhere": elsewhere}
    answered = {(role, place) for role in ("director", "privacy_officer", "coordinator_ib")
                for place, number in places.items() if answers(role, number)}  # fmt: skip
    assert answered == {("director", "school"), ("privacy_officer", "school"), ("privacy_officer", "board")}
