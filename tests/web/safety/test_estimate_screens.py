"""The screens of the safety estimate: two people fill them in, and for everybody else nothing changes."""

import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.safeguarding.models import SafetyEstimate, SafetyWatch
from tests.safeguarding.test_estimate import Begin, begin
from tests.triage.conftest import case
from tests.web.safety.test_wall import NOT_NAMED, clock_stands_still, seen_by

__all__ = ["begin", "case", "clock_stands_still"]

As = Callable[[str], Client]
SAFE = {"is_safe": "yes", "worries": "Ruzie", "goes_well": "Oma", "needed": "Rust", "score": "6"}


def test_nobody_else_sees_any_difference(begin: Begin, case, as_: As) -> None:
    before = seen_by(as_, case)
    begin()
    after = seen_by(as_, case)
    assert {place for place in before if before[place] != after[place]} == set()


@pytest.mark.parametrize("key", [*NOT_NAMED, "samira"])
def test_every_address_is_as_one_that_does_not_exist(begin: Begin, case, as_: As, key: str) -> None:
    watch, client = begin(), as_(key)
    for number in (watch.pk, uuid.uuid4()):
        for name in ("watch", "again", "advise", "hand_on"):
            assert client.get(reverse(f"safety:{name}", args=[number])).status_code == 404
    assert client.get(reverse("safety:estimate", args=[case.ref])).status_code == 404


def test_the_case_manager_fills_it_in_and_the_scientist_answers(world, case, as_: As, today) -> None:
    maaike, jesse = as_("maaike"), as_("jesse")
    page = reverse("safety:estimate", args=[case.ref])
    assert page in maaike.get(reverse("safety:child", args=[case.ref])).content.decode()
    sent = SAFE | {"is_safe": "no", "scientist": str(world.actors["jesse"].membership_id)}
    html = maaike.post(page, sent).content.decode()
    assert "Geef antwoord: het kind is nu niet veilig" in html
    assert "Kies een dag na vandaag" in html
    assert not SafetyWatch.objects.exists()
    day = today.replace(year=today.year + 1).isoformat()
    sent |= {"conditions": "Oma slaapt erbij", "lasting": "Hulp thuis", "look_on": day}
    answer = maaike.post(page, sent)
    watch = SafetyWatch.objects.get()
    address = reverse("safety:watch", args=[watch.pk])
    assert answer.headers["Location"] == address
    html = jesse.get(address).content.decode()
    for words in ("Nu niet veilig", "Cijfer 3" if sent["score"] == "3" else "Cijfer 6", "Hulp thuis"):
        assert words in html
    jesse.post(reverse("safety:advise", args=[watch.pk]), {"text": "Vraag ook de buurvrouw"})
    assert "Vraag ook de buurvrouw" in maaike.get(address).content.decode()
    assert reverse("safety:watch", args=[watch.pk]) in maaike.get(reverse("safety:list")).content.decode()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ({"score": "99"}, "Kies een cijfer van de schaal"),
        ({"score": ""}, "Kies een cijfer van de schaal"),
        ({"is_safe": "misschien"}, "Kies of het kind nu veilig is"),
        ({"worries": ""}, "Geef antwoord op deze vraag"),
        ({"worries": "x" * 20001}, "20000"),
        ({"look_on": "2020-01-01"}, "Kies een dag na vandaag"),
        ({"look_on": "morgen"}, "Kies een dag na vandaag"),
    ],
)
def test_bad_input_gets_a_sentence(begin: Begin, as_: As, spoil: dict[str, str], says: str) -> None:
    watch = begin()
    page = reverse("safety:again", args=[watch.pk])
    assert says in as_("maaike").post(page, SAFE | spoil).content.decode()
    assert watch.estimates.count() == 1
    as_("maaike").post(page, SAFE | {"worries": "قلق"})
    assert SafetyEstimate.objects.get(number=2).worries == "قلق"


def test_handing_on_ends_at_the_beginning(world, begin: Begin, as_: As) -> None:
    watch = begin()
    page = reverse("safety:hand_on", args=[watch.pk])
    maaike = as_("maaike")
    assert "Kies een collega" in maaike.post(page, {"membership_id": "0"}).content.decode()
    assert maaike.get(page).status_code == 200
    watch.refresh_from_db()
    assert watch.keeper == world.people["maaike"]


def test_a_page_costs_the_same_with_more_estimates(begin: Begin, as_: As) -> None:
    watch, maaike = begin(), as_("maaike")
    page = reverse("safety:watch", args=[watch.pk])
    maaike.get(page)
    with CaptureQueriesContext(
        connection,
    ) as one:
        maaike.get(page)
    for _again in range(2):
        maaike.post(reverse("safety:again", args=[watch.pk]), SAFE)
    maaike.get(page)
    with CaptureQueriesContext(connection) as three:
        maaike.get(page)
    assert len(three) == len(one)
