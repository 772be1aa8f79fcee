"""Closing a dossier, and what an administrator reads before anything is destroyed."""

import os
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.test_at_01_ihi import open_child

Visit = Callable[[str], Page]


def test_a_dossier_is_closed_and_its_family_reads_on(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    anouk = visit("anouk")
    open_child(anouk, pupil.name)
    child = anouk.url
    close(anouk, check_axe)
    picture(anouk, "closed")
    check_axe(anouk)
    expect(anouk.get_by_role("link", name="Regie overdragen")).to_have_count(0)

    parent = visit(pupil.parent)
    parent.goto("/ons-gezin/")
    expect(parent.get_by_role("heading", name="Gesloten dossiers")).to_be_visible()
    check_axe(parent)
    parent.get_by_role("link", name=pupil.name).last.click()
    expect(parent.get_by_text("Het gaat goed in de klas.")).to_be_visible()

    anouk.goto(child)
    anouk.get_by_role("button", name="Open het dossier weer").click()
    expect(anouk.get_by_text("Het dossier is weer open.").first).to_be_visible()


def close(page: Page, check_axe: Callable[[Page], None]) -> None:
    page.get_by_role("link", name="Dossier sluiten").click()
    page.get_by_label("Waarom kan het dossier dicht?").fill("Het gaat goed in de klas.")
    page.get_by_role("button", name="Sluit het dossier").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies hoe het is afgelopen")
    check_axe(page)
    picture(page, "close")
    page.get_by_label("De doelen zijn gehaald").check()
    page.get_by_role("button", name="Sluit het dossier").click()
    expect(page.get_by_role("heading", name="Dit dossier is gesloten")).to_be_visible()


def test_the_administrator_reads_the_list_before_anything_goes(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    fenna = visit("fenna")
    fenna.get_by_role("link", name="Beheer").first.click()
    fenna.get_by_role("link", name="Bewaren en vernietigen").click()
    expect(fenna.get_by_role("heading", name="Bewaren en vernietigen")).to_be_visible()
    expect(fenna.get_by_role("heading", name="Vernietigen staat uit")).to_be_visible()
    expect(fenna.get_by_text("WVO 2020 art. 2.47 lid 16").first).to_be_visible()
    check_axe(fenna)

    fenna.get_by_role("link", name="Een dossier blokkeren").click()
    fenna.get_by_label("Kenmerk van het dossier").fill("dat van Sami")
    fenna.get_by_label("Waarom moet dit bewaard blijven?").fill("Klacht bij de geschillencommissie.")
    fenna.get_by_role("button", name="Blokkeer").click()
    expect(fenna.get_by_role("alert")).to_contain_text("Dit is geen kenmerk van een dossier.")
    check_axe(fenna)
    fenna.get_by_label("Kenmerk van het dossier").fill(pupil.reference)
    fenna.get_by_role("button", name="Blokkeer").click()
    expect(fenna.get_by_text("Klacht bij de geschillencommissie.")).to_be_visible()
    check_axe(fenna)
    picture(fenna, "keeping")
    fenna.get_by_role("button", name=re.compile("Hef op")).first.click()
    expect(fenna.get_by_text("De blokkade is opgeheven.").first).to_be_visible()

    fenna.get_by_role("button", name="Ik heb de lijst gelezen").click()
    expect(fenna.get_by_role("heading", name="Vernietigen wacht op een tweede persoon")).to_be_visible()
    check_axe(fenna)
    picture(fenna, "to-confirm")
    ria = visit("ria")
    ria.get_by_role("link", name="Beheer").first.click()
    ria.get_by_role("link", name="Bewaren en vernietigen").click()
    expect(ria.get_by_role("heading", name="Bewaren en vernietigen")).to_be_visible()
    check_axe(ria)
    picture(ria, "confirming")
    ria.get_by_role("button", name="Ik heb de lijst gelezen, ik bevestig het").click()
    expect(ria.get_by_text("Bevestigd door Ria Bakker")).to_be_visible()
    fenna.reload()
    expect(fenna.get_by_role("heading", name="Vernietigen staat aan")).to_be_visible()
    fenna.get_by_role("button", name="Zet vernietigen uit").click()
    expect(fenna.get_by_role("heading", name="Vernietigen staat uit")).to_be_visible()


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
