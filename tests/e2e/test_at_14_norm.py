"""AT-14: a ZAT with a partner counts for the norm; the school reads how many and which days, the region who is behind."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import meeting_now
from tests.e2e.running_site import Site
from tests.e2e.test_at_16_agreements import agree, close, decide
from tests.e2e.test_at_43_consent_age_12 import answer, ask, opens

Visit = Callable[[str], Page]
END = Path(__file__).with_name("end_school_year.py")


def start_support_route(page: Page, child: str) -> None:
    page.goto(f"{child}route/start/")
    page.get_by_role("button", name="Start Ondersteuningsroute").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("1.")


def plan_zat(page: Page, pupil: FreshPupil, who: str) -> None:
    """For this hour, with a partner."""
    day, begins, ends = meeting_now()
    page.goto(f"/overleg/nieuw/{pupil.reference}/")
    page.get_by_label("ZAT", exact=True).check()
    page.get_by_label("Doel van het overleg").fill("Samen kijken wat helpt")
    page.get_by_label("Dag", exact=True).fill(day)
    page.get_by_label("Van", exact=True).fill(begins)
    page.get_by_label("Tot", exact=True).fill(ends)
    page.get_by_label("Waar", exact=True).fill("De Klimboom, lokaal 4")
    page.get_by_label(re.compile(who)).check()
    page.get_by_role("button", name="Plan het overleg").click()
    expect(page.get_by_text("Het overleg is gepland.")).to_be_visible()


def hold(page: Page) -> None:
    page.get_by_role("button", name="Begin het overleg").click()
    agree(page, "Anouk belt vandaag de jeugdverpleegkundige", "Anouk Terpstra")
    decide(page)
    page.get_by_role("button", name="Laat het verslag aan iedereen zien").click()
    close(page)


def test_at_14_school_and_region_see_how_many_were_held(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], running: Site, check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    page, parent = visit("anouk"), visit(pupil.parent)
    child = f"/kinderen/{pupil.reference}/"
    start_support_route(page, child)
    ask(page, child, "Marloes Brink")
    answer(parent, "Ja, dat mag")
    plan_zat(page, pupil, "Marloes Brink")
    hold(page)

    page.goto("/overleg/")
    page.get_by_role("link", name="Jaarplan van uw school").click()
    expect(page.get_by_text("1 van 4 gehouden").first).to_be_visible()
    expect(page.get_by_text("Voorstel voor wat nog mist:").first).to_be_visible()
    check_axe(page)

    for who in ("jorrit", "samira"):
        reader = visit(who)
        reader.goto("/overleg/")
        reader.get_by_role("link", name="Overleg op de scholen").click()
        row = reader.get_by_role("listitem").filter(has_text="De Klimboom")
        expect(row).to_contain_text("1 van 4 gehouden")
        expect(row).to_contain_text(re.compile("in het plan|Gepland"))  # other journeys plan there, too
        expect(reader.get_by_role("main")).not_to_contain_text(pupil.name.split(maxsplit=1)[0])
        check_axe(reader)
    teacher = visit("daan")
    assert not opens(teacher, "/overleg/scholen/")

    label = running.run(str(END)).strip()
    page.goto("/overleg/jaarplan/")
    figure = page.get_by_role("listitem").filter(has_text=label)
    expect(figure).to_contain_text("1 van 4 gehouden")
    expect(figure).to_contain_text("vastgelegd op 31 juli")
    check_axe(page)
