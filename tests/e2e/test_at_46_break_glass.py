"""AT-46: acute danger: a permitted role reads, for a day; others are told at once; another reviews."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.ages import born_on
from tests.e2e.conftest import FreshPupil

Visit = Callable[[str], Page]


def test_somebody_opens_a_dossier_because_of_danger_and_is_reviewed(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    priya, ilse = visit("priya"), visit("ilse")
    ilse.goto("/noodtoegang/")
    expect(ilse.get_by_text("In uw rol heeft u geen noodtoegang.")).to_be_visible()

    priya.goto("/mijn-werk/")
    priya.get_by_role("link", name="Noodtoegang").click()
    check_axe(priya)
    fill(priya, last_name=f"Onbekend{pupil.pupil_id}", day="2016-01-01")
    expect(priya.get_by_text("Met deze gegevens kunnen wij geen dossier openen")).to_be_visible()
    expect(priya.get_by_label("Wat is het gevaar?")).to_have_value("Moeder belde in paniek en hing op.")
    fill(priya, last_name=pupil.name.split()[-1], day=born_on(8))
    expect(priya.get_by_role("region", name="Noodtoegang")).to_be_visible()
    expect(priya.get_by_role("heading", level=1)).to_have_text(pupil.name)
    check_axe(priya)
    priya.get_by_role("link", name="Afspraak maken").click()
    expect(priya.get_by_role("region", name="Noodtoegang")).to_be_visible()
    expect(priya.get_by_text("Met noodtoegang kunt u alleen lezen.")).to_be_visible()

    anouk, carla, parent = visit("anouk"), visit("carla"), visit(pupil.parent)
    anouk.goto("/berichten/")
    expect(anouk.get_by_text(f"opende het dossier van {pupil.name}").first).to_be_visible()
    parent.goto("/ons-gezin/wie-mag-wat-zien/")
    expect(parent.get_by_text("Priya Ramdin").first).to_be_visible()
    check_axe(parent)
    parent.goto("/ons-gezin/wie-keek/")
    expect(parent.get_by_text("Priya Ramdin").first).to_be_visible()

    carla.get_by_role("link", name="Kijk na of de noodtoegang terecht was").first.click()
    expect(carla.get_by_text("Moeder belde in paniek en hing op.")).to_be_visible()
    check_axe(carla)
    carla.get_by_label("niet terecht").check()
    carla.get_by_label("Hoe komt u tot dit oordeel?").fill("Bellen met 112 was genoeg geweest.")
    carla.get_by_role("button", name="Bewaar oordeel").click()
    expect(carla.get_by_text("Uw oordeel is bewaard.").first).to_be_visible()
    expect(carla.get_by_text("0 nog niet nagekeken")).to_be_visible()
    check_axe(carla)


def fill(page: Page, *, last_name: str, day: str) -> None:
    page.get_by_label("Wat is het gevaar?").fill("Moeder belde in paniek en hing op.")
    page.get_by_label("Achternaam van het kind").fill(last_name)
    page.get_by_label("Geboren op").fill(day)
    page.get_by_role("button", name="Open het dossier").click()
