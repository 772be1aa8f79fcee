"""The screens of looking back: who sees what, own scores, what is kept when it goes wrong, and what it costs."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.plans import operations as plans
from rondom.plans.models import Evaluation, Goal, GoalReview, GoalScore, Plan
from tests.plans.conftest import *  # noqa: F403 - the same set-up, at the screens

As = Callable[[str], Client]
REVIEW = {
    "result": "partly",
    "words": "Drie keer.",
    "outcome": "adjust",
    "reason": "Te groot.",
    "revision": "0",
}


def address(dossier: Dossier, rest: str = "") -> str:
    return f"/plan/{dossier.ref}/terugkijken/{rest}"


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_day_stands_on_the_pages_of_the_child(as_: As, dossier: Dossier, in_force: Plan) -> None:
    anouk = as_("anouk")
    for page in (
        f"/plan/{dossier.ref}/",
        reverse("child:page", args=[dossier.ref]),
        f"/plan/{dossier.ref}/groeidocument/",
    ):
        assert address(dossier) in read(anouk, page)
    assert "Begin met terugkijken" in read(anouk, address(dossier))
    assert "Begin met terugkijken" not in read(as_("rania"), address(dossier))


def test_before_a_plan_is_in_force_there_is_nothing_to_begin(
    as_: As, dossier: Dossier, version: object
) -> None:
    client = as_("anouk")
    assert "als er een plan is dat geldt" in read(client, address(dossier))
    assert client.post(address(dossier, "begin/"), {"kind": "together"}).status_code == 302
    assert not Evaluation.objects.exists()
    assert client.post(address(dossier, "begin/"), {"kind": "spell"}).status_code == 404


def test_the_mother_gives_her_own_scores_from_her_page(
    as_: As, world: Demo, dossier: Dossier, evaluation: Evaluation, goal: Goal
) -> None:
    client, scores = as_("rania"), address(dossier, f"{evaluation.pk}/cijfers/")
    assert scores in read(client, reverse("family:home"))
    assert "Vul bij minstens één doel een getal in." in client.post(scores, {}).content.decode()
    answer = client.post(scores, {f"goal_{goal.pk}": "veel"})
    assert "Vul een getal in" in answer.content.decode()
    assert client.post(scores, {f"goal_{goal.pk}": "2,5"}).status_code == 302
    score = GoalScore.objects.get()
    assert (score.author, score.voice, score.value) == (world.people["rania"], "parent", Decimal("2.5"))
    assert scores not in read(client, reverse("family:home"))
    page = read(client, address(dossier, f"{evaluation.pk}/"))
    assert "Bewaar bij dit doel" not in page
    assert "2,5" in page


def test_the_pupil_is_spoken_to_as_a_child(as_: As, dossier: Dossier, evaluation: Evaluation) -> None:
    client, scores = as_("sami"), address(dossier, f"{evaluation.pk}/cijfers/")
    assert scores in read(client, reverse("family:pupil"))
    assert "volgens jou" in read(client, scores)


def test_what_was_typed_stays_when_something_is_missing(
    as_: As, dossier: Dossier, evaluation: Evaluation, goal: Goal
) -> None:
    answer = as_("anouk").post(address(dossier, f"{evaluation.pk}/doel/{goal.pk}/"), REVIEW | {"outcome": ""})
    assert "Kies één antwoord" in answer.content.decode()
    assert "Te groot." in answer.content.decode()


def test_who_was_second_sees_both_texts(
    as_: As, dossier: Dossier, evaluation: Evaluation, goal: Goal
) -> None:
    path = address(dossier, f"{evaluation.pk}/doel/{goal.pk}/")
    assert as_("anouk").post(path, REVIEW).status_code == 302
    daan = as_("daan")
    page = daan.post(path, REVIEW | {"words": "Twee keer."}).content.decode()
    assert "Drie keer." in page
    assert "Twee keer." in page
    assert GoalReview.objects.get().words == "Drie keer."
    assert daan.post(path, REVIEW | {"words": "Twee keer.", "revision": "1"}).status_code == 302
    assert GoalReview.objects.get().words == "Twee keer."


def test_from_begin_to_end_and_then_only_to_read(
    as_: As, world: Demo, dossier: Dossier, in_force: Plan, goal: Goal
) -> None:
    anouk = as_("anouk")
    begun = anouk.post(address(dossier, "begin/"), {"kind": "together"})
    pk = Evaluation.objects.get().pk
    assert begun.headers["Location"] == address(dossier, f"{pk}/")
    anouk.post(address(dossier, f"{pk}/doel/{goal.pk}/"), REVIEW)
    answers = {"needs_right": "Ja.", "goals_right": "Nee.", "help_right": "Ja.", "revision": "0"}
    anouk.post(address(dossier, f"{pk}/questions/"), answers)
    people = {}
    for key in ("sami", "rania", "thomas"):
        number = world.people[key].pk
        people |= {f"there_{number}": "yes", f"initial-there_{number}": "", f"initial-reason_{number}": ""}
    thomas = world.people["thomas"].pk
    people |= {f"there_{thomas}": "no"}
    refused = anouk.post(address(dossier, f"{pk}/people/"), people)
    assert "Schrijf op waarom" in refused.content.decode()
    anouk.post(address(dossier, f"{pk}/people/"), people | {f"reason_{thomas}": "Hij werkte."})
    next_on = clock.today() + dt.timedelta(days=90)
    anouk.post(address(dossier, f"{pk}/finish/"), {"next_on": next_on.isoformat()})
    row = Evaluation.objects.get()
    assert (row.next_on, row.is_finished) == (next_on, True)
    page = read(anouk, address(dossier, f"{pk}/"))
    for words in ("Drie keer.", "Te groot.", "Hij werkte.", "Wat u nu nog doet", "Pas het doel aan"):
        assert words in page
    family = read(as_("rania"), address(dossier, f"{pk}/"))
    assert "Drie keer." in family
    assert "Wat u nu nog doet" not in family
    assert address(dossier, f"{pk}/") in read(as_("rania"), reverse("family:home"))
    assert address(dossier, f"{pk}/") in read(anouk, f"/plan/{dossier.ref}/groeidocument/")
    assert "Leg een nieuwe versie klaar" in read(anouk, f"/plan/{dossier.ref}/")
    assert anouk.get(address(dossier, f"{pk}/cijfers/")).status_code == 302


def test_who_is_not_around_finds_nothing(as_: As, dossier: Dossier, evaluation: Evaluation) -> None:
    for key in ("zeynep", "carla"):
        for rest in ("", f"{evaluation.pk}/", f"{evaluation.pk}/cijfers/"):
            assert as_(key).get(address(dossier, rest)).status_code == 404
    assert as_("anouk").get(address(dossier, "999999/")).status_code == 404


@pytest.mark.parametrize("rest", ["", "{pk}/", "{pk}/cijfers/"])
def test_more_goals_ask_no_more_questions(
    as_: As,
    world: Demo,
    dossier: Dossier,
    evaluation: Evaluation,
    goal: Goal,
    goal_text: plans.GoalText,
    rest: str,
) -> None:
    client, path = as_("anouk"), address(dossier, rest.format(pk=evaluation.pk))
    anouk = world.actors["anouk"]

    def questions() -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            client.get(path)
        return len(found)

    def review(row: Goal) -> None:
        said = plans.Review(result="not", words="Nee.", outcome="stop", reason="Klaar.")
        plans.review_goal(anouk, evaluation_id=evaluation.pk, goal_id=row.pk, review=said, revision=0)
        plans.score_goals(world.actors["rania"], evaluation_id=evaluation.pk, values={row.pk: Decimal(2)})

    review(goal)
    one = questions()
    for number in (1, 2):
        review(plans.add_goal(anouk, dossier_id=dossier.pk, goal=replace(goal_text, text=f"Doel {number}")))
    assert questions() == one
    assert one <= 26


def test_the_page_of_a_goal_draws_its_scores_over_time(as_, world, goal, today) -> None:
    url = reverse("plan:goal", args=[goal.document.dossier.ref, goal.pk])
    daan = world.actors["daan"]
    plans.score_goal(daan, goal_id=goal.pk, value=Decimal(2), scored_on=today - dt.timedelta(days=30))
    assert "Scores van" not in as_("rania").get(url).content.decode()
    plans.score_goal(daan, goal_id=goal.pk, value=Decimal(3))
    assert "Scores van" in as_("rania").get(url).content.decode()
