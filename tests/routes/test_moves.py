"""A dossier on the IHI route: usual moves, reasons, hard needs, outcomes, and its own version."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.consent.operations import answer_consent, withdraw_consent
from rondom.core.decision import Refused
from rondom.dossiers.operations import ask_consent
from rondom.notes.operations import write_note
from rondom.routes import operations, queries
from rondom.routes.definition import RouteError, dump_route, parse_route
from rondom.routes.models import RouteVersion, StepVisit


@pytest.fixture
def on_route(world, dossier):
    """At step 1, where the signal is there already."""
    operations.start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="ihi")
    return dossier


@pytest.fixture
def at_step_3(world, on_route):
    for leaving, to in (("1", "2"), ("2", "3")):
        operations.move(world.actors["anouk"], dossier_id=on_route.pk, leaving=leaving, to=to)
    return on_route


def steps(dossier):
    return sorted(StepVisit.objects.filter(dossier=dossier, left_on=None).values_list("step", flat=True))


def test_it_starts_at_the_first_step(on_route):
    assert steps(on_route) == ["1"]


def test_the_first_three_steps_are_prevention(on_route, today):
    line = queries.place_of(on_route.pk, on=today).line
    assert [step.key for step in line if step.prevention] == ["1", "2", "3"]


def test_a_route_starts_once(world, on_route):
    with pytest.raises(Refused) as refusal:
        operations.start_route(world.actors["anouk"], dossier_id=on_route.pk, route_key="ihi")
    assert refusal.value.decision.code == "route.already_started"


def test_a_usual_move_needs_no_reason_and_another_does(world, on_route):
    with pytest.raises(Refused) as refusal:
        operations.move(world.actors["anouk"], dossier_id=on_route.pk, leaving="1", to="3")
    assert refusal.value.decision.code == "route.reason_needed"
    operations.move(
        world.actors["anouk"],
        dossier_id=on_route.pk,
        leaving="1",
        to="3",
        reason="Ouders en school praten al.",
    )
    assert steps(on_route) == ["3"]


@pytest.fixture
def consent_of_swv(world, dossier, today):
    consent = ask_consent(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        membership_id=world.actors["ilse"].membership_id,
        purpose="think_along",
        categories=["education"],
        valid_until=today + dt.timedelta(days=100),
    )
    for parent in ("rania", "thomas"):
        answer_consent(world.actors[parent], consent_id=consent.pk, answer="yes")
    return consent


def test_nobody_passes_a_hard_need(world, at_step_3):
    with pytest.raises(Refused) as refusal:
        operations.move(
            world.actors["anouk"], dossier_id=at_step_3.pk, leaving="3", to="4a", reason="Het is dringend."
        )
    assert refusal.value.decision.code == "route.blocked"


def test_with_consent_it_goes_on_and_the_care_track_may_run_beside(world, at_step_3, consent_of_swv):
    operations.move(world.actors["anouk"], dossier_id=at_step_3.pk, leaving="3", to="4a")
    assert steps(at_step_3) == ["4a"]


def test_a_consent_taken_back_closes_the_way_again(world, at_step_3, consent_of_swv):
    withdraw_consent(world.actors["rania"], consent_id=consent_of_swv.pk)
    with pytest.raises(Refused) as refusal:
        operations.move(world.actors["anouk"], dossier_id=at_step_3.pk, leaving="3", to="4a")
    assert refusal.value.decision.code == "route.blocked"


@pytest.mark.parametrize("who", ["daan", "rania", "sami"])
def test_only_who_steers_moves(world, at_step_3, who):
    with pytest.raises(Refused) as refusal:
        operations.move(world.actors[who], dossier_id=at_step_3.pk, leaving="3", to="2", reason="Terug.")
    assert refusal.value.decision.code == "dossier.role_does_not_steer"


def test_a_step_somebody_left_already_is_not_there(world, at_step_3):
    with pytest.raises(Http404):
        operations.move(world.actors["anouk"], dossier_id=at_step_3.pk, leaving="2", to="3")


def test_back_at_a_step_the_work_is_done_anew(world, at_step_3, signal_text, today, time_machine_days):
    write_note(world.actors["anouk"], dossier_id=at_step_3.pk, kind="advice", text=signal_text)
    assert queries.place_of(at_step_3.pk, on=today).outlook.at("3").is_ready
    time_machine_days(10)
    operations.move(world.actors["anouk"], dossier_id=at_step_3.pk, leaving="3", to="2", reason="Opnieuw.")
    operations.move(world.actors["anouk"], dossier_id=at_step_3.pk, leaving="2", to="3")
    later = today + dt.timedelta(days=10)
    assert queries.place_of(at_step_3.pk, on=later).outlook.at("3").missing == ("note.advice",)


def test_a_late_step_is_late(at_step_3, today):
    place = queries.place_of(at_step_3.pk, on=today + dt.timedelta(days=43))
    assert place.outlook.at("3").is_late


def test_no_outcome_without_a_meeting(world, at_step_3):
    with pytest.raises(Refused) as refusal:
        operations.end_route(world.actors["anouk"], dossier_id=at_step_3.pk, outcome="kept_in_regular")
    assert refusal.value.decision.code == "route.no_meeting"


def test_a_running_dossier_keeps_its_version(world, on_route, today):
    route = parse_route((operations.LIBRARY / "ihi.yaml").read_text())
    text = dump_route(route).replace("In de klas", "In de groep")
    newer = operations.publish_route(world.system, text=text)
    assert newer.version == 2
    assert queries.place_of(on_route.pk, on=today).route.steps[0].title == "In de klas"


def test_the_same_text_is_no_new_version(world):
    operations.publish_route(world.system, text=(operations.LIBRARY / "ihi.yaml").read_text())
    assert RouteVersion.objects.count() == 1


def test_a_route_with_an_unknown_fact_is_refused(world):
    text = (operations.LIBRARY / "ihi.yaml").read_text().replace("note.advice", "note.unknown")
    with pytest.raises(RouteError):
        operations.publish_route(world.system, text=text)


def test_only_an_administrator_publishes(world):
    with pytest.raises(Refused):
        operations.publish_route(world.actors["anouk"], text="route: x")
    assert (
        operations.publish_route(
            world.actors["fenna"], text=(operations.LIBRARY / "ihi.yaml").read_text()
        ).version
        == 1
    )


def test_a_route_that_the_region_does_not_have(world, dossier):
    with pytest.raises(Refused) as refusal:
        operations.start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="unknown")
    assert refusal.value.decision.code == "route.not_published"


def test_an_answer_says_something(world, on_route):
    with pytest.raises(Refused) as refusal:
        operations.answer_key_question(
            world.actors["daan"], dossier_id=on_route.pk, question="pupil", text="  "
        )
    assert refusal.value.decision.code == "route.answer_empty"


def test_key_questions_keep_their_earlier_answers(world, on_route, today):
    for text in ("Rust.", "Rust en een vaste plek."):
        operations.answer_key_question(
            world.actors["daan"], dossier_id=on_route.pk, question="pupil", text=text
        )
    place = queries.place_of(on_route.pk, on=today)
    first, second = queries.key_questions(on_route.pk, place.route, call_name="Sami")
    assert first.short == "Wat is nodig in het belang van Sami?"
    assert first.answer.text == "Rust en een vaste plek."
    assert second.answer is None
    assert on_route.key_answers.count() == 2
