"""AT-33, last part: from school A to school B with a checklist, without loss of goals, days and agreements."""

import datetime as dt
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.test_at_43_consent_age_12 import answer, ask, opens
from tests.e2e.test_at_44_withdrawal import promise

Visit = Callable[[str], Page]
Check = Callable[[Page], None]

SCHOOL = "Lyceum De Vaart"


def day(days: int) -> str:
    return (dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=days)).isoformat()


def test_a_child_goes_to_another_school_and_nothing_is_lost(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Check
) -> None:
    pupil = fresh_pupil(days_at_school=100)
    anouk, hanneke, parent = visit("anouk"), visit("hanneke"), visit(pupil.parent)
    child = f"/kinderen/{pupil.reference}/"
    ask(anouk, child, "Marloes Brink")
    answer(parent, "Ja, dat mag")
    expect(parent.get_by_text("U zei ja.").first).to_be_visible()
    anouk.goto(child)
    anouk.get_by_role("link", name="Afspraak maken").click()
    promise(anouk, "Elke dag tien minuten lezen")

    ask_for_after(anouk, child, check_axe)
    announce(anouk, child, on=day(0))
    move = anouk.url
    assert not opens(hanneke, move), "before the parent says yes the other school knows of nothing"

    read_and_say_yes(parent, check_axe)
    take(hanneke, pupil, child, check_axe)

    hanneke.goto(child)
    expect(hanneke.get_by_text("Elke dag tien minuten lezen").first).to_be_visible()
    expect(hanneke.locator(".rondom-coordinator .rondom-strong")).to_have_text("Hanneke Dijk")
    assert not opens(anouk, child)
    check_lists(anouk, hanneke, parent, move, check_axe)


def announce(page: Page, child: str, *, on: str) -> None:
    page.goto(child)
    page.get_by_role("link", name="Naar een andere school").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Naar een andere school")
    page.get_by_label("Naar welke school?").select_option(label=SCHOOL)
    page.get_by_label("Vanaf welke dag?").fill(on)
    page.get_by_label("van basisschool naar voortgezet onderwijs").check()
    page.get_by_role("button", name="Kondig de overstap aan").click()
    expect(page.get_by_text("De overstap is aangekondigd.").first).to_be_visible()


def ask_for_after(page: Page, child: str, check_axe: Check) -> None:
    """Announced for next month; the help is asked for after that day; then it is withdrawn."""
    page.goto(f"/overstap/kind/{child.split('/')[2]}/")
    check_axe(page)
    page.get_by_role("button", name="Kondig de overstap aan").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een school")
    announce(page, child, on=day(30))
    check_axe(page)
    page.get_by_role("button", name="Vraag voor daarna").click()
    expect(page.get_by_text("Gevraagd voor daarna")).to_be_visible()
    page.get_by_role("button", name="Trek de overstap in").click()
    expect(page.get_by_text("Deze overstap gaat niet door.")).to_be_visible()


def read_and_say_yes(parent: Page, check_axe: Check) -> None:
    parent.goto("/ons-gezin/")
    question = parent.locator(".rondom-consent").filter(has_text=f"mee naar {SCHOOL}")
    expect(question.get_by_text("Het hele dossier gaat mee")).to_be_visible()
    question.get_by_role("link", name="Lees over de overstap").click()
    expect(parent.get_by_role("heading", level=1)).to_have_text("Overstappen")
    check_axe(parent)
    parent.get_by_role("listitem").filter(has_text=f"naar {SCHOOL}").get_by_role("link").first.click()
    expect(parent.get_by_role("heading", name="Wat gebeurt er, en wie doet het?")).to_be_visible()
    expect(parent.get_by_text("U zegt of het dossier mee mag.")).to_be_visible()
    check_axe(parent)
    parent.get_by_role("link", name="Naar Ons gezin").click()
    question.get_by_role("button", name="Ja, dat mag").click()
    expect(parent.get_by_text("U zei ja.").first).to_be_visible()


def take(page: Page, pupil: FreshPupil, child: str, check_axe: Check) -> None:
    """The care coordinator of the new school, from Mijn werk."""
    assert not opens(page, child)
    page.goto("/mijn-werk/")
    row = page.get_by_role("row").filter(has_text=pupil.name)
    row.get_by_role("link", name="over, of zeg waarom niet").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"gaat naar {SCHOOL}")
    check_axe(page)
    page.get_by_role("link", name="Geef antwoord").click()
    expect(page.get_by_role("button", name="Ja, wij nemen het over")).to_be_visible()
    page.get_by_role("button", name="Nee, dat kan niet").click()
    expect(page.get_by_role("alert").first).to_contain_text("Schrijf op waarom")
    check_axe(page)
    page.get_by_role("button", name="Ja, wij nemen het over").click()
    expect(page.get_by_text("Het dossier is nu van uw school.").first).to_be_visible()


def check_lists(anouk: Page, hanneke: Page, parent: Page, move: str, check_axe: Check) -> None:
    """Who announced it still does what is owed, without the child; the new school goes on; the family reads both."""
    anouk.goto(move)
    tick(anouk, "Het overstapdossier (OSO) staat klaar", check_axe)
    hanneke.goto(move)
    tick(hanneke, "De doelen en de dagen zijn nagelopen", check_axe)
    again = hanneke.get_by_role("listitem").filter(has_text="Wat opnieuw gevraagd moet worden")
    again.get_by_role("link", name="Ga erheen").click()
    expect(hanneke.get_by_role("heading", name="Gestopt door de andere school")).to_be_visible()
    ended = hanneke.get_by_role("listitem").filter(has_text="GGD Veenrand")
    ended.get_by_role("button", name="Vraag opnieuw").click()
    expect(hanneke.get_by_role("heading", name="Gestopt door de andere school")).to_have_count(0)
    parent.goto(move)
    done = parent.get_by_role("listitem").filter(has_text="U loopt samen de doelen en de afspraken na.")
    expect(done.get_by_text("Hanneke Dijk")).to_be_visible()
    check_axe(parent)


def tick(page: Page, what: str, check_axe: Check) -> None:
    page.get_by_role("listitem").filter(has_text=what).get_by_role("link", name="Afvinken").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(what)
    check_axe(page)
    page.get_by_role("button", name="Vink af").click()
    expect(page.get_by_text("Afgevinkt.").first).to_be_visible()
