"""AT-18: the plan follows the kind of school, in the order and with the explanation of the region."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import later


def lay_out(page: Page, *, hearing_at: str, words: str) -> None:
    page.goto("/beheer/plan/po/")
    group = page.get_by_role("group", name="De stem van het kind")
    group.get_by_label("Plaats in het plan").fill(hearing_at)
    group.get_by_label("Uitleg voor wie het schrijft").fill(words)
    page.get_by_role("button", name="Bewaar de opbouw").click()
    expect(page.get_by_text("De opbouw is bewaard.")).to_be_visible()


def test_a_region_lays_out_the_plan_and_the_school_chooses_from_its_list(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    fenna, anouk = visit("fenna"), visit("anouk")
    fenna.goto("/beheer/")
    fenna.get_by_role("link", name="Opbouw van het plan").click()
    expect(fenna.get_by_role("heading", name="Voortgezet speciaal onderwijs")).to_be_visible()
    check_axe(fenna)
    fenna.goto("/beheer/plan/po/")
    check_axe(fenna)
    lay_out(fenna, hearing_at="1", words="Vraag het op een rustig moment.")
    try:
        anouk.goto(f"/plan/{pupil.reference}/")
        anouk.get_by_label("Wanneer begon de extra hulp?").fill(later(0))
        anouk.get_by_role("button", name="Begin het plan").click()
        expect(anouk.get_by_text("Vraag het op een rustig moment.")).to_be_visible()
        first = anouk.locator(".rondom-document__text h2").nth(0)
        expect(first).to_contain_text("De stem van")
        anouk.get_by_role("link", name="Kiezen uit de lijst").click()
        anouk.get_by_label("Welke bestemming verwachten we?").select_option(label="havo")
        check_axe(anouk)
        anouk.get_by_role("button", name="Bewaar").click()
        expect(anouk.get_by_text("Havo", exact=True)).to_be_visible()
        check_axe(anouk)
    finally:
        lay_out(fenna, hearing_at="5", words="")


def test_a_school_is_asked_for_its_kind(
    visit: Callable[[str], Page], check_axe: Callable[[Page], None]
) -> None:
    fenna = visit("fenna")
    fenna.goto("/beheer/organisaties/")
    fenna.get_by_label("Soort organisatie").select_option(label="school")
    fenna.get_by_label("Naam", exact=True).fill("De Zandloper")
    fenna.get_by_role("button", name="Zet de organisatie erbij").click()
    expect(fenna.get_by_text("Nog niet gekozen").first).to_be_visible()
    check_axe(fenna)
    fenna.get_by_label("Soort onderwijs").select_option(label="praktijkonderwijs")
    fenna.get_by_role("button", name="Bewaar het soort onderwijs").click()
    expect(fenna.get_by_text("Het soort onderwijs is bewaard.")).to_be_visible()
