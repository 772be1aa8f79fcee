"""The tour: on a practice dossier, by the same engine, and away from every child."""

from dataclasses import replace

import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.models import Action, Dossier
from rondom.families.models import Pupil
from rondom.notes.models import Note
from rondom.people.terms import OFFICE_ROLES, Role
from rondom.routes.definition import parse_route
from rondom.routes.models import StepVisit, Tour
from rondom.routes.operations import LIBRARY
from rondom.routes.touring import operations as touring
from rondom.routes.touring.access import (
    get_running_tour,
    is_offered,
    may_practise_move,
    own_tour,
    tour_routes,
)
from rondom.routes.touring.practice import first_state, practice_of, way_to
from rondom.routes.words import TourState

CHILDREN = (Pupil, Dossier, StepVisit, Note, Action)


@pytest.fixture
def anouk(world):
    return world.actors["anouk"]


@pytest.fixture
def tour(anouk):
    return touring.begin_tour(anouk, route_key="ihi")


def practice(actor):
    return practice_of(get_running_tour(actor), today=clock.today())


def test_it_is_offered_once_to_who_stands_around_children(world, anouk):
    assert {key for key, actor in world.actors.items() if is_offered(actor)} == {
        key for key, actor in world.actors.items() if not actor.is_family and actor.role not in OFFICE_ROLES
    }
    touring.decline_tour(anouk)
    assert not is_offered(anouk)


def test_a_region_without_a_route_has_nothing_to_show(world, anouk):
    world.region.route_versions.all().delete()
    assert not is_offered(anouk)
    with pytest.raises(Refused) as refusal:
        touring.begin_tour(anouk, route_key="ihi")
    assert refusal.value.decision.code == "tour.no_such_route"


def test_the_practice_dossier_stands_at_the_first_step_of_the_role(world, anouk, tour):
    found = practice(anouk)
    assert found.here.step.key == "3"
    assert [step.kind.value for step in found.line[:3]] == ["done", "done", "here"]
    assert found.here.missing == ("note.advice",)
    touring.begin_tour(world.actors["ilse"], route_key="ihi")
    assert practice(world.actors["ilse"]).here.step.key == "4a"


def test_a_note_counts_and_then_it_goes_on(anouk, tour):
    touring.practise_note(anouk, talked_with="de leerkracht", what="Een vaste plek.")
    assert practice(anouk).here.is_ready
    with pytest.raises(Refused) as refusal:
        touring.practise_move(anouk, to="4a")
    assert refusal.value.decision.code == "route.blocked"
    assert "toestemming" in refusal.value.decision.reason

    touring.pretend(anouk, fact="consent.swv")
    touring.practise_move(anouk, to="4a")

    assert practice(anouk).here.step.key == "4a"


def test_nothing_of_it_is_a_child(anouk, tour):
    before = [model.objects.count() for model in CHILDREN]
    touring.practise_note(anouk, talked_with="de leerkracht", what="Een vaste plek.")
    touring.practise_agreement(anouk, what="Bellen", who="parent", due_on=clock.today())
    touring.pretend(anouk, fact="consent.swv")
    touring.practise_move(anouk, to="4a")
    assert [model.objects.count() for model in CHILDREN] == before
    events = AuditEvent.objects.filter(name__startswith="route.tour")
    assert {row.dossier_id for row in events} == {None}
    assert "vaste" not in str(list(events.values_list("payload", flat=True)))


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda actor: touring.practise_move(actor, to="6"), "tour.not_a_usual_move"),
        (lambda actor: touring.practise_move(actor, to="nowhere"), "tour.not_a_usual_move"),
        (
            lambda actor: touring.practise_agreement(
                actor, what="x", who="youth_doctor", due_on=clock.today()
            ),
            "tour.not_around",
        ),
        (
            lambda actor: touring.practise_agreement(
                actor, what="x", who="parent", due_on=clock.today().replace(year=2001)
            ),
            "action.day_passed",
        ),
        (lambda actor: touring.begin_tour(actor, route_key="nothing"), "tour.no_such_route"),
    ],
)
def test_it_is_refused(anouk, tour, act, code):
    with pytest.raises(Refused) as refusal:
        act(anouk)
    assert refusal.value.decision.code == code


@pytest.mark.parametrize("fact", ["plan.in_force", "x", ""])
def test_only_what_is_missing_can_be_pretended(anouk, tour, fact):
    with pytest.raises(Http404):
        touring.pretend(anouk, fact=fact)


def test_how_far_somebody_came_is_kept_and_never_goes_back(anouk, tour):
    touring.reach_part(anouk, part=5)
    touring.reach_part(anouk, part=2)
    assert get_running_tour(anouk).part == 5
    with pytest.raises(Http404):
        touring.reach_part(anouk, part=9)


def test_at_the_end_what_was_typed_goes_and_it_can_begin_again(anouk, tour):
    touring.practise_note(anouk, talked_with="de leerkracht", what="Een vaste plek.")
    touring.finish_tour(anouk)
    row = Tour.objects.get(person_id=anouk.person_id)
    assert (row.state, row.what, row.known, row.visits) == (TourState.FINISHED, "", {}, [])
    with pytest.raises(Http404):
        touring.practise_note(anouk, talked_with="x", what="x")
    assert touring.begin_tour(anouk, route_key="ihi").part == 1


@pytest.mark.parametrize("who", ["rania", "sami"])
def test_the_family_has_its_own_pages(world, who):
    for act in (lambda actor: touring.begin_tour(actor, route_key="ihi"), touring.decline_tour):
        with pytest.raises(Refused) as refusal:
            act(world.actors[who])
        assert refusal.value.decision.code == "tour.for_who_works_here"
    assert not is_offered(world.actors[who])


def test_a_tour_is_of_who_takes_it_while_it_runs(world, anouk, tour):
    assert get_running_tour(anouk) == own_tour(anouk) == tour
    ilse = world.actors["ilse"]
    assert own_tour(ilse) is None
    for who in (ilse, world.actors["rania"], world.system):
        with pytest.raises(Http404):
            get_running_tour(who)
    for who in (world.actors["rania"], world.system):
        with pytest.raises(Http404):
            own_tour(who)
    Tour.objects.update(state=TourState.FINISHED)
    with pytest.raises(Http404):
        get_running_tour(anouk)


def test_the_routes_of_the_own_school_are_shown(world, anouk):
    assert [row.key for row in tour_routes(anouk)] == ["ihi"]
    assert not is_offered(replace(anouk, region_id=0))


def test_only_a_usual_step_that_is_not_blocked_is_practised(anouk, tour):
    found = practice(anouk)
    usual = next(move for move in found.here.moves if move.usual)
    may = lambda to: may_practise_move(found, to).code  # noqa: E731
    assert may("nowhere") == "tour.not_a_usual_move"
    assert may(usual.to.key) == ("route.blocked" if usual.blocked_by else "")
    unusual = [move.to.key for move in found.here.moves if not move.usual]
    assert {may(key) for key in unusual} <= {"tour.not_a_usual_move"}


def test_a_tour_keeps_its_version(world, anouk, tour):
    text = (LIBRARY / "ihi.yaml").read_text().replace("title: In de klas", "title: Bij de juf")
    from rondom.routes.operations import publish_route  # noqa: PLC0415

    publish_route(world.system, text=text)
    assert practice(anouk).route.step("1").title == "In de klas"


@pytest.mark.parametrize("name", sorted(path.stem for path in LIBRARY.glob("*.yaml")))
def test_every_role_can_begin_in_every_route_of_the_library(name):
    route = parse_route((LIBRARY / f"{name}.yaml").read_text())
    for role in Role:
        visits, _known = first_state(route, role.value, today=clock.today())
        assert [visit.is_open for visit in visits].count(True) == 1
    for step in route.steps:
        way = way_to(route, step.key)
        assert way[0] == route.steps[0].key
