"""AT-17 and AT-13: somebody without an account writes a piece, by a link and a code, and sees nothing else."""

import datetime as dt
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import FreshPupil

PHONE = {"width": 360, "height": 780}
Visit = Callable[[str], Page]


def ask_grandmother(parent: Page, reference: str, check_axe: Callable[[Page], None]) -> tuple[str, str]:
    """(path of the link, code), as a parent sees them once."""
    parent.goto(f"/stuk/vragen/{reference}/")
    check_axe(parent)
    parent.get_by_label("Naam").fill("Oma Truus")
    parent.get_by_label("Wat doet deze persoon voor het kind?").fill("oma")
    parent.get_by_label("Wat voor iemand is het?").select_option(label="familie, een vriend of de buren")
    parent.get_by_label("Waar moet het over gaan?").select_option(label="Dit gaat goed")
    parent.get_by_label("Uw vraag, in uw eigen woorden").fill("Wat gaat er goed als hij bij u is?")
    parent.get_by_role("button", name="Maak de link en de code").click()
    expect(parent.get_by_role("heading", name="De link en de code voor Oma Truus")).to_be_visible()
    check_axe(parent)
    link, code = parent.locator(".rondom-code").all_inner_texts()
    return urlsplit(link).path, code


def test_grandmother_writes_by_link_and_sees_nothing_else(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Visit,
    open_context: Callable[[], BrowserContext],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    parent = visit(pupil.parent)
    parent.set_viewport_size(PHONE)  # type: ignore[arg-type]
    link, code = ask_grandmother(parent, pupil.reference, check_axe)

    guest = open_context().new_page()
    guest.set_viewport_size(PHONE)  # type: ignore[arg-type]
    guest.request.head(link)  # a mail scanner
    guest.goto(link)
    expect(guest.get_by_role("heading", name="Vul de code in")).to_be_visible()
    assert link not in guest.url
    check_axe(guest)
    guest.get_by_label("Code").fill("000" if code != "000" else "111")
    guest.get_by_role("button", name="Verder").click()
    expect(guest.get_by_text("Deze code klopt niet.").first).to_be_visible()
    guest.get_by_label("Code").fill(f"{code[:3]} {code[3:]}")
    guest.get_by_role("button", name="Verder").click()
    expect(guest.get_by_text("Wat gaat er goed als hij bij u is?")).to_be_visible()
    check_axe(guest)
    guest.get_by_label("Uw tekst").press_sequentially("Hij bakt graag pannenkoeken")
    expect(guest.locator("[data-autosave-status][data-state=saved]")).to_be_visible()

    anouk = visit("anouk")
    anouk.goto(f"/plan/{pupil.reference}/groeidocument/")
    expect(anouk.get_by_text("pannenkoeken")).to_have_count(0)

    later = open_context().new_page()  # another day, another device
    later.goto(link)
    later.get_by_label("Code").fill(code)
    later.get_by_role("button", name="Verder").click()
    expect(later.get_by_label("Uw tekst")).to_have_value("Hij bakt graag pannenkoeken")
    later.get_by_label("Uw tekst").fill("Hij bakt graag pannenkoeken en wacht op zijn beurt")
    later.get_by_role("button", name="Klaar").click()
    expect(later.get_by_role("heading", name="Dank u wel")).to_be_visible()
    check_axe(later)
    again = open_context().new_page()
    again.goto(link)
    expect(again.get_by_role("heading", name="Deze link werkt niet meer")).to_be_visible()
    check_axe(again)

    anouk.reload()
    expect(anouk.get_by_text("Hij bakt graag pannenkoeken en wacht op zijn beurt")).to_be_visible()
    expect(anouk.get_by_text("Oma Truus").first).to_be_visible()
    parent.goto("/ons-gezin/wie-mag-wat-zien/")
    expect(parent.get_by_text("Gevraagd om iets te schrijven")).to_be_visible()
    check_axe(parent)


def test_the_coordinator_stops_a_link_at_once(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Visit,
    visitor: Page,
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    anouk = visit("anouk")
    anouk.goto(f"/plan/{pupil.reference}/groeidocument/")
    anouk.get_by_role("link", name="Iemand vragen om iets te schrijven").click()
    check_axe(anouk)
    anouk.get_by_label("Wie vraagt u?").select_option(
        label="Daan Kuipers, leerkracht, basisschool De Klimboom"
    )
    anouk.get_by_label("Uw vraag, in uw eigen woorden").fill("Hoe gaat het in de klas?")
    last = dt.date.today() + dt.timedelta(days=7)  # noqa: DTZ011 - the day of the machine on which the site runs
    anouk.get_by_label("Tot en met welke dag?").fill(last.isoformat())
    anouk.get_by_role("button", name="Maak de link en de code").click()
    link, code = anouk.locator(".rondom-code").all_inner_texts()
    visitor.goto(urlsplit(link).path)
    anouk.get_by_role("link", name="Bekijk wie er gevraagd is").click()
    anouk.get_by_role("button", name=re.compile("^Stop")).click()
    expect(anouk.get_by_text("De link werkt niet meer.")).to_be_visible()
    visitor.get_by_label("Code").fill(code)
    visitor.get_by_role("button", name="Verder").click()
    expect(visitor.get_by_role("heading", name="Deze link werkt niet meer")).to_be_visible()
