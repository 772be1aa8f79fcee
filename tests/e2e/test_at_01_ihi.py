"""AT-01: route IHI for a child, from the first signal to the end."""

import datetime as dt
import secrets
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil

Visit = Callable[[str], Page]
STEPS = [
    "1. In de klas",
    "2. Samen met ouders",
    "3. Intern begeleider denkt mee",
    "4a. Begeleider passend onderwijs",
    "4b. Schoolmaatschappelijk werk",
    "5a. IHI-overleg",
    "5b. IHI-overleg met hulpverleners",
    "6. Uitvoeren en terugkijken",
]


def open_child(page: Page, name: str) -> None:
    page.goto("/kinderen/")
    page.get_by_role("searchbox").fill(name.split(maxsplit=1)[0])
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def write_signal(page: Page, *, with_parents: bool) -> None:
    page.get_by_label("Met wie sprak u?").fill("de juf van vorig jaar")
    page.get_by_label("Wanneer sprak u hen?").fill(dt.datetime.now(tz=dt.UTC).date().isoformat())
    page.get_by_label("Wat is er aan de hand?").fill("Rekenen kost veel moeite.")
    page.get_by_label("Geen afspraken").check()
    if with_parents:
        page.get_by_label("Ik sprak met de ouders").check()
    page.get_by_role("button", name="Bewaar signaal").click()


def begin_by_hand(page: Page) -> str:
    """Register a pupil with a mother, and raise a signal before the parents were spoken to."""
    name = f"Kai{secrets.token_hex(3)}"
    page.goto("/kinderen/nieuw/")
    page.get_by_role("link", name="Leerling inschrijven").click()
    page.locator("#id_leerling-call_name").fill(name)
    page.locator("#id_leerling-last_name").fill("Vos")
    page.locator("#id_leerling-born_on").fill("2018-03-02")
    page.locator("#id_een-call_name").fill("Anna")
    page.locator("#id_een-last_name").fill("Vos")
    page.locator("#id_een-authority").select_option("yes")
    page.get_by_role("button", name="Schrijf leerling in").click()
    write_signal(page, with_parents=False)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{name} Vos")
    return f"{name} Vos"


def test_parents_come_before_anybody_from_outside(visit: Visit, check_axe: Callable[[Page], None]) -> None:
    page = visit("anouk")
    begin_by_hand(page)
    expect(page.get_by_role("heading", name="Praat eerst met de ouders")).to_be_visible()
    check_axe(page)
    child = page.url
    page.goto(f"{child}erbij-vragen/")
    row = page.get_by_role("listitem").filter(has_text="Bram Postma")
    expect(row.get_by_role("button")).to_have_attribute("aria-disabled", "true")
    expect(row).to_contain_text("Zet eerst de ouders erbij")
    page.goto(child)
    page.get_by_role("button", name="Zet de ouders erbij").click()
    expect(page.get_by_text("Anna Vos").first).to_be_visible()
    page.goto(f"{child}erbij-vragen/")
    page.get_by_role("listitem").filter(has_text="Bram Postma").get_by_role("link").click()
    check_axe(page)
    page.get_by_label("Waarom vraagt u deze persoon erbij?").fill("Hij helpt het gezin al.")
    page.get_by_role("button", name="Zet in de kring").click()
    expect(page.get_by_text("ziet pas iets als de ouders ja zeggen").first).to_be_visible()
    page.goto(child)
    expect(page.get_by_text("wacht op toestemming").first).to_be_visible()


def test_a_signal_with_faults_keeps_what_was_typed(visit: Visit, check_axe: Callable[[Page], None]) -> None:
    page = visit("anouk")
    page.goto("/kinderen/nieuw/inschrijven/")
    page.locator("#id_leerling-call_name").fill("Bo")
    page.get_by_role("button", name="Schrijf leerling in").click()
    expect(page.get_by_role("alert").first).to_contain_text("Vul de achternaam in")
    expect(page.locator("#id_leerling-call_name")).to_have_value("Bo")
    check_axe(page)


def expect_key_questions(page: Page, name: str) -> None:
    expect(
        page.get_by_text(f"Wat is nodig in het belang van {name.split(maxsplit=1)[0]}?").first
    ).to_be_visible()
    expect(page.get_by_text("Hoe helpen we de leerkracht het best?").first).to_be_visible()


def move_to(page: Page, step: str, reason: str = "") -> None:
    page.goto(f"{page.url.rstrip('/')}/route/stap/")
    box = page.get_by_role("form", name=f"{step}.")
    if reason:
        box.get_by_role("textbox").fill(reason)
    box.get_by_role("button", name=f"Naar stap {step}").click()


def test_the_route_from_start_to_extra_help(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    page = visit("anouk")
    open_child(page, pupil.name)
    child = page.url
    page.get_by_role("link", name="Start de route").click()
    page.get_by_role("button", name="Start Route IHI").click()

    names = page.locator(".rondom-route__name").all_inner_texts()
    assert [" ".join(name.replace("\u00ad", "").split()).removeprefix("Stap ") for name in names] == STEPS
    expect_key_questions(page, pupil.name)
    page.get_by_role("link", name="Uitleg van de stappen").click()
    expect(page.get_by_text("preventie", exact=False).filter(has_text="· preventie")).to_have_count(3)
    check_axe(page)

    for step in ("2", "3"):
        page.goto(child)
        move_to(page, step)
        expect(page.locator("[aria-current=step]")).to_contain_text(f"{step}.")
        expect_key_questions(page, pupil.name)

    page.goto(f"{child}route/stap/")
    closed = page.get_by_role("form", name="4a.")
    expect(closed.get_by_role("button", name="Naar stap 4a")).to_have_attribute("aria-disabled", "true")
    expect(closed).to_contain_text("toestemming om het samenwerkingsverband mee te laten denken")
    check_axe(page)

    ask_consent(page, child, "Ilse van Rooij", check_axe)
    say_yes(visit(pupil.parent))
    page.goto(child)
    move_to(page, "4a")
    expect(page.locator("[aria-current=step]")).to_contain_text("4a.")
    expect_key_questions(page, pupil.name)
    check_axe(page)

    move_to(page, "2")
    expect(page.get_by_text("Dit is geen gewone stap. Schrijf op waarom.")).to_be_visible()
    page.goto(child)
    move_to(page, "2", reason="De ouders willen eerst nog praten.")
    expect(page.locator("[aria-current=step]")).to_contain_text("2.")

    page.goto(f"{child}route/uitkomst/")
    expect(page.get_by_text("Leg de uitkomst eerst vast in een overleg.")).to_be_visible()


def ask_consent(page: Page, child: str, who: str, check_axe: Callable[[Page], None]) -> None:
    page.goto(f"{child}toestemming/vragen/")
    check_axe(page)
    page.get_by_role("listitem").filter(has_text=who).get_by_role("link").first.click()
    until = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=200)
    page.get_by_label("Tot wanneer?").fill(until.isoformat())
    page.get_by_role("button", name="Bekijk wat de ouders lezen").click()
    expect(page.get_by_role("heading", name="Dit lezen de ouders")).to_be_visible()
    check_axe(page)
    page.get_by_role("button", name="Vraag het de ouders").click()
    expect(page.get_by_text("De vraag staat bij de ouders.")).to_be_visible()


def say_yes(page: Page) -> None:
    page.goto("/ons-gezin/")
    page.get_by_role("button", name="Ja, dat mag").first.click()


def test_extra_means_stand_on_no_screen_outside_the_meeting(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil]
) -> None:
    page = visit("anouk")
    open_child(page, fresh_pupil().name)
    child = page.url
    for part in ("", "afspraak/nieuw/", "verslag/nieuw/", "erbij-vragen/", "route/start/", "gegevens/"):
        page.goto(f"{child}{part}")
        assert "extra middelen" not in page.content().lower()
