"""The screens of a pupil list: hand in, choose, register, and the report."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rondom.families.models import Pupil
from rondom.integrations.pupil_lists.models import ListImport
from tests.integrations.pupil_lists.test_import import GOOD, HEAD, merged_workbook

SignIn = Callable[[str], Client]
NEW = "/inlezen/lijst/nieuw/"
MOST_BYTES = 120_000


def hand_in(client: Client, data: bytes = GOOD.encode(), name: str = "lijst.csv") -> str:
    answer = client.post(NEW, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.content.decode()
    return f"/inlezen/lijst/{ListImport.objects.latest('pk').pk}/"


def long_list(rows: int) -> bytes:
    lines = (f"Kind{n};van der;Achternaam{n};1-2-2017;groep 5;Ouder{n} Achter;ja;\n" for n in range(rows))
    return (HEAD + "".join(lines)).encode()


def test_list_goes_from_hand_in_to_report(as_: SignIn) -> None:
    client = as_("anouk")
    address = hand_in(client)
    page = client.get(address).content.decode()
    assert "3 leerlingen worden ingeschreven" in page
    assert "Kolom ‘BSN’" in page
    assert "123456782" not in page
    client.post(address, {"shown": "1", "row": ["2", "3", "8"], "go": "confirm"})
    report = client.get(f"{address}ingelezen/").content.decode()
    assert "3 leerlingen ingeschreven, 4 rijen overgeslagen" in report
    assert "Rij 4: staat dubbel in de lijst" in report
    assert "Rij 5: De roepnaam of voornaam ontbreekt." in report
    assert "Rij 6: De geboortedatum 3-4-2090 ligt in de toekomst." in report
    assert "300 tekens" in report


def test_same_list_again_registers_nobody(as_: SignIn) -> None:
    client = as_("anouk")
    client.post(hand_in(client), {"shown": "1", "row": ["2", "3", "8"], "go": "confirm"})
    count = Pupil.objects.count()
    address = hand_in(client)
    assert "Deze leerling staat al in Rondom." in client.get(address).content.decode()
    client.post(address, {"shown": "1", "go": "confirm"})
    client.post(address, {"shown": "1", "go": "confirm"})
    assert Pupil.objects.count() == count
    assert "0 leerlingen ingeschreven" in client.get(f"{address}ingelezen/").content.decode()


def test_choice_is_kept_over_pages(as_: SignIn) -> None:
    client = as_("anouk")
    address = hand_in(client, long_list(100))
    first = [str(number) for number in range(2, 77) if number != 10]
    answer = client.post(address, {"shown": "1", "row": first, "go": "2"})
    assert answer.headers["Location"] == f"{address}?pagina=2"
    rest = [str(number) for number in range(77, 102)]
    client.post(address, {"shown": "2", "row": rest, "go": "confirm"})
    report = client.get(f"{address}ingelezen/").content.decode()
    assert "99 leerlingen ingeschreven, 1 rij overgeslagen" in report
    assert "Rij 10: door u overgeslagen" in report


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("lijst.csv", b"", "Dit bestand is leeg"),
        ("lijst.csv", b"Naam;Kleur\nMila;rood\n", "Deze kolommen ontbreken"),
        ("lijst.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "past niet bij de naam"),
    ],
)
def test_bad_list_is_told_and_the_next_try_works(as_: SignIn, name: str, data: bytes, words: str) -> None:
    client = as_("anouk")
    answer = client.post(NEW, {"file": SimpleUploadedFile(name, data)})
    assert words in answer.content.decode()
    assert not ListImport.objects.exists()
    assert hand_in(client)


def test_merged_cells_are_told(as_: SignIn) -> None:
    client = as_("anouk")
    page = client.get(hand_in(client, merged_workbook(), "lijst.xlsx")).content.decode()
    assert "samengevoegde cellen" in page


def test_stop_registers_nobody(as_: SignIn) -> None:
    client = as_("anouk")
    address, count = hand_in(client), Pupil.objects.count()
    client.post(f"{address}stop/")
    client.post(address, {"shown": "1", "row": ["2"], "go": "confirm"})
    assert Pupil.objects.count() == count


@pytest.mark.parametrize("key", ["daan", "hanneke", "esra", "rania"])
def test_others_do_not_find_the_list(as_: SignIn, key: str) -> None:
    address = hand_in(as_("anouk"))
    assert as_(key).get(address).status_code == 404
    assert as_(key).post(f"{address}stop/").status_code == 404


def test_long_list_makes_small_pages(as_: SignIn) -> None:
    client = as_("anouk")
    address = hand_in(client, long_list(2_000))
    assert len(client.get(address).content) <= MOST_BYTES
    assert len(client.get(f"{address}?pagina=9").content) <= MOST_BYTES


def test_preview_has_the_same_number_of_queries_with_one_and_three_rows(as_: SignIn) -> None:
    client, counts = as_("anouk"), []
    for rows in (1, 3):
        address = hand_in(client, long_list(rows))
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
