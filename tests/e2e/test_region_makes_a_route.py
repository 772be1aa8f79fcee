"""A sixth route, not in the library: made in the browser alone, and used for a child."""

import re
import secrets
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.test_at_01_ihi import move_to, open_child

Visit = Callable[[str], Page]
Check = Callable[[Page], None]


def test_a_region_makes_a_route_and_a_coordinator_uses_it(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Check
) -> None:
    title = f"Route Rust {secrets.token_hex(2)}"
    fenna = visit("fenna")
    draft = begin(fenna, title, check_axe)
    add_the_steps(fenna, draft, check_axe)
    add_the_rest(fenna, draft, check_axe)
    try_it(fenna, draft, check_axe)
    publish(fenna, draft, "Voor kinderen die eerst rust nodig hebben.", check_axe)
    check_axe(fenna)
    fenna.get_by_role("link", name="Kies welke scholen hiermee werken").click()
    school = fenna.get_by_role("region", name="De Klimboom")
    school.get_by_label(title).check()
    school.get_by_role("button", name=re.compile("^Bewaar :")).click()

    pupil = fresh_pupil()
    anouk = visit("anouk")
    open_child(anouk, pupil.name)
    child = anouk.url
    anouk.get_by_role("link", name="Start de route").click()
    anouk.get_by_role("button", name=f"Start {title}").click()
    expect(anouk.locator("[aria-current=step]")).to_contain_text("Even niets")
    move_to(anouk, "2")
    expect(anouk.locator("[aria-current=step]")).to_contain_text("2. Terugkijken")

    another_version(fenna, title, draft, pupil, check_axe)
    anouk.goto(child)
    anouk.get_by_role("link", name="Bekijk wat er verandert").click()
    expect(anouk.get_by_text("Stap 2, Samen terugkijken: naam, klaar als")).to_be_visible()
    check_axe(anouk)
    anouk.get_by_role("button", name="Ga verder met versie 2").click()
    expect(anouk.locator("[aria-current=step]")).to_contain_text("2. Samen terugkijken")

    fenna.goto("/beheer/routes/")
    check_axe(fenna)
    section = fenna.get_by_role("region", name=title)
    expect(section.get_by_role("listitem").filter(has_text="Versie 2")).to_contain_text("1 dossier loopt")


def begin(page: Page, title: str, check_axe: Check) -> str:
    page.get_by_role("link", name="Beheer").first.click()
    expect(page.get_by_role("heading", name="Mensen en woorden")).to_be_visible()
    check_axe(page)
    page.get_by_role("link", name="Routes", exact=True).click()
    expect(page.get_by_role("heading", name="Routes", level=1)).to_be_visible()
    check_axe(page)
    page.get_by_role("link", name="Begin een nieuwe route").click()
    page.get_by_role("button", name="Begin het concept").click()
    expect(page.get_by_role("alert")).to_contain_text("Geef de route een naam")
    check_axe(page)
    page.get_by_label("Hoe heet de route?").fill(title)
    page.get_by_label("Waar staat dat uw regio zo werkt?").fill("Ondersteuningsplan 2026, bladzijde 12")
    page.get_by_label("Hoe heet de eerste fase?").fill("Rust")
    page.get_by_role("button", name="Begin het concept").click()
    expect(page.get_by_text("De route heeft nog geen stap.")).to_be_visible()
    expect(page.get_by_role("button", name="Publiceer versie 1")).to_have_attribute("aria-disabled", "true")
    check_axe(page)
    return page.url


def add_step(page: Page, draft: str, key: str, title: str) -> None:
    page.goto(draft)
    page.get_by_role("link", name="Stap toevoegen").click()
    page.get_by_label("Nummer van de stap").fill(key)
    page.get_by_label("Naam van de stap").fill(title)
    page.get_by_label("Wat gebeurt er in deze stap?").fill("Wij doen even niets.")
    page.get_by_label("Fase").select_option(label="Rust")
    page.get_by_label("Bevestigd", exact=True).check()


def save(page: Page) -> None:
    page.get_by_role("button", name="Bewaar concept").click()


def add_the_steps(page: Page, draft: str, check_axe: Check) -> None:
    add_step(page, draft, "2", "Terugkijken")
    save(page)
    add_step(page, draft, "1", "Even niets")
    page.get_by_label("Uiterlijk na hoeveel dagen?").fill("10000")
    page.get_by_label("Welke dagen tellen?").select_option(label="alleen schooldagen")
    page.get_by_label("Meestal komt hierna").select_option(label="2. Terugkijken")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("Een termijn is 1 tot en met 366 dagen")
    check_axe(page)
    page.get_by_label("Uiterlijk na hoeveel dagen?").fill("10")
    page.get_by_label("Waar staat die termijn?").select_option(index=1)
    save(page)
    page.get_by_role("button", name="Stap 1 omhoog").click()
    expect(page.get_by_role("navigation", name="Stappen").get_by_role("listitem").first).to_contain_text(
        "Even"
    )


def add_the_rest(page: Page, draft: str, check_axe: Check) -> None:
    page.get_by_role("link", name="Uitkomst toevoegen").click()
    page.get_by_label("Naam van de uitkomst").fill("Het gaat weer goed")
    page.get_by_label("Wat lezen ouders?").fill("Uw kind heeft rust.")
    save(page)
    page.get_by_role("link", name="Kernvraag toevoegen").click()
    page.get_by_label("De hele vraag").fill("Wat geeft dit kind rust?")
    page.get_by_label("Kort, voor op de pagina van het kind").fill("Wat geeft {roepnaam} rust?")
    save(page)
    expect(page.get_by_role("link", name="Publiceer versie 1")).to_be_visible()
    check_axe(page)


def try_it(page: Page, draft: str, check_axe: Check) -> None:
    page.get_by_role("link", name="Loop de route met een bedacht kind").click()
    page.get_by_label("Hoeveel dagen al?").fill("30")
    page.get_by_role("button", name="Bekijk").click()
    expect(page.get_by_role("heading", name="1. Even niets")).to_be_visible()
    expect(page.get_by_text("Gewone stap")).to_be_visible()
    check_axe(page)
    page.goto(f"{draft}vooruitblik/")
    expect(page.get_by_text("Er loopt nog geen dossier op deze route.")).to_be_visible()


def publish(page: Page, draft: str, note: str, check_axe: Check) -> None:
    page.goto(f"{draft}publiceren/")
    page.get_by_label("Wat verandert er, en waarom?").fill(note)
    check_axe(page)
    page.get_by_role("button", name="Publiceer versie").click()
    expect(page.get_by_text("Nieuwe dossiers krijgen deze versie.").first).to_be_visible()
    expect(page.get_by_text(note)).to_be_visible()


def another_version(page: Page, title: str, draft: str, pupil: FreshPupil, check_axe: Check) -> None:
    """Version 2, in which step 2 is called otherwise and asks a plan; nothing names the child."""
    page.goto("/beheer/routes/")
    page.get_by_role("region", name=title).get_by_role("button", name="Verander deze route").click()
    page.get_by_role("link", name="Terugkijken").first.click()
    page.get_by_label("Naam van de stap").fill("Samen terugkijken")
    group = page.get_by_role("group", name="Klaar als")
    group.locator("summary").click()
    group.get_by_label("Een getekend plan").check()
    check_axe(page)
    save(page)
    page.get_by_role("link", name="Wat zouden lopende dossiers nu missen?").click()
    expect(page.get_by_text("straks 1")).to_be_visible()
    expect(page.get_by_text(pupil.name)).to_have_count(0)
    check_axe(page)
    page.goto(f"{draft}onderdeel/stappen/2/weg/")
    expect(page.get_by_text("1 dossier staat nu in deze stap.")).to_be_visible()
    check_axe(page)
    publish(page, draft, "Eerst een plan.", check_axe)
    page.get_by_role("link", name="1 dossier loopt nog met een oudere versie").click()
    expect(page.get_by_role("button", name="Zet 1 dossier over")).to_be_visible()
    check_axe(page)
