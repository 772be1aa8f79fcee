"""The screens of an OSO file: hand in, look, confirm, stop, and what was read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rondom.demo.people import Demo
from rondom.families.models import Pupil
from rondom.families.terms import Authority, Proof
from rondom.integrations.oso.models import OsoImport
from rondom.integrations.oso.terms import ImportState
from tests.integrations.oso import made_file
from tests.integrations.oso.made_file import PUPIL, with_text
from tests.integrations.oso.standard import EXAMPLES

SignIn = Callable[[str], Client]
NEW = "/inlezen/oso/nieuw/"
MOST_BYTES = 120_000
CHOICE = {
    "group": "groep 6",
    "take_0": "on",
    "relation_0": "mother",
    "authority_0": "yes",
    "begin": "on",
}


def hand_in(client: Client, data: bytes = made_file.PLAIN, name: str = "dossier.xml") -> OsoImport:
    answer = client.post(NEW, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.content.decode()
    return OsoImport.objects.latest("pk")


def test_file_goes_from_hand_in_to_report(as_: SignIn) -> None:
    client = as_("anouk")
    row = hand_in(client)
    page = client.get(f"/inlezen/oso/{row.pk}/").content.decode()
    for words in (
        "Pippa de Vries",
        "Annie van Dijk",
        "Ouders eens met de inhoud: nee",
        "Toestemming van ouders voor de overdracht: ja",
        "groepsplan.txt",
        "Wordt niet gebruikt",
        "Schoolloopbaan",
    ):
        assert words in page
    assert "123456782" not in page
    client.post(f"/inlezen/oso/{row.pk}/", CHOICE)
    row.refresh_from_db()
    assert (row.state, row.pupil.person.name if row.pupil else "") == (ImportState.DONE, "Pippa de Vries")
    report = client.get(f"/inlezen/oso/{row.pk}/ingelezen/").content.decode()
    assert "Pippa de Vries is ingeschreven op uw school." in report
    assert "Rondom heeft hier geen plek voor." in report
    assert "Pippa de Vries" in client.get("/inlezen/").content.decode()


def test_pressing_twice_or_in_two_tabs_reads_in_once(as_: SignIn) -> None:
    client = as_("anouk")
    row = hand_in(client)
    first = client.post(f"/inlezen/oso/{row.pk}/", CHOICE)
    second = client.post(f"/inlezen/oso/{row.pk}/", CHOICE)
    assert first.headers["Location"] == second.headers["Location"]
    assert Pupil.objects.filter(person__last_name="Vries").count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Dit bestand is leeg"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "Dit is geen XML-bestand"),
        (made_file.PLAIN[:900], "kapot"),
        (b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', "DOCTYPE"),
        (with_text("metadata/overstap", "POVO"), "ander soort OSO-bestand"),
        (with_text(f"{PUPIL}/achternaam", "a" * 300), "300 tekens"),
        (with_text(f"{PUPIL}/geboortedatum", "2090-01-01"), "toekomst"),
    ],
)
def test_bad_file_is_told_and_the_next_try_works(as_: SignIn, data: bytes, words: str) -> None:
    client = as_("anouk")
    answer = client.post(NEW, {"file": SimpleUploadedFile("dossier.xml", data)})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not OsoImport.objects.exists()
    assert hand_in(client).state == ImportState.PREVIEW


def test_no_file_and_a_huge_file_are_told(as_: SignIn, settings: object) -> None:
    client = as_("anouk")
    assert "Kies eerst een bestand" in client.post(NEW, {}).content.decode()
    settings.UPLOAD_MAX_BYTES = 1024 * 1024  # type: ignore[attr-defined]
    big = SimpleUploadedFile("dossier.xml", b"<" * (1024 * 1024 + 1))
    assert "te groot" in client.post(NEW, {"file": big}).content.decode()


def test_same_child_is_asked_and_what_was_typed_is_kept(as_: SignIn) -> None:
    client = as_("anouk")
    client.post(f"/inlezen/oso/{hand_in(client).pk}/", CHOICE)
    row = hand_in(client)
    page = client.post(f"/inlezen/oso/{row.pk}/", CHOICE | {"group": "groep 3b"}).content.decode()
    assert "Kies of dit hetzelfde kind is" in page
    assert "groep 3b" in page
    client.post(f"/inlezen/oso/{row.pk}/", CHOICE | {"same_child": "same", "group": "groep 3b"})
    row.refresh_from_db()
    assert row.matched
    assert row.pupil is not None
    assert row.pupil.enrolments.get().group == "groep 6"


def test_without_permission_the_check_is_needed(as_: SignIn) -> None:
    client = as_("anouk")
    row = hand_in(client, with_text("inzage/toestemming", "Nee"))
    page = client.post(f"/inlezen/oso/{row.pk}/", CHOICE).content.decode()
    assert "Praat eerst met de ouders" in page
    client.post(f"/inlezen/oso/{row.pk}/", CHOICE | {"told_parents": "on"})
    row.refresh_from_db()
    assert row.state == ImportState.DONE


def test_authority_of_the_file_is_marked_as_from_the_file(as_: SignIn) -> None:
    client = as_("anouk")
    row = hand_in(client)
    client.post(f"/inlezen/oso/{row.pk}/", CHOICE)
    row.refresh_from_db()
    assert row.pupil is not None
    guardian = row.pupil.guardianships.get()
    assert (guardian.authority, guardian.proof) == (Authority.YES, Proof.OSO)


def test_stop_reads_in_nothing(as_: SignIn) -> None:
    client = as_("anouk")
    row = hand_in(client)
    client.post(f"/inlezen/oso/{row.pk}/stop/")
    assert client.get(f"/inlezen/oso/{row.pk}/").status_code == 302
    client.post(f"/inlezen/oso/{row.pk}/", CHOICE)
    row.refresh_from_db()
    assert (row.state, row.pupil) == (ImportState.CANCELLED, None)


def test_signing_in_again_goes_on_where_it_was(as_: SignIn) -> None:
    row = hand_in(as_("anouk"))
    address = f"/inlezen/oso/{row.pk}/"
    nobody = Client().post(address, CHOICE)
    assert nobody.status_code == 302
    assert address in nobody.headers["Location"]
    assert "Pippa de Vries" in as_("anouk").get(address).content.decode()


@pytest.mark.parametrize("key", ["daan", "hanneke", "esra", "ilse", "rania"])
def test_others_do_not_find_the_file(as_: SignIn, key: str) -> None:
    row = hand_in(as_("anouk"))
    for part in ("", "regels/", "ingelezen/"):
        assert as_(key).get(f"/inlezen/oso/{row.pk}/{part}").status_code == 404


def test_teacher_sees_why_he_cannot_read_in(as_: SignIn) -> None:
    client = as_("daan")
    assert "In uw rol schrijft u geen leerlingen in." in client.get("/inlezen/").content.decode()
    answer = client.post(NEW, {"file": SimpleUploadedFile("a.xml", made_file.PLAIN)})
    assert "In uw rol schrijft u geen leerlingen in." in answer.content.decode()


@pytest.mark.parametrize("path", EXAMPLES or [None], ids=str)
def test_pages_of_the_example_are_small(as_: SignIn, path: Path | None) -> None:
    client = as_("anouk")
    row = hand_in(client, path.read_bytes() if path else made_file.PLAIN)
    for part in ("", "regels/", "regels/?pagina=3"):
        assert len(client.get(f"/inlezen/oso/{row.pk}/{part}").content) <= MOST_BYTES
    numbers = range(20)
    choice = {f"relation_{n}": "other" for n in numbers} | {f"authority_{n}": "unknown" for n in numbers}
    client.post(f"/inlezen/oso/{row.pk}/", CHOICE | choice)
    for part in ("", "?pagina=2"):
        assert len(client.get(f"/inlezen/oso/{row.pk}/ingelezen/{part}").content) <= MOST_BYTES


def test_overview_has_the_same_number_of_queries_with_one_and_three(as_: SignIn, world: Demo) -> None:
    client, counts = as_("anouk"), []
    for more in (1, 2):
        for _each in range(more):
            row = hand_in(client)
            client.post(f"/inlezen/oso/{row.pk}/", CHOICE | {"same_child": "other"})
        client.get("/inlezen/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/inlezen/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_attachment_opens_for_who_may_see_its_category(as_: SignIn) -> None:
    client = as_("anouk")
    row = hand_in(client)
    client.post(f"/inlezen/oso/{row.pk}/", CHOICE)
    row.refresh_from_db()
    assert row.dossier is not None
    plan, research = (row.attachments.get(name=f"{name}.txt") for name in ("plan", "onderzoek"))
    address = f"/inlezen/bijlage/{row.dossier.ref}"
    answer = client.get(f"{address}/{plan.file_id}/")
    assert (answer.status_code, answer.content) == (200, b"Plan")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert client.get(f"{address}/{research.file_id}/").status_code == 404
    assert as_("esra").get(f"{address}/{plan.file_id}/").status_code == 404
