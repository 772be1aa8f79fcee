"""The route of a child on the screen: versions, moves, and the two outcomes."""

import datetime as dt

import pytest

from rondom.core import clock
from rondom.dossiers.models import Dossier
from rondom.meetings.models import Decision, Meeting
from rondom.routes.models import StepVisit
from rondom.routes.operations import LIBRARY, publish_route


def test_a_running_child_keeps_version_one_when_two_is_published(world, started, as_, address) -> None:
    text = (LIBRARY / "ihi.yaml").read_text()
    publish_route(world.system, text=text.replace("title: In de klas", "title: In de groep"))
    page = as_("anouk").get(address("page", started)).content.decode()
    assert "versie 1" in page
    assert "In de klas" in page
    assert "In de groep" not in page


def test_a_move_beside_the_usual_ones_asks_why(started, as_, address) -> None:
    client, url = as_("anouk"), address("route_step", started)
    refused = client.post(url, {"leaving": "1", "to": "3"})
    assert "Schrijf op waarom" in refused.content.decode()
    moved = client.post(url, {"leaving": "1", "to": "3", "1-3-reason": "Dit was al gedaan."})
    assert moved.status_code == 302
    visit = StepVisit.objects.get(dossier=started, left_on=None)
    assert (visit.step, visit.usual, visit.reason) == ("3", False, "Dit was al gedaan.")


def test_a_hard_need_is_never_passed_not_even_with_a_reason(started, as_, address, ask) -> None:
    client, url = as_("anouk"), address("route_step", started)
    step = {"leaving": "1", "to": "4a", "1-4a-reason": "Het moet nu."}
    client.post(url, step)
    assert StepVisit.objects.get(dossier=started, left_on=None).step == "1"
    ask(started, "ilse", "rania", "thomas")
    client.post(url, step)
    assert StepVisit.objects.get(dossier=started, left_on=None).step == "4a"


def test_a_move_from_a_step_somebody_left_already_is_not_found(started, as_, address) -> None:
    answer = as_("anouk").post(address("route_step", started), {"leaving": "3", "to": "4a"})
    assert answer.status_code == 404


@pytest.fixture
def decided(world, started: Dossier) -> Dossier:
    """An IHI meeting was closed with an outcome."""
    now, anouk = clock.now(), world.people["anouk"]
    meeting = Meeting.objects.create(
        region_id=started.region_id,
        dossier=started,
        kind="ihi",
        state="closed",
        starts_at=now - dt.timedelta(hours=2),
        ends_at=now,
        place="lokaal 4",
        goal="De uitkomst",
        organiser=anouk,
        closed_at=now,
        closed_by=anouk,
    )
    Decision.objects.create(
        region_id=started.region_id,
        meeting=meeting,
        kind="kept_in_regular",
        text="Blijft hier",
        decided_by=anouk,
        mandate="school",
        decided_at=now,
    )
    return started


def test_without_a_closed_meeting_the_route_cannot_end(started, as_, address) -> None:
    client, url = as_("anouk"), address("route_outcome", started)
    assert "Leg de uitkomst eerst vast in een overleg" in client.get(url).content.decode()
    client.post(url, {"outcome": "kept_in_regular"})
    assert StepVisit.objects.filter(dossier=started, left_on=None).exists()


def test_there_are_two_outcomes_and_another_place_needs_a_day(decided, as_, address, today) -> None:
    client, url = as_("anouk"), address("route_outcome", decided)
    assert client.get(url).content.decode().count('type="radio"') == 2
    faulty = client.post(url, {"outcome": "placed_elsewhere"}).content.decode()
    assert "Kies tot welke dag dit duurt" in faulty
    client.post(url, {"outcome": "something_else"})
    assert StepVisit.objects.filter(dossier=decided, left_on=None).exists()
    until = today + dt.timedelta(days=90)
    assert client.post(url, {"outcome": "placed_elsewhere", "until_on": until}).status_code == 302
    visit = StepVisit.objects.get(dossier=decided)
    assert (visit.outcome, visit.outcome_until_on) == ("placed_elsewhere", until)
    assert "De route is klaar" in client.get(address("page", decided)).content.decode()


def test_the_two_key_questions_stand_on_every_step_and_keep_their_answers(started, as_, address) -> None:
    client = as_("daan")
    for text in ("Rust.", "Rust en een vaste plek."):
        client.post(address("key_question", started, key="pupil"), {"text": text})
    page = client.get(address("page", started)).content.decode()
    assert "Wat is nodig in het belang van Sami?" in page
    assert "Rust en een vaste plek." in page
    assert "Hoe helpen we de leerkracht het best?" in page
    assert "Rust." in client.get(address("key_question", started, key="pupil")).content.decode()
    assert client.get(address("key_question", started, key="other")).status_code == 404


def test_who_does_not_steer_sees_the_move_switched_off_with_the_reason(started, as_, address) -> None:
    page = as_("daan").get(address("page", started)).content.decode()
    assert "Dit doet de coördinator" in page
    as_("daan").post(address("route_step", started), {"leaving": "1", "to": "2"})
    assert StepVisit.objects.get(dossier=started, left_on=None).step == "1"
