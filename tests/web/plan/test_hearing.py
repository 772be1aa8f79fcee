"""AT-19 at the screens: a drawing and a voice on the page through the policy, and two people who sign."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rondom.audit.models import AuditEvent
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.plans import operations as plans
from rondom.plans.models import Hearing, HearingFile, Plan
from tests.files.samples import mp4, pdf, wav
from tests.files.samples import picture as drawn
from tests.plans.conftest import *  # noqa: F403 - the same set-up, at the screens

As = Callable[[str], Client]
MINE = "/ons-gezin/mijn-plan/"


@pytest.fixture
def send(dossier: Dossier) -> Callable[..., object]:
    def post(client: Client, kind: str, data: bytes, name: str = "x.bin") -> object:
        values = {"kind": kind, "file": SimpleUploadedFile(name, data)}
        return client.post(f"/plan/{dossier.ref}/stem/bestand/", values, follow=True)

    return post


def test_a_pupil_draws_and_speaks_and_sees_it_on_the_own_page(as_: As, dossier: Dossier, send) -> None:
    client = as_("sami")
    page = send(client, "drawing", drawn("PNG"))
    assert page.redirect_chain[-1][0].endswith("/mijn-plan/#gemaakt")
    send(client, "voice", wav())
    drawing, voice = HearingFile.objects.order_by("pk")
    page = client.get(MINE).content.decode()
    for row in (drawing, voice):
        assert f'src="/plan/{dossier.ref}/stem/bestand/{row.pk}/"' in page
    assert "<audio" in page


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("voice", mp4(b"vide"), "Dit is geen opname van een stem"),
        ("drawing", pdf(), "Dit is geen foto."),
        ("drawing", b"", "Dit bestand is leeg."),
    ],
)
def test_another_kind_is_refused_in_plain_words(as_: As, dossier: Dossier, send, kind, data, words) -> None:
    assert words in send(as_("sami"), kind, data).content.decode()
    assert not HearingFile.objects.exists()


def test_without_a_file_there_is_a_sentence(as_: As, dossier: Dossier) -> None:
    answer = as_("sami").post(f"/plan/{dossier.ref}/stem/bestand/", {"kind": "voice"}, follow=True)
    assert "Kies eerst een bestand." in answer.content.decode()


def test_a_recording_never_opens_as_a_page_and_a_phone_may_ask_a_part(
    as_: As, dossier: Dossier, send
) -> None:
    client = as_("daan")
    send(client, "voice", wav())
    address = f"/plan/{dossier.ref}/stem/bestand/{HearingFile.objects.get().pk}/"
    whole = client.get(address)
    assert (whole.status_code, whole.content) == (200, wav())
    assert whole["Content-Disposition"].startswith("attachment")
    assert (whole["Content-Type"], whole["X-Content-Type-Options"]) == ("audio/wav", "nosniff")
    looks = AuditEvent.objects.filter(name="dossier.viewed", payload__part="voice")
    assert looks.count() == 1
    part = client.get(address, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, wav()[10:20])
    assert part["Content-Range"] == f"bytes 10-19/{len(wav())}"
    assert looks.count() == 1
    assert client.get(address, headers={"Range": "bytes=999999-"}).status_code == 416
    assert as_("zeynep").get(address).status_code == 404
    client.post(f"{address}weg/")
    assert client.get(address).status_code == 404


def test_the_plan_says_what_is_missing_and_two_people_sign(
    as_: As, world: Demo, dossier: Dossier, whole_plan: Plan, settings, today: dt.date
) -> None:
    settings.DEMO = True
    daan, mother = as_("daan"), as_("rania")
    address = f"/plan/{dossier.ref}/stem/"
    plans.record_hearing(
        world.actors["sami"], dossier_id=dossier.pk, ways=["nothing"], words="", heard_on=today
    )
    page = daan.get(f"/plan/{dossier.ref}/").content.decode()
    assert "waarom het kind nu niets wil zeggen" in page
    revision = Hearing.objects.get().revision
    values = {"step": "not_wanted", "n-reason": "Hij is er moe van.", "n-revision": revision}
    assert daan.post(address, values).status_code == 302
    assert daan.post(address, values).status_code == 409
    sign = {"step": "sign", "s-revision": revision + 1, "s-is_me": "on"}
    page = daan.post(address, sign, follow=True).content.decode()
    assert "Uw handtekening staat erbij." in page
    assert "U hebt al getekend." in page
    assert "Teken dat het zo is gegaan" in mother.get(address).content.decode()
    mother.post(address, sign)
    assert dossier.growth_documents.get().hearing.is_whole
    assert "waarom het kind nu niets wil zeggen" not in daan.get(f"/plan/{dossier.ref}/").content.decode()


def test_a_parent_writes_what_the_pupil_asked_and_keeps_his_choice(
    as_: As, world: Demo, dossier: Dossier, today: dt.date
) -> None:
    plans.choose_ways(world.actors["sami"], dossier_id=dossier.pk, ways=["through_parents"])
    mother, address = as_("rania"), f"/plan/{dossier.ref}/stem/"
    page = mother.get(address).content.decode()
    assert "Wat wil uw kind vertellen?" in page
    assert 'name="h-ways"' not in page
    values = {"step": "heard", "h-words": "Bij Noor zitten.", "h-heard_on": today.isoformat()}
    assert mother.post(address, values | {"h-revision": 1}).status_code == 302
    assert Hearing.objects.get().words == "Bij Noor zitten."
    assert mother.post(address, values | {"h-revision": 1}).status_code == 409


def test_the_pupil_reads_what_was_said_back(as_: As, world: Demo, dossier: Dossier, today: dt.date) -> None:
    daan, sami = world.actors["daan"], as_("sami")
    plans.record_hearing(daan, dossier_id=dossier.pk, ways=["talk"], words="Rust.", heard_on=today)
    plans.tell_influence(daan, dossier_id=dossier.pk, text="Er komt een hoek.")
    values = {
        "step": "back",
        "b-told_back_on": today.isoformat(),
        "b-message": "Jouw hoek staat bij het raam.",
    }
    assert as_("daan").post(f"/plan/{dossier.ref}/stem/", values).status_code == 302
    page = sami.get(MINE).content.decode()
    assert "Jouw hoek staat bij het raam." in page


def test_the_page_asks_the_same_number_of_questions(
    as_: As, dossier: Dossier, send, django_assert_max_num_queries
) -> None:
    client, address = as_("anouk"), f"/plan/{dossier.ref}/stem/"
    send(client, "drawing", drawn("PNG"))
    client.get(address)
    with django_assert_max_num_queries(60) as one:
        client.get(address)
    most = len(one)
    for _turn in range(2):
        send(client, "voice", wav())
    with django_assert_max_num_queries(most):
        client.get(address)
