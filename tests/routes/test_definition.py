"""A route is read, checked and written without loss; what is wrong is said with route and step."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rondom.routes
from rondom.routes.definition import (
    Check,
    Opener,
    Outcome,
    Result,
    Route,
    RouteError,
    Rules,
    Scaling,
    Source,
    Step,
    dump_route,
    lint,
    parse_route,
)
from rondom.routes.terms import Certainty

IHI = (Path(rondom.routes.__file__).parent / "data" / "ihi.yaml").read_text(encoding="utf-8")
CAPACITIES = {
    "pupil",
    "parent",
    "teacher",
    "coordinator_ib",
    "director",
    "swv_advisor",
    "social_worker",
    "swv_coordinator",
    "youth_help",
    "youth_doctor",
    "youth_nurse",
    "attendance_officer",
    "process_coordinator",
}
FACTS = {
    "note.signal",
    "note.talk_with_parents",
    "note.advice",
    "consent.swv",
    "consent.social_work",
    "consent.care",
    "participant.swv_advisor",
    "participant.social_worker",
    "participant.care_provider",
    "meeting.ihi_closed",
    "meeting.ihi_planned",
    "meeting.outcome_decided",
    "plan.goals_set",
    "plan.in_force",
    "plan.evaluated",
    "hearing.done",
    "view.parents",
    "view.school",
}


def ihi() -> Route:
    return parse_route(IHI)


def with_step(which: str, /, **changes: object) -> str:
    """The IHI text with one step changed."""
    route = ihi()
    steps = tuple(
        msgspec.structs.replace(step, **changes) if step.key == which else step for step in route.steps
    )
    return dump_route(msgspec.structs.replace(route, steps=steps))


def messages(text: str) -> list[str]:
    with pytest.raises(RouteError) as error:
        parse_route(text)
    return [problem.message for problem in error.value.problems]


def test_ihi_is_a_route_we_know_everything_of() -> None:
    assert lint(ihi(), facts=FACTS, capacities=CAPACITIES) == ()


def test_at_01_ihi_has_its_steps_in_order_and_the_first_three_prevent() -> None:
    steps = ihi().steps
    assert [step.key for step in steps] == ["1", "2", "3", "4a", "4b", "5a", "5b", "6"]
    assert [step.key for step in steps if step.prevention] == ["1", "2", "3"]


def test_at_01_ihi_asks_two_key_questions_and_ends_in_one_of_two_ways() -> None:
    route = ihi()
    assert [question.short_for("Sami") for question in route.key_questions] == [
        "Wat is nodig in het belang van Sami?",
        "Hoe helpen we de leerkracht het best?",
    ]
    assert [(outcome.key, outcome.needs_date) for outcome in route.outcomes] == [
        ("kept_in_regular", False),
        ("placed_elsewhere", True),
    ]


def test_at_01_ihi_puts_parents_first_and_grants_means_from_its_meeting_only() -> None:
    route = ihi()
    assert route.rules.parents_before_outsiders
    assert "youth_help" in route.rules.outsiders
    assert route.rules.extra_means_only_from == "ihi"
    assert "youth_help" in route.meeting_kind("ihi").may_invite
    assert "parent" in route.meeting_kind("ihi").required


def test_ihi_tells_what_the_sources_do_not_confirm() -> None:
    unsure = {step.key: step.confirmed for step in ihi().steps if step.confirmed != Certainty.CONFIRMED}
    assert unsure == {
        "4b": Certainty.INFERRED,
        "5a": Certainty.UNCONFIRMED,
        "5b": Certainty.UNCONFIRMED,
        "6": Certainty.UNCONFIRMED,
    }
    assert all(step.note for step in ihi().steps if step.key in unsure)


def test_a_given_name_cannot_reach_into_the_program() -> None:
    question = msgspec.structs.replace(ihi().key_questions[0], short="{roepnaam.__class__} {roepnaam}")
    assert question.short_for("Sami") == "{roepnaam.__class__} Sami"


@pytest.mark.parametrize(
    ("key", "changes", "message"),
    [
        ("3", {"next": ("9",)}, "Route ihi, stap 3: hierna komt stap 9, maar die is er niet."),
        ("3", {"next": ("3", "4a")}, "Route ihi, stap 3: een stap kan niet naar zichzelf gaan."),
        (
            "3",
            {"next": ()},
            "Route ihi, stap 3: deze stap loopt dood: er komt niets na, en de route eindigt hier niet.",
        ),
        (
            "3",
            {"next": ("2",)},
            "Route ihi, stap 2: de stappen 2, 3 draaien in een kring: niemand komt bij het einde.",
        ),
        (
            "2",
            {"needs": ("check.seen",)},
            "stap 2: onbekend feit “seen”: zet het eerst bij de vragen of de voorwaarden.",
        ),
        (
            "1",
            {"requires": ("swv_advisor",)},
            "stap 1: de eerste stap mag niets eisen: dan kan een dossier vast komen te zitten.",
        ),
        (
            "1",
            {"closes_with": ("consent.swv",)},
            "stap 1: de eerste stap kan niet wachten op “consent.swv”: dat hangt van anderen af.",
        ),
        ("3", {"next": ()}, "Route ihi, stap 4a: vanaf stap 1 komt niemand bij deze stap."),
        ("4a", {"track": "sports"}, "Route ihi, stap 4a: spoor “sports” is er niet."),
        ("4a", {"phase": "sports"}, "Route ihi, stap 4a: fase “sports” is er niet."),
        ("4a", {"term_source": ""}, "Route ihi, stap 4a: de termijn heeft geen bron."),
        ("4a", {"term_source": "x"}, "Route ihi, stap 4a: bron “x” van de termijn is er niet."),
        ("4a", {"within_days": None}, "stap 4a: er staat een bron bij de termijn, maar er is geen termijn."),
        (
            "4a",
            {"within_school_days": 5},
            "Route ihi, stap 4a: kies gewone dagen of schooldagen, niet allebei.",
        ),
        ("4a", {"source": ("x",)}, "Route ihi, stap 4a: bron “x” is er niet."),
        (
            "4b",
            {"track": "education"},
            "Route ihi: een wissel gaat naar een ander spoor; 4a en 4b staan op hetzelfde spoor.",
        ),
        ("4b", {"key": "3"}, "Route ihi, stap 3: deze stap staat er twee keer."),
        (
            "1",
            {"needs": ("consent.swv",)},
            "Route ihi, stap 1: de eerste stap mag niets eisen: dan kan een dossier vast komen te zitten.",
        ),
        (
            "2",
            {"needs": ("consent.swv",)},
            "Route ihi, stap 1: na de eerste stap moet er een stap zijn die niets eist.",
        ),
    ],
)
def test_a_wrong_step_is_named(key: str, changes: dict[str, object], message: str) -> None:
    assert any(found.endswith(message) for found in messages(with_step(key, **changes)))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"outcomes": ()}, "Route ihi: er is nog geen uitkomst. Een route heeft er minstens één nodig."),
        (
            {"key_questions": ()},
            "Route ihi: er is nog geen kernvraag. Een route heeft er minstens één nodig.",
        ),
        ({"steps": ()}, "Route ihi: er is nog geen stap. Een route heeft er minstens één nodig."),
        ({"switches": (("4a", "9"),)}, "Route ihi: een wissel noemt stap 9, maar die is er niet."),
        (
            {"openers": (Opener(capacity="youth_help", step="9", without=("x",)),)},
            "Route ihi: wie mag beginnen noemt stap 9, en die is er niet.",
        ),
        (
            {"openers": (Opener(capacity="youth_help", without=("x",)),)},
            "Route ihi: wie mag beginnen slaat voorwaarde “x” over, en die is er niet.",
        ),
        (
            {"scaling": (Scaling(key="up", title="Op", lower="1", upper="1"),)},
            "Route ihi: op- en afschalen “Op” gaat van een stap naar dezelfde stap.",
        ),
        (
            {"results": (Result(key="r", title="Advies", steps=("9",)),)},
            "Route ihi: resultaat “Advies” noemt stap 9, en die is er niet.",
        ),
        (
            {"locks": {"weather": ("view.parents",)}},
            "Route ihi: het slot “weather” kennen we niet. Kies uit: goals, offers.",
        ),
        (
            {"preconditions": (Check(key="own", title="Eigen"), Check(key="own", title="Nog eens"))},
            "Route ihi: voorwaarde “own” staat er twee keer.",
        ),
        (
            {"meeting_kinds": ()},
            "Route ihi: extra middelen komen uit overleg “ihi”, maar dat overleg is er niet.",
        ),
    ],
)
def test_a_wrong_route_is_named(changes: dict[str, object], message: str) -> None:
    assert message in messages(dump_route(msgspec.structs.replace(ihi(), **changes)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("route: ihi\nroute: ihi\n", "Route ?: “route” staat er twee keer (regel 2)."),
        ("steps: [", "Route ?: de tekst is geen geldige YAML (regel 1)."),
        ("[" * 50_000, "Route ?: de tekst heeft te veel lagen."),
        ("", "Route ?: hier horen velden met een naam."),
        ("a: &b 1\nc: *b\n", "Route ?: verwijzingen met * kunnen niet in een route."),
        ("x" * 100_001, "Route ?: de tekst is langer dan 100000 tekens."),
        ("route: ihi\n", "Route ihi: “version” ontbreekt."),
        (IHI.replace('- key: "6"', "- key: 6"), "hier hoort tekst: zet het getal tussen aanhalingstekens"),
        (
            IHI.replace("phase: doing", "fase: doing"),
            "Route ihi, stap 6: “fase” kennen we niet (bij steps[7]).",
        ),
        (
            IHI.replace("version: 1", "version: 0"),
            "Route ihi: dit getal is te groot of te klein (bij version).",
        ),
        (
            IHI.replace("within_days: 21", "within_days: -3"),
            "Route ihi, stap 2: de termijn is van 1 tot en met 366 dagen.",
        ),
        (
            IHI.replace("within_days: 21", "within_days: 10000"),
            "Route ihi, stap 2: de termijn is van 1 tot en met 366 dagen.",
        ),
        (IHI.replace("confirmed: inferred", "confirmed: maybe"), "'maybe' is geen bekende waarde"),
    ],
)
def test_a_text_with_another_shape_is_refused(text: str, message: str) -> None:
    found = messages(text)
    assert len(found) == 1
    assert message in found[0]


def test_another_script_is_fine() -> None:
    text = with_step("1", title="في الصف", plain="المعلمة تنظر جيدًا إلى ما يحتاجه طفلك.")
    assert parse_route(text).steps[0].title == "في الصف"


def test_what_a_route_explains_itself_is_known() -> None:
    route = msgspec.structs.replace(
        ihi(),
        checks=(Check(key="hypotheses", title="Twee verklaringen"),),
        steps=tuple(
            msgspec.structs.replace(step, closes_with=("check.hypotheses",)) if step.key == "1" else step
            for step in ihi().steps
        ),
    )
    assert lint(parse_route(dump_route(route)), facts=FACTS, capacities=CAPACITIES) == ()


def test_lint_names_facts_and_capacities_that_nobody_knows() -> None:
    found = lint(ihi(), facts=FACTS - {"consent.care"}, capacities=CAPACITIES - {"director"})
    assert [problem.message for problem in found] == [
        "Route ihi, stap 5a: onbekende rol “director”.",
        "Route ihi, stap 5b: onbekend feit “consent.care”.",
        "Route ihi: overleg “IHI-overleg” noemt de onbekende rol “director”.",
    ]
    assert [problem.step for problem in found] == ["5a", "5b", ""]


# YAML reads these three as the end of a line; a form cleans them away before a route is written.
LINE_ENDS = "\x85\u2028\u2029"
words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=LINE_ENDS), min_size=1, max_size=40
)


def small() -> Route:
    """Two steps, so that reading is quick."""
    route = ihi()
    first, second = (
        msgspec.structs.replace(step, next=("2",) if step.key == "1" else ()) for step in route.steps[:2]
    )
    return msgspec.structs.replace(route, steps=(first, second), switches=(), meeting_kinds=(), rules=Rules())


SMALL = small()


@settings(deadline=None, max_examples=60)  # the pure YAML reader takes its time
@given(
    title=words,
    plain=words,
    note=words,
    days=st.none() | st.integers(1, 366),
    certainty=st.sampled_from(Certainty),
    seen_on=st.none() | st.dates(min_value=dt.date(1000, 1, 1)),
    needs_date=st.booleans(),
)
def test_what_is_written_is_read_the_same(
    title: str,
    plain: str,
    note: str,
    days: int | None,
    certainty: Certainty,
    seen_on: dt.date | None,
    needs_date: bool,
) -> None:
    route = SMALL
    step = Step(
        key="7",
        title=title,
        plain=plain,
        note=note,
        phase="doing",
        confirmed=certainty,
        next=("1",),
        within_school_days=days,
        term_source="extra" if days else "",
    )
    last = msgspec.structs.replace(route.steps[-1], next=("7",))
    route = msgspec.structs.replace(
        route,
        title=title,
        steps=(*route.steps[:-1], last, step),
        sources=(*route.sources, Source(key="extra", title=title, address=note, seen_on=seen_on)),
        outcomes=(Outcome(key="done", title=title, plain=plain, needs_date=needs_date),),
    )
    assert parse_route(dump_route(route)) == route


def test_a_kind_of_meeting_that_nobody_can_plan_is_an_error() -> None:
    route = parse_route(
        (Path(rondom.routes.__file__).parent / "data" / "hia.yaml")
        .read_text()
        .replace("key: sot_breed", "key: kringgesprek")
    )
    facts = {"meeting.ihi_planned", "meeting.hia_planned", "meeting.sot_smal_planned"}
    found = [row.message for row in lint(route, facts=facts, capacities=()) if "kringgesprek" in row.message]
    assert found == [
        "Route hia: overleg “SOT breed”: de soort “kringgesprek” kennen we niet. Kies uit: hia, ihi, sot_smal."
    ]
