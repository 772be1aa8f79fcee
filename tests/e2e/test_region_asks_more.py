"""A region says what its route asks besides the steps: before it starts, at a step, and of whom. Nothing is published."""

import os
import secrets
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_region_makes_a_route import add_the_rest, add_the_steps, begin, save

Visit = Callable[[str], Page]
Check = Callable[[Page], None]


def test_a_region_asks_more_than_steps(visit: Visit, check_axe: Check) -> None:
    fenna = visit("fenna")
    draft = begin(fenna, f"Route Vraag {secrets.token_hex(2)}", check_axe)
    add_the_steps(fenna, draft, check_axe)
    add_the_rest(fenna, draft, check_axe)
    asks_before_the_start(fenna, check_axe)
    asks_at_a_step(fenna, check_axe)
    goes_from_few_to_many(fenna, check_axe)
    keeps_goals_closed(fenna, check_axe)
    fenna.get_by_role("link", name="Gooi het concept weg").click()
    expect(fenna.get_by_role("heading", level=1)).to_be_visible()
    fenna.get_by_role("button", name="Gooi").click()
    expect(fenna.get_by_role("heading", name="Routes", level=1)).to_be_visible()


def asks_before_the_start(page: Page, check_axe: Check) -> None:
    page.get_by_role("link", name="Voorwaarde toevoegen").click()
    expect(page.get_by_role("heading", name="Voorwaarde toevoegen")).to_be_visible()
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("Schrijf op wat er moet zijn")
    check_axe(page)
    picture(page, "precondition")
    page.get_by_label("Wat moet er zijn voordat de route begint?").fill("de school deed wat zij kan")
    save(page)
    expect(page.get_by_role("link", name="de school deed wat zij kan")).to_be_visible()
    page.get_by_role("link", name="Wie mag beginnen toevoegen").click()
    page.get_by_label("Wie?").select_option(label="Jeugd- en gezinshulpverlener")
    page.get_by_label("Bij welke stap begint het dan?").select_option(label="2. Terugkijken")
    page.get_by_label("de school deed wat zij kan").check()
    check_axe(page)
    save(page)
    expect(page.get_by_role("link", name="Jeugd- en gezinshulpverlener")).to_be_visible()


def asks_at_a_step(page: Page, check_axe: Check) -> None:
    page.get_by_role("link", name="Vraag toevoegen", exact=True).click()
    page.get_by_label("Wat stelt iemand vast?").fill("de ouders weten ervan")
    check_axe(page)
    save(page)
    expect(page.get_by_role("link", name="de ouders weten ervan")).to_be_visible()
    page.get_by_role("navigation", name="Stappen").get_by_role("link", name="Even niets").click()
    group = page.get_by_role("group", name="Klaar als")
    group.locator("summary").click()
    group.get_by_label("de ouders weten ervan").check()
    save(page)
    expect(page.get_by_text("Het concept is bewaard.").first).to_be_visible()

    page.get_by_role("link", name="de ouders weten ervan").click()
    page.get_by_role("link", name="Haal weg").click()
    page.get_by_role("button", name="Haal").click()
    expect(page.get_by_role("link", name="stap 1: onbekend feit").first).to_be_visible()
    check_axe(page)
    picture(page, "draft")


def goes_from_few_to_many(page: Page, check_axe: Check) -> None:
    page.get_by_role("link", name="Resultaat toevoegen").click()
    page.get_by_label("Naam van het resultaat").fill("advies")
    page.get_by_label("1. Even niets").check()
    page.get_by_label("Die persoon antwoordt of hij het aanneemt").check()
    check_axe(page)
    save(page)
    expect(page.get_by_role("link", name="advies", exact=True)).to_be_visible()
    page.get_by_role("link", name="Op- en afschalen toevoegen").click()
    page.get_by_label("Naam", exact=True).fill("Van weinig naar veel mensen")
    page.get_by_label("De stap met minder mensen").select_option(label="1. Even niets")
    page.get_by_label("De stap met meer mensen").select_option(label="1. Even niets")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("Kies een andere stap")
    check_axe(page)
    picture(page, "scaling")
    page.get_by_label("De stap met meer mensen").select_option(label="2. Terugkijken")
    save(page)
    expect(page.get_by_role("link", name="Van weinig naar veel mensen")).to_be_visible()


def keeps_goals_closed(page: Page, check_axe: Check) -> None:
    page.get_by_role("link", name="Naam, bron en regels veranderen").click()
    group = page.get_by_role("group", name="Doelen gaan pas open als dit er is")
    group.locator("summary").click()
    group.get_by_role("checkbox").first.check()
    page.get_by_label("Welke schoolvakanties tellen?").select_option(label="regio noord")
    check_axe(page)
    picture(page, "general")
    save(page)
    expect(page.get_by_text("Het concept is bewaard.").first).to_be_visible()


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{folder}/editor-{name}-{width}.png", full_page=True)
