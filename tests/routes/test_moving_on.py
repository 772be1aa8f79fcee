"""A new version of a route and the dossiers that run: what they would miss, and going on by it."""

import pytest
from django.http import Http404

from rondom.core.decision import Refused
from rondom.events.models import Notice
from rondom.notes.operations import raise_signal
from rondom.routes import operations as routes
from rondom.routes import queries
from rondom.routes.definition import dump_route, parse_route, shaped_route
from rondom.routes.drafting import moving_on, preview
from rondom.routes.drafting.counting import routes_of, running_by_step, running_by_version, unconfirmed
from rondom.routes.drafting.definition import with_item, without_item
from rondom.routes.models import RouteVersion, StepVisit
from tests.routes.drafts import draft_of_ihi


@pytest.fixture
def at_step_2(world, dossier):
    anouk = world.actors["anouk"]
    routes.start_route(anouk, dossier_id=dossier.pk, route_key="ihi")
    routes.move(anouk, dossier_id=dossier.pk, leaving="1", to="2")
    return dossier


def published(world, definition) -> RouteVersion:
    return routes.publish_route(world.system, text=dump_route(shaped_route(definition)))


@pytest.fixture
def newer(world):
    """Version 2, in which step 2 asks for a signal besides."""
    definition = draft_of_ihi(world).definition
    changed = {"done_when": ["note.talk_with_parents", "note.signal"], "within_days": 10}
    return published(world, with_item(definition, "steps", "2", changed))


@pytest.fixture
def without_2(world):
    definition = draft_of_ihi(world).definition
    return published(world, with_item(without_item(definition, "steps", "2"), "steps", "1", {"next": ["3"]}))


@pytest.fixture
def asking_consent(world):
    definition = draft_of_ihi(world).definition
    definition = with_item(definition, "steps", "2", {"needs": ["consent.swv"]})
    return published(world, with_item(definition, "steps", "1", {"next": ["2", "3"]}))


def version_of(dossier) -> int:
    rows = StepVisit.objects.filter(dossier=dossier, left_on__isnull=True)
    return rows.get().route.version


def test_counts_tell_how_many_and_never_who(world, at_step_2, today):
    route = parse_route(RouteVersion.objects.get().text)
    region = world.region.pk
    found, _words = preview.counts_of(region, route, today=today)
    assert {row.key: row.dossiers for row in found if row.dossiers} == {"2": 1}
    assert running_by_step(region, "ihi") == {"2": 1}
    assert running_by_version(region) == {RouteVersion.objects.get().pk: 1}


def test_the_preview_says_what_would_be_missing_and_changes_nothing(world, at_step_2, today):
    definition = draft_of_ihi(world).definition
    changed = with_item(definition, "steps", "2", {"done_when": ["plan.in_force"]})
    found, words = preview.counts_of(world.region.pk, shaped_route(changed), today=today)
    row = next(row for row in found if row.key == "2")
    assert row.missing(words) == [(words["plan.in_force"], 0, 1)]
    gone, _words = preview.counts_of(
        world.region.pk, shaped_route(without_item(definition, "steps", "2")), today=today
    )
    assert [(row.key, row.dossiers) for row in gone if row.is_gone] == [("2", 1)]
    assert version_of(at_step_2) == 1


def test_a_practice_visit_asks_the_engine(world, today):
    route = parse_route(RouteVersion.objects.get().text)
    here = preview.practice(route, step="3", true_facts=["note.advice"], days_here=50, today=today)
    assert (here.missing, here.is_late) == ((), False)
    late = preview.practice(route, step="3", true_facts=[], days_here=50, today=today)
    assert (late.missing, late.is_late) == (("note.advice",), True)
    assert late.move_to("4a").blocked_by == ("consent.swv",)


def test_a_running_dossier_goes_on_where_it_is(world, at_step_2, newer, today):
    before = StepVisit.objects.get(dossier=at_step_2, left_on__isnull=True)
    assert moving_on.report(newer).goes == 1
    done = moving_on.move_all(world.actors["fenna"], version_id=newer.pk)
    assert (done.goes, done.total) == (1, 1)
    place = queries.place_of(at_step_2.pk, on=today)
    assert (place.version, place.outlook.here[0].step.key) == (newer, "2")
    assert place.outlook.here[0].visit.arrived_on == before.arrived_on
    assert StepVisit.objects.filter(dossier=at_step_2).count() == 2
    notice = Notice.objects.get(template="route_version_changed")
    assert notice.recipient_id == world.actors["anouk"].person_id


def test_the_coordinator_goes_on_with_one_dossier(world, at_step_2, newer, today):
    anouk = world.actors["anouk"]
    assert moving_on.newer_version(at_step_2.pk) == newer
    moving_on.move_on(anouk, dossier_id=at_step_2.pk)
    assert version_of(at_step_2) == 2
    assert moving_on.newer_version(at_step_2.pk) is None
    with pytest.raises(Http404):
        moving_on.move_on(anouk, dossier_id=at_step_2.pk)
    routes.move(anouk, dossier_id=at_step_2.pk, leaving="2", to="3")
    assert queries.place_of(at_step_2.pk, on=today).version == newer


@pytest.mark.parametrize(
    ("which", "words"), [("without_2", "heeft de stap"), ("asking_consent", "nog niet is")]
)
def test_a_dossier_that_does_not_fit_stays_and_is_counted(world, at_step_2, which, words, request):
    version = request.getfixturevalue(which)
    report = moving_on.report(version)
    assert report.goes == 0
    assert [(words in why, step, count) for why, step, count in report.lines()] == [(True, "2", 1)]
    assert moving_on.move_all(world.actors["fenna"], version_id=version.pk).goes == 0
    with pytest.raises(Refused) as refusal:
        moving_on.move_on(world.actors["anouk"], dossier_id=at_step_2.pk)
    assert refusal.value.decision.code == "route.version_does_not_fit"
    assert version_of(at_step_2) == 1


def test_many_go_on_in_turns(world, at_step_2, newer, signal_text, monkeypatch):
    monkeypatch.setattr(moving_on, "MOST_AT_ONCE", 1)
    anouk = world.actors["anouk"]
    note = raise_signal(anouk, pupil_id=world.pupils["elif"].pk, text=signal_text)
    StepVisit.objects.create(
        region=world.region,
        dossier_id=note.dossier_id,
        route=RouteVersion.objects.get(version=1),
        track="main",
        step="1",
        arrived_on=at_step_2.opened_on,
    )
    turns = [moving_on.move_all(world.actors["fenna"], version_id=newer.pk) for _ in range(3)]
    assert [(turn.goes, turn.left) for turn in turns] == [(1, 1), (1, 0), (0, 0)]


@pytest.mark.parametrize("who", ["daan", "rania"])
def test_who_does_not_steer_changes_no_version(world, at_step_2, newer, who):
    with pytest.raises(Refused) as refusal:
        moving_on.move_on(world.actors[who], dossier_id=at_step_2.pk)
    assert refusal.value.decision.code == "dossier.role_does_not_steer"


def test_the_administrator_moves_all_and_nobody_else(world, at_step_2, newer):
    with pytest.raises(Refused):
        moving_on.move_all(world.actors["anouk"], version_id=newer.pk)
    old = RouteVersion.objects.get(version=1)
    with pytest.raises(Http404):
        moving_on.move_all(world.actors["fenna"], version_id=old.pk)


def test_open_steps_may_change_tracks(world, at_step_2, newer):
    definition = draft_of_ihi(world).definition
    moved = published(world, with_item(definition, "steps", "2", {"track": "care"}))
    moving_on.move_all(world.actors["fenna"], version_id=moved.pk)
    assert StepVisit.objects.get(dossier=at_step_2, left_on__isnull=True).track == "care"


def test_the_list_tells_versions_counts_and_what_is_not_confirmed(
    world, at_step_2, newer, django_assert_num_queries
):
    with django_assert_num_queries(3):
        (row,) = routes_of(world.region.pk)
    assert [(version.version, count) for version, count in row.versions] == [(2, 0), (1, 1)]
    assert (row.newest, row.older_running) == (newer, 1)
    names = [each.step for each in unconfirmed(queries.route_of(newer))]
    assert names == ["4b", "5a", "5b", "6", ""]
