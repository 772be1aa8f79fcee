"""AT-06: the Ondersteuningsroute from the signal of a teacher to an interim evaluation with school and gemeente."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import TODAY, choose_effort, later, write
from tests.e2e.social_team import confirm, fill_in, join, triage_of
from tests.e2e.test_at_43_consent_age_12 import answer, ask, opens

Visit = Callable[[str], Page]
Check = Callable[[Page], None]


def raise_signal(daan: Page, pupil: FreshPupil, check_axe: Check) -> str:
    """The three parts, each asked for by name; the parents were not spoken to yet. The address of the child."""
    daan.goto("/kinderen/nieuw/")
    daan.get_by_role("searchbox").fill(pupil.name.split(maxsplit=1)[0])
    daan.get_by_role("button", name="Zoek").click()
    daan.get_by_role("link", name=pupil.name).click()
    expect(daan.get_by_text("Praat eerst met de ouders.")).to_be_visible()
    daan.get_by_role("button", name="Bewaar signaal").click()
    for words in ("Schrijf op met wie u sprak", "Schrijf op waar het over ging", "Schrijf een afspraak op"):
        expect(daan.get_by_role("alert").first).to_contain_text(words)
    check_axe(daan)
    daan.get_by_label("Met wie sprak u?").fill("de intern begeleider")
    daan.get_by_label("Wanneer sprak u hen?").fill(TODAY.isoformat())
    daan.get_by_label("Wat is er aan de hand?").fill("Zij is stil en slaapt slecht. Rekenen lukt niet.")
    daan.get_by_label("Wat spraken jullie af?").fill("Wij praten met haar ouders.")
    daan.get_by_role("button", name="Bewaar signaal").click()
    expect(daan.get_by_role("heading", level=1)).to_have_text(pupil.name)
    return re.sub(r"^https?://[^/]+", "", daan.url)


def talk_with_parents(daan: Page, child: str) -> None:
    daan.goto(child)
    daan.get_by_role("button", name="Zet de ouders erbij").click()
    expect(daan.get_by_role("button", name="Zet de ouders erbij")).to_have_count(0)
    daan.get_by_role("link", name=re.compile("^Signaal met")).first.click()
    daan.get_by_role("link", name="Verslag veranderen").click()
    daan.get_by_label("Met wie sprak u?").fill("moeder")
    daan.get_by_label("Ik sprak met de ouders").check()
    daan.get_by_role("button", name="Bewaar verslag").click()
    expect(daan.get_by_text("Het verslag is veranderd.").first).to_be_visible()


def step_box(page: Page, child: str, step: str, title: str) -> Locator:
    page.goto(f"{child}route/stap/")
    return page.get_by_role("form", name=f"{step}. {title}")


def expect_closed(page: Page, child: str, step: str, title: str, why: str) -> None:
    box = step_box(page, child, step, title)
    expect(box.get_by_role("button", name=f"Naar stap {step}")).to_have_attribute("aria-disabled", "true")
    expect(box).to_contain_text(why)


def go_to(page: Page, child: str, step: str, title: str) -> None:
    step_box(page, child, step, title).get_by_role("button", name=f"Naar stap {step}").click()
    expect(page.locator("[aria-current=step]").last).to_contain_text(f"{step}.")


def test_a_signal_goes_on_after_the_parents_and_the_koo_sees_nothing_before_their_yes(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Check
) -> None:
    pupil = fresh_pupil(with_signal=False)
    daan, anouk, karim = visit("daan"), visit("anouk"), visit("karim")
    child = raise_signal(daan, pupil, check_axe)
    anouk.goto(f"{child}route/start/")
    anouk.get_by_role("button", name="Start Ondersteuningsroute").click()
    expect(anouk.locator("[aria-current=step]")).to_contain_text("1.")
    expect_closed(
        anouk, child, "2a", "Onderzoek op school", "een signaal dat eerst met de ouders is besproken"
    )
    check_axe(anouk)

    anouk.goto(f"{child}erbij-vragen/")
    row = anouk.get_by_role("listitem").filter(has_text="Karim Azzouzi")
    expect(row.get_by_role("button")).to_have_attribute("aria-disabled", "true")
    expect(row).to_contain_text("Zet eerst de ouders erbij")
    talk_with_parents(daan, child)
    check_axe(daan)
    ask(anouk, child, "Karim Azzouzi")
    anouk.goto(child)
    expect(anouk.get_by_text("wacht op toestemming").first).to_be_visible()
    assert not opens(karim, child), "before the yes of the parents he finds nothing"
    parent = visit(pupil.parent)
    answer(parent, "Ja, dat mag")
    expect(parent.get_by_text("Karim Azzouzi").first).to_be_visible()
    assert opens(karim, child)
    check_axe(karim)
    go_to(anouk, child, "2a", "Onderzoek op school")
    check_axe(anouk)


def test_step_3_opens_for_both_questions_and_gives_one_plan(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Check
) -> None:
    pupil = fresh_pupil()
    anouk, parent, maaike, jesse = visit("anouk"), visit(pupil.parent), visit("maaike"), visit("jesse")
    child = f"/kinderen/{pupil.reference}/"
    anouk.goto(f"{child}route/start/")
    anouk.get_by_role("button", name="Start Ondersteuningsroute").click()
    expect_closed(anouk, child, "2b", "Triage door het sociaal team", "toestemming om een hulpverlener")
    ask(anouk, child, "Maaike Visser")
    answer(parent, "Ja, dat mag")
    join(anouk, child, "Jesse Aydin")
    expect(anouk.get_by_text("Jesse Aydin").first).to_be_visible()
    go_to(anouk, child, "2b", "Triage door het sociaal team")

    maaike.goto(child)
    expect(maaike.get_by_role("heading", name=re.compile("Laat de triage van"))).to_be_visible()
    maaike.get_by_role("link", name="Open de triage").first.click()
    maaike.get_by_role("button", name="Begin de triage").click()
    expect(maaike.get_by_text("De triage is begonnen.").first).to_be_visible()
    fill_in(maaike, pupil, learning="single", living="none", outcome="multiple")
    expect_closed(anouk, child, "3", "Samen één plan van aanpak (MDO)", "een leefvraag")
    fill_in(maaike, pupil, learning="single", living="complex", outcome="multiple")
    confirm(jesse, pupil)
    go_to(anouk, child, "3", "Samen één plan van aanpak (MDO)")
    check_axe(anouk)

    make_plan(anouk, parent, visit(pupil.pupil), maaike, pupil)
    expect_closed(anouk, child, "4", "Uitvoeren, evalueren en bijstellen", "procesregie")
    choose_process_regie(maaike, pupil)
    anouk.goto(f"/plan/{pupil.reference}/")
    for words in (
        "Zij slaapt elke nacht acht uur.",  # the goal
        "Elke avond samen lezen",  # the action
        "Oma Fatma",  # who does it
        "Maaike Visser",  # who answers for the goal, and leads the process
    ):
        expect(anouk.get_by_text(words).first).to_be_visible()
    expect(anouk.get_by_role("term").filter(has_text="Procesregie")).to_be_visible()
    check_axe(anouk)
    go_to(anouk, child, "4", "Uitvoeren, evalueren en bijstellen")
    plan_evaluation(anouk, child, check_axe)


def make_plan(anouk: Page, mother: Page, girl: Page, maaike: Page, pupil: FreshPupil) -> None:
    write(anouk, pupil.reference, "Dit is lastig", "Rekenen kost veel tijd.")
    write(mother, pupil.reference, "Dit gaat goed", "Zij lacht weer.")
    write(girl, pupil.reference, "Dit wil ik", "Slapen.")
    write(maaike, pupil.reference, "Dit is lastig", "Thuis is het onrustig.")
    anouk.goto(f"/plan/{pupil.reference}/doelen/nieuw/")
    anouk.get_by_label("Wat willen we bereiken?").fill("Zij slaapt elke nacht acht uur.")
    anouk.get_by_label("Waar gaat het over?").select_option("home")
    anouk.get_by_label("Van wie is dit doel?").select_option(label="Maaike Visser, casemanager jeugd")
    anouk.get_by_label("Waaraan zien we het?").fill("nachten per week")
    anouk.get_by_label("Waar beginnen we?").fill("2")
    anouk.get_by_label("Waar willen we heen?").fill("6")
    anouk.get_by_label("Voor wanneer?").fill(later(60))
    anouk.get_by_role("button", name="Bewaar het doel").click()
    expect(anouk.get_by_role("heading", level=1)).to_have_text("Zij slaapt elke nacht acht uur.")
    choose_effort(anouk, "Een vaste avond, met hulp van het sociaal team.")
    anouk.get_by_text("Een afspraak toevoegen").click()
    anouk.get_by_label("Wat gaat iemand doen?").fill("Elke avond samen lezen")
    anouk.get_by_label("Of iemand van de familie of uit de buurt").fill("Oma Fatma")
    anouk.locator("#action-due_on").fill(later(14))
    anouk.get_by_role("button", name="Voeg de afspraak toe").click()
    expect(anouk.get_by_role("row", name="Elke avond samen lezen")).to_contain_text("Oma Fatma")
    anouk.goto(f"/plan/{pupil.reference}/")
    anouk.get_by_label("Wanneer begon de extra hulp?").fill(later(0))
    anouk.get_by_role("button", name="Begin het plan").click()
    expect(anouk.get_by_role("heading", name="Doelen en voortgang")).to_be_visible()


def choose_process_regie(maaike: Page, pupil: FreshPupil) -> None:
    maaike.goto(f"{triage_of(pupil)}procesregie/")
    maaike.get_by_label("casemanager", exact=True).check()
    maaike.get_by_label("Wie is dat?").select_option(label="Maaike Visser, casemanager jeugd")
    maaike.get_by_role("button", name="Bewaar de keuze").click()
    expect(
        maaike.get_by_role("region", name="Procesregie").get_by_text("Maaike Visser").first
    ).to_be_visible()


def plan_evaluation(anouk: Page, child: str, check_axe: Check) -> None:
    """Nobody of the gemeente is ticked: the system puts the contact on the list, and the last one stays."""
    anouk.goto(child.replace("/kinderen/", "/overleg/nieuw/"))
    anouk.get_by_label("Tussenevaluatie").check()
    for box in anouk.locator("[name=people]:not([disabled])").all():
        box.uncheck()
    anouk.get_by_label("Doel van het overleg").fill("Werkt het plan?")
    anouk.get_by_label("Dag", exact=True).fill(later(30))
    anouk.get_by_label("Van", exact=True).fill("09:00")
    anouk.get_by_label("Tot", exact=True).fill("10:00")
    anouk.get_by_label("Waar", exact=True).fill("lokaal 4")
    check_axe(anouk)
    anouk.get_by_role("button", name="Plan het overleg").click()
    expect(anouk.get_by_text("Het overleg is gepland.").first).to_be_visible()
    people = anouk.get_by_role("region", name="Wie komen er?")
    for words in ("Anouk Terpstra", "Maaike Visser"):
        expect(people.get_by_text(words)).to_be_visible()
    check_axe(anouk)
