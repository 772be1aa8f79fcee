"""Uw toestemming: asked, answered, taken back, and what others see of it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.http import Http404
from django.test import Client

from rondom.consent.models import ConsentGiver
from rondom.demo.people import Demo
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier, Participant
from tests.web.family.conftest import AskConsent
from tests.web.family.test_home import HOME, As, text_of


@pytest.fixture
def sees(world: Demo) -> Callable[[str, Dossier], bool]:
    def look(key: str, dossier: Dossier) -> bool:
        try:
            visible_dossier(world.actors[key], ref=dossier.ref)
        except Http404:
            return False
        return True

    return look


def say(client: Client, consent_id: int, answer: str) -> None:
    reply = client.post(f"/ons-gezin/toestemming/{consent_id}/", {"answer": answer})
    assert reply.status_code == 302
    assert reply["Location"].endswith("#toestemming")


def test_question_says_who_what_for_what_not_until_and_who_must_say_yes(
    as_: As, dossier: Dossier, ask: AskConsent
) -> None:
    consent = ask(dossier, "priya")
    words = text_of(as_("rania"))
    assert "Mag de school\u00admaatschappelijk werker meedenken over Sami?" in words
    assert "Priya Ramdin" in words
    assert "Meedenken over rust na school" in words
    assert "Hoe het gaat op school en met leren." in words
    assert "Ziet niet Wanneer uw kind niet op school was. Wat is verteld over thuis. Gezondheid." in words
    assert "U mag altijd stoppen" in words
    assert "Thomas de Wit vader Nog geen ja" in words
    assert f"#toestemming-{consent.pk}" in as_("rania").get(HOME).content.decode()


def test_both_say_yes_then_one_stops_and_sharing_ends_at_once(
    as_: As, dossier: Dossier, ask: AskConsent, sees: Callable[[str, Dossier], bool]
) -> None:
    consent = ask(dossier, "priya")
    say(as_("rania"), consent.pk, "yes")
    assert not sees("priya", dossier)
    assert "Ziet nog niets. Nog geen ja van: Thomas de Wit" in text_of(as_("rania"))
    say(as_("thomas"), consent.pk, "yes")
    assert sees("priya", dossier)
    as_("thomas").post(f"/ons-gezin/toestemming/{consent.pk}/stoppen/")
    assert not sees("priya", dossier)
    assert "U zei geen ja tegen" in text_of(as_("thomas"))
    say(as_("thomas"), consent.pk, "yes")
    assert sees("priya", dossier)


@pytest.mark.parametrize("what", ["", "no", "stopped"])
def test_no_and_silence_and_a_stop_look_the_same_to_the_other_parent(
    as_: As, dossier: Dossier, ask: AskConsent, what: str
) -> None:
    consent = ask(dossier, "priya")
    if what:
        say(as_("thomas"), consent.pk, "yes" if what == "stopped" else what)
    if what == "stopped":
        as_("thomas").post(f"/ons-gezin/toestemming/{consent.pk}/stoppen/")
    words = text_of(as_("rania"))
    assert "Thomas de Wit vader Nog geen ja" in words
    assert "Zei nee" not in words
    assert "Gestopt" not in words


def test_daughter_of_13_decides_too_and_son_of_8_is_not_asked(
    as_: As, dossier: Dossier, lina: Dossier, ask: AskConsent, sees: Callable[[str, Dossier], bool]
) -> None:
    ask(dossier, "priya")
    consent = ask(lina, "marloes", by="hanneke")
    for key in ("rania", "thomas"):
        say(as_(key), consent.pk, "yes")
    assert not sees("marloes", lina)
    say(as_("lina"), consent.pk, "no")
    assert "Lina de Wit 13 jaar Nog geen ja" not in text_of(as_("lina"), "/ons-gezin/mijn-plan/")
    assert "Mag de" not in text_of(as_("sami"), "/ons-gezin/mijn-plan/")
    say(as_("lina"), consent.pk, "yes")
    assert sees("marloes", lina)


def test_yes_and_no_weigh_the_same(as_: As, dossier: Dossier, ask: AskConsent) -> None:
    ask(dossier, "priya")
    form = as_("rania").get(HOME).content.decode().split('class="rondom-answer"')[1].split("</form>")[0]
    assert form.count('class="nl-button nl-button--secondary" type="submit"') == 2


def test_question_of_another_family_is_not_there(as_: As, dossier: Dossier, ask: AskConsent) -> None:
    consent = ask(dossier, "priya")
    stranger = as_("zeynep")
    for address in (f"/ons-gezin/toestemming/{consent.pk}/", f"/ons-gezin/toestemming/{consent.pk}/stoppen/"):
        assert stranger.post(address, {"answer": "yes"}).status_code == 404
        assert as_("anouk").post(address, {"answer": "yes"}).status_code == 404
    assert not ConsentGiver.objects.exclude(answer="").exists()


def test_who_left_the_circle_answers_nothing_any_more(
    as_: As, world: Demo, dossier: Dossier, ask: AskConsent, today: dt.date
) -> None:
    consent = ask(dossier, "priya")
    Participant.objects.filter(person=world.people["thomas"]).update(valid_until=today)
    address = f"/ons-gezin/toestemming/{consent.pk}/"
    assert as_("thomas").post(address, {"answer": "yes"}).status_code == 404


def test_an_answer_that_is_neither_changes_nothing(as_: As, dossier: Dossier, ask: AskConsent) -> None:
    consent = ask(dossier, "priya")
    say(as_("rania"), consent.pk, "misschien")

    assert not ConsentGiver.objects.exclude(answer="").exists()
