"""The engine: what is missing, due, usual, possible; and that nobody gets stuck or slips past a need."""

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rondom.routes
from rondom.core.school_days import add_school_days
from rondom.routes.definition import (
    Check,
    KeyQuestion,
    Outcome,
    Phase,
    Route,
    Scaling,
    Step,
    Track,
    parse_route,
)
from rondom.routes.definition.checks import problems_of
from rondom.routes.engine import (
    Here,
    Outlook,
    Visit,
    arrive,
    begin,
    line,
    next_usual,
    outlook,
    replay,
)
from rondom.routes.gates import Member, end_gaps, goes_along, locked, start_gaps
from rondom.routes.terms import OWN_HANDS, Certainty

DATA = Path(rondom.routes.__file__).parent / "data"
IHI = parse_route((DATA / "ihi.yaml").read_text(encoding="utf-8"))
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
HELPERS = ("helper", "expert")
CLOSING = ("check.seen", "note.done", "consent.a")
KNOWN = (*NEEDS, *(f"participant.{name}" for name in HELPERS), *CLOSING)
TRACKS = ("main", "one", "two")


def make_route(
    steps: Iterable[tuple[str, tuple[str, ...]]],
    *,
    extra: Mapping[str, tuple[str, ...]] | None = None,
    tracks: Mapping[str, str] | None = None,
    switches: tuple[tuple[str, str], ...] = (),
    more: Mapping[str, dict[str, object]] | None = None,
) -> Route:
    """A route whose steps follow each other; `extra` adds usual moves, `tracks` puts steps elsewhere, `more` the rest."""
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
        checks=(Check(key="seen", title="Seen"),),
        standing=("consent.", "participant."),
        steps=tuple(
            Step(
                **(more or {}).get(key, {}),  # type: ignore[arg-type]
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


more_of_a_step = st.fixed_dictionaries(
    {
        "requires": st.lists(st.sampled_from(HELPERS), max_size=1).map(tuple),
        "closes_with": st.lists(st.sampled_from(CLOSING), max_size=2, unique=True).map(tuple),
        "repeats": st.booleans(),
    }
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
    more = {key: draw(more_of_a_step) for key in keys}
    for key in keys[:2]:
        more[key] |= {"requires": ()}
    more[keys[0]]["closes_with"] = tuple(
        name for name in more[keys[0]]["closes_with"] if not name.startswith("consent.")
    )
    route = make_route(
        ((key, needs.get(key, ())) for key in keys), extra=extra, tracks=tracks, switches=switches, more=more
    )
    assert problems_of(route) == ()
    return route


some_facts = st.dictionaries(st.sampled_from(KNOWN), st.dates(BEFORE, AFTER))


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
        possible = [move for move in now.moves if move.is_possible]
        if not possible:  # at the first step, before the work there is done
            break
        move = draw(st.sampled_from(possible))
        beside = move.beside and draw(st.booleans())
        day += dt.timedelta(days=draw(st.integers(0, 20)))
        visits = arrive(route, visits, leaving=now.step.key, to=move.to.key, on=day, beside=beside)
        if not beside:
            place.pop(now.step.track, None)
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
        waits = [set(move.blocked_by) for move in now.moves]
        assert any(all(name.startswith(OWN_HANDS) for name in names) for names in waits)


@calm
@given(walks())
def test_no_hard_need_can_be_passed(walk: Walk) -> None:
    route, visits, facts, _ = walk
    for now in outlook(route, visits, facts, today=DAY).here:
        for move in now.moves:
            assert set(move.to.hard) - set(facts) <= set(move.blocked_by)
            standing = {name for name in facts if route.is_standing(name)}
            assert standing.isdisjoint(move.blocked_by)
            if route.is_onwards(now.step.key, move.to.key):
                assert set(now.unclosed) <= set(move.blocked_by)


@calm
@given(route=routes(), missing=st.sampled_from(KNOWN))
def test_from_the_start_no_jump_lands_behind_a_closed_gate(route: Route, missing: str) -> None:
    facts = dict.fromkeys(set(KNOWN) - {missing}, DAY)
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
            if all(need in facts for need in route.step(key).hard)
            and (
                not route.is_onwards(step, key) or all(name in facts for name in route.step(step).closes_with)
            )
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
def test_moves_hold_every_step_once_and_the_present_one_only_for_a_next_round(walk: Walk) -> None:
    route, visits, facts, _ = walk
    for now in outlook(route, visits, facts, today=DAY).here:
        others = sorted(step.key for step in route.steps if step.key != now.step.key or step.repeats)
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


# --- rounds, gates, locks, openers, scaling --------------------------------------------------------


def test_a_next_round_closes_the_stay_and_counts() -> None:
    route = make_route((("a", ()), ("b", ()), ("c", ())), more={"b": {"repeats": True}})
    visits = arrive(route, (begin(route, on=DAY),), leaving="a", to="b", on=DAY)
    move = outlook(route, visits, {}, today=DAY).at("b").move_to("b")
    assert (move.again, move.usual, move.is_possible) == (True, True, True)
    visits = arrive(route, visits, leaving="b", to="b", on=AFTER)
    assert replay(visits) == {"main": "b"}
    assert outlook(route, visits, {}, today=AFTER).at("b").round == 2
    assert next_usual(outlook(route, visits, {}, today=AFTER)).to.key == "c"


def test_what_was_said_in_an_earlier_round_does_not_close_the_next() -> None:
    route = make_route(
        (("a", ()), ("b", ()), ("c", ())), more={"b": {"repeats": True, "closes_with": ("check.seen",)}}
    )
    visits = arrive(route, (begin(route, on=BEFORE),), leaving="a", to="b", on=BEFORE)
    assert outlook(route, visits, {"check.seen": BEFORE}, today=DAY).at("b").move_to("c").is_possible
    visits = arrive(route, visits, leaving="b", to="b", on=DAY)
    closed = outlook(route, visits, {"check.seen": BEFORE}, today=DAY).at("b")
    assert closed.unclosed == ("check.seen",)
    assert closed.move_to("c").blocked_by == ("check.seen",)
    assert closed.move_to("a").is_possible


def test_a_step_shows_who_is_absent_and_waits_only_for_who_is_required() -> None:
    route = make_route(
        (("a", ()), ("b", ()), ("c", ())),
        more={"c": {"parties": ("helper", "expert"), "requires": ("expert",)}},
    )
    visits = arrive(route, (begin(route, on=DAY),), leaving="a", to="b", on=DAY)
    move = outlook(route, visits, {}, today=DAY).at("b").move_to("c")
    assert (move.absent, move.blocked_by) == (("helper",), ("participant.expert",))


def test_a_route_starts_when_its_preconditions_are_said_and_another_opener_may_skip_some() -> None:
    route = parse_route((DATA / "integraal_arrangeren.yaml").read_text())
    wanted = ("precondition.own_route", "precondition.expert_consulted")
    assert start_gaps(route, {}) == wanted
    assert start_gaps(route, dict.fromkeys(wanted, DAY)) == ()
    assert start_gaps(route, {}, capacity="youth_help") == ()
    assert begin(route, on=DAY, step="2").step == "2"


def test_a_lock_says_what_it_waits_for() -> None:
    route = parse_route((DATA / "integraal_arrangeren.yaml").read_text())
    assert locked(route, {}) == {"goals": ("view.all",), "offers": ("view.all", "plan.goals_set")}
    assert locked(route, {"view.all": DAY}) == {"offers": ("plan.goals_set",)}
    assert locked(route, {"view.all": DAY, "plan.goals_set": DAY}) == {}


def test_a_route_ends_when_what_it_wants_is_there() -> None:
    assert end_gaps(IHI, {}) == ("meeting.outcome_decided",)
    assert end_gaps(IHI, {"meeting.outcome_decided": DAY}) == ()


members = st.builds(
    Member,
    number=st.integers(1, 10_000),
    capacity=st.sampled_from([*HELPERS, "parent", "teacher"]),
    since_on=st.dates(dt.date(2020, 1, 1), DAY - dt.timedelta(days=1)),
)


@calm
@given(
    team=st.lists(members, max_size=6, unique_by=lambda row: row.number),
    joins=st.lists(st.sampled_from(HELPERS), unique=True),
    came=st.lists(st.integers(0, 30), max_size=4),
    rounds=st.integers(1, 3),
)
def test_scaling_down_after_up_gives_the_team_back(
    team: list[Member], joins: list[str], came: list[int], rounds: int
) -> None:
    scaling = Scaling(key="up", title="Up", lower="a", upper="b", joins=tuple(joins))
    now = set(team)
    visits: tuple[Visit, ...] = ()
    for number in range(rounds):
        day = DAY + dt.timedelta(days=100 * number)
        visits += (Visit("a", "main", day, day), Visit("b", "main", day))
        larger = now | {
            Member(20_000 + 100 * number + place, joins[place % len(joins)], day + dt.timedelta(days=after))
            for place, after in enumerate(came if joins else [])
        }
        now = larger - set(goes_along(scaling, visits, larger))
        visits = (*visits[:-1], Visit("b", "main", day, day + dt.timedelta(days=50)))
        assert now == set(team)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_library_walks_from_start_to_end_by_usual_moves(path: Path) -> None:
    route = parse_route(path.read_text())
    facts = dict.fromkeys(route.wanted_facts(), AFTER)
    reached = one_step_at_a_time(route, facts)
    assert reached == {step.key for step in route.steps}
    assert route.end_steps() <= reached


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_the_library_is_not_sure_of_is_said(path: Path) -> None:
    route = parse_route(path.read_text())
    silent = [
        step.key
        for step in route.steps
        if not step.source or (step.confirmed != Certainty.CONFIRMED and not step.note)
    ]
    assert silent == []
    assert {step.term_source for step in route.steps if step.has_term} == {
        "proposal"
    }  # no source gives a term
