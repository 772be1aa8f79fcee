"""Steps that the journeys about arrangements share, all through the screens."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import later, whole_plan
from tests.e2e.test_at_43_consent_age_12 import answer, ask

Visit = Callable[[str], Page]
GOAL = "Elke dag tien minuten lezen."


def with_a_plan(visit: Visit, pupil: FreshPupil, *experts: str) -> tuple[Page, Page]:
    """The pages of the coordinator and the mother; there is a goal, and the mother said yes to every expert."""
    anouk, mother = visit("anouk"), visit(pupil.parent)
    whole_plan(anouk, mother, visit(pupil.pupil), pupil.reference)
    for expert in experts:
        ask(anouk, f"/kinderen/{pupil.reference}/", expert)
        mother.goto("/ons-gezin/")
        answer(mother, "Ja, dat mag")
    return anouk, mother


def help_of(pupil: FreshPupil) -> str:
    return f"/arrangementen/{pupil.reference}/"


def ask_for_help(page: Page, pupil: FreshPupil) -> None:
    """What the dossier does not know is typed; then it is sent."""
    page.goto(help_of(pupil))
    page.get_by_role("link", name="Vraag een arrangement aan").click()
    page.get_by_label("Extra ondersteuning").check()
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_text("Veel is al ingevuld uit het dossier.").first).to_be_visible()


def fill_in(page: Page) -> None:
    for box in page.locator("textarea").all():
        if not box.input_value():
            box.fill("Lezen lukt niet in een drukke klas.")
    page.get_by_label("Eerste dag").fill(later(1))
    page.get_by_label("Laatste dag").fill(later(30))
    page.get_by_label("Bedrag voor de hele periode, in euro").fill("450,50")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Bewaard.").first).to_be_visible()


def write_part(page: Page, pupil: FreshPupil, *, side: str, what: str, provider: str, **more: str) -> None:
    """more: payer, cents, first_on, bridging and bridging_by."""
    page.goto(f"{help_of(pupil)}deel/")
    page.locator(f'[name="side"][value="{side}"]').check()
    page.get_by_label("Wat gebeurt er?").fill(what)
    page.locator('[name="provider"]').select_option(label=provider)
    page.get_by_label("Uren per week").fill("1,5")
    page.get_by_label("Eerste dag").fill(more.get("first_on", later(0)))
    page.get_by_label("Laatste dag").fill(later(90))
    page.locator(f'[name="payer"][value="{more["payer"]}"]').check()
    page.get_by_label("Bedrag voor de hele periode, in euro").fill(more["cents"])
    page.get_by_label(GOAL).check()
    page.get_by_role("button", name="Bewaar dit deel").click()
    expect(page.get_by_text("Het deel is bewaard.").first).to_be_visible()


def look_back_on(page: Page, pupil: FreshPupil, day: str) -> None:
    page.goto(f"{help_of(pupil)}terugkijken/")
    page.get_by_label("Welke dag?").fill(day)
    page.get_by_role("button", name="Bewaar de dag").click()
    expect(page.get_by_text("De dag staat erbij.").first).to_be_visible()
