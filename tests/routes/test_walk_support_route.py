"""Ondersteuningsroute (AT-06): step 3 opens for a learning and a living question together; and routes per school."""

import pytest
from django.http import Http404

from rondom.core.decision import Refused
from rondom.routes import operations, queries, saying
from rondom.routes.models import StepVisit


@pytest.fixture
def anouk(library):
    return library.actors["anouk"]


@pytest.fixture
def begun(anouk, dossier):
    operations.start_route(anouk, dossier_id=dossier.pk, route_key="ondersteuningsroute")
    return dossier


def say(actor, dossier, key: str) -> None:
    saying.say_check(actor, dossier_id=dossier.pk, name=f"check.{key}", evidence="Besproken op school.")


def test_at_06_the_teacher_says_that_the_parents_were_spoken_to_first(library, begun, today) -> None:
    here = queries.place_of(begun.pk, on=today).outlook.at("1")
    assert here.missing == ("check.talked_first",)
    say(library.actors["daan"], begun, "talked_first")
    assert queries.place_of(begun.pk, on=today).outlook.at("1").is_ready


@pytest.fixture
def at_school(library, anouk, begun, bring, agree):
    agree(begun, "anouk", "samira", "rania", "thomas")
    bring(begun, "anouk", "samira")
    operations.move(anouk, dossier_id=begun.pk, leaving="1", to="2a")
    return begun


@pytest.mark.parametrize("said", ["learning_question", "living_question"])
def test_at_06_step_3_waits_for_both_questions(anouk, at_school, today, said) -> None:
    say(anouk, at_school, said)
    move = queries.place_of(at_school.pk, on=today).outlook.at("2a").move_to("3")
    (waits,) = {"check.learning_question", "check.living_question"} - {f"check.{said}"}
    assert move.blocked_by == (waits,)


def test_at_06_with_both_questions_there_is_one_plan_and_no_next_step_without_regie(anouk, at_school) -> None:
    for key in ("learning_question", "living_question"):
        say(anouk, at_school, key)
    operations.move(anouk, dossier_id=at_school.pk, leaving="2a", to="3")
    with pytest.raises(Refused) as refusal:
        operations.move(anouk, dossier_id=at_school.pk, leaving="3", to="4")
    assert "procesregie" in refusal.value.decision.reason
    say(anouk, at_school, "regie")
    operations.move(anouk, dossier_id=at_school.pk, leaving="3", to="4")
    operations.move(anouk, dossier_id=at_school.pk, leaving="4", to="s")
    operations.move(anouk, dossier_id=at_school.pk, leaving="s", to="4")
    assert StepVisit.objects.get(dossier=at_school, left_on=None).step == "4"


def test_the_triage_of_the_municipality_may_run_beside_the_research_of_the_school(anouk, at_school) -> None:
    operations.move(anouk, dossier_id=at_school.pk, leaving="2a", to="2b", beside=True)
    assert sorted(
        StepVisit.objects.filter(dossier=at_school, left_on=None).values_list("step", flat=True)
    ) == [
        "2a",
        "2b",
    ]


def test_without_consent_the_municipality_does_not_triage(anouk, begun) -> None:
    with pytest.raises(Refused):
        operations.move(anouk, dossier_id=begun.pk, leaving="1", to="2b")


# --- which routes are on at a school -----------------------------------------------------------------


def school(library) -> int:
    return library.organisations["klimboom"].pk


def keys(library) -> list[str]:
    return [row.key for row in queries.routes_for(library.region.pk, school(library))]


def test_a_school_that_chose_nothing_has_every_route(library) -> None:
    assert sorted(keys(library)) == ["flex_zat", "hia", "ihi", "integraal_arrangeren", "ondersteuningsroute"]


def test_a_route_that_is_off_does_not_start_and_one_that_runs_goes_on(library, anouk, begun, lina) -> None:
    saying.set_school_routes(library.actors["fenna"], school_id=school(library), keys=["ihi"])
    assert keys(library) == ["ihi"]
    operations.move(anouk, dossier_id=begun.pk, leaving="1", to="2a")
    operations.start_route(library.actors["hanneke"], dossier_id=lina.pk, route_key="flex_zat")


def test_a_route_that_is_off_at_the_school_is_refused(library, anouk, dossier) -> None:
    saying.set_school_routes(library.actors["fenna"], school_id=school(library), keys=["ihi"])
    with pytest.raises(Refused) as refusal:
        operations.start_route(anouk, dossier_id=dossier.pk, route_key="hia")
    assert refusal.value.decision.code == "route.not_at_school"


def test_only_the_administrator_chooses_and_only_what_is_published_for_a_school_of_the_region(
    library,
) -> None:
    with pytest.raises(Refused):
        saying.set_school_routes(library.actors["anouk"], school_id=school(library), keys=["ihi"])
    for wrong in (
        {"school_id": library.organisations["swv"].pk, "keys": ["ihi"]},
        {"school_id": school(library), "keys": ["x"]},
    ):
        with pytest.raises(Http404):
            saying.set_school_routes(library.actors["fenna"], **wrong)
