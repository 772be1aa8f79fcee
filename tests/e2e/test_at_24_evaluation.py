"""AT-24: school, mother and child look back on a goal, each with an own score, and the next version begins."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import later, whole_plan
from tests.e2e.test_at_21_signatures import sign

PHONE = {"width": 390, "height": 844}


def give_score(page: Page, name: str, value: str) -> None:
    """From the own page of somebody of the family to the number."""
    page.goto("/")
    page.get_by_role("link", name=name).click()
    page.get_by_label("Elke dag tien minuten lezen.").fill(value)
    page.get_by_role("button", name="Bewaar mijn cijfers").click()
    expect(page.get_by_text("Bewaard. Dank u wel.")).to_be_visible()


def say_what_came_of_it(anouk: Page) -> None:
    anouk.get_by_label("voor een deel gehaald").check()
    anouk.get_by_label("Waaraan zien we dat?").fill("Drie dagen per week lukt het.")
    anouk.get_by_label("meer hulp erbij").check()
    anouk.get_by_label("Waarom?").fill("Op vrijdag is er nog niemand.")
    anouk.get_by_role("button", name="Bewaar bij dit doel").click()
    expect(anouk.get_by_text("Bewaard.")).to_be_visible()
    anouk.get_by_label("Kloppen de behoeften nog?").fill("Ja.")
    anouk.get_by_label("Kloppen de doelen nog?").fill("Ja.")
    anouk.get_by_label("Is dit de goede hulp?").fill("Samen lezen helpt.")
    anouk.get_by_role("button", name="Bewaar de antwoorden").click()
    expect(anouk.get_by_text("Bewaard.")).to_be_visible()


def say_who_was_there(anouk: Page, pupil: FreshPupil) -> None:
    anouk.get_by_label(f"{pupil.guardian_name}, moeder").select_option("yes")
    anouk.get_by_label(f"{pupil.name}, leerling").select_option("no")
    anouk.get_by_role("button", name="Bewaar wie erbij was").click()
    expect(anouk.get_by_text(f"Schrijf op waarom {pupil.name} er niet bij was.")).to_be_visible()
    anouk.get_by_label(f"Waarom was {pupil.name} er niet bij?").fill("Zij vertelde het vooraf.")
    anouk.get_by_role("button", name="Bewaar wie erbij was").click()
    expect(anouk.get_by_text("Bewaard.")).to_be_visible()


def test_looking_back_together(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil(age=11)
    anouk, mother, child = visit("anouk"), visit(pupil.parent), visit(pupil.pupil)
    mother.set_viewport_size(PHONE)
    child.set_viewport_size(PHONE)
    whole_plan(anouk, mother, child, pupil.reference)
    anouk.goto(f"/plan/{pupil.reference}/")
    anouk.get_by_role("button", name="Leg klaar om te tekenen").first.click()
    sign(anouk, pupil.reference)
    sign(mother, pupil.reference)

    # The day stands on the plan; the school begins.
    anouk.goto(f"/plan/{pupil.reference}/")
    anouk.get_by_role("link", name="Naar het terugkijken").click()
    check_axe(anouk)
    anouk.get_by_role("button", name="Begin met terugkijken").click()
    page = anouk.url
    expect(anouk.get_by_role("button", name="Rond het terugkijken af")).to_have_attribute(
        "aria-disabled", "true"
    )
    check_axe(anouk)

    # Everybody for himself, mother and child on the phone.
    mother.goto("/")
    check_axe(mother)
    mother.get_by_role("link", name="Geef uw cijfers").click()
    check_axe(mother)
    give_score(mother, "Geef uw cijfers", "2,5")
    expect(mother.get_by_role("button", name="Bewaar bij dit doel")).to_have_count(0)
    check_axe(mother)
    give_score(child, "Geef je cijfers", "3")
    check_axe(child)
    anouk.get_by_role("link", name="Geef uw cijfers").click()
    anouk.get_by_label("Elke dag tien minuten lezen.").fill("2")
    anouk.get_by_role("button", name="Bewaar mijn cijfers").click()
    scores = anouk.get_by_role("table", name="Cijfers bij")
    for row, value in (("Leerling", "3"), ("Ouders", "2,5"), ("School", "2")):
        expect(scores.get_by_role("row").filter(has_text=row)).to_contain_text(value)

    say_what_came_of_it(anouk)
    say_who_was_there(anouk, pupil)
    anouk.get_by_label("Wanneer kijkt u weer samen terug?").fill(later(100))
    anouk.get_by_role("button", name="Rond het terugkijken af").click()
    expect(anouk.get_by_role("heading", level=1)).to_contain_text("Zo keken we terug op")
    expect(anouk.get_by_role("link", name="Naar het plan")).to_be_visible()
    check_axe(anouk)

    # The family reads it at once, and the plan goes on from here.
    mother.goto("/")
    mother.get_by_role("link", name="terugkeken op de doelen").click()
    assert mother.url == page
    expect(mother.get_by_text("Meer hulp erbij")).to_be_visible()
    expect(mother.get_by_text("Op vrijdag is er nog niemand.")).to_be_visible()
    check_axe(mother)
    anouk.goto(f"/plan/{pupil.reference}/")
    expect(anouk.get_by_role("heading", name="Leg een nieuwe versie klaar om te tekenen")).to_be_visible()
    anouk.goto("/cijfers/terugkijken/")
    check_axe(anouk)
