"""Screens of another school: what is chosen stays ticked, what changed is said, and the same queries for one and for three."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rondom.audit.models import AuditEvent
from rondom.consent.models import Consent
from rondom.core import clock
from rondom.plans import operations as plans
from rondom.plans.models import ShownPart
from rondom.plans.second_school import parts_of
from rondom.plans.terms import Section
from tests.files.samples import pdf_nested
from tests.plans.test_second_school import ask, choose, hia, place, words

__all__ = ["hia", "place", "words"]


@pytest.fixture
def address(place):
    return reverse("second_school:choose", args=[Consent.objects.get().pk])


def key_of(paragraph) -> str:
    return f"paragraph-{paragraph.pk}-{paragraph.revision}"


def test_the_family_ticks_what_the_school_reads(as_, address, words) -> None:
    client = as_("rania")
    page = client.get(address).content.decode()
    assert "Zo ziet daan het." in page
    assert " checked>" not in page
    done = client.post(address, {"parts": [key_of(words["daan"])]}, follow=True).content.decode()
    assert "Bewaard: 1 deel gekozen." in done
    assert done.count(" checked>") == 1
    assert ShownPart.objects.get().chosen_by.call_name == "Rania"


def test_a_text_that_changed_meanwhile_is_said_and_the_other_ticks_stay(as_, world, address, words) -> None:
    stale = key_of(words["daan"])
    plans.write_paragraph(
        world.actors["daan"],
        dossier_id=words["daan"].document.dossier_id,
        section=Section.IS_HARD,
        text="Nieuw.",
        revision=1,
    )
    answer = as_("rania").post(address, {"parts": [stale, key_of(words["anouk"])]})
    page = answer.content.decode()
    assert "Een van de teksten is net veranderd" in page
    assert page.count(" checked>") == 1
    assert not ShownPart.objects.exists()


def test_the_question_says_that_only_what_is_chosen_is_read(as_, address) -> None:
    page = as_("thomas").get(reverse("family:home")).content.decode()
    assert "Mag een andere school meedenken over" in page
    assert "Alleen de delen van het groeidocument die u ook koos" in page
    assert address in page


def test_the_reader_writes_a_look_and_sees_one_page(as_, world, place, words) -> None:
    for who in ("rania", "thomas"):
        choose(world, place, who, words["daan"])
    client = as_("hanneke")
    page = client.get(reverse("second_school:page", args=[place.pk])).content.decode()
    assert "Zo ziet daan het." in page
    assert "Zo ziet anouk het." not in page
    assert "Thomas" not in page
    assert AuditEvent.objects.filter(name="dossier.viewed", payload__part="andere school").count() == 1
    assert client.post(reverse("search:search"), {"words": "Sami"}).content.decode().count("de Wit") == 0
    assert "de Wit" not in client.get(reverse("child:list")).content.decode()
    assert client.get(reverse("child:page", args=[place.dossier.ref])).status_code == 404


def test_a_day_too_late_is_said_at_the_field(as_, world, hia) -> None:
    url = reverse("second_school:ask_one", args=[hia.ref, world.actors["hanneke"].membership_id])
    late = clock.today() + dt.timedelta(days=2000)
    page = as_("anouk").post(url, {"reason": "Is er plek?", "valid_until": late}).content.decode()
    assert "Is er plek?" in page
    assert "Toestemming loopt niet langer dan tot" in page
    assert not Consent.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_one_part_and_for_three(
    as_, world, place, words, count, django_assert_max_num_queries
) -> None:
    chosen = list(words.values())[:count]
    for who in ("rania", "thomas"):
        choose(world, place, who, *chosen)
    client = as_("hanneke")
    url = reverse("second_school:page", args=[place.pk])
    client.get(url)
    with django_assert_max_num_queries(14):
        client.get(url)


def test_asked_twice_is_asked_once(world, hia, words) -> None:
    assert ask(world, hia) == ask(world, hia)
    assert Consent.objects.count() == 1
    assert parts_of(hia.pk)


def test_the_coordinator_writes_down_what_a_parent_chose_on_paper(as_, world, place, words) -> None:
    giver = Consent.objects.get().givers.get(person=world.people["thomas"])
    anouk, url = as_("anouk"), reverse("second_school:record", args=[place.dossier.ref, giver.pk])
    assert url in anouk.get(reverse("second_school:ask", args=[place.dossier.ref])).content.decode()
    page = anouk.get(url).content.decode()
    assert "Zo ziet daan het." in page
    sent = {"method": "paper", "said_on": clock.today().isoformat(), "parts": [key_of(words["daan"])]}
    page = anouk.post(url, sent).content.decode()
    assert "Kies een bestand" in page
    assert page.count(" checked>") >= 1, "what was ticked stays ticked"
    assert "Kies minstens één deel" in anouk.post(url, sent | {"parts": []}).content.decode()
    assert not ShownPart.objects.exists()
    scan = SimpleUploadedFile("brief.pdf", pdf_nested(1))
    done = anouk.post(url, sent | {"scan": scan}, follow=True).content.decode()
    assert "De keuze is opgeschreven." in done
    shown = ShownPart.objects.get()
    assert (shown.chosen_by, shown.recorded_by) == (world.people["thomas"], world.people["anouk"])
    daan = as_("daan").get(url).content.decode()
    assert "<form" not in daan.split("<main")[1].split("</main>")[0]
    assert url not in as_("daan").get(reverse("second_school:ask", args=[place.dossier.ref])).content.decode()
    assert as_("rania").get(url).status_code == 404
