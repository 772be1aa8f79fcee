"""Papers of a talk on the screen: the list, its lights, reading one, and the pack."""

import re
from io import BytesIO

import page
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.audit.models import AuditEvent
from rondom.consent.models import ConsentGiver
from rondom.core import clock
from rondom.meetings.models import MeetingPaper, PaperPack
from rondom.meetings.operations import packs
from rondom.people.operations import create_account
from rondom.plans.operations import write_paragraph
from tests.files.samples import picture
from tests.files.test_pdf import text_of
from tests.meetings.test_papers import pages


def url(name, meeting, *args):
    return reverse(f"meeting:{name}", args=[meeting.pk, *args])


@pytest.fixture
def as_parent(world):
    def sign_in(key):
        person = world.people[key]
        account = getattr(person, "account", None) or create_account(
            person=person, email=f"{key}@thuis.example", password="only-for-tests-2026"
        )
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def talk(world, join, dossier, allow, plan):
    join(dossier, "marloes")
    allow("marloes")
    write_paragraph(
        world.actors["anouk"], dossier_id=dossier.pk, section="didactic", text="Rekenen kost veel moeite."
    )
    return plan()


def send(client, talk, data, *, name="rapport.pdf", category="care", title="Rapport van Sami", **more):
    values = {"file": SimpleUploadedFile(name, data), "title": title, "category": category, "point": ""}
    return client.post(url("paper_file", talk), values | more, follow=True).content.decode()


def made(client, talk):
    """Ask a pack and let the worker make it."""
    client.post(url("pack_ask", talk))
    packs.make_pack(PaperPack.objects.latest("pk"))
    return client.get(url("pack", talk))


def test_who_leads_puts_papers_there_and_lets_them_out(world, talk, as_, as_parent):
    anouk, daan, mother = as_("anouk"), as_("daan"), as_parent("rania")
    html = anouk.get(url("papers", talk)).content.decode()
    assert "Leren tot nu toe" in html

    html = anouk.post(url("paper_pick", talk), {"keys": ["growth:didactic"], "point": ""}, follow=True)
    assert "De stukken staan erbij." in html.content.decode()
    html = send(anouk, talk, pages(4))
    assert "Het stuk staat erbij." in html
    assert "2 stukken, 5 bladzijden, ongeveer 10 minuten" in html
    assert "werkt op de school van het kind" in html
    assert "toestemming van moeder en vader" in html

    assert "Rapport van Sami" in mother.get(url("papers", talk)).content.decode()
    assert "Leren tot nu toe" not in daan.get(url("papers", talk)).content.decode()
    anouk.post(url("papers_release", talk))
    html = daan.get(url("papers", talk)).content.decode()
    assert "Leren tot nu toe" in html
    assert "Rapport van Sami" not in html
    assert "Mag lezen" not in html  # who reads what, is for the family and who leads
    assert "1 stuk, 1 bladzijde" in daan.get(url("detail", talk)).content.decode()


def test_reading_a_paper_writes_a_look_and_ends_with_the_consent(world, talk, as_):
    anouk, marloes = as_("anouk"), as_("marloes")
    send(anouk, talk, pages(1))
    anouk.post(url("paper_pick", talk), {"keys": ["growth:didactic"], "point": ""})
    anouk.post(url("papers_release", talk))
    file, words = MeetingPaper.objects.order_by("pk")

    answer = marloes.get(url("paper", talk, file.pk))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "Rekenen kost veel moeite." in marloes.get(url("paper", talk, words.pk)).content.decode()
    looks = AuditEvent.objects.filter(
        payload__part="meeting_paper", person_id=world.actors["marloes"].person_id
    )
    assert looks.count() == 2

    ConsentGiver.objects.update(withdrawn_at=clock.now())
    assert marloes.get(url("paper", talk, file.pk)).status_code == 404
    anouk.post(url("paper_remove", talk), {"number": file.pk})
    assert anouk.get(url("paper", talk, file.pk)).status_code == 404


def test_a_stranger_and_who_is_not_asked_get_the_same_404(world, dossier, talk, join, as_):
    join(dossier, "carla")  # in the circle, not asked
    send(as_("anouk"), talk, pages(1))
    paper = MeetingPaper.objects.get()
    for key in ("carla", "hanneke"):
        client = as_(key)
        for address in ("papers", "pack_state"):
            assert client.get(url(address, talk)).status_code == 404
        assert client.get(url("paper", talk, paper.pk)).status_code == 404
        for address in ("paper_pick", "paper_file"):
            assert client.post(url(address, talk)).status_code == 404


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Dit bestand is leeg."),
        (b"%PDF-1.7 kapot", "Deze PDF kunnen we niet lezen."),
        (b"MZ\0\0", "Dit soort bestand kan niet."),
    ],
)
def test_a_bad_file_is_refused_in_words(talk, as_, data, words):
    assert words in send(as_("anouk"), talk, data)
    assert not MeetingPaper.objects.exists()


def test_the_page_asks_as_many_questions_of_three_papers_as_of_one(talk, as_):
    anouk = as_("anouk")
    send(anouk, talk, pages(1))
    counts = []
    for more in (0, 2):
        for number in range(more):
            send(anouk, talk, pages(number + 2))
        with CaptureQueriesContext(connection) as found:
            anouk.get(url("papers", talk))
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_the_pack_is_one_accessible_pdf_without_a_name_in_its_name(world, talk, as_):
    anouk, marloes = as_("anouk"), as_("marloes")
    anouk.post(url("paper_pick", talk), {"keys": ["growth:didactic"], "point": talk.agenda.first().pk})
    send(anouk, talk, pages(4))
    send(anouk, talk, picture("JPEG", exif=True), name="foto.jpg", title="Een tekening", category="education")
    send(
        anouk,
        talk,
        "Brief met één woord".encode(),
        name="brief.txt",
        title="Brief van opa",
        category="family",
    )
    anouk.post(url("papers_release", talk))

    answer = made(marloes, talk)

    assert answer["Content-Disposition"] == 'attachment; filename="stukken-van-een-overleg.pdf"'
    assert page.is_pdf_compliant_bytes(answer.content, profile="ua1")
    assert page.is_pdf_compliant_bytes(answer.content, profile="3a")
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert str(pdf.docinfo.Title) == "Stukken van een overleg"
        assert list(pdf.attachments) == ["stuk-1.pdf"]
        with pdf.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
        assert b"Sami" not in pdf.Root.Metadata.read_bytes()
    assert titles == [
        "Stukken van een overleg",
        "1. Rapport van Sami",
        "2. Een tekening",
        "3. Leren tot nu toe",
    ]
    text = re.sub(r"\s+", " ", text_of(answer.content))
    assert "Rekenen kost veel moeite." in text
    assert "Brief van opa" not in text  # the youth nurse may not see what is about the family
    assert "Marloes Brink" in text


def test_a_pack_is_not_given_out_once_something_in_it_may_not_be_read(talk, as_):
    anouk, marloes = as_("anouk"), as_("marloes")
    send(anouk, talk, pages(1))
    send(anouk, talk, pages(2))
    anouk.post(url("papers_release", talk))
    assert made(marloes, talk).status_code == 200
    send(anouk, talk, pages(3))
    anouk.post(url("papers_release", talk))
    assert marloes.get(url("pack", talk)).status_code == 200  # more is no harm

    anouk.post(url("paper_remove", talk), {"number": MeetingPaper.objects.order_by("pk")[0].pk})

    html = marloes.get(url("pack", talk), follow=True).content.decode()
    assert "Er is iets veranderd aan wat u mag lezen. Maak de pdf opnieuw." in html


def test_a_pack_shows_how_far_it_is_and_goes_after_some_days(talk, as_, time_machine_days):
    anouk = as_("anouk")
    send(anouk, talk, pages(1))
    anouk.post(url("pack_ask", talk))
    assert "0 van 1 stukken gelezen." in anouk.get(url("papers", talk)).content.decode()
    assert 'hx-trigger="every 2s"' in anouk.get(url("pack_state", talk)).content.decode()
    assert anouk.get(url("pack", talk)).status_code == 404
    packs.make_pack_later.func(PaperPack.objects.get().pk)
    assert "Haal de pdf op" in anouk.get(url("pack_state", talk)).content.decode()
    anouk.post(url("pack_ask", talk))  # a newer one: the earlier is gone
    assert PaperPack.objects.count() == 1
    packs.make_pack_later.func(PaperPack.objects.get().pk)
    packs.make_pack_later.func(0)
    anouk.post(url("pack_ask", talk))
    time_machine_days(1)  # nobody made it
    assert "Het lukte niet om de pdf te maken." in as_("anouk").get(url("pack_state", talk)).content.decode()
    packs.make_pack_later.func(PaperPack.objects.get().pk)
    time_machine_days(3)
    assert packs.forget_old_packs() == 1
    assert not PaperPack.objects.exists()


def test_a_pack_for_who_may_read_nothing_any_more_fails(talk, as_):
    anouk, marloes = as_("anouk"), as_("marloes")
    send(anouk, talk, pages(1))
    anouk.post(url("papers_release", talk))
    marloes.post(url("pack_ask", talk))
    ConsentGiver.objects.update(withdrawn_at=clock.now())
    packs.make_pack_later.func(PaperPack.objects.get().pk)
    assert PaperPack.objects.get().state == "failed"


def test_two_hundred_megabytes_are_refused_before_a_pack_is_made(talk, as_):
    anouk = as_("anouk")
    send(anouk, talk, pages(1))
    MeetingPaper.objects.update(size_bytes=200 * 1024 * 1024)
    html = anouk.post(url("pack_ask", talk), follow=True).content.decode()
    assert "Samen zijn de stukken 200 MB. Bij een overleg past 60 MB." in html
    assert not PaperPack.objects.exists()
