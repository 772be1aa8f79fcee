"""AT-09: the table of the process regie, its sentence, and another choice that both sides accept."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.social_team import bring_in, confirm, fill_in, triage_of

Visit = Callable[[str], Page]
CELLS = [
    ("single", "single", "Onderwijs", "allebei enkelvoudig"),
    ("complex", "single", "Onderwijs", "De leervraag is complex"),
    ("single", "complex", "Casemanager", "De leefvraag is complex"),
    ("complex", "complex", "Casemanager", "allebei complex"),
]


def test_the_four_cells_and_another_choice(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    anouk, parent, maaike = bring_in(visit, pupil)
    for learning, living, leader, why in CELLS:
        fill_in(maaike, pupil, learning=learning, living=living, outcome="multiple")
        section = maaike.get_by_role("region", name="Procesregie")
        expect(section.get_by_text(leader, exact=True)).to_be_visible()
        expect(section.get_by_text(why)).to_be_visible()
    expect(section.get_by_text("Eerst moet de triage bevestigd zijn.")).to_be_visible()
    confirm(visit("jesse"), pupil)

    maaike.goto(f"{triage_of(pupil)}procesregie/")
    expect(maaike.get_by_text("Voorstel: De leervraag en de leefvraag zijn allebei complex.")).to_be_visible()
    check_axe(maaike)
    maaike.get_by_label("wie het dichtst bij het kind staat").check()
    maaike.get_by_label("Wie is dat?").select_option(label="Daan Kuipers, leerkracht")
    maaike.get_by_role("button", name="Bewaar de keuze").click()
    expect(maaike.get_by_text("Schrijf op waarom u anders kiest.").first).to_be_visible()
    maaike.get_by_label("Waarom kiest u anders dan het voorstel?").fill("Daan kent haar het best.")
    maaike.get_by_role("button", name="Bewaar de keuze").click()
    expect(maaike.get_by_text("De andere kant geeft hier antwoord op.")).to_be_visible()

    anouk.goto("/mijn-werk/?alles=you")
    row = anouk.get_by_text("Geef antwoord op het voorstel voor de procesregie").first
    expect(row).to_be_visible()
    anouk.goto(triage_of(pupil))
    anouk.get_by_role("link", name="Geef antwoord").click()
    check_axe(anouk)
    anouk.get_by_label("Ja, wij gaan akkoord").check()
    anouk.get_by_role("button", name="Bewaar uw antwoord").click()
    expect(anouk.get_by_text("Dit geldt vanaf nu.").first).to_be_visible()
    section = anouk.get_by_role("region", name="Procesregie")
    expect(section.get_by_text("Daan Kuipers").first).to_be_visible()
    expect(section.get_by_text("Dat blijft zo, wie de procesregie ook heeft.")).to_be_visible()
    expect(section.get_by_text("Anouk Terpstra. De coördinator is er voor het hele gezin.")).to_be_visible()
    check_axe(anouk)
    parent.goto("/ons-gezin/")
    expect(
        parent.get_by_text("Daan Kuipers zorgt dat de hulp en het onderwijs samen doorgaan")
    ).to_be_visible()


def test_a_region_has_its_own_table_and_a_fault_keeps_what_was_typed(
    visit: Visit, check_axe: Callable[[Page], None]
) -> None:
    """Nothing is published here: the rules are of the whole region, and other journeys work with them."""
    fenna = visit("fenna")
    fenna.goto("/beheer/routes/")
    fenna.get_by_role("link", name="Verander de uitkomsten van de triage").click()
    expect(fenna.get_by_role("heading", level=1)).to_have_text("Triage en procesregie")
    check_axe(fenna)
    cell = fenna.get_by_role("group", name="Leervraag enkelvoudig, leefvraag complex")
    expect(cell.get_by_label("Wie heeft de procesregie?")).to_have_value("case_manager")
    cell.get_by_label("Wie heeft de procesregie?").select_option("education")
    cell.get_by_label("De zin waarom").fill("")
    fenna.get_by_role("button", name="Bewaar als nieuwe versie").click()
    expect(fenna.get_by_role("alert").first).to_contain_text("Vul deze uitleg in")
    expect(cell.get_by_label("Wie heeft de procesregie?")).to_have_value("education")
    check_axe(fenna)
