"""The screens of a case: what can be done there, what bad input gets, and what a page costs."""

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.safeguarding.models import SafetyCase, SafetyDecision, SafetyEntry, Weighing

CONCERN = "Hij durfde niet naar huis."


@pytest.fixture
def url(case):
    return lambda name, *more: reverse(f"safety:{name}", args=[case.pk, *more])


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def weighed(*words: str, revision: int = 1) -> dict[str, object]:
    keys = ("suspicion", "unsafe", "can_help", "accepts", "effect")
    sent: dict[str, object] = {"revision": revision}
    for key, word in zip(keys, words, strict=False):
        sent |= {key: word, f"{key}_reason": "Omdat het zo is."}
    return sent


def test_the_answer_to_a_concern_is_the_same_with_and_without_a_case(dossier, as_, case, today):
    """Anouk is not named; what she gets is what somebody gets who begins a case, but for her own case."""
    page = reverse("safety:child", args=[dossier.ref])
    anouk = as_("anouk")
    answer = anouk.post(page, {"text": CONCERN, "happened_on": today.isoformat()})
    assert answer.headers["Location"] == page
    html = text_of(anouk.get(page))
    assert "Uw melding is vastgelegd." in html
    assert CONCERN in html
    assert "Blauwe plek" not in html
    assert str(case.pk) not in html
    assert SafetyCase.objects.count() == 1


def test_who_begins_finds_his_case(dossier, as_, today):
    page = reverse("safety:child", args=[dossier.ref])
    daan = as_("daan")
    html = text_of(daan.post(page, {"text": CONCERN, "happened_on": today.isoformat()}, follow=True))
    assert "Uw melding is vastgelegd." in html
    assert reverse("safety:case", args=[SafetyCase.objects.get().pk]) in html


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ({"text": ""}, "Schrijf op wat u zag of hoorde"),
        ({"happened_on": "2090-01-01"}, "Kies een dag die al geweest is"),
        ({"happened_on": "gisteren"}, "Kies een dag"),
    ],
)
def test_a_concern_that_misses_something_keeps_what_was_typed(dossier, as_, today, spoil, says):
    sent = {"text": CONCERN, "happened_on": today.isoformat()} | spoil
    html = text_of(as_("daan").post(reverse("safety:child", args=[dossier.ref]), sent))
    assert says in html
    assert (CONCERN in html) is bool(sent["text"])
    assert not SafetyCase.objects.exists()


def test_the_five_steps_stand_on_the_page(as_, url, let_in, today):
    let_in("esra", is_attention_officer=True)
    sent = {"kind": "veilig_thuis", "happened_on": today.isoformat(), "text": "Gebeld.", "without_name": "on"}
    assert as_("esra").post(url("write", 2), sent).status_code == 302
    html = text_of(as_("daan").get(url("case")))
    for words in (
        "1. Signalen in kaart brengen", "5. Besluiten", "Blauwe plek", "Gebeld.", "zonder naam gevraagd",
        "aandachtsfunctionaris", "leidt de zaak", "Praat met de ouders en het kind",
    ):  # fmt: skip
        assert words in html


def test_without_a_name_only_with_veilig_thuis(as_, url, today):
    sent = {"kind": "colleague", "happened_on": today.isoformat(), "text": "Gebeld.", "without_name": "on"}
    assert "Zonder naam vragen kan alleen" in text_of(as_("daan").post(url("write", 2), sent))


def test_a_correction_shows_both(as_, case, url, today):
    sent = {"kind": "note", "happened_on": today.isoformat(), "text": "Het was de linkerarm."}
    daan = as_("daan")
    assert "Schrijf op wat er niet klopte" in text_of(daan.post(url("correct", 1), sent))
    assert daan.post(url("correct", 1), sent | {"why": "Verkeerde arm."}).status_code == 302
    html = text_of(daan.get(url("case")))
    assert "Blauwe plek" in html
    assert "Het was de linkerarm." in html
    assert daan.get(url("correct", 99)).status_code == 404
    assert daan.get(url("write", 6)).status_code == 404


def test_weighing_says_what_to_do(as_, case, url):
    daan = as_("daan")
    html = text_of(daan.post(url("weigh"), weighed("yes", "doubt"), follow=True))
    assert "De weging zegt: Meld nu bij Veilig Thuis." in html
    assert "0800-2000" in html


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (weighed("yes"), "Beantwoord ook vraag 2."),
        (weighed("no", "yes"), "Na vraag 1 stopt de weging."),
        (weighed("no") | {"suspicion_reason": " "}, "Schrijf bij vraag 1 waarom u dit vindt"),
        (weighed("no", revision=0), "Er is net iets bijgekomen"),
        (weighed("no") | {"revision": "x"}, "Er is net iets bijgekomen"),
        ({"revision": 1}, "Beantwoord ook vraag 1."),
    ],
)
def test_a_weighing_that_is_not_right_says_why(as_, url, sent, says):
    assert says in text_of(as_("daan").post(url("weigh"), sent))
    assert not Weighing.objects.exists()


def test_a_decision_and_what_came_of_it(as_, case, url, today):
    daan = as_("daan")
    daan.post(url("weigh"), weighed("yes", "yes"))
    sent = {
        "revision": 2, "reports": "on", "reported_on": today.isoformat(), "parents_informed": "not_yet",
        "parents_text": "Eerst overleg met Veilig Thuis.",
    }  # fmt: skip
    html = text_of(daan.post(url("decide"), sent, follow=True))
    assert "Veilig Thuis besluit wat er gebeurt" in html
    assert "Eerst overleg met Veilig Thuis." in html
    follow = url("follow_up", SafetyDecision.objects.get().pk, "answer")
    sent = {"happened_on": today.isoformat(), "text": "Zij doen onderzoek."}
    assert "Vertel de ouders wat u besloot" in text_of(daan.post(follow, sent, follow=True))
    assert "Dit staat al vast." in text_of(daan.get(follow))
    assert daan.get(url("follow_up", uuid.uuid4(), "answer")).status_code == 404
    assert daan.get(url("follow_up", SafetyDecision.objects.get().pk, "nonsense")).status_code == 404


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ({"helps": ""}, "Kies melden, hulp of allebei"),
        ({"help_what": ""}, "Schrijf op welke hulp er komt"),
        ({"effect_by_on": ""}, "Kies een dag na vandaag"),
        ({"reports": "on"}, "Kies de dag waarop u meldde"),
        ({"parents_informed": ""}, "Kies of de ouders het weten"),
        ({"parents_informed": "no"}, "Schrijf op waarom de ouders het (nog) niet weten"),
        ({"differs_because": ""}, "Schrijf op waarom u daarvan afwijkt"),
        ({"revision": "1"}, "Er is net iets bijgekomen"),
    ],
)
def test_a_decision_that_misses_something(as_, url, today, spoil, says):
    daan = as_("daan")
    daan.post(url("weigh"), weighed("yes", "yes"))
    sent = {
        "revision": "2", "helps": "on", "help_what": "Wekelijks bezoek", "parents_informed": "yes",
        "effect_by_on": (today + dt.timedelta(days=20)).isoformat(), "differs_because": "De politie is er.",
    }  # fmt: skip
    assert says in text_of(daan.post(url("decide"), sent | spoil))
    assert not SafetyDecision.objects.exists()
    assert daan.post(url("decide"), sent).status_code == 302


def test_people_are_let_in_and_taken_out(world, as_, case, url):
    daan = as_("daan")
    assert "Kies een collega" in text_of(daan.post(url("people"), {"why": "kijkt mee"}))
    sent = {"membership_id": world.actors["esra"].membership_id, "why": "kijkt mee"}
    assert "Uw collega staat in de zaak." in text_of(daan.post(url("people"), sent, follow=True))
    assert "Kies een collega" in text_of(daan.post(url("people"), sent | {"membership_id": world.actors["bram"].membership_id}))  # fmt: skip
    esra = case.members.get(person=world.people["esra"])
    assert "Dit doet wie de zaak leidt." in text_of(as_("esra").get(url("people")))
    daan.post(url("stop", esra.pk))
    assert as_("esra").get(url("people")).status_code == 404
    own = case.members.get(person=world.people["daan"])
    assert "Iemand moet de zaak leiden." in text_of(daan.post(url("stop", own.pk), follow=True))


def test_a_case_is_closed_and_stays_readable(as_, case, url):
    daan = as_("daan")
    assert "Ook wie afsluit, weegt" in text_of(daan.get(url("close")))
    daan.post(url("weigh"), weighed("no"))
    sent = {"reason": "no_suspicion", "text": "Een val van de fiets.", "revision": 2}
    html = text_of(daan.post(url("close"), sent, follow=True))
    assert "Deze zaak is gesloten" in html
    assert "Een val van de fiets." in html
    assert "Deze zaak is gesloten. U kunt alleen nog lezen." in text_of(daan.get(url("write", 1)))


def test_the_log_of_a_case_names_who_looked(as_, case, url, let_in):
    let_in("esra")
    as_("esra").get(url("case"))
    html = text_of(as_("daan").get(url("log")))
    assert "De zaak bekeken" in html
    assert "Iemand in de zaak gezet: Esra Yildiz" in html


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_one_and_three_of_everything_cost_the_same(world, as_, case, url, let_in, weigh, concern, today):
    daan, pages = as_("daan"), [url("case"), url("people"), url("log"), url("weigh"), reverse("safety:list")]
    let_in("esra")
    concern("anouk")
    weigh("yes", "yes")
    one = [queries(daan, page) for page in pages]
    let_in("carla")
    concern("anouk", "Weer iets.")
    sent = {"kind": "talk", "happened_on": today.isoformat(), "text": "Gepraat."}
    for _ in "ab":
        daan.post(url("write", 3), sent)
        weigh("yes", "yes")
    assert SafetyEntry.objects.count() == 5
    assert [queries(daan, page) for page in pages] == one
    assert max(one) <= 25
