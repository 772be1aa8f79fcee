"""AT-20: a goal after the picture, help after the goal, and an action of the family's own network."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import choose_effort, later, make_goal, write


def test_picture_then_goal_then_help(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    anouk, mother, child = visit("anouk"), visit(pupil.parent), visit(pupil.pupil)
    write(anouk, pupil.reference, "Dit is lastig", "Rekenen kost veel tijd.")
    write(child, pupil.reference, "Dit wil ik", "Een rustige plek.")

    anouk.goto(f"/plan/{pupil.reference}/doelen/nieuw/")
    expect(anouk.get_by_text("Ontbreekt: het beeld van moeder.")).to_be_visible()
    write(mother, pupil.reference, "Dit gaat goed", "Zij lacht weer.")

    make_goal(anouk, pupil.reference)
    expect(anouk.get_by_text("Nog niet gekozen. Dit komt na het doel.")).to_be_visible()
    choose_effort(anouk, "Samen lezen na de pauze.")

    anouk.get_by_text("Een afspraak toevoegen").click()
    anouk.get_by_label("Wat gaat iemand doen?").fill("Elke zondag voorlezen")
    anouk.get_by_label("Of iemand van de familie of uit de buurt").fill("Oma Fatma")
    anouk.locator("#action-due_on").fill(later(14))
    anouk.get_by_role("button", name="Voeg de afspraak toe").click()
    expect(anouk.get_by_role("row", name="Elke zondag voorlezen")).to_contain_text("Oma Fatma")

    for page, score in ((anouk, "2"), (mother, "2,5"), (child, "3")):
        page.goto(anouk.url)
        page.get_by_label("Hoe ver zijn we volgens u?").fill(score)
        page.get_by_role("button", name="Bewaar mijn score").click()
        expect(page.get_by_text("Uw score staat erbij.")).to_be_visible()
    expect(child.get_by_role("table", name="Scores").get_by_role("row")).to_have_count(4)
    check_axe(child)
    check_axe(anouk)
