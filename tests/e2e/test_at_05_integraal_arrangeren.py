"""AT-05: integraal arrangeren begins after both preconditions, and step 1 asks two explanations."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.test_at_01_ihi import open_child

Visit = Callable[[str], Page]


def say(page: Page, title: str, words: str) -> None:
    page.get_by_role("link", name=title).click()
    page.get_by_label("Waaruit blijkt dat?").fill(words)
    page.get_by_role("button", name="Leg vast").click()


def explain(page: Page, words: str) -> None:
    folded = page.locator("details").filter(has_text="Een mogelijke uitleg toevoegen")
    if folded.get_attribute("open") is None:
        folded.locator("summary").click()
    folded.get_by_role("textbox").fill(words)
    folded.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text(words)).to_be_visible()


def test_at_05_it_begins_with_evidence_and_two_explanations(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    page = visit("anouk")
    open_child(page, pupil.name)
    child = page.url
    page.goto(f"{child}route/start/")
    start = page.get_by_role("button", name="Start Integraal arrangeren")
    expect(start).to_have_attribute("aria-disabled", "true")
    check_axe(page)
    say(
        page, "De eigen ondersteuningsroute van de school is gevolgd", "Drie rondes hulp; de groei bleef uit."
    )
    expect(start).to_have_attribute("aria-disabled", "true")
    page.get_by_role("link", name="Een externe deskundige van de school is om raad gevraagd").click()
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_text("Schrijf op waaruit dit blijkt").first).to_be_visible()
    check_axe(page)
    page.get_by_label("Waaruit blijkt dat?").fill("Ilse keek in mei in de klas.")
    page.get_by_role("button", name="Leg vast").click()
    page.get_by_role("button", name="Start Integraal arrangeren").click()
    expect(
        page.get_by_role("heading", name="Schrijf minstens twee mogelijke verklaringen op")
    ).to_be_visible()
    check_axe(page)
    page.goto(f"{child}route/stap/")
    expect(page.get_by_role("button", name="Naar stap 2")).to_have_attribute("aria-disabled", "true")
    page.goto(child)
    page.get_by_role("link", name="Naar de verklaringen").click()
    explain(page, "Het is te druk in de klas.")
    explain(page, "De opdrachten zijn te groot.")
    page.goto(child)
    say(page, "Ouders weten van de zorgen", "Dinsdag besproken met moeder.")
    expect(page.get_by_role("heading", name="Ga naar stap 2. Informeren en voorbereiden")).to_be_visible()
    page.goto(f"{child}route/stap/")
    page.get_by_role("button", name="Naar stap 2").click()
    expect(page.get_by_text("Het dossier staat nu op stap 2.")).to_be_visible()
    check_axe(page)
