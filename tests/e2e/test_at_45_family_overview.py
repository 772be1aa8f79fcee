"""AT-45: who has access, since when, why and until when; who looked; and what the family can do with it."""

import hashlib
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import HERE, FreshPupil
from tests.e2e.running_site import Site

Visit = Callable[[str], Page]
Fresh = Callable[..., FreshPupil]
PHONE = {"width": 360, "height": 780}


@pytest.fixture
def parent_of(running: Site, fresh_pupil: Fresh, visit: Visit) -> Callable[..., tuple[FreshPupil, Page]]:
    """An own pupil, for whom a social worker waits for a yes; and the parent, on a phone."""

    def ask(**values: int) -> tuple[FreshPupil, Page]:
        pupil = fresh_pupil(**values)
        running.run(str(HERE / "ask_family.py"), str(pupil.dossier_id))
        page = visit(pupil.parent)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        return pupil, page

    return ask


def rights(page: Page, pupil: FreshPupil, part: str = "") -> None:
    page.goto(f"/rechten/gezin/{pupil.reference}/{part}")


def test_who_may_see_what_why_until_when_and_who_looked(
    parent_of: Callable[..., tuple[FreshPupil, Page]], visit: Visit, check_axe: Callable[[Page], None]
) -> None:
    pupil, parent = parent_of()
    parent.goto("/ons-gezin/")
    parent.get_by_role("button", name="Ja, dat mag").click()
    priya = visit("priya")
    priya.goto(f"/kinderen/{pupil.reference}/")

    parent.goto("/ons-gezin/wie-mag-wat-zien/")
    row = parent.locator("li").filter(has_text="Priya Ramdin")
    for words in (
        "sinds",
        "tot ",
        "Waarom: denkt mee over thuis",
        "Met het ja van moeder",
        "Hulp en opvoeden.",
    ):
        expect(row).to_contain_text(words)
    expect(parent.locator("li").filter(has_text="Daan Kuipers")).to_contain_text(
        "hoort bij het werk van de school"
    )
    expect(parent.get_by_text("Niemand. Wie erbij kwam, doet nog mee.")).to_be_visible()
    check_axe(parent)

    parent.get_by_role("link", name="Wie keek er?").click()
    row = parent.locator("li").filter(has_text="Priya Ramdin")
    expect(row).to_contain_text("Maatschappelijk Werk Veenrand")
    expect(row).to_contain_text("de pagina van het kind")
    check_axe(parent)

    # She stops; the family still reads that she looked, and that it is over.
    parent.goto("/ons-gezin/")
    parent.get_by_role("button", name=re.compile("^Stop")).click()
    rights(parent, pupil, "gedeeld/")
    expect(parent.get_by_text("U stopte dit op", exact=False)).to_be_visible()
    expect(parent.get_by_text("Meedenken over rust na school", exact=False)).to_be_visible()
    expect(parent.get_by_text("Priya Ramdin is erbij gekomen")).to_be_visible()
    check_axe(parent)


def test_an_own_statement_stays_and_everybody_around_reads_the_newest(
    fresh_pupil: Fresh, visit: Visit, check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil(age=13)
    child = visit(pupil.pupil)
    rights(child, pupil, "verklaring/")
    check_axe(child)
    child.get_by_role("button", name="Bewaar de verklaring").click()
    expect(child.get_by_text("Schrijf op wat u wilt zeggen").first).to_be_visible()
    child.get_by_label("In eigen woorden").fill("Rekenen ging die week juist goed.")
    child.get_by_role("button", name="Bewaar de verklaring").click()
    expect(child.get_by_text("Niemand kan die nog veranderen.", exact=False)).to_be_visible()
    child.get_by_role("link", name=re.compile("^Geef een nieuwe verklaring")).click()
    child.get_by_label("In eigen woorden").fill("Rekenen ging die hele maand goed.")
    child.get_by_role("button", name="Bewaar de verklaring").click()
    expect(child.get_by_text("Alleen het gezin leest deze tekst nog.", exact=False)).to_be_visible()
    check_axe(child)
    anouk = visit("anouk")
    anouk.goto(f"/kinderen/{pupil.reference}/")
    expect(anouk.get_by_text("Rekenen ging die hele maand goed.")).to_be_visible()
    expect(anouk.get_by_text("Rekenen ging die week juist goed.")).to_have_count(0)
    check_axe(anouk)


def test_a_request_is_answered_at_the_desk_and_a_no_says_where_to_go(
    parent_of: Callable[..., tuple[FreshPupil, Page]], visit: Visit, check_axe: Callable[[Page], None]
) -> None:
    pupil, parent = parent_of()
    rights(parent, pupil)
    parent.get_by_role("link", name="Doe een verzoek").click()
    check_axe(parent)
    parent.get_by_label(re.compile("^Wissen")).check()
    parent.get_by_label("Vertel in gewone woorden waar het over gaat").fill("Het signaal moet weg.")
    parent.get_by_role("button", name="Verstuur het verzoek").click()
    expect(parent.get_by_text("Wacht op antwoord, uiterlijk", exact=False)).to_be_visible()

    ria = visit("ria")
    ria.goto("/mijn-werk/")
    row = ria.get_by_role("row").filter(has_text=pupil.name)
    row.get_by_role("link", name="Beantwoord een verzoek: wissen").click()
    expect(ria.get_by_text("Het signaal moet weg.")).to_be_visible()
    expect(ria.get_by_text("Rekenen kost veel moeite.")).to_have_count(0)
    check_axe(ria)
    ria.get_by_label("Nee, dit kan niet").check()
    ria.get_by_label("Uw antwoord, met de reden").fill("De wet zegt dat wij dit bewaren.")
    ria.get_by_role("button", name="Verstuur het antwoord").click()
    expect(ria.get_by_role("heading", name="Verzoeken van gezinnen")).to_be_visible()
    check_axe(ria)

    rights(parent, pupil)
    expect(parent.get_by_text("De wet zegt dat wij dit bewaren.")).to_be_visible()
    expect(parent.get_by_text("Autoriteit Persoonsgegevens", exact=False)).to_be_visible()
    check_axe(parent)


def test_a_copy_of_the_whole_dossier_after_showing_who_one_is(
    parent_of: Callable[..., tuple[FreshPupil, Page]], check_axe: Callable[[Page], None], tmp_path: Path
) -> None:
    pupil, parent = parent_of()
    rights(parent, pupil)
    parent.get_by_role("link", name="Kopie van het dossier").click()
    check_axe(parent)
    parent.get_by_role("button", name="Maak de kopie").click()
    expect(parent.get_by_text("Laat eerst nog een keer zien dat u het bent.")).to_be_visible()
    parent.get_by_label("Ik ben het zelf").check()
    with parent.expect_download() as download:
        parent.get_by_role("button", name="Maak de kopie").click()
    path = tmp_path / "kopie.zip"
    download.value.save_as(path)
    assert pupil.name.split()[0] not in download.value.suggested_filename
    with zipfile.ZipFile(path) as archive:
        paper = archive.read("dossier.pdf")
        assert paper.startswith(b"%PDF")
        assert hashlib.sha256(paper).hexdigest() in archive.read("inhoud.txt").decode()
    rights(parent, pupil, "gedeeld/")
    expect(parent.get_by_text("Een kopie van het dossier gemaakt")).to_be_visible()
