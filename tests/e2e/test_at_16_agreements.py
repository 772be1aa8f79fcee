"""AT-16: agreements of a meeting are tasks at once, everybody reads and adds, the family reads plain words."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import meeting_now

AGREED_IN_SECONDS = 5 * 60


def plan(page: Page, pupil: FreshPupil) -> str:
    """Plan a meeting for this hour; answers its address."""
    day, begins, ends = meeting_now()
    page.goto(f"/overleg/nieuw/{pupil.reference}/")
    page.get_by_label("Doel van het overleg").fill("Samen kiezen wat helpt bij rekenen")
    page.get_by_label("Dag", exact=True).fill(day)
    page.get_by_label("Van", exact=True).fill(begins)
    page.get_by_label("Tot", exact=True).fill(ends)
    page.get_by_label("Waar", exact=True).fill("De Klimboom, lokaal 4")
    page.get_by_label(re.compile("Daan Kuipers")).check()
    page.get_by_role("button", name="Plan het overleg").click()
    expect(page.get_by_text("Het overleg is gepland.")).to_be_visible()
    return page.url


def agree(page: Page, sentence: str, who: str) -> None:
    """Type a sentence, see what was understood, save."""
    page.get_by_label("Typ wie, wat en wanneer").press_sequentially(sentence, delay=5)
    expect(page.locator(".rondom-parsed dd").first).to_contain_text(who)
    page.get_by_role("button", name="Maak er een actie van").click()
    expect(page.get_by_text("De afspraak staat er")).to_be_visible()


def nobody_adds(page: Page) -> None:
    """Say for each missing view that there is nothing to add; then help can be chosen."""
    buttons = page.get_by_role("button", name=re.compile("wil niets toevoegen"))
    while count := buttons.count():
        buttons.first.click()
        expect(buttons).to_have_count(count - 1)


def talk(anouk: Page, daan: Page, address: str, pupil: FreshPupil) -> None:
    """Three sentences, three tasks; minutes are saved while she types, and the colleague sees them."""
    first = pupil.guardian_name.split()[0]
    agree(anouk, "Anouk belt vandaag de rekenspecialist", "Anouk Terpstra")
    agree(anouk, "Daan oefent over twee weken de tafels", "Daan Kuipers")
    agree(anouk, f"{first} schrijft morgen op wat goed ging", pupil.guardian_name)
    expect(anouk.locator(".rondom-agreed")).to_have_count(3)
    daan.goto("/mijn-werk/")
    expect(daan.get_by_text("oefent de tafels").first).to_be_visible()
    anouk.get_by_label("Verslag van Overzicht").fill("Rekenen kost veel moeite. Bouwen gaat goed 🧱")
    expect(anouk.get_by_text(re.compile("Bewaard om")).first).to_be_visible()
    daan.goto(address + "scherm/")
    expect(daan.get_by_text("Rekenen kost veel moeite.").first).to_be_visible(timeout=15_000)


def decide(anouk: Page) -> None:
    """Every view, who is there, and the outcome."""
    anouk.reload()
    nobody_adds(anouk)
    anouk.get_by_text("Leg vast wie er is").click()
    anouk.get_by_role("button", name="Bewaar wie er is").click()
    anouk.get_by_text("Leg een besluit vast").click()
    anouk.get_by_label("blijft op deze school").check()
    anouk.get_by_label("Wat is besloten?").fill("Hulp van de rekenspecialist in de klas.")
    anouk.get_by_role("button", name="Leg het besluit vast").click()
    expect(anouk.get_by_text("Het besluit is vastgelegd.")).to_be_visible()


def read_and_add(reader: Page, address: str, words: str) -> None:
    reader.goto(address)
    expect(reader.get_by_text("Rekenen kost veel moeite.")).to_be_visible()
    reader.get_by_label("Zo zie ik het").fill(words)
    reader.get_by_role("button", name="Zet mijn woorden erbij").click()
    expect(reader.get_by_text(words)).to_be_visible()


def close(anouk: Page) -> None:
    anouk.get_by_label("Uw zin aan het gezin").fill("Dank u wel voor het goede gesprek.")
    anouk.get_by_role("button", name="Sluit het overleg af").click()
    expect(anouk.get_by_text("Het overleg is afgesloten.")).to_be_visible()


def test_three_agreements_become_tasks_and_the_family_reads_them(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    anouk, daan, mother = visit("anouk"), visit("daan"), visit(pupil.parent)
    address = plan(anouk, pupil)
    check_axe(anouk)
    mother.goto(address)
    mother.get_by_role("button", name="Ik kom", exact=True).click()
    expect(mother.get_by_text("Uw antwoord is bewaard.")).to_be_visible()
    check_axe(mother)

    anouk.get_by_role("button", name="Begin het overleg").click()
    check_axe(anouk)
    talk(anouk, daan, address, pupil)
    decide(anouk)
    mother.goto(address)
    expect(mother.get_by_text("Het verslag is nog niet klaar om te lezen.")).to_be_visible()
    anouk.get_by_role("button", name="Laat het verslag aan iedereen zien").click()
    read_and_add(mother, address, "Thuis gaat rekenen wel goed.")
    read_and_add(daan, address, "Ik zie dat hij snel moe is.")

    anouk.reload()
    check_axe(anouk)
    close(anouk)
    ended = time.monotonic()
    mother.goto(address)
    expect(mother.get_by_role("heading", name="In het kort")).to_be_visible()
    expect(mother.get_by_text("Dank u wel voor het goede gesprek.")).to_be_visible()
    expect(mother.get_by_text("Daan Kuipers: oefent de tafels.")).to_be_visible()
    assert time.monotonic() - ended < AGREED_IN_SECONDS
    for page in (mother, anouk):
        check_axe(page)


def test_one_person_on_two_devices_sees_both_texts(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
) -> None:
    pupil = fresh_pupil(with_accounts=False)
    laptop, phone = visit("anouk"), visit("anouk")
    address = plan(laptop, pupil)
    laptop.get_by_role("button", name="Begin het overleg").click()
    part = "Verslag van Overzicht"
    phone.goto(address + "scherm/")
    laptop.context.set_offline(True)
    laptop.get_by_label(part).fill("Van de laptop")
    phone.get_by_label(part).fill("Van de telefoon")
    expect(phone.get_by_text(re.compile("Bewaard om")).first).to_be_visible()
    laptop.context.set_offline(False)
    expect(laptop.get_by_role("heading", name="Deze tekst is ook ergens anders veranderd")).to_be_visible()
    laptop.get_by_role("button", name="Bewaar mijn tekst").click()
    expect(laptop.get_by_text(re.compile("Bewaard om")).first).to_be_visible()
    phone.get_by_role("heading", level=1).click()
    expect(phone.get_by_label(part)).to_have_value("Van de laptop")
