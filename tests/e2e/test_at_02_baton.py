"""AT-02: exactly one coordinator; a handover counts when the next one says yes."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.test_at_01_ihi import open_child

Visit = Callable[[str], Page]


def coordinator(page: Page) -> str:
    return page.locator(".rondom-coordinator .rondom-strong").inner_text()


def test_the_regie_goes_over_when_the_next_one_accepts(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    anouk, esra = visit("anouk"), visit("esra")
    open_child(anouk, pupil.name)
    child = anouk.url
    bring_in(anouk, child, "Esra Yildiz")
    offer(anouk, child, "Esra Yildiz", check_axe)
    assert coordinator(anouk) == "Anouk Terpstra"
    expect(anouk.get_by_text("aangeboden aan Esra Yildiz, nog niet aangenomen")).to_be_visible()

    esra.goto(child)
    expect(esra.get_by_role("heading", name="Wilt u coördinator worden")).to_be_visible()
    esra.get_by_role("link", name="Geef antwoord").click()
    check_axe(esra)
    esra.get_by_role("button", name="Nee, nu niet").click()
    expect(esra.get_by_role("alert")).to_contain_text("Schrijf op waarom u de regie niet aanneemt")
    esra.get_by_label("Waarom neemt u de regie niet aan?").fill("Ik ben met verlof.")
    esra.get_by_role("button", name="Nee, nu niet").click()
    expect(esra.get_by_text("U nam de regie niet aan.").first).to_be_visible()

    anouk.goto(child)
    assert coordinator(anouk) == "Anouk Terpstra"
    expect(anouk.get_by_text("nam de regie niet aan: Ik ben met verlof.")).to_be_visible()
    offer(anouk, child, "Esra Yildiz", check_axe)
    esra.goto(child)
    esra.get_by_role("link", name="Geef antwoord").click()
    esra.get_by_role("button", name="Ja, ik neem de regie").click()
    anouk.goto(child)
    assert coordinator(anouk) == "Esra Yildiz"
    check_axe(anouk)

    parent = visit(pupil.parent)
    expect(parent.get_by_text("Esra Yildiz").first).to_be_visible()


def bring_in(page: Page, child: str, who: str) -> None:
    page.goto(f"{child}erbij-vragen/")
    page.get_by_role("listitem").filter(has_text=who).get_by_role("link").first.click()
    page.get_by_label("Waarom vraagt u deze persoon erbij?").fill("Neemt het over.")
    page.get_by_role("button", name="Zet in de kring").click()
    expect(page.get_by_text("staat in de kring.").first).to_be_visible()


def offer(page: Page, child: str, who: str, check_axe: Callable[[Page], None]) -> None:
    page.goto(child)
    page.get_by_role("link", name="Regie overdragen").click()
    check_axe(page)
    page.get_by_role("listitem").filter(has_text=who).get_by_role("button").click()
    expect(page.get_by_text("De regie is aangeboden.").first).to_be_visible()
