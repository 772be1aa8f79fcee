"""AT-50: somebody new signs in for the first time and learns the route of the region on a child that is not there."""

import os
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[[str], Page]
Check = Callable[[Page], None]


def test_a_new_colleague_takes_the_tour(visit: Visit, check_axe: Check) -> None:
    fenna = visit("fenna")
    write_the_task(fenna, "Femke begint altijd met een kop thee.", check_axe)

    femke = visit("femke")
    expect(femke.get_by_role("heading", name="Welkom bij Rondom")).to_be_visible()
    check_axe(femke)
    picture(femke, "welcome")
    femke.get_by_role("button", name="Later").click()
    expect(femke.get_by_role("heading", name="Mijn werk", level=1)).to_be_visible()
    femke.get_by_label("Rondom, Regio Veenrand, naar het begin").click()
    expect(femke.get_by_role("heading", name="Mijn werk", level=1)).to_be_visible()

    femke = visit("femke")
    femke.get_by_label("Route IHI").check()
    femke.get_by_role("button", name="Begin de rondleiding").click()
    read_about_the_route(femke, check_axe)
    stop_and_go_on(femke)
    practise(femke, check_axe)
    end(femke, check_axe)
    expect(femke.get_by_text("U volgt nog geen kinderen")).to_be_visible()
    femke.goto("/kinderen/")
    expect(femke.get_by_role("link", name="Bo", exact=True)).to_have_count(0)


def write_the_task(fenna: Page, words: str, check_axe: Check) -> None:
    fenna.get_by_role("link", name="Beheer").first.click()
    fenna.get_by_role("link", name="Taken per rol").click()
    expect(fenna.get_by_role("heading", name="Taken per rol", level=1)).to_be_visible()
    check_axe(fenna)
    fenna.get_by_role("link", name=re.compile("Verander.*intern begeleider")).click()
    box = fenna.get_by_label("Taken")
    expect(box).to_be_visible()
    check_axe(fenna)
    box.fill(words + "\n" + box.input_value())
    fenna.get_by_role("button", name="Bewaar de taken").click()
    expect(fenna.get_by_text("De taken zijn bewaard")).to_be_visible()


def on(page: Page, heading: str) -> None:
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()


def read_about_the_route(femke: Page, check_axe: Check) -> None:
    expect(femke.get_by_role("heading", name="De route van uw regio", level=1)).to_be_visible()
    expect(femke.get_by_text("nog ongeveer 15 minuten")).to_be_visible()
    expect(femke.get_by_role("listitem").filter(has_text="Intern begeleider denkt mee")).to_contain_text(
        "Hier doet u mee"
    )
    check_axe(femke)
    picture(femke, "route")
    on(femke, "Uw plek in de route")
    expect(femke.get_by_text("Femke begint altijd met een kop thee.")).to_be_visible()
    check_axe(femke)
    picture(femke, "you")
    on(femke, "Het oefenkind")
    expect(femke.locator("[aria-current=step]")).to_contain_text("Intern begeleider denkt mee")
    expect(femke.get_by_text("dit kind bestaat niet")).to_be_visible()
    check_axe(femke)
    picture(femke, "child")


def stop_and_go_on(femke: Page) -> None:
    femke.get_by_role("link", name="Stop voor nu").click()
    expect(femke.get_by_role("heading", name="Mijn werk", level=1)).to_be_visible()
    femke.locator("summary").filter(has_text="Femke Bakels").click()
    femke.get_by_role("link", name="Rondleiding").click()
    femke.get_by_role("link", name="Ga verder").click()
    expect(femke.get_by_role("heading", name="Het oefenkind", level=1)).to_be_visible()


def practise(femke: Page, check_axe: Check) -> None:
    on(femke, "Schrijf een verslag")
    save = femke.get_by_role("button", name="Bewaar in het oefendossier")
    femke.get_by_label("Met wie sprak u?").fill("de leerkracht")
    save.click()
    expect(femke.get_by_role("alert")).to_contain_text("Schrijf op waar het over ging")
    expect(femke.get_by_label("Met wie sprak u?")).to_have_value("de leerkracht")
    check_axe(femke)
    femke.get_by_label("Waar ging het over?").fill("Een vaste plek voor in de klas.")
    save.click()
    expect(femke.get_by_role("heading", name="Verslag: met de leerkracht")).to_be_visible()
    on(femke, "Maak een afspraak")
    femke.get_by_label("Wie doet het?").select_option(label="Leerkracht")
    femke.get_by_label("Wat doet die persoon?").fill("Kiest de plek.")
    femke.get_by_label("Wanneer is het klaar?").fill("2090-05-01")
    save.click()
    expect(femke.get_by_role("listitem").filter(has_text="Kiest de plek.")).to_contain_text("Leerkracht")
    check_axe(femke)
    on(femke, "Naar de volgende stap")
    expect(femke.get_by_text("Eerst nodig: toestemming om het samenwerkingsverband")).to_be_visible()
    check_axe(femke)
    picture(femke, "move")
    femke.get_by_role("button", name=re.compile("Doe alsof.*samenwerkingsverband")).click()
    femke.get_by_role("button", name="Zet Bo bij stap 4a").click()
    expect(femke.locator("[aria-current=step]")).to_contain_text("Begeleider passend onderwijs")


def end(femke: Page, check_axe: Check) -> None:
    on(femke, "Wie ziet wat?")
    expect(femke.get_by_role("listitem").filter(has_text="Leerplichtambtenaar")).to_contain_text(
        "Leest uw verslag niet"
    )
    check_axe(femke)
    picture(femke, "seeing")
    on(femke, "Hulp vinden")
    check_axe(femke)
    femke.get_by_role("button", name="Klaar, naar mijn werk").click()
    expect(femke.get_by_text("U bent klaar. Wat u oefende, is weg.")).to_be_visible()


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        for width in (360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{folder}/tour-{name}-{width}.png", full_page=True)
