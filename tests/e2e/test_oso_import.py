"""A journey: Anouk reads in the OSO file of a new pupil, from choosing the file to the growth document."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.integrations.oso import made_file

FOLDER = Path(os.environ.get("RONDOM_OSO_DIR") or Path(__file__).resolve().parents[3] / "shared" / "oso")
EXAMPLES = sorted(FOLDER.glob("*.xml"))


def a_file() -> tuple[FilePayload, str]:
    """The example of the standard, or a file of our own making to the same profile; and the name of its pupil."""
    if EXAMPLES:
        data, name = EXAMPLES[0].read_bytes(), "Daan van de Berg"
    else:
        data, name = made_file.PLAIN, "Pippa de Vries"
    return {"name": "overstap.xml", "mimeType": "text/xml", "buffer": data}, name


def hand_in(page: Page, file: FilePayload) -> None:
    page.goto("/inlezen/")
    page.get_by_role("link", name="Overstapdossier inlezen").click()
    page.get_by_label("Bestand", exact=True).set_input_files(file)
    page.get_by_role("button", name="Bestand nakijken").click()


def confirm(page: Page, *, begin: bool) -> None:
    if begin:
        page.get_by_label("Zet alles meteen in het dossier").check()
    page.get_by_role("button", name="Overstapdossier inlezen").click()


def test_oso_file_becomes_a_pupil_with_a_growth_document(
    visit: Callable[[str], Page], check_axe: Callable[[Page], None]
) -> None:
    file, name = a_file()
    page = visit("anouk")
    page.goto("/inlezen/oso/nieuw/")
    check_axe(page)

    wrong: FilePayload = {"name": "foto.xml", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}
    page.get_by_label("Bestand", exact=True).set_input_files(wrong)
    page.get_by_role("button", name="Bestand nakijken").click()
    expect(page.get_by_role("alert")).to_contain_text("geen XML-bestand")
    check_axe(page)

    hand_in(page, file)
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    expect(page.get_by_role("heading", name="Wordt niet gebruikt")).to_be_visible()
    for closed in page.locator("details.rondom-more").all():
        closed.locator("summary").click()
    check_axe(page)
    preview = page.url

    page.get_by_role("link", name=re.compile(r"Bekijk alle \d+ gegevens")).click()
    expect(page.get_by_role("heading", level=1, name="Alle gegevens in het bestand")).to_be_visible()
    check_axe(page)

    page.goto(preview)
    confirm(page, begin=True)
    expect(page.get_by_text(name).first).to_be_visible()
    check_axe(page)

    page.goto(f"{preview}ingelezen/")
    expect(page.get_by_text(f"{name} is ingeschreven op uw school.")).to_be_visible()
    check_axe(page)
    page.get_by_role("link", name="Naar het groeidocument").click()
    expect(page.get_by_text("Schoolloopbaan").first).to_be_visible()
    expect(page.get_by_text("Komt van:").first).to_be_visible()
    check_axe(page)

    page.goto("/inlezen/")
    expect(page.get_by_role("link", name=re.compile(name))).to_be_visible()
    check_axe(page)


def test_same_file_again_asks_whether_it_is_the_same_child(
    visit: Callable[[str], Page], check_axe: Callable[[Page], None]
) -> None:
    file, name = a_file()
    page = visit("hanneke")
    for _time in range(2):
        hand_in(page, file)
        if page.get_by_text("Is dit hetzelfde kind?").count():
            check_axe(page)
            page.get_by_label("Ja, dit is hetzelfde kind").check()
        confirm(page, begin=False)
        expect(page.get_by_text(name).first).to_be_visible()
    expect(page.get_by_text("stond al op uw school")).to_be_visible()


def test_pupil_list_is_checked_row_by_row(
    visit: Callable[[str], Page], check_axe: Callable[[Page], None]
) -> None:
    text = (
        "Roepnaam;Achternaam;Geboortedatum;Groep\nJip;Reis;1-2-2017;groep 5\nJanneke;Reis;1-2-2090;groep 5\n"
    )
    file: FilePayload = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page = visit("hanneke")
    page.goto("/inlezen/lijst/nieuw/")
    check_axe(page)
    page.get_by_label("Bestand", exact=True).set_input_files(file)
    page.get_by_role("button", name="Bestand nakijken").click()
    expect(page.get_by_label("Jip Reis")).to_be_checked()
    check_axe(page)
    page.get_by_role("button", name="Leerlingen inschrijven").click()
    expect(page.get_by_text("1 leerling ingeschreven, 1 rij overgeslagen")).to_be_visible()
    expect(page.get_by_text("Rij 3: De geboortedatum 1-2-2090 ligt in de toekomst.")).to_be_visible()
    check_axe(page)
