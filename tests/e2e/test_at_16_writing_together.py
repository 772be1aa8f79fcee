"""AT-16: several people write at one table at once, see each other's words, and lose none of them."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import later
from tests.e2e.running_site import Site
from tests.e2e.test_at_16_agreements import AGREED_IN_SECONDS, nobody_adds, plan

PART = "Verslag van Overzicht"
BACK_WITHIN_MS = 20_000  # how fast it is, the bench measures
MOST_CLICKS = 8
NO_CONNECTION = "Geen verbinding. Wat u typt blijft staan"
DRAFTS = "Object.keys(sessionStorage).filter((key) => key.startsWith('rondom-draft:'))"


def at_the_table(anouk: Page, daan: Page, pupil: FreshPupil) -> str:
    """A meeting that runs, on the screens of both; answers its address."""
    address = plan(anouk, pupil)
    anouk.get_by_role("button", name="Begin het overleg").click()
    daan.goto(address + "scherm/")
    expect(daan.get_by_label(PART)).to_be_visible()
    return address


def saved(page: Page) -> None:
    expect(page.get_by_text(re.compile("Bewaard om")).first).to_be_visible(timeout=BACK_WITHIN_MS)


def test_two_people_write_at_once_and_read_each_other(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil(with_accounts=False)
    anouk, daan = visit("anouk"), visit("daan")
    at_the_table(anouk, daan, pupil)

    for letters in ("Hij bouwt ", "graag en ", "lacht weer."):
        anouk.get_by_label(PART).press_sequentially(letters, delay=20)
        daan.get_by_label(PART).press_sequentially(letters.upper(), delay=20)
    expect(daan.get_by_text("Hij bouwt graag en lacht weer.")).to_be_visible(timeout=BACK_WITHIN_MS)
    expect(anouk.get_by_text("HIJ BOUWT GRAAG EN LACHT WEER.")).to_be_visible(timeout=BACK_WITHIN_MS)
    expect(anouk.get_by_label(PART)).to_have_value("Hij bouwt graag en lacht weer.")
    expect(daan.get_by_label(PART)).to_have_value("HIJ BOUWT GRAAG EN LACHT WEER.")
    saved(anouk)
    saved(daan)

    expect(daan.get_by_text("Doelen gaan open als iedereen zijn beeld heeft gegeven.")).to_be_visible()
    nobody_adds(anouk)
    expect(daan.get_by_label(re.compile("Verslag van Uitzicht"))).to_be_visible(timeout=BACK_WITHIN_MS)
    daan.get_by_label(re.compile("Verslag van Uitzicht")).fill("Elke dag samen lezen")
    expect(anouk.get_by_text("Elke dag samen lezen")).to_be_visible(timeout=BACK_WITHIN_MS)
    check_axe(anouk)
    check_axe(daan)


def test_without_a_connection_what_is_typed_stays_and_is_saved_when_it_is_back(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil(with_accounts=False)
    anouk, daan = visit("anouk"), visit("daan")
    at_the_table(anouk, daan, pupil)

    anouk.context.set_offline(True)
    anouk.get_by_label(PART).press_sequentially("Getypt zonder verbinding", delay=20)
    expect(anouk.get_by_text(NO_CONNECTION).first).to_be_visible()
    check_axe(anouk)
    anouk.get_by_label("Typ wie, wat en wanneer").fill("Anouk belt morgen")
    anouk.get_by_role("button", name="Lees mijn zin").click()
    expect(anouk.get_by_label("Typ wie, wat en wanneer")).to_have_value("Anouk belt morgen")
    daan.get_by_label(PART).fill("Intussen schreef Daan")
    saved(daan)
    anouk.context.set_offline(False)
    saved(anouk)
    expect(daan.get_by_text("Getypt zonder verbinding")).to_be_visible(timeout=BACK_WITHIN_MS)
    expect(anouk.get_by_text("Intussen schreef Daan")).to_be_visible(timeout=BACK_WITHIN_MS)
    assert anouk.evaluate(DRAFTS) == []


def test_a_session_that_ended_and_a_server_that_stopped_lose_nothing(
    fresh_pupil: Callable[..., FreshPupil], visit: Callable[[str], Page], running: Site
) -> None:
    pupil = fresh_pupil(with_accounts=False)
    anouk, daan = visit("anouk"), visit("daan")
    address = at_the_table(anouk, daan, pupil)
    anouk.context.clear_cookies()
    anouk.get_by_label(PART).fill("Getypt na het einde van de sessie")
    expect(anouk.get_by_text("U bent niet meer ingelogd.").first).to_be_visible()
    anouk.on("dialog", lambda dialog: dialog.accept())
    anouk.goto("/demo/")
    anouk.locator('[data-account="anouk"] button').click()
    anouk.wait_for_url(lambda url: "/demo/" not in url)
    anouk.goto(address + "scherm/")
    expect(anouk.get_by_label(PART)).to_have_value("Getypt na het einde van de sessie")
    saved(anouk)
    expect(daan.get_by_text("Getypt na het einde van de sessie")).to_be_visible(timeout=BACK_WITHIN_MS)

    running.end_web_process()
    anouk.get_by_label(PART).fill("Getypt terwijl de server viel")
    saved(anouk)
    expect(daan.get_by_text("Getypt terwijl de server viel")).to_be_visible(timeout=BACK_WITHIN_MS)


class Counted:
    """A page on which every press of a button is counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def press(self, place: Locator) -> None:
        self.clicks += 1
        place.click()

    def button(self, name: str | re.Pattern[str]) -> None:
        self.press(self.page.get_by_role("button", name=name).first)


def three_agreements(room: Counted, pupil: FreshPupil) -> None:
    first = pupil.guardian_name.split()[0]
    for number, sentence in enumerate(
        (
            "Anouk belt vandaag de rekenspecialist",
            "Daan oefent over twee weken de tafels",
            f"{first} schrijft morgen op wat goed ging",
        ),
        start=1,
    ):
        room.page.get_by_label("Typ wie, wat en wanneer").press_sequentially(sentence, delay=5)
        expect(room.page.locator(".rondom-parsed dd").first).to_be_visible()
        room.button("Maak er een actie van")
        expect(room.page.locator(".rondom-agreed")).to_have_count(number)


def close(room: Counted) -> None:
    room.press(room.page.get_by_text("Leg vast wie er is"))
    room.button("Bewaar wie er is")
    room.button("Laat het verslag aan iedereen zien")
    room.page.get_by_label("Wanneer praat u verder?").fill(later(14))
    expect(room.page.get_by_label("Anouk Terpstra blijft de coördinator")).to_be_checked()
    room.button("Sluit het overleg af")
    expect(room.page.get_by_text("Het overleg is afgesloten.")).to_be_visible()


def test_three_agreements_and_the_end_cost_few_clicks_and_the_parent_reads_them_at_once(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    record_property: Callable[[str, object], None],
) -> None:
    pupil = fresh_pupil()
    anouk, mother = visit("anouk"), visit(pupil.parent)
    address = plan(anouk, pupil)
    anouk.get_by_role("button", name="Begin het overleg").click()
    room, began = Counted(anouk), time.monotonic()
    three_agreements(room, pupil)
    close(room)
    ended = time.monotonic()
    mother.goto(address)
    expect(mother.get_by_text("Daan Kuipers: oefent de tafels.")).to_be_visible()
    expect(mother.get_by_text("Anouk Terpstra blijft de coördinator.")).to_be_visible()
    record_property("clicks", room.clicks)
    record_property("seconds at the table", round(ended - began, 1))
    record_property("seconds until the parent reads it", round(time.monotonic() - ended, 1))
    assert time.monotonic() - ended < AGREED_IN_SECONDS
    assert room.clicks <= MOST_CLICKS
