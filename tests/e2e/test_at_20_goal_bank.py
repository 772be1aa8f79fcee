"""AT-20: a goal begins with a text that helped others; own words get into the bank without the child."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import later, write

TEXT = "Vertelt elke week aan de klas wat goed ging."


def test_from_a_text_to_a_goal_and_from_a_goal_to_the_bank(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    anouk, fenna = visit("anouk"), visit("fenna")
    for who, title in ((anouk, "Dit is lastig"), (visit(pupil.parent), "Dit gaat goed")):
        write(who, pupil.reference, title, "Zo zie ik het.")
    write(visit(pupil.pupil), pupil.reference, "Dit wil ik", "Een rustige plek.")

    anouk.goto(f"/plan/{pupil.reference}/doelen/nieuw/")
    anouk.get_by_text("School en leren", exact=True).click()
    check_axe(anouk)
    anouk.get_by_role("link", name="Is hele dagen op school.").click()
    expect(anouk.get_by_label("Waaraan zien we het?")).to_have_value("dagen per week")
    anouk.get_by_label("Waar beginnen we?").fill("1")
    anouk.get_by_label("Waar willen we heen?").fill("5")
    anouk.get_by_label("Voor wanneer?").fill(later(60))
    anouk.get_by_role("button", name="Bewaar het doel").click()
    expect(anouk.get_by_role("heading", level=1)).to_have_text("Is hele dagen op school.")
    anouk.get_by_role("link", name="Elke dag een vast moment").click()
    anouk.get_by_role("button", name="Bewaar de keuze").click()
    expect(anouk.get_by_text("Bewaard.")).to_be_visible()

    anouk.get_by_role("link", name="Het doel aanbieden").click()
    check_axe(anouk)
    words = anouk.get_by_label("De tekst, zonder namen")
    words.fill("Anouk vertelt elke week wat goed ging.")
    anouk.get_by_label("Ik heb het nagelezen").check()
    anouk.get_by_role("button", name="Bied deze tekst aan").click()
    expect(anouk.get_by_text("Er staat nog een naam in").first).to_be_visible()
    words.fill(TEXT)
    anouk.get_by_role("button", name="Bied deze tekst aan").click()
    expect(anouk.get_by_text("Iemand anders in de regio leest het")).to_be_visible()

    fenna.goto("/beheer/doelenbank/")
    check_axe(fenna)
    fenna.get_by_role("button", name="Neem op").filter(has_text=TEXT).click()
    expect(fenna.get_by_text("De tekst staat in de doelenbank.")).to_be_visible()
    anouk.goto("/plan/doelenbank/")
    expect(anouk.get_by_text(TEXT).first).to_be_visible()
    check_axe(anouk)
