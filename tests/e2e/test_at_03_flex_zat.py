"""AT-03: a FLEX-ZAT about a daughter of 13: permission first, the fixed four, who can best help, and a referral."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import later
from tests.e2e.test_at_01_ihi import move_to
from tests.e2e.test_at_43_consent_age_12 import ask

Visit = Callable[[str], Page]
Check = Callable[[Page], None]
OUTSIDE = ("Priya Ramdin", "Noor Veldhuis", "Bram Postma")  # social work, BOZ, youth and family help
ON_CALL = ("Theo Wolters", "Marloes Brink", "Wessel Groot")  # attendance, youth nurse, school police


def say_yes(page: Page, times: int) -> None:
    """One question after the other; the count makes sure that the page of the next one is there."""
    page.goto("/ons-gezin/")
    button = page.get_by_role("button", name="Ja, dat mag")
    for left in range(times, 0, -1):
        expect(button).to_have_count(left)
        button.first.click()
    expect(button).to_have_count(0)


def plan_page(page: Page, child: str) -> None:
    page.goto(child.replace("/kinderen/", "/overleg/nieuw/"))


def plan_zat(page: Page, child: str) -> None:
    plan_page(page, child)
    page.get_by_label("Flex-ZAT").check()
    page.get_by_label("Doel van het overleg").fill("Wie kan haar het best helpen?")
    page.get_by_label("Dag", exact=True).fill(later(7))
    page.get_by_label("Van", exact=True).fill("15:00")
    page.get_by_label("Tot", exact=True).fill("15:45")
    page.get_by_label("Waar", exact=True).fill("kamer 12")


def test_she_is_on_the_agenda_when_she_and_her_mother_said_yes(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Check
) -> None:
    pupil = fresh_pupil(age=13, school="vaart")
    hanneke, girl, mother = visit("hanneke"), visit(pupil.pupil), visit(pupil.parent)
    child = f"/kinderen/{pupil.reference}/"
    hanneke.goto(f"{child}route/start/")
    hanneke.get_by_role("button", name="Start Route FLEX-ZAT").click()
    expect(hanneke.locator("[aria-current=step]")).to_contain_text("1.")
    move_to(hanneke, "2")
    expect(hanneke.locator("[aria-current=step]")).to_contain_text("2.")
    plan_page(hanneke, child)
    expect(hanneke.get_by_text("Dit kind kan nog niet op de agenda.")).to_be_visible()
    expect(hanneke.get_by_text("Nog niet in de kring")).to_be_visible()
    check_axe(hanneke)

    for who in OUTSIDE:
        ask(hanneke, child, who)
    say_yes(girl, len(OUTSIDE))
    plan_zat(hanneke, child)
    hanneke.get_by_role("button", name="Plan het overleg").click()
    expect(hanneke.get_by_text("Nog geen antwoord van: moeder").first).to_be_visible()
    expect(hanneke.get_by_label("Doel van het overleg")).to_have_value("Wie kan haar het best helpen?")
    check_axe(hanneke)
    hanneke.goto(f"{child}route/stap/")
    closed = hanneke.get_by_role("form", name="3.")
    expect(closed.get_by_role("button", name="Naar stap 3")).to_have_attribute("aria-disabled", "true")

    say_yes(mother, len(OUTSIDE))
    for who in ON_CALL:
        ask(hanneke, child, who)
    for page in (girl, mother):
        say_yes(page, len(ON_CALL))
    hanneke.goto(child)
    move_to(hanneke, "3")
    expect(hanneke.locator("[aria-current=step]")).to_contain_text("3.")
    plan_zat(hanneke, child)
    for who in OUTSIDE:
        expect(hanneke.get_by_role("checkbox", name=who)).to_be_checked()
    for who in ON_CALL:
        expect(hanneke.get_by_role("checkbox", name=who)).not_to_be_checked()
    hanneke.get_by_role("checkbox", name=ON_CALL[0]).check()
    check_axe(hanneke)
    hanneke.get_by_role("button", name="Plan het overleg").click()
    expect(hanneke.get_by_text("Het overleg is gepland.").first).to_be_visible()
    people = hanneke.get_by_role("region", name="Wie komen er?")
    for who in (*OUTSIDE, "Hanneke Dijk", pupil.name, pupil.guardian_name):
        expect(people.get_by_text(who)).to_be_visible()
    expect(people.get_by_text(ON_CALL[0])).to_be_visible()
    for who in ON_CALL[1:]:
        expect(people.get_by_text(who)).to_have_count(0)
    check_axe(hanneke)
    record_results(hanneke, visit("bram"), mother, pupil, check_axe)


def record_results(hanneke: Page, bram: Page, mother: Page, pupil: FreshPupil, check_axe: Check) -> None:
    """More than one kind, each with a person; the referral is answered by whom it is asked of."""
    child = f"/kinderen/{pupil.reference}/"
    record(hanneke, child, "Kortdurende ondersteuning", "Bram Postma, jeugd- en gezinshulpverlener")
    expect(hanneke.get_by_text("die deze hulp kan geven").first).to_be_visible()
    check_axe(hanneke)
    for title, who in (
        ("Advies, consultatie en screening", "Priya Ramdin, schoolmaatschappelijk werker"),
        ("Aanvullend onderzoek", "Bram Postma, jeugd- en gezinshulpverlener"),
        ("Kortdurende ondersteuning", "Noor Veldhuis, begeleider onderwijs en zorg"),
        ("Handelingsadviezen", "Hanneke Dijk, ondersteuningscoördinator"),
        ("Verwijzing naar specialistische jeugdhulp", "Bram Postma, jeugd- en gezinshulpverlener"),
    ):
        record(hanneke, child, title, who)
        expect(hanneke.get_by_text("Het resultaat is vastgelegd.").first).to_be_visible()
    helps = hanneke.locator("section", has=hanneke.get_by_role("heading", name="Wie helpt nu?")).last
    expect(helps.get_by_text("Wacht op antwoord")).to_be_visible()

    bram.goto(child)
    asked = bram.get_by_role("listitem").filter(has_text="Verwijzing naar specialistische jeugdhulp")
    asked.get_by_role("link", name="Geef antwoord").click()
    expect(bram.get_by_text("U bent gevraagd om dit op te pakken.")).to_be_visible()
    check_axe(bram)
    bram.get_by_label("Nee, dit kan niet").check()
    bram.get_by_role("button", name="Verstuur uw antwoord").click()
    expect(bram.get_by_role("heading", level=1)).to_contain_text("Verwijzing")
    bram.get_by_label("Ja, ik neem dit aan").check()
    bram.get_by_role("button", name="Verstuur uw antwoord").click()
    expect(bram.get_by_text("U neemt de verwijzing aan.").first).to_be_visible()
    for page in (hanneke, mother):
        page.goto(child)
        expect(page.get_by_text("Aangenomen").first).to_be_visible()
    check_axe(mother)


def record(page: Page, child: str, title: str, who: str) -> None:
    page.goto(f"{child}route/resultaat/")
    page.get_by_label(title).check()
    page.get_by_label("Wie doet dat?").select_option(label=who)
    page.get_by_role("button", name="Leg het resultaat vast").click()
