"""AT-12: agenda, goal, documents; each document has its own consent light. And: a promise is told about in two clicks."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import page as pdf_check
import pikepdf
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import TODAY, later, write
from tests.e2e.test_at_43_consent_age_12 import answer, ask

Visit = Callable[[str], Page]
CARE, LEARNING = "Wat de hulp tot nu toe deed", "Leren tot nu toe"
MADE_IN_MS = 60_000


def two_pages() -> bytes:
    document, result = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.add_blank_page()
    document.save(result)
    return result.getvalue()


def plan(page: Page, pupil: FreshPupil) -> str:
    """In three days, with the teacher and the youth nurse; answers its address."""
    page.goto(f"/overleg/nieuw/{pupil.reference}/")
    page.get_by_label("Doel van het overleg").fill("Samen kiezen wat helpt bij rekenen")
    page.get_by_label("Dag", exact=True).fill(later(3))
    page.get_by_label("Van", exact=True).fill("14:30")
    page.get_by_label("Tot", exact=True).fill("15:30")
    page.get_by_label("Waar", exact=True).fill("De Klimboom, lokaal 4")
    for name in ("Daan Kuipers", "Marloes Brink"):
        page.get_by_label(re.compile(name)).check()
    page.get_by_role("button", name="Plan het overleg").click()
    expect(page.get_by_text("Het overleg is gepland.")).to_be_visible()
    return page.url


def put_there(page: Page, address: str) -> None:
    """A section of the growth document with the subject Overzicht, and a file about care for the whole talk."""
    page.goto(f"{address}stukken/")
    page.get_by_label(LEARNING).check()
    page.get_by_label("Bij welk onderwerp?").first.select_option(label="Overzicht")
    page.get_by_role("button", name="Zet deze stukken erbij").click()
    expect(page.get_by_text("De stukken staan erbij.")).to_be_visible()
    page.get_by_label("Welk bestand?").set_input_files(
        {"name": "hulp.pdf", "mimeType": "application/pdf", "buffer": two_pages()}
    )
    page.get_by_label("Hoe heet het stuk?").fill(CARE)
    page.get_by_label("hulp en opvoeden").check()
    page.get_by_role("button", name="Zet dit bestand erbij").click()
    expect(page.get_by_text("2 stukken, 3 bladzijden, ongeveer 5 minuten")).to_be_visible()


def paper(page: Page, title: str) -> Locator:
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=title, exact=True))


def light(page: Page, title: str, who: str) -> Locator:
    return paper(page, title).get_by_role("listitem").filter(has_text=who)


def pack_of(page: Page, address: str, *, to: Path) -> bytes:
    """Ask one PDF, see that it is made, and take it along."""
    page.goto(f"{address}stukken/")
    page.get_by_role("button", name="Maak één pdf van mijn stukken").click()
    link = page.get_by_role("link", name="Haal de pdf op")
    expect(link).to_be_visible(timeout=MADE_IN_MS)  # comes by itself
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "stukken-van-een-overleg.pdf"
    download.value.save_as(to)
    return to.read_bytes()


def test_papers_have_lights_and_everybody_reads_only_what_he_may(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None], tmp_path: Path
) -> None:
    pupil = fresh_pupil()
    anouk, daan, marloes, mother = visit("anouk"), visit("daan"), visit("marloes"), visit(pupil.parent)
    ask(anouk, f"/kinderen/{pupil.reference}/", "Marloes Brink")
    answer(mother, "Ja, dat mag")
    write(anouk, pupil.reference, LEARNING, "Rekenen kost veel moeite, lezen gaat goed.")
    address = plan(anouk, pupil)
    put_there(anouk, address)

    expect(light(anouk, CARE, "het gezin")).to_contain_text("Mag lezen")
    expect(light(anouk, CARE, "leerkracht")).to_contain_text("niet voor deze rol")
    expect(light(anouk, CARE, "jeugdverpleegkundige")).to_contain_text("toestemming van")
    check_axe(anouk)
    mother.goto(f"{address}stukken/")
    expect(light(mother, CARE, "leerkracht")).to_contain_text("niet voor deze rol")
    check_axe(mother)
    daan.goto(f"{address}stukken/")
    expect(daan.get_by_text("Er zijn nog geen stukken voor u")).to_be_visible()

    anouk.get_by_role("button", name="Deel de stukken").click()
    expect(anouk.get_by_text("De stukken zijn gedeeld.")).to_be_visible()
    daan.goto(address)
    expect(daan.get_by_text("1 stuk, 1 bladzijde, ongeveer 5 minuten")).to_be_visible()
    check_axe(daan)
    daan.get_by_role("link", name="Lees de stukken").click()
    expect(daan.get_by_text(CARE)).to_have_count(0)
    check_axe(daan)
    daan.get_by_role("link", name=LEARNING).click()
    expect(daan.get_by_text("Rekenen kost veel moeite")).to_be_visible()
    check_axe(daan)

    packed = pack_of(marloes, address, to=tmp_path / "stukken.pdf")
    assert pdf_check.is_pdf_compliant_bytes(packed, profile="ua1")
    with pikepdf.open(BytesIO(packed)) as pack:
        assert list(pack.attachments) == ["stuk-1.pdf"]
    check_axe(marloes)

    mother.goto("/ons-gezin/")
    mother.get_by_role("button", name="Stop").first.click()
    found = marloes.goto(f"{address}stukken/")
    assert found is not None
    assert found.status == 404
    anouk.goto(f"{address}stukken/")
    expect(light(anouk, CARE, "jeugdverpleegkundige")).to_contain_text("wacht op een ja van")
    paper(anouk, LEARNING).get_by_role("button", name="Haal dit stuk weg").click()
    expect(anouk.get_by_text("Het stuk staat niet meer bij het overleg.")).to_be_visible()
    found = daan.reload()  # the paper that he had open
    assert found is not None
    assert found.status == 404


def test_who_promised_something_says_in_two_clicks_how_it_goes(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil(with_accounts=False)
    daan = visit("daan")
    what = f"Oefenen met {pupil.name.split()[0]} en de tafels"
    daan.goto(f"/kinderen/{pupil.reference}/afspraak/nieuw/")
    daan.get_by_label("Wat gaat er gebeuren?").fill(what)
    daan.get_by_label("Wanneer is het klaar?").fill(TODAY.isoformat())
    daan.get_by_role("button", name="Bewaar afspraak").click()
    daan.goto("/mijn-werk/?alles=aan-u")
    daan.get_by_role("link", name=what).first.click()
    check_axe(daan)
    daan.get_by_role("button", name="Ik ben begonnen").click()
    expect(daan.get_by_text("ziet hoe het gaat")).to_be_visible()
