"""What a route asks besides its steps, on the screen: preconditions, questions, results, scaling, openers, locks."""

import pytest

from rondom.core import facts
from rondom.routes.definition import parse_route
from rondom.routes.drafting import starting
from rondom.routes.drafting.definition import with_values
from rondom.routes.models import RouteDraft
from rondom.routes.operations import LIBRARY
from rondom.web.manage.routes.choices import group_words
from tests.routes.drafts import small_route
from tests.web.manage.test_routes import sent, text_of, url

PAGES = {
    "voorwaarden": "preconditions",
    "beginners": "openers",
    "controles": "checks",
    "resultaten": "results",
    "schalen": "scaling",
    "uitkomsten": "outcomes",
    "overleggen": "meeting_kinds",
}


@pytest.fixture
def fenna(as_):
    return as_("fenna")


@pytest.fixture
def draft(world) -> RouteDraft:
    """Two steps, "1" and "2", and nothing of what is asked here."""
    return small_route(world)


def definition(key: str) -> dict:
    return RouteDraft.objects.get(key=key).definition


def add(client, draft: RouteDraft, name: str, **values: object) -> str:
    return text_of(sent(client, url("draft_item_new", draft.key, name), **values))


@pytest.mark.parametrize("name", ["integraal_arrangeren", "hia", "flex_zat"])
def test_opening_and_saving_every_page_changes_nothing(world, fenna, name):
    draft = starting.draft_from_library(world.actors["fenna"], name=name)
    for page, part in PAGES.items():
        for row in draft.definition.get(part, ()):
            sent(fenna, url("draft_item", draft.key, page, row.get("key") or row["capacity"]))
    sent(fenna, url("draft_general", draft.key))
    kept = text_of(fenna.get(url("draft_file", draft.key)))
    assert parse_route(kept) == parse_route((LIBRARY / f"{name}.yaml").read_text(encoding="utf-8"))


def test_a_region_says_how_often_a_school_meets_and_with_whom_it_counts(world, fenna):
    draft = starting.draft_from_library(world.actors["fenna"], name="flex_zat")
    address = url("draft_item", draft.key, "overleggen", "zat")
    values = {"times_a_school_year": "6", "partners": ["youth_nurse", "social_worker"]}
    without = sent(fenna, address, times_source="", **values)
    assert "Kies waar dit aantal staat" in text_of(without)
    assert definition(draft.key) == draft.definition
    sent(fenna, address, **values)
    (zat,) = [row for row in definition(draft.key)["meeting_kinds"] if row["key"] == "zat"]
    assert (zat["times_a_school_year"], set(zat["partners"])) == (6, {"youth_nurse", "social_worker"})


def test_a_region_asks_something_first_and_says_who_may_begin_without_it(draft, fenna):
    add(fenna, draft, "voorwaarden", title="de school deed wat zij kan", plain="Schrijf op wat.")
    page = add(
        fenna, draft, "beginners", capacity="youth_help", step="2", without="de_school_deed_wat_zij_kan"
    )
    assert "Jeugd- en gezinshulpverlener" in page
    found = definition(draft.key)
    assert found["preconditions"] == [
        {
            "key": "de_school_deed_wat_zij_kan",
            "title": "de school deed wat zij kan",
            "plain": "Schrijf op wat.",
            "confirmed": "unconfirmed",
        }
    ]
    assert found["openers"] == [
        {"capacity": "youth_help", "step": "2", "without": ["de_school_deed_wat_zij_kan"]}
    ]
    assert "Deze rol staat er al." in add(fenna, draft, "beginners", capacity="youth_help")
    assert "Kies wie er mag beginnen" in add(fenna, draft, "beginners", capacity="")
    sent(fenna, url("draft_item", draft.key, "beginners", "youth_help"), step="")
    assert definition(draft.key)["openers"][0].get("step") is None


def test_what_is_asked_without_proof_stays_without(draft, fenna):
    add(fenna, draft, "controles", title="de ouders weten ervan", evidence="")
    (check,) = definition(draft.key)["checks"]
    assert check["evidence"] is False
    address = url("draft_item", draft.key, "controles", check["key"])
    sent(fenna, address, note="Nog navragen.")
    assert definition(draft.key)["checks"][0]["evidence"] is False
    sent(fenna, address, evidence="on")
    assert "evidence" not in definition(draft.key)["checks"][0]


def test_a_question_that_a_step_asks_and_is_gone_is_said_at_the_step(draft, fenna):
    add(fenna, draft, "controles", title="er is gebeld")
    sent(fenna, url("draft_step", draft.key, "1"), done_when=["check.er_is_gebeld"])
    assert "Er klop" not in text_of(fenna.get(url("draft", draft.key)))
    fenna.post(url("draft_remove", draft.key, "controles", "er_is_gebeld"))
    page = text_of(fenna.get(url("draft", draft.key)))
    assert "stap 1: onbekend feit" in page
    assert "1 fout" in page


def test_results_and_scaling_name_steps_and_people(draft, fenna):
    add(fenna, draft, "resultaten", title="advies", steps=["1"], helpers=["swv_advisor"], referral="on")
    add(
        fenna,
        draft,
        "schalen",
        title="breder",
        lower="1",
        upper="2",
        joins=["special_educator"],
        consents=["consent.swv"],
    )
    found = definition(draft.key)
    assert found["results"] == [
        {"key": "advies", "title": "advies", "steps": ["1"], "helpers": ["swv_advisor"], "referral": True}
    ]
    assert found["scaling"][0]["joins"] == ["special_educator"]
    assert "Kies een andere stap" in add(fenna, draft, "schalen", title="niets", lower="1", upper="1")
    sent(fenna, url("draft_general", draft.key))
    fenna.post(url("draft_remove", draft.key, "stappen", "2"))
    assert "noemt stap 2, en die is er niet" in text_of(fenna.get(url("draft", draft.key)))


def test_locks_holidays_and_the_end_stand_with_the_general_part(draft, fenna):
    sent(
        fenna,
        url("draft_general", draft.key),
        lock_goals=["view.all"],
        holidays="noord",
        end_needs=[],
    )
    found = definition(draft.key)
    assert (found["locks"], found["holidays"], found["end_needs"]) == ({"goals": ["view.all"]}, "noord", [])
    sent(
        fenna,
        url("draft_general", draft.key),
        lock_goals=[],
        holidays="",
        end_needs=["meeting.outcome_decided"],
    )
    found = definition(draft.key)
    assert {"locks", "holidays", "end_needs"} & set(found) == set()


def test_an_unknown_part_of_the_address_is_not_there(draft, fenna):
    assert fenna.get(url("draft_item", draft.key, "beginners", "teacher")).status_code == 404
    assert fenna.get(url("draft_item_new", draft.key, "iets")).status_code == 404


def test_the_usual_is_left_out_and_its_opposite_is_kept():
    assert with_values({}, {"evidence": True, "end_needs": ["meeting.outcome_decided"]}) == {}
    assert with_values({}, {"evidence": False, "end_needs": []}) == {"evidence": False, "end_needs": []}


def test_what_goes_on_counting_is_chosen_in_words(draft, fenna):
    """Groups of facts and single ones, in the order they stood; what nobody knows is said and stops publishing."""
    page = text_of(fenna.get(url("draft_general", draft.key)))
    assert "Wat blijft gelden als het er al was?" in page
    assert "Elke toestemming" in page
    sent(fenna, url("draft_general", draft.key), standing=["view.", "note.signal", "consent."])
    first = definition(draft.key)["standing"]
    assert set(first) == {"view.", "note.signal", "consent."}
    sent(fenna, url("draft_general", draft.key), standing=[*reversed(first), "plan.in_force"])
    assert definition(draft.key)["standing"] == [*first, "plan.in_force"]
    sent(fenna, url("draft_general", draft.key), standing=[])
    assert "standing" not in definition(draft.key)


@pytest.mark.parametrize("wrong", ["weather.", "note.rain"])
def test_what_goes_on_counting_and_is_unknown_is_said_in_words(draft, fenna, wrong):
    answer = sent(fenna, url("draft_general", draft.key), standing=["consent.", wrong])
    assert wrong in text_of(answer), "a form that was not drawn is refused"
    RouteDraft.objects.filter(key=draft.key).update(
        definition=definition(draft.key) | {"standing": ["consent.", wrong]}
    )
    page = text_of(fenna.get(url("draft", draft.key)))
    assert f"wat blijft gelden noemt het onbekende feit “{wrong}”." in page
    assert "Los eerst op wat er niet klopt." in page
    assert f"onbekend: {wrong}" in text_of(fenna.get(url("draft_general", draft.key)))


def test_every_group_of_facts_has_words():
    groups = {name.split(".")[0] + "." for name in facts.names()}
    assert groups - set(group_words()) == set()
