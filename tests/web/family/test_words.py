"""Uw eigen woorden: three short texts that only their writer changes."""

import pytest
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.plans.models import Paragraph
from tests.web.family.test_home import HOME, As, text_of


def place(dossier: Dossier, section: str) -> str:
    return reverse("family:save", args=[dossier.ref, section])


@pytest.mark.parametrize("section", ["goes_well", "is_hard", "wish"])
def test_words_are_kept_and_shown_as_written(as_: As, dossier: Dossier, section: str) -> None:
    client = as_("rania")
    said = "بعد المدرسة هو متعب & moe"
    assert client.post(place(dossier, section), {"text": said, "revision": 0}).status_code == 302
    row = Paragraph.objects.get()
    assert (row.text, row.section, row.voice, row.revision) == (said, section, "parent", 1)
    page = client.get(HOME).content.decode()
    assert '<p dir="auto">بعد المدرسة هو متعب &amp; moe</p>' in page
    assert "Alleen u kunt dit veranderen." in page


def test_autosave_answers_the_revision_and_shows_both_texts_on_a_conflict(as_: As, dossier: Dossier) -> None:
    client, headers = as_("rania"), {"X-Autosave": "1"}
    first = client.post(place(dossier, "wish"), {"text": "Rust", "revision": 0}, headers=headers)
    assert first.json()["revision"] == 1
    clash = client.post(place(dossier, "wish"), {"text": "Meer rust", "revision": 0}, headers=headers)
    assert clash.status_code == 409
    assert "Meer rust" in clash.content.decode()
    assert Paragraph.objects.get().text == "Rust"


def test_conflict_without_javascript_keeps_what_was_typed_and_leads_back(as_: As, dossier: Dossier) -> None:
    client = as_("rania")
    client.post(place(dossier, "wish"), {"text": "Rust", "revision": 0})
    clash = client.post(place(dossier, "wish"), {"text": "Meer rust", "revision": 0})
    assert clash.status_code == 409
    assert "Meer rust" in clash.content.decode()
    assert client.get(place(dossier, "wish")).status_code == 302


def test_nothing_to_say_is_an_answer_and_silence_is_refused_with_the_reason(
    as_: As, dossier: Dossier
) -> None:
    client = as_("rania")
    refused = client.post(place(dossier, "wish"), {"text": " ", "revision": 0})
    assert refused.status_code == 422
    assert "Schrijf iets op" in refused.content.decode()
    client.post(place(dossier, "wish"), {"text": "", "revision": 0, "nothing_to_add": "on"})
    assert Paragraph.objects.get().nothing_to_add


def test_what_cannot_be_kept_stays_in_its_field(as_: As, dossier: Dossier) -> None:
    refused = as_("rania").post(
        place(dossier, "wish"), {"text": "Rust", "revision": 0, "nothing_to_add": "on"}
    )
    assert refused.status_code == 422
    assert ">Rust</textarea>" in refused.content.decode()


def test_parents_have_their_own_words_and_the_pupil_too(as_: As, world: Demo, dossier: Dossier) -> None:
    for key in ("rania", "thomas", "sami"):
        as_(key).post(place(dossier, "wish"), {"text": f"Wens van {key}", "revision": 0})
    assert Paragraph.objects.count() == 3
    assert "Wens van rania" in text_of(as_("rania"))
    assert "Wens van thomas" not in text_of(as_("rania"))
    assert "Wens van sami" in text_of(as_("sami"), "/ons-gezin/mijn-plan/")


@pytest.mark.parametrize("key", ["zeynep", "anouk", "ilse"])
def test_others_find_nothing(as_: As, dossier: Dossier, key: str) -> None:
    client = as_(key)
    assert client.get(reverse("family:words", args=[dossier.ref])).status_code == 404
    assert client.post(place(dossier, "wish"), {"text": "x", "revision": 0}).status_code == 404
    assert as_("rania").post(place(dossier, "health"), {"text": "x"}).status_code == 404
