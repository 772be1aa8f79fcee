"""AT-13: SOT smal and breed in one dossier, parents always there, a year plan with talks beside it, and contact persons."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import later, write
from tests.e2e.social_team import join
from tests.e2e.test_at_04_hia import fill_meeting, move, plan_it, start_hia
from tests.e2e.test_at_43_consent_age_12 import answer, ask

Visit = Callable[[str], Page]


def propose_days(page: Page, check_axe: Callable[[Page], None]) -> None:
    """Proposed days of this school year, none in a weekend or holiday; one is left out."""
    page.goto("/overleg/")
    page.get_by_role("link", name="Jaarplan van uw school").click()
    expect(page.get_by_role("heading", name="Jaarplan", level=1)).to_be_visible()
    before = page.get_by_role("link", name="Veranderen").count()  # days of other journeys
    page.get_by_role("link", name="Dagen kiezen").click()
    expect(page.get_by_role("heading", name="Dagen kiezen")).to_be_visible()
    check_axe(page)
    page.get_by_role("button", name="Stel dagen voor").click()
    expect(page.get_by_text("Kies een overleg").first).to_be_visible()
    page.get_by_label("SOT smal", exact=True).check()
    page.get_by_label("Welk schooljaar?").select_option(index=1)
    page.get_by_label("Hoe vaak?").fill("4")
    page.locator("[name=place]").fill("De Klimboom, lokaal 2")
    page.get_by_role("button", name="Stel dagen voor").click()
    expect(page.get_by_label("Dag 4")).not_to_have_value("")
    check_axe(page)
    page.get_by_label("Dag 2").fill("2027-12-28")
    page.get_by_role("button", name="Zet in het jaarplan").click()
    expect(page.get_by_text("Op deze dag is er geen school: het is weekend of vakantie.")).to_be_visible()
    expect(page.get_by_label("Dag 2")).to_have_value("2027-12-28")
    page.get_by_label("Dag 2").fill("")
    page.get_by_role("button", name="Zet in het jaarplan").click()
    expect(page.get_by_role("heading", name="Jaarplan", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Veranderen")).to_have_count(before + 3)
    check_axe(page)


def change_a_day(page: Page, check_axe: Callable[[Page], None]) -> None:
    page.get_by_role("link", name="Veranderen").first.click()
    expect(page.get_by_role("heading", name=re.compile("dag veranderen"))).to_be_visible()
    check_axe(page)
    page.get_by_label("Van", exact=True).fill("14:00")
    page.get_by_role("button", name="Bewaar de dag").click()
    expect(page.get_by_text("De dag is verzet.")).to_be_visible()
    expect(page.get_by_text(re.compile("^14:00–"))).to_be_visible()


def test_at_13_a_year_plan_and_a_talk_on_it_or_beside_it(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    page, parent = visit("anouk"), visit(pupil.parent)
    child = f"/kinderen/{pupil.reference}/"
    propose_days(page, check_axe)
    change_a_day(page, check_axe)

    start_hia(page, child)
    move(page, child, "2")
    page.goto(f"/overleg/nieuw/{pupil.reference}/")
    page.get_by_label("SOT smal", exact=True).check()
    page.get_by_label("Doel van het overleg").fill("Wat helpt in de klas?")
    page.get_by_label("Op een dag uit het jaarplan?").select_option(index=1)
    check_axe(page)
    plan_it(page)
    expect(page.get_by_text("Het overleg is gepland.")).to_be_visible()
    expect(page.get_by_text("14:00–").first).to_be_visible()
    expect(page.get_by_text("De Klimboom, lokaal 2").first).to_be_visible()
    expect(page.get_by_text(pupil.guardian_name).first).to_be_visible()

    fill_meeting(page, pupil, "SOT smal", day=later(2))
    plan_it(page)
    expect(page.get_by_text("Het overleg is gepland.")).to_be_visible()
    parent.goto("/ons-gezin/")
    expect(parent.get_by_role("button", name="Ik kom")).to_have_count(2)
    page.goto("/overleg/jaarplan/")
    expect(page.get_by_text("1 gesprek")).to_have_count(1)


def test_at_13_from_smal_to_breed_in_the_same_dossier(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    page, parent = visit("anouk"), visit(pupil.parent)
    child = f"/kinderen/{pupil.reference}/"
    start_hia(page, child)
    move(page, child, "2")
    ask(page, child, "Olga Prins")
    answer(parent, "Ja, dat mag")
    expect(parent.get_by_text("U zei ja.").first).to_be_visible()
    move(page, child, "3")
    join(page, child, "Carla Meijerink")
    expect(page.get_by_text("Carla Meijerink staat in de kring.").first).to_be_visible()

    fill_meeting(page, pupil, "SOT breed", day=later(3))
    check_axe(page)
    plan_it(page)
    expect(page.get_by_text("Er komt iemand van buiten de school.").first).to_be_visible()
    expect(page.get_by_text("een groeidocument waarin al iets staat").first).to_be_visible()
    write(page, pupil.reference, "Dit is lastig", "Rekenen lukt niet meer.")
    fill_meeting(page, pupil, "SOT breed", day=later(3))
    plan_it(page)
    expect(page.get_by_text("Het overleg is gepland.")).to_be_visible()
    people = page.get_by_role("main")
    for name in (pupil.guardian_name, "Olga Prins", "Anouk Terpstra"):
        expect(people.get_by_text(name).first).to_be_visible()

    fill_meeting(page, pupil, "SOT breed", day=later(10))
    page.get_by_label(re.compile("Olga Prins")).uncheck()
    page.get_by_label(re.compile("Carla Meijerink")).check()
    plan_it(page)
    expect(page.get_by_text("Het overleg is gepland.")).to_be_visible()
    page.goto(child)
    expect(page.get_by_role("heading", level=1)).to_have_text(pupil.name)
    expect(page.get_by_text("Olga Prins").first).to_be_visible()


def test_at_13_a_contact_person_is_two_clicks_away(visit: Visit, check_axe: Callable[[Page], None]) -> None:
    page = visit("esra")
    page.get_by_role("link", name="Contactpersonen").click()
    expect(page.get_by_role("heading", name="Contactpersonen")).to_be_visible()
    page.get_by_role("link", name="Iemand op de lijst zetten").click()
    expect(page.get_by_role("heading", name="Iemand op de lijst zetten")).to_be_visible()
    check_axe(page)
    page.get_by_role("searchbox").fill("Priya")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("listitem").filter(has_text="Priya Ramdin").get_by_role("button").click()
    expect(page.get_by_text("Deze persoon staat op de lijst.")).to_be_visible()
    check_axe(page)
    page.goto("/mijn-werk/")
    page.get_by_role("link", name="Contactpersonen").click()
    mail = page.get_by_role("listitem").filter(has_text="Priya Ramdin").get_by_role("link", name="Mail")
    expect(mail).to_have_attribute("href", "mailto:priya@demo.example")
