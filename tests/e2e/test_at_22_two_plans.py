"""AT-22: school leads its plan, help leads the family plan; each reads the goals of the other with a yes, and the family all."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import choose_effort, later, make_goal, write
from tests.e2e.test_at_43_consent_age_12 import answer, ask

Visit = Callable[[str], Page]
Axe = Callable[[Page], None]
PHONE = {"width": 360, "height": 780}
AT_HOME = "Elke avond samen eten."
AT_SCHOOL = "Elke dag tien minuten lezen."


def family_part(page: Page, reference: str, part: str, value: str) -> None:
    page.goto(f"/plan/{reference}/gezinsplan/deel/{part}/")
    page.locator("[name=value]").fill(value)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Het plan is bewaard.")).to_be_visible()


def goal_at_home(page: Page, reference: str) -> None:
    page.goto(f"/plan/{reference}/doelen/nieuw/")
    page.get_by_label("Wat willen we bereiken?").fill(AT_HOME)
    page.get_by_label("Waar gaat het over?").select_option("home")
    page.get_by_label("Van wie is dit doel?").select_option(index=0)
    page.get_by_label("Waaraan zien we het?").fill("avonden per week")
    page.get_by_label("Waar beginnen we?").fill("1")
    page.get_by_label("Waar willen we heen?").fill("5")
    page.get_by_label("Voor wanneer?").fill(later(60))
    page.get_by_role("button", name="Bewaar het doel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(AT_HOME)
    choose_effort(page, "Opa kookt op maandag.")


def sign_family_plan(page: Page, reference: str) -> None:
    page.goto(f"/plan/{reference}/gezinsplan/")
    page.get_by_role("link", name="Lees en teken").first.click()
    page.get_by_label("Ik ben het eens met dit plan").check()
    page.get_by_label("zelf", exact=False).last.check()
    page.get_by_role("button", name="Geef mijn antwoord").click()
    expect(page.get_by_text("Uw handtekening staat onder het plan.")).to_be_visible()


def knows_who_leads_and_nothing_else(page: Page, reference: str) -> None:
    page.goto(f"/plan/{reference}/beide/")
    expect(page.get_by_text("Bram Postma van Jeugd- en gezinshulp Veenrand leidt dit plan")).to_be_visible()
    expect(page.get_by_text(AT_HOME)).to_have_count(0)
    found = page.goto(f"/plan/{reference}/gezinsplan/")
    assert found is not None
    assert found.status == 404


def started_outside_education(visit: Visit, pupil: FreshPupil) -> tuple[Page, Page, Page]:
    """Pages of the coordinator, youth help and the mother: help began the route where the school comes in."""
    reference = pupil.reference
    anouk, bram, mother = visit("anouk"), visit("bram"), visit(pupil.parent)
    ask(anouk, f"/kinderen/{reference}/", "Bram Postma")
    answer(mother, "Ja, dat mag")
    bram.goto(f"/kinderen/{reference}/route/start/")
    bram.get_by_role("button", name="Start Integraal arrangeren").click()
    for page, text in (
        (mother, "Hij helpt in huis."),
        (bram, "Er is veel liefde."),
        (anouk, "Hij leest graag."),
    ):
        write(page, reference, "Dit gaat goed", text)
    write(visit(pupil.pupil), reference, "Dit wil ik", "Rust aan tafel.")
    return anouk, bram, mother


def help_makes_its_plan(bram: Page, mother: Page, reference: str, check_axe: Axe) -> None:
    """There is no plan of the school yet."""
    bram.goto(f"/plan/{reference}/beide/")
    check_axe(bram)
    bram.get_by_role("link", name="Begin een gezinsplan").click()
    check_axe(bram)
    bram.get_by_label("Wanneer begon de extra hulp?").fill(later(0))
    bram.get_by_role("button", name="Begin het plan").click()
    expect(bram.get_by_role("heading", level=1)).to_contain_text("Gezinsplan van")
    check_axe(bram)
    goal_at_home(bram, reference)
    for part, value in (
        ("offered_on", later(0)),
        ("foundation", "Het gezin wil rust aan tafel."),
        ("destination", "Samen eten zonder ruzie."),
        ("talked_on", later(0)),
        ("evaluate_on", later(120)),
    ):
        family_part(bram, reference, part, value)
    bram.goto(f"/plan/{reference}/gezinsplan/")
    bram.get_by_role("button", name="Leg klaar om te tekenen").first.click()
    expect(bram.get_by_text("De versie ligt vast.", exact=False)).to_be_visible()
    for page in (mother, bram):
        sign_family_plan(page, reference)
    bram.goto(f"/plan/{reference}/gezinsplan/")
    expect(bram.locator(".rondom-status--badge")).to_have_text("Geldt")
    check_axe(bram)


def school_attaches_its_plan(anouk: Page, bram: Page, reference: str, check_axe: Axe) -> None:
    """Help reads its goals along, and changes nothing."""
    anouk.goto(f"/plan/{reference}/")
    anouk.get_by_label("Wanneer begon de extra hulp?").fill(later(0))
    anouk.get_by_role("button", name="Begin het plan").click()
    make_goal(anouk, reference)
    anouk.goto(f"/plan/{reference}/")
    expect(anouk.get_by_role("heading", name="Het gezinsplan")).to_be_visible()
    check_axe(anouk)
    bram.goto(f"/plan/{reference}/gezinsplan/")
    other = bram.get_by_role("region", name="Het plan van school")
    expect(other.get_by_text(AT_SCHOOL)).to_be_visible()
    bram.goto(f"/plan/{reference}/")
    bram.get_by_role("link", name=AT_SCHOOL).first.click()
    expect(bram.get_by_text("Dit doel hoort bij het andere plan. U leest mee.")).to_be_visible()
    check_axe(bram)


def family_lets_the_school_read(bram: Page, mother: Page, reference: str, check_axe: Axe) -> None:
    bram.goto(f"/plan/{reference}/beide/")
    bram.get_by_role("button", name="Vraag het gezin of de school de doelen mag lezen").click()
    expect(bram.get_by_text("De vraag staat bij het gezin.", exact=False)).to_be_visible()
    mother.goto("/ons-gezin/")
    question = mother.get_by_text("Mag de school de doelen van het gezinsplan", exact=False)
    expect(question.first).to_be_visible()
    check_axe(mother)
    mother.get_by_role("button", name="Ja, dat mag").click()


def reads_the_goals_only(page: Page, reference: str) -> None:
    page.goto(f"/plan/{reference}/beide/")
    expect(page.get_by_text(AT_HOME)).to_be_visible()
    found = page.goto(f"/plan/{reference}/gezinsplan/")
    assert found is not None
    assert found.status == 404


def family_sees_both(mother: Page, check_axe: Axe) -> None:
    """On a phone."""
    mother.set_viewport_size(PHONE)  # type: ignore[arg-type]
    mother.goto("/ons-gezin/")
    expect(mother.get_by_text("Er is ook een gezinsplan. Dat geldt nu.").first).to_be_visible()
    mother.get_by_role("link", name="Alle doelen en plannen op één bladzijde").click()
    for text in (AT_HOME, AT_SCHOOL, "Bram Postma van Jeugd- en gezinshulp Veenrand leidt dit plan"):
        expect(mother.get_by_text(text, exact=False).first).to_be_visible()
    check_axe(mother)


def test_school_and_help_each_lead_a_plan_and_the_family_sees_both(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Axe
) -> None:
    pupil = fresh_pupil(age=8)
    reference = pupil.reference
    anouk, bram, mother = started_outside_education(visit, pupil)
    daan = visit("daan")

    help_makes_its_plan(bram, mother, reference, check_axe)
    for page in (anouk, daan):
        knows_who_leads_and_nothing_else(page, reference)
    daan.goto(f"/plan/{reference}/beide/")
    check_axe(daan)

    school_attaches_its_plan(anouk, bram, reference, check_axe)
    family_lets_the_school_read(bram, mother, reference, check_axe)
    for page in (anouk, daan):
        reads_the_goals_only(page, reference)
    daan.goto(f"/plan/{reference}/beide/")
    check_axe(daan)

    family_sees_both(mother, check_axe)
    mother.goto("/ons-gezin/")
    given = mother.get_by_role("listitem").filter(has_text="Intern begeleider")
    given.get_by_role("button", name="Stop").first.click()
    knows_who_leads_and_nothing_else(daan, reference)
