"""A piece from outside: asking on a screen, writing by link, writing from Mijn werk."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.audit.models import AuditEvent
from rondom.plans.models import Contribution, Paragraph
from tests.meetings.conftest import allow, parent

__all__ = ["allow", "parent"]

LINK = re.compile(r"http[^<\s]*/stuk/link/[\w-]+/")
CODE = re.compile(r'class="rondom-code" dir="ltr">(\d{6})<')


@pytest.fixture
def form(world, today):
    def values(**more):
        return {
            "who": "new",
            "name": "Marije Bos",
            "capacity": "fysiotherapeut",
            "writer": "care",
            "organisation": world.organisations["smw"].pk,
            "section": "goes_well",
            "question": "Wat ziet u bij het bewegen?",
            "last_on": (today + dt.timedelta(days=14)).isoformat(),
            "email": "",
        } | more

    return values


@pytest.fixture
def asked(dossier, allow, as_, form):
    """(address of the link, code), as the coordinator sees them once."""
    allow("priya")
    page = as_("anouk").post(reverse("outside:ask", args=[dossier.ref]), form()).content.decode()
    return LINK.search(page)[0].removeprefix("http://localhost:8000"), CODE.search(page)[1]


def path(address):
    return "/" + address.split("/", 3)[3] if address.startswith("http") else address


@pytest.fixture
def opened(asked):
    """A browser that followed the link and filled in the code."""
    client = Client()
    client.get(path(asked[0]))
    assert client.post(reverse("outside:code"), {"code": asked[1]}).url == reverse("outside:page")
    return client


# Asking ------------------------------------------------------------------------


def test_the_coordinator_asks_and_sees_link_and_code_once(asked, dossier, as_):
    page = as_("anouk").get(reverse("outside:ask", args=[dossier.ref])).content.decode()
    assert "Marije Bos" in page
    assert asked[1] not in page
    assert not LINK.search(page)
    assert "Marije" not in asked[0]
    assert "Sami" not in asked[0]


def test_what_was_typed_stays_after_a_refusal(dossier, as_, form, allow):
    client, url = as_("anouk"), reverse("outside:ask", args=[dossier.ref])
    page = client.post(url, form()).content.decode()  # no organisation may know of the child yet
    assert "Daarvoor is toestemming nodig voor de organisatie" in page
    assert "Wat ziet u bij het bewegen?" in page
    allow("priya")
    for values, words in (
        ({"name": ""}, "Vul een naam in"),
        ({"last_on": "morgen"}, "Kies een dag"),
        ({"last_on": "2020-01-01"}, "Kies een dag die nog komt"),
        ({"question": " "}, "Schrijf op wat u wilt weten"),
        ({"who": "m999999"}, "m999999"),
        ({"email": "geen adres"}, "Vul een heel e-mailadres in"),
    ):
        page = client.post(url, form(**values)).content.decode()
        assert words in page, values
        assert "fysiotherapeut" in page
    assert not Contribution.objects.exists()


def test_others_cannot_ask(dossier, as_, form):
    url = reverse("outside:ask", args=[dossier.ref])
    assert as_("hanneke").get(url).status_code == 404
    assert as_("sami").get(url).status_code == 404
    assert "Dit vraagt de coördinator, of een ouder." in as_("daan").get(url).content.decode()
    as_("daan").post(url, form())
    assert not Contribution.objects.exists()


def test_a_parent_asks_and_reads_no_list_of_people(dossier, as_, form):
    client, url = as_("rania"), reverse("outside:ask", args=[dossier.ref])
    assert "Daan Kuipers" not in client.get(url).content.decode()
    page = client.post(url, form(name="Oma Truus", capacity="oma", writer="network", organisation="")).content
    assert CODE.search(page.decode())
    readers = client.get(reverse("family:readers")).content.decode()
    assert "Gevraagd om iets te schrijven" in readers
    assert "Oma Truus" in readers
    assert (
        "Oma Truus is gevraagd"
        in as_("anouk").get(reverse("child:events", args=[dossier.ref])).content.decode()
    )


def test_stop_and_new_link(asked, opened, dossier, as_):
    row = Contribution.objects.get()
    anouk = as_("anouk")
    opened.post(reverse("outside:save"), {"text": "Begin", "revision": 0})
    assert as_("hanneke").post(reverse("outside:revoke", args=[dossier.ref, row.pk])).status_code == 404
    page = anouk.post(reverse("outside:renew", args=[dossier.ref, row.pk])).content.decode()
    assert opened.get(reverse("outside:page")).status_code == 410
    new = Client()
    new.get(path(LINK.search(page)[0]))
    new.post(reverse("outside:code"), {"code": CODE.search(page)[1]})
    assert "Begin" in new.get(reverse("outside:page")).content.decode()
    anouk.post(reverse("outside:revoke", args=[dossier.ref, row.pk]))
    assert new.get(reverse("outside:page")).status_code == 410


# By link ------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_mail_scanner_changes_nothing_and_meets_the_code(asked, method):
    before = (list(Contribution.objects.values()), AuditEvent.objects.count())
    client = Client()
    answer = getattr(client, method)(path(asked[0]), follow=True)
    assert answer.status_code == 200
    assert (list(Contribution.objects.values()), AuditEvent.objects.count()) == before
    page = client.get(reverse("outside:page")).content.decode()
    assert "Vul de code in" in page
    for secret in ("Sami", "Anouk", "Marije", "bewegen", "Klimboom"):
        assert secret not in page, secret


def test_the_page_shows_the_question_and_nothing_of_the_dossier(opened, dossier, as_):
    page = opened.get(reverse("outside:page")).content.decode()
    for words in ("Sami", "Anouk Terpstra", "Wat ziet u bij het bewegen?", "Wat gaat er goed?"):
        assert words in page
    for secret in ("de Wit", "Klimboom", "Rania", "met lezen", str(dossier.ref)):
        assert secret not in page, secret


def test_writing_saving_and_ready(opened, as_, dossier):
    save = reverse("outside:save")
    kept = opened.post(save, {"text": "Zij klimt", "revision": 0}, headers={"X-Autosave": "1"})
    assert kept.json()["revision"] == 1
    other = opened.post(save, {"text": "Anders", "revision": 0})
    assert other.status_code == 409
    assert "Zij klimt" in other.content.decode()
    assert "Zij klimt" not in as_("anouk").get(reverse("plan:document", args=[dossier.ref])).content.decode()
    assert opened.post(reverse("outside:send"), {"text": " ", "revision": 1}).status_code == 422
    done = opened.post(
        reverse("outside:send"), {"text": "Zij <b>klimt</b> graag", "revision": 1}, follow=True
    )
    assert "Dank u wel" in done.content.decode()
    page = as_("anouk").get(reverse("plan:document", args=[dossier.ref])).content.decode()
    assert "Zij &lt;b&gt;klimt&lt;/b&gt; graag" in page
    assert "fysiotherapeut" in page
    assert opened.post(reverse("outside:send"), {"text": "Nog eens", "revision": 3}).status_code in (200, 302)
    assert Paragraph.objects.count() == 1


def test_wrong_codes_end_at_a_closed_link(asked):
    client = Client()
    client.get(path(asked[0]))
    pages = [client.post(reverse("outside:code"), {"code": "000"}) for _try in range(5)]
    assert [page.status_code for page in pages] == [422, 422, 422, 422, 410]
    assert "Deze code klopt niet." in pages[0].content.decode()
    assert client.post(reverse("outside:code"), {"code": asked[1]}).status_code == 410


def test_without_the_code_nothing_is_read_or_written(asked):
    client = Client()
    client.get(path(asked[0]))
    for name in ("outside:save", "outside:send"):
        answer = client.post(reverse(name), {"text": "Ingebroken", "revision": 0})
        assert answer.url == reverse("outside:page")
    assert Contribution.objects.get().text == ""
    client.cookies["stuk-open"] = Contribution.objects.get().secret_hash  # not signed
    assert "Vul de code in" in client.get(reverse("outside:page")).content.decode()


def test_the_code_of_one_link_does_not_open_another(opened, dossier, as_, form):
    page = as_("anouk").post(reverse("outside:ask", args=[dossier.ref]), form(name="Iemand")).content.decode()
    opened.cookies["stuk"] = LINK.search(page)[0].rstrip("/").rsplit("/", 1)[1]
    assert "Vul de code in" in opened.get(reverse("outside:page")).content.decode()


def test_a_guessed_link_is_closed(db):
    client = Client()
    client.get(reverse("outside:follow", args=["0" * 43]))
    assert client.get(reverse("outside:page")).status_code == 410
    assert client.post(reverse("outside:code"), {"code": "123456"}).status_code == 410


def test_the_secret_leaves_the_address(asked):
    answer = Client().get(path(asked[0]))
    assert answer.url == reverse("outside:page")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer.cookies["stuk"]["httponly"]
    assert answer.cookies["stuk"]["path"] == reverse("outside:page")


def test_somebody_who_is_signed_in_writes_as_the_one_who_was_asked(asked, as_):
    client = as_("daan")
    client.get(path(asked[0]))
    client.post(reverse("outside:code"), {"code": asked[1]})
    client.post(reverse("outside:send"), {"text": "Zij klimt graag", "revision": 0})
    assert Paragraph.objects.get().author_id == Contribution.objects.get().person_id


# With an account ----------------------------------------------------------------


def test_a_colleague_writes_from_mijn_werk_without_the_dossier(world, dossier, allow, as_, form):
    allow("priya")
    member = world.actors["priya"].membership_id
    as_("anouk").post(reverse("outside:ask", args=[dossier.ref]), form(who=f"m{member}"))
    row = Contribution.objects.get()
    priya, url = as_("priya"), reverse("outside:mine", args=[row.pk])
    work = priya.get(reverse("work:home")).content.decode()
    assert "Schrijf uw stuk over Sami" in work
    assert url in work
    assert "de Wit" not in work
    assert priya.get(reverse("child:page", args=[dossier.ref])).status_code == 404
    assert "Wat ziet u bij het bewegen?" in priya.get(url).content.decode()
    for key in ("bram", "anouk", "rania"):
        assert as_(key).get(url).status_code == 404
        assert as_(key).post(reverse("outside:mine_send", args=[row.pk]), {"text": "x"}).status_code == 404
    page = priya.post(
        reverse("outside:mine_send", args=[row.pk]), {"text": "Rust helpt", "revision": 0}, follow=True
    )
    assert "Dank u wel" in page.content.decode()
    assert Paragraph.objects.get().text == "Rust helpt"
    assert priya.get(url).status_code == 404


def test_the_page_asks_the_same_number_of_questions(asked, dossier, as_, form):
    client, url = as_("anouk"), reverse("outside:ask", args=[dossier.ref])

    def count():
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    one = count()
    for name in ("Een", "Twee"):
        client.post(url, form(name=name))
    assert count() == one
