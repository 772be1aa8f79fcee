"""Mijn plan: the pupil chooses how to tell it, reads what was done with it, and who can read it."""

import datetime as dt

import pytest

from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.plans.models import Hearing
from rondom.plans.operations import record_hearing, tell_back, tell_influence
from tests.web.family.test_home import HOME, As, text_of

MINE, TELL = "/ons-gezin/mijn-plan/", "/ons-gezin/mijn-plan/vertellen/"


def test_pupil_is_sent_to_his_own_page(as_: As, dossier: Dossier) -> None:
    answer = as_("sami").get(HOME)
    assert answer.status_code == 302
    assert answer["Location"] == MINE
    words = text_of(as_("sami"), MINE)
    assert "Hoi Sami" in words
    assert "Nu aan jou Kies hoe jij het wilt vertellen" in words
    assert "Praat met Anouk Terpstra" in words
    assert "Kindertelefoon" in words


def test_pupil_chooses_more_than_one_way_and_something_else_later(as_: As, dossier: Dossier) -> None:
    client = as_("sami")
    client.post(TELL, {"ways": ["talk", "drawing"]})
    assert Hearing.objects.get().ways == ["talk", "drawing"]
    assert Hearing.objects.get().heard_on is None, "choosing is not being heard"
    client.post(TELL, {"ways": ["through_parents"]})
    assert Hearing.objects.get().ways == ["through_parents"]


def test_saying_nothing_is_a_choice_that_counts(as_: As, dossier: Dossier, today: dt.date) -> None:
    as_("sami").post(TELL, {"ways": ["nothing"], "revision": 0})
    assert Hearing.objects.get().heard_on == today


@pytest.mark.parametrize("ways", [[], ["nothing", "talk"], ["zingen"]])
def test_a_choice_that_cannot_be_changes_nothing(as_: As, dossier: Dossier, ways: list[str]) -> None:
    client = as_("sami")
    assert client.post(TELL, {"ways": ways}).status_code == 302
    assert not Hearing.objects.exclude(ways=[]).exists()


def test_what_he_writes_is_heard_and_what_was_done_is_told_back(
    as_: As, world: Demo, dossier: Dossier, today: dt.date
) -> None:
    client = as_("sami")
    client.post(TELL, {"ways": ["writing"], "words": "Niet uit de klas", "revision": 0})
    assert "Niet uit de klas" in client.get(MINE).content.decode()
    tell_influence(world.actors["anouk"], dossier_id=dossier.pk, text="Hulp na het laatste uur")
    tell_back(world.actors["anouk"], dossier_id=dossier.pk, told_back_on=today)
    words = text_of(client, MINE)
    assert "Jij zei Niet uit de klas Wij deden Hulp na het laatste uur Met jou besproken Anouk" in words


def test_words_that_school_wrote_down_are_not_overwritten_by_a_choice(
    as_: As, world: Demo, dossier: Dossier, today: dt.date
) -> None:
    record_hearing(
        world.actors["daan"], dossier_id=dossier.pk, ways=["talk"], words="Ik wil rust", heard_on=today
    )
    client = as_("sami")
    assert 'name="words"' not in client.get(MINE).content.decode()
    client.post(TELL, {"ways": ["drawing"]})
    assert (Hearing.objects.get().words, Hearing.objects.get().ways) == ("Ik wil rust", ["drawing"])


def test_two_tabs_get_both_texts(as_: As, dossier: Dossier) -> None:
    client = as_("sami")
    client.post(TELL, {"ways": ["writing"], "words": "Een", "revision": 0})
    clash = client.post(TELL, {"ways": ["writing"], "words": "Twee", "revision": 0})
    assert clash.status_code == 409
    assert Hearing.objects.get().words == "Een"


@pytest.mark.parametrize("key", ["rania", "anouk"])
def test_page_of_the_pupil_is_not_for_others(as_: As, dossier: Dossier, key: str) -> None:
    assert as_(key).get(MINE).status_code == 404
    assert as_(key).post(TELL, {"ways": ["talk"]}).status_code == 404
