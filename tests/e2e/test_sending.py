"""Sending exactly what somebody needs: a first look as the other, a link with a code, and the family sees it all."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import write
from tests.e2e.test_at_43_consent_age_12 import answer, ask

PHONE = {"width": 360, "height": 780}
WORDS = "Hij helpt graag een ander kind"
Visit = Callable[[str], Page]


def test_a_physiotherapist_reads_one_part_until_a_parent_stops_it(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Visit,
    open_context: Callable[[], BrowserContext],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    anouk, parent = visit("anouk"), visit(pupil.parent)
    write(anouk, pupil.reference, "Dit gaat goed", WORDS)
    anouk.goto(f"/documenten/{pupil.reference}/")
    anouk.get_by_role("link", name="Stuur iemand precies wat hij nodig heeft").click()
    expect(anouk.get_by_text("Er is nog geen organisatie waarvoor toestemming is gevraagd")).to_be_visible()
    check_axe(anouk)

    ask(anouk, f"/kinderen/{pupil.reference}/", "Priya Ramdin")
    choose_organisation(anouk, pupil.reference)
    expect(anouk.get_by_label("Dit gaat goed")).to_be_disabled()
    check_axe(anouk)
    answer(parent, "Ja, dat mag")

    choose_organisation(anouk, pupil.reference)
    anouk.get_by_label("Dit gaat goed").check()
    expect(anouk.get_by_role("checkbox", name=re.compile("^Ontwikkelingsperspectief"))).to_be_disabled()
    anouk.get_by_label("Wie leest dit? De naam").fill("Marije Bos")
    anouk.get_by_label("Wat doet deze persoon voor het kind?").fill("fysiotherapeut")
    anouk.get_by_role("button", name="Bekijk wat de ander ziet").click()
    expect(anouk.get_by_text("Samen 1 bladzijde. Er is nog niets verstuurd.")).to_be_visible()
    expect(anouk.get_by_text(WORDS)).to_be_visible()
    check_axe(anouk)
    anouk.get_by_role("button", name="Verstuur").click()
    expect(anouk.get_by_role("heading", level=1)).to_have_text("Verstuurd: de link en de code")
    check_axe(anouk)
    link, code = anouk.locator(".rondom-code").all_inner_texts()

    guest = open_context().new_page()
    guest.set_viewport_size(PHONE)  # type: ignore[arg-type]
    guest.goto(urlsplit(link).path)
    check_axe(guest)
    guest.get_by_label("Code").fill(code)
    guest.get_by_role("button", name="Verder").click()
    expect(guest.get_by_text(WORDS)).to_be_visible()
    check_axe(guest)
    with guest.expect_download() as found:
        guest.get_by_role("link", name=re.compile("^Haal op als pdf")).click()
    assert found.value.suggested_filename == "groeidocument.pdf"

    parent.set_viewport_size(PHONE)  # type: ignore[arg-type]
    parent.goto(f"/rechten/gezin/{pupil.reference}/gedeeld/")
    expect(parent.get_by_text("2 keer geopend", exact=False)).to_be_visible()
    check_axe(parent)
    parent.goto("/ons-gezin/")
    parent.get_by_role("button", name="Stop").first.click()
    guest.reload()
    expect(guest.get_by_role("heading", name="Deze link werkt niet meer")).to_be_visible()
    expect(guest.get_by_text(WORDS)).to_have_count(0)
    check_axe(guest)
    anouk.goto(f"/versturen/{pupil.reference}/")
    expect(anouk.get_by_text("kan nu niet worden gelezen: er is geen toestemming meer")).to_be_visible()
    check_axe(anouk)


def choose_organisation(page: Page, reference: str) -> None:
    page.goto(f"/versturen/{reference}/")
    page.get_by_role("link", name="Maatschappelijk Werk Veenrand").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kies wat u stuurt aan")
