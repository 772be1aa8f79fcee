"""Screens of sending: choose, look as the other, send; reading by link and from the inbox; the share log."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.audit.models import AuditEvent
from rondom.consent.models import Consent
from rondom.consent.operations import withdraw_consent
from rondom.dossiers.models import Participant
from rondom.events.models import Notice
from rondom.sending.models import Sending
from tests.sending.conftest import *  # noqa: F403 - the same set-up, at the screens

LINK = re.compile(r"http[^<\s]*(/versturen/link/[\w-]+/)")
CODE = re.compile(r'class="rondom-code" dir="ltr">(\d{6})<')
OPP = "document:ontwikkelingsperspectief"


@pytest.fixture
def choosing(world, dossier):
    def url(receiver="smw"):
        if receiver in world.organisations:
            slug = f"o{world.organisations[receiver].pk}"
        else:
            slug = f"p{Participant.objects.get(dossier=dossier, person=world.people[receiver]).pk}"
        return reverse("sending:choose", args=[dossier.ref, slug])

    return url


@pytest.fixture
def form(today):
    def values(*parts, **more):
        last_on = today.replace(year=today.year) if not more.get("last_on") else more["last_on"]
        typed = {"name": "Marije Bos", "trade": "fysiotherapeut", "email": "", "last_on": str(last_on)}
        return typed | {"parts": list(parts)} | more

    return values


@pytest.fixture
def sent(as_, choosing, form, wish, allow_about):
    """(address of the link, code), as the coordinator sees them once."""
    allow_about("priya", ["education"])
    page = as_("anouk").post(choosing(), form(wish, send="1")).content.decode()
    return LINK.search(page)[1], CODE.search(page)[1]


@pytest.fixture
def opened(sent):
    """A browser that followed the link and filled in the code."""
    client = Client()
    client.get(sent[0])
    assert client.post(reverse("sending:code"), {"code": sent[1]}).url == reverse("sending:page")
    return client


def test_what_has_no_ground_is_off_with_the_reason(as_, choosing, wish, version, shared, allow_about):
    allow_about("priya", ["education"])
    page = as_("anouk").get(choosing()).content.decode()
    inputs = {row: "disabled" in row for row in re.findall(r"<input[^>]*name=\"parts\"[^>]*>", page)}
    off = {re.search(r'value="([^"]+)"', row)[1] for row, is_off in inputs.items() if is_off}
    assert "document:gezinsplan" in off
    assert not off & {wish, OPP}
    assert "Deze ontvanger mag niets lezen over: het gezin." in page


def test_first_one_sees_what_the_other_sees(as_, choosing, form, wish, version, allow_about):
    allow_about("priya", ["education"])
    page = as_("anouk").post(choosing(), form(wish, OPP)).content.decode()
    assert "Rust in huis." in page
    assert re.search(r"Samen \d+ bladzijden", page)
    assert "Marije Bos" in page
    assert not Sending.objects.exists()
    back = as_("anouk").post(choosing(), form(wish, again="1")).content.decode()
    assert re.search(r'value="growth:wish" checked', back)
    assert "Marije Bos" in back


def test_what_was_typed_stays_when_something_is_missing(as_, choosing, form, wish, allow_about):
    allow_about("priya", ["education"])
    for values, words in (
        ({"parts": []}, "Kies wat u wilt sturen"),
        ({"name": ""}, "Vul een naam in"),
        ({"last_on": "morgen"}, "Kies een dag"),
        ({"email": "geen adres"}, "Vul een heel e-mailadres in"),
    ):
        answer = as_("anouk").post(choosing(), form(wish) | values)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "fysiotherapeut" in answer.content.decode()
    page = as_("anouk").post(choosing(), form(wish, send="1", last_on="2020-01-01")).content.decode()
    assert "Kies een dag die nog komt" in page
    assert not Sending.objects.exists()


def test_by_link_one_reads_with_a_code_and_nothing_else(sent, opened, dossier, as_):
    client = Client()
    client.get(sent[0])
    page = client.get(reverse("sending:page")).content.decode()
    assert 'name="code"' in page
    assert "Rust in huis." not in page
    assert "Rust in huis." in opened.get(reverse("sending:page")).content.decode()
    assert opened.get(reverse("child:page", args=[dossier.ref])).status_code == 302
    paper = opened.get(reverse("sending:file", args=["groeidocument"]))
    assert paper.content[:5] == b"%PDF-"
    assert opened.get(reverse("sending:file", args=["ontwikkelingsperspectief"])).status_code == 404
    assert client.get(reverse("sending:file", args=["groeidocument"])).url == reverse("sending:page")
    assert AuditEvent.objects.filter(name="sending.opened").count() == 2


def test_a_wrong_code_says_so_and_no_link_is_closed(sent):
    client = Client()
    client.get(sent[0])
    wrong = "000000" if sent[1] != "000000" else "111111"
    assert "Deze code klopt niet" in client.post(reverse("sending:code"), {"code": wrong}).content.decode()
    assert Client().get(reverse("sending:page")).status_code == 410
    assert Client().post(reverse("sending:code"), {"code": "1"}).status_code == 410


def test_a_withdrawal_closes_an_open_tab(world, opened):
    consent = Consent.objects.get()
    assert opened.get(reverse("sending:page")).status_code == 200
    withdraw_consent(world.actors["rania"], consent_id=consent.pk)
    assert opened.get(reverse("sending:page")).status_code == 410
    assert opened.get(reverse("sending:file", args=["groeidocument"])).status_code == 404


def test_stopping_closes_it(as_, opened, dossier):
    row = Sending.objects.get()
    url = reverse("sending:revoke", args=[dossier.ref, row.pk])
    assert as_("hanneke").post(url).status_code == 404
    as_("daan").post(url)
    assert opened.get(reverse("sending:page")).status_code == 200
    as_("anouk").post(url)
    assert opened.get(reverse("sending:page")).status_code == 410
    assert "gestopt" in as_("anouk").get(reverse("sending:list", args=[dossier.ref])).content.decode()


def test_who_has_an_account_reads_it_from_his_inbox(as_, choosing, form, wish, version):
    assert as_("anouk").post(choosing("daan"), form(wish, OPP, send="1")).status_code == 302
    url = reverse("sending:mine", args=[Sending.objects.get().pk])
    assert "klaar om te lezen over Sami" in as_("daan").get(reverse("inbox:list")).content.decode()
    notice = Notice.objects.get(template="sending_received")
    assert as_("daan").post(reverse("inbox:open", args=[notice.pk])).url == url
    page = as_("daan").get(url).content.decode()
    assert "Rust in huis." in page
    file = reverse("sending:mine_file", args=[Sending.objects.get().pk, "ontwikkelingsperspectief"])
    assert file in page
    assert as_("daan").get(file).content[:5] == b"%PDF-"
    for key in ("anouk", "rania", "hanneke"):
        assert as_(key).get(url).status_code == 404
        assert as_(key).get(file).status_code == 404


def test_the_family_reads_what_went_where_and_when_it_was_read(as_, opened, dossier):
    opened.get(reverse("sending:page"))
    page = as_("thomas").get(reverse("rights:sharing", args=[dossier.ref])).content.decode()
    for words in ("Marije Bos", "fysiotherapeut", "1 keer geopend", "Delen van het dossier verstuurd aan"):
        assert words in page
    assert "Marije Bos las wat is verstuurd" in page


def test_who_does_not_steer_is_told_why(as_, dossier, choosing, form, wish):
    url = reverse("sending:list", args=[dossier.ref])
    assert "Dit doet de coördinator" in as_("daan").get(url).content.decode()
    assert as_("daan").get(choosing("daan")).url == url
    as_("daan").post(choosing("daan"), form(wish, send="1"))
    assert not Sending.objects.exists()
    assert as_("hanneke").get(url).status_code == 404


def test_the_page_asks_as_much_for_three(as_, dossier, choosing, form, wish):
    client, url = as_("anouk"), reverse("sending:list", args=[dossier.ref])
    counts = []
    for more in (1, 2):
        for _turn in range(more):
            client.post(choosing("daan"), form(wish, send="1"))
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(url)
        counts.append(len(caught))
    assert counts[0] == counts[1]
