"""Steps that the journeys about goals and signatures share, all through the screens."""

import datetime as dt
import time
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TODAY = dt.datetime.now(tz=AMSTERDAM).date()


def later(days: int) -> str:
    return (TODAY + dt.timedelta(days=days)).isoformat()


def meeting_now() -> tuple[str, str, str]:
    """(day, begin, end) of a meeting that may start now, at any hour: just before midnight it waits for the new day."""
    now = dt.datetime.now(tz=AMSTERDAM)
    if (now.hour, now.minute) >= (23, 57):
        time.sleep(60 * (60 - now.minute))
        now = dt.datetime.now(tz=AMSTERDAM)
    return now.date().isoformat(), f"{now.hour:02}:00", f"{min(now.hour + 1, 23):02}:59"


def write(page: Page, reference: str, title: str, text: str) -> None:
    """Own words in a section, with the button."""
    page.goto(f"/plan/{reference}/groeidocument/")
    page.get_by_text(f"Schrijf bij ‘{title}’").click()
    page.get_by_label(title, exact=True).fill(text)
    form = page.locator("form").filter(has=page.get_by_label(title, exact=True))
    form.get_by_role("button", name="Bewaar mijn woorden").click()
    expect(page.get_by_text("Uw woorden zijn bewaard.")).to_be_visible()


def make_goal(page: Page, reference: str) -> None:
    page.goto(f"/plan/{reference}/doelen/nieuw/")
    page.get_by_label("Wat willen we bereiken?").fill("Elke dag tien minuten lezen.")
    page.get_by_label("Waar gaat het over?").select_option("school")
    page.get_by_label("Van wie is dit doel?").select_option(index=0)
    page.get_by_label("Waaraan zien we het?").fill("dagen per week")
    page.get_by_label("Waar beginnen we?").fill("1")
    page.get_by_label("Waar willen we heen?").fill("3,5")
    page.get_by_label("Voor wanneer?").fill(later(60))
    page.get_by_role("button", name="Bewaar het doel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Elke dag tien minuten lezen.")


def choose_effort(page: Page, words: str) -> None:
    page.get_by_text("Kiezen wat het best past").click()
    page.get_by_label("Wat past het best bij dit doel?").fill(words)
    page.get_by_role("button", name="Bewaar de keuze").click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()


def fill_part(page: Page, reference: str, part: str, value: str) -> None:
    page.goto(f"/plan/{reference}/deel/{part}/")
    page.locator("[name=value]").fill(value)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Het plan is bewaard.")).to_be_visible()


def add_factor(page: Page, reference: str, kind: str, text: str) -> None:
    page.goto(f"/plan/{reference}/groeidocument/")
    page.get_by_text("Iets toevoegen dat helpt of hindert").click()
    page.get_by_label("Helpt het of is het lastig?").select_option(kind)
    page.get_by_label("Wat?", exact=True).fill(text)
    page.get_by_role("button", name="Voeg toe").first.click()
    expect(page.get_by_text("Toegevoegd.")).to_be_visible()


def hear(page: Page, reference: str) -> None:
    page.goto(f"/plan/{reference}/stem/")
    page.get_by_label("zelf praten").check()
    page.get_by_label("Wat zegt het kind?").fill("Ik wil in de klas blijven.")
    page.get_by_role("button", name="Bewaar de woorden").click()
    page.get_by_label("Wat deden wij daarmee?").fill("De hulp is in de klas.")
    page.get_by_role("button", name="Bewaar wat wij deden").click()
    page.get_by_role("button", name="Het is teruggezegd").click()
    expect(page.get_by_text("Bewaard dat het is teruggezegd.")).to_be_visible()


def whole_plan(anouk: Page, mother: Page, child: Page, reference: str) -> None:
    """Every view, a goal with help, the five parts: ready to freeze."""
    write(mother, reference, "Dit gaat goed", "Zij lacht weer.")
    write(child, reference, "Dit wil ik", "Een rustige plek.")
    write(anouk, reference, "Dit is lastig", "Rekenen kost veel tijd.")
    make_goal(anouk, reference)
    choose_effort(anouk, "Samen lezen na de pauze.")
    add_factor(anouk, reference, "promoting", "Zij houdt van strips.")
    add_factor(anouk, reference, "hindering", "Een drukke klas.")
    hear(anouk, reference)
    anouk.goto(f"/plan/{reference}/")
    anouk.get_by_label("Wanneer begon de extra hulp?").fill(later(0))
    anouk.get_by_role("button", name="Begin het plan").click()
    for part, value in (
        ("destination", "Naar groep 7, daarna vmbo."),
        ("talked_on", later(0)),
        ("evaluate_on", later(120)),
        ("deviations", "geen"),
    ):
        fill_part(anouk, reference, part, value)
