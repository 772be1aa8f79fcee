"""The engine: what is missing, due, usual, possible; and that nobody gets stuck or slips past a need."""

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rondom.routes
from rondom.routes.definition import KeyQuestion, Outcome, Phase, Route, Step, Track, parse_route
from rondom.routes.definition.checks import problems_of
from rondom.routes.engine import (
    Here,
    Outlook,
    Visit,
    add_school_days,
    arrive,
    begin,
    line,
    next_usual,
    outlook,
    replay,
)

IHI = parse_route((Path(rondom.routes.__file__).parent / "data" / "ihi.yaml").read_text(encoding="utf-8"))
DAY = dt.date(2026, 10, 12)
BEFORE = DAY - dt.timedelta(days=30)
AFTER = DAY + dt.timedelta(days=30)
CONSENTS = {"consent.swv": BEFORE, "consent.social_work": BEFORE, "consent.care": BEFORE}


def at(*steps: str) -> tuple[Visit, ...]:
    return tuple(Visit(key, IHI.step(key).track, DAY) for key in steps)


def seen(visits: Iterable[Visit], facts: Mapping[str, dt.date], *, today: dt.date = DAY) -> Outlook:
    return outlook(IHI, visits, facts, today=today)


def here(step: str, facts: Mapping[str, dt.date], *, today: dt.date = DAY) -> Here:
    return seen(at(step), facts, today=today).at(step)


def test_a_fact_from_before_the_arrival_does_not_count() -> None:
    assert here("3", {"note.advice": BEFORE}).missing == ("note.advice",)
    assert here("3", {"note.advice": DAY}).missing == ()


def test_a_standing_fact_counts_from_before_the_arrival() -> None:
    facts = {"participant.swv_advisor": BEFORE, "view.parents": BEFORE, "hearing.done": BEFORE}
    found = here("4a", facts)
    assert found.done == ("participant.swv_advisor", "view.parents")
    assert found.missing == ("note.advice", "hearing.done", "view.school")


def test_a_step_is_late_the_day_after_its_term_while_something_is_missing() -> None:
    due_on = DAY + dt.timedelta(days=42)
    assert here("3", {}).due_on == due_on
    assert not here("3", {}, today=due_on).is_late
    assert here("3", {}, today=due_on + dt.timedelta(days=1)).is_late
    assert not here("3", {"note.advice": AFTER}, today=due_on + dt.timedelta(days=1)).is_late


def test_school_days_skip_weekends_and_holidays() -> None:
    friday = dt.date(2026, 10, 16)
    assert add_school_days(friday, 1) == dt.date(2026, 10, 19)
    assert add_school_days(friday, 1, holidays={dt.date(2026, 10, 19)}) == dt.date(2026, 10, 20)
    assert add_school_days(friday, 5) == dt.date(2026, 10, 23)


def test_usual_moves_stand_first_and_the_rest_keeps_the_order_of_the_route() -> None:
    moves = here("4a", CONSENTS).moves
    assert [move.to.key for move in moves] == ["5a", "4b", "1", "2", "3", "5b", "6"]
    assert [move.usual for move in moves] == [True, True, False, False, False, False, False]
    assert [move.to.key for move in moves if move.backwards] == ["1", "2", "3"]


def test_switching_is_usual_in_both_directions() -> None:
    for one, other in (("4a", "4b"), ("4b", "4a"), ("5a", "5b"), ("5b", "5a")):
        move = here(one, CONSENTS).move_to(other)
        assert move.usual
        assert move.switch
        assert move.beside


def test_a_move_without_its_hard_need_is_blocked_also_for_the_usual_step() -> None:
    move = here("3", {}).move_to("4a")
    assert move.usual
    assert move.blocked_by == ("consent.swv",)
    assert not move.is_possible


def test_going_back_asks_a_reason_and_only_the_needs_of_that_step() -> None:
    assert here("6", {}).move_to("3").is_possible
    assert here("6", {}).move_to("3").needs_reason
    assert here("6", {}).move_to("4a").blocked_by == ("consent.swv",)


def test_a_jump_does_not_pass_a_need_that_no_way_goes_around() -> None:
    gate = make_route((("a", ()), ("b", ()), ("gate", ("consent.swv",)), ("end", ())))
    visits = (begin(gate, on=DAY),)
    blocked = outlook(gate, visits, {}, today=DAY).at("a").move_to("end")
    assert blocked.blocked_by == ("consent.swv",)
    free = outlook(gate, visits, {"consent.swv": BEFORE}, today=DAY).at("a").move_to("end")
    assert free.is_possible
    assert free.needs_reason


def test_the_other_track_may_run_beside_and_both_come_together() -> None:
    visits = arrive(IHI, at("4a"), leaving="4a", to="4b", on=AFTER, beside=True)
    assert replay(visits) == {"care": "4b", "education": "4a"}
    visits = arrive(IHI, visits, leaving="4a", to="6", on=AFTER)
    assert seen(visits, CONSENTS).at("4b").move_to("6").joins
    visits = arrive(IHI, visits, leaving="4b", to="6", on=AFTER)
    assert replay(visits) == {"main": "6"}


def test_a_move_that_ends_another_open_step_says_so_and_asks_a_reason() -> None:
    move = seen(at("4a", "5b"), CONSENTS).at("4a").move_to("4b")
    assert move.ends == "5b"
    assert move.needs_reason
    assert replay(arrive(IHI, at("4a", "5b"), leaving="4a", to="4b", on=AFTER)) == {"care": "4b"}


def test_the_next_usual_step_is_named_also_when_it_is_blocked() -> None:
    move = next_usual(seen(at("4a"), {}))
    assert move is not None
    assert (move.to.key, move.blocked_by) == ("5a", ("consent.swv",))
    assert next_usual(seen(at("6"), {})) is None


def test_at_01_the_line_shows_where_we_are_and_what_may_come() -> None:
    visits = at("1")
    for leaving, to in (("1", "2"), ("2", "3"), ("3", "4a")):
        visits = arrive(IHI, visits, leaving=leaving, to=to, on=AFTER)
    steps = line(IHI, visits, {"consent.social_work": BEFORE})
    assert [step.kind.value for step in steps] == [
        "done",
        "done",
        "done",
        "here",
        "may",
        "blocked",
        "later",
        "later",
    ]
    assert [step.phase for step in steps if step.starts_phase] == [
        "Preventie",
        "Hulp erbij",
        "Samen beslissen",
        "Doen",
    ]
    assert (steps[2].note, steps[2].day) == ("done_on", AFTER)
    assert (steps[4].note, steps[4].beside) == ("beside", "4a")
    assert steps[5].needs == ("consent.swv",)


def test_after_going_back_the_line_does_not_call_a_later_step_done() -> None:
    visits = arrive(IHI, at("4a"), leaving="4a", to="3", on=AFTER)
    kinds = {step.key: step.kind.value for step in line(IHI, visits, CONSENTS)}
    assert kinds["3"] == "here"
    assert kinds["4a"] == "may"


def test_a_history_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="two visits at once"):
        replay((Visit("1", "main", DAY), Visit("2", "main", AFTER)))
    with pytest.raises(ValueError, match="left before arrival"):
        replay((Visit("1", "main", DAY, BEFORE),))


def test_a_step_of_another_version_is_an_error() -> None:
    with pytest.raises(KeyError):
        outlook(IHI, (Visit("9", "main", DAY),), {}, today=DAY)


# --- what must hold for every route, every walk and every set of facts ---------------------------

calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault

NEEDS = ("consent.a", "consent.b", "consent.c")
TRACKS = ("main", "one", "two")


def make_route(
    steps: Iterable[tuple[str, tuple[str, ...]]],
    *,
    extra: Mapping[str, tuple[str, ...]] | None = None,
    tracks: Mapping[str, str] | None = None,
    switches: tuple[tuple[str, str], ...] = (),
) -> Route:
    """A route whose steps follow each other; `extra` adds usual moves, `tracks` puts steps elsewhere."""
    steps = tuple(steps)
    keys = [key for key, _ in steps]
    following = {key: (after,) for key, after in itertools.pairwise(keys)}
    return Route(
        route="made",
        version=1,
        title="Made",
        valid_from=DAY,
        source="a test",
        phases=(Phase(key="only", title="Only"),),
        tracks=(Track(key="one", title="1"), Track(key="two", title="2")),
        key_questions=(KeyQuestion(key="q", text="?", short="?"),),
        outcomes=(Outcome(key="end", title="End", plain="End"),),
        switches=switches,
        steps=tuple(
            Step(
                key=key,
                title=key,
                plain=key,
                phase="only",
                needs=needs,
                track=(tracks or {}).get(key, "main"),
                next=tuple(dict.fromkeys((*following.get(key, ()), *(extra or {}).get(key, ())))),
            )
            for key, needs in steps
        ),
    )


@st.composite
def routes(draw: st.DrawFn) -> Route:
    """Routes the checks let through, with shortcuts, ways back, side tracks and switches."""
    keys = [f"s{number}" for number in range(draw(st.integers(2, 7)))]
    needs = {key: tuple(draw(st.sets(st.sampled_from(NEEDS), max_size=2))) for key in keys[2:]}
    extra = {
        key: tuple(other for other in draw(st.lists(st.sampled_from(keys), max_size=2)) if other != key)
        for key in keys
    }
    tracks = {key: draw(st.sampled_from(TRACKS)) for key in keys}
    pairs = [(a, b) for a in keys for b in keys if a < b and tracks[a] != tracks[b]]
    switches = tuple(draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True))) if pairs else ()
    route = make_route(
        ((key, needs.get(key, ())) for key in keys), extra=extra, tracks=tracks, switches=switches
    )
    assert problems_of(route) == ()
    return route


some_facts = st.dictionaries(st.sampled_from(NEEDS), st.dates(BEFORE, AFTER))


@st.composite
def walks(draw: st.DrawFn) -> tuple[Route, tuple[Visit, ...], dict[str, dt.date], dict[str, str]]:
    """A dossier that made only possible moves while facts came and went, and where it must be now."""
    route = draw(routes())
    visits: tuple[Visit, ...] = (begin(route, on=DAY),)
    place = {visits[0].track: visits[0].step}
    day = DAY
    for _ in range(draw(st.integers(0, 8))):
        facts = draw(some_facts)
        now = draw(st.sampled_from(outlook(route, visits, facts, today=day).here))
        move = draw(st.sampled_from([move for move in now.moves if move.is_possible]))
        beside = move.beside and draw(st.booleans())
        day += dt.timedelta(days=draw(st.integers(0, 20)))
        visits = arrive(route, visits, leaving=now.step.key, to=move.to.key, on=day, beside=beside)
        if not beside:
            del place[now.step.track]
        place[move.to.track] = move.to.key
    return route, visits, draw(some_facts), place


Walk = tuple[Route, tuple[Visit, ...], dict[str, dt.date], dict[str, str]]


@calm
@given(walks())
def test_no_dossier_is_stuck(walk: Walk) -> None:
    route, visits, facts, _ = walk
    found = outlook(route, visits, facts, today=DAY)
    assert found.here
    for now in found.here:
        assert any(move.is_possible for move in now.moves)


@calm
@given(walks())
def test_no_hard_need_can_be_passed(walk: Walk) -> None:
    route, visits, facts, _ = walk
    for now in outlook(route, visits, facts, today=DAY).here:
        for move in now.moves:
            assert set(move.to.needs) - set(facts) <= set(move.blocked_by)
            assert set(move.blocked_by).isdisjoint(facts)


@calm
@given(route=routes(), missing=st.sampled_from(NEEDS))
def test_from_the_start_no_jump_lands_behind_a_closed_gate(route: Route, missing: str) -> None:
    facts = dict.fromkeys(set(NEEDS) - {missing}, BEFORE)
    start = outlook(route, (begin(route, on=DAY),), facts, today=DAY).here[0]
    jumps = {move.to.key for move in start.moves if move.is_possible}
    assert jumps <= {start.step.key} | one_step_at_a_time(route, facts)


def one_step_at_a_time(route: Route, facts: Mapping[str, dt.date]) -> set[str]:
    """Where a dossier comes by usual moves only, each with its needs met."""
    reached = {route.steps[0].key}
    while True:
        further = {
            key
            for step in reached
            for key in route.usual_from(step)
            if all(need in facts for need in route.step(key).needs)
        }
        if further <= reached:
            return reached
        reached |= further


@calm
@given(walks())
def test_replaying_the_visits_gives_the_same_place(walk: Walk) -> None:
    _, visits, _, place = walk
    assert replay(visits) == place


@calm
@given(walks())
def test_moves_hold_every_other_step_once_and_never_the_present_one(walk: Walk) -> None:
    route, visits, facts, _ = walk
    for now in outlook(route, visits, facts, today=DAY).here:
        others = sorted(step.key for step in route.steps if step.key != now.step.key)
        assert sorted(move.to.key for move in now.moves) == others


@calm
@given(walks())
def test_the_outlook_depends_on_nothing_else(walk: Walk) -> None:
    route, visits, facts, _ = walk
    turned = dict(reversed(facts.items()))
    assert outlook(route, visits, facts, today=AFTER) == outlook(route, visits, turned, today=AFTER)


@calm
@given(walks())
def test_the_line_has_every_step_and_marks_where_we_are(walk: Walk) -> None:
    route, visits, facts, place = walk
    steps = line(route, visits, facts)
    assert [step.key for step in steps] == [step.key for step in route.steps]
    assert {step.key for step in steps if step.kind == "here"} == set(place.values())
