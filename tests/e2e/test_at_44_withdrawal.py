"""AT-44: a yes is taken back: everything of that organisation stops at the next request, also in an open tab."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.test_at_43_consent_age_12 import answer, ask, opens

Visit = Callable[[str], Page]


def test_a_yes_taken_back_stops_the_next_request_and_flags_the_promises(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    anouk, priya, parent = visit("anouk"), visit("priya"), visit(pupil.parent)
    child = f"/kinderen/{pupil.reference}/"
    ask(anouk, child, "Priya Ramdin")
    answer(parent, "Ja, dat mag")
    assert opens(priya, child)
    priya.get_by_role("link", name="Afspraak maken").click()
    promise(priya, "Bellen met de voetbalclub")
    priya.goto(f"{child}verslag/nieuw/?soort=talk")
    write_note(priya)
    priya.goto(child)
    expect(priya.get_by_text("met de trainer").first).to_be_visible()

    parent.reload()
    parent.get_by_role("button", name="Stop").first.click()
    expect(
        parent.get_by_text("Gestopt. Vanaf nu kan deze organisatie er niet meer bij.").first
    ).to_be_visible()

    priya.get_by_role("link", name="Afspraak maken").click()
    expect(priya.get_by_role("heading", level=1)).not_to_contain_text("Afspraak maken")
    for place in (child, f"/plan/{pupil.reference}/", f"{child}gegevens/", f"{child}wie-keek/"):
        assert not opens(priya, place)
    priya.goto("/kinderen/")
    assert priya.get_by_role("link", name=pupil.name).count() == 0

    anouk.goto(child)
    expect(anouk.get_by_text("Priya Ramdin mag niet meer meekijken. Wie neemt dit over?")).to_be_visible()
    expect(anouk.get_by_text("met de trainer").first).to_be_visible()
    expect(anouk.get_by_text("Toestemming gestopt").first).to_be_visible()
    check_axe(anouk)
    anouk.get_by_role("link", name="Draag over aan een ander").first.click()
    check_axe(anouk)
    anouk.get_by_label("Wie neemt het over?").select_option(label="Anouk Terpstra, intern begeleider")
    anouk.get_by_role("button", name="Draag over").click()
    expect(anouk.get_by_text("De afspraak is overgedragen.").first).to_be_visible()
    expect(anouk.get_by_text("mag niet meer meekijken")).to_have_count(0)


def promise(page: Page, what: str) -> None:
    page.get_by_label("Wat gaat er gebeuren?").fill(what)
    page.get_by_label("Wanneer is het klaar?").fill("2099-01-01")
    page.get_by_role("button", name="Bewaar afspraak").click()
    expect(page.get_by_text("De afspraak staat erbij.").first).to_be_visible()


def write_note(page: Page) -> None:
    page.get_by_label("Met wie sprak u?").fill("de trainer")
    page.get_by_label("Wanneer sprak u hen?").fill("2026-01-05")
    page.get_by_label("Waar ging het over?").first.fill("Wij spraken over sport.")
    page.get_by_label("Geen afspraken").check()
    page.get_by_role("button", name="Bewaar").click()
