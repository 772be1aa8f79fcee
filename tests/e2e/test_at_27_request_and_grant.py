"""AT-27: the intern begeleider asks, the coordinator of the samenwerkingsverband grants, and the budget falls."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.extra_help import Visit, ask_for_help, fill_in, help_of, with_a_plan
from tests.e2e.plan_steps import later

CheckAxe = Callable[[Page], None]
BOARD = "Stichting Veenrand Onderwijs"


def free_cents(page: Page) -> list[int]:
    """Committed and free of the board, in cents, as the page shows them."""
    page.goto("/arrangementen/budget/")
    row = page.get_by_role("row").filter(has_text=BOARD).first
    cells = [cell.inner_text() for cell in row.get_by_role("cell").all()]
    return [int(re.sub(r"\D", "", cells[place])) for place in (1, 3)]


def test_at_27_a_request_is_granted_and_the_budget_falls(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: CheckAxe
) -> None:
    pupil = fresh_pupil(age=11)
    anouk, mother = with_a_plan(visit, pupil, "Jorrit Blom")
    anouk.goto(help_of(pupil))
    check_axe(anouk)
    ask_for_help(anouk, pupil)
    boxes = anouk.locator("textarea").all()
    filled = [box for box in boxes if box.input_value()]
    assert len(filled) / len(boxes) >= 0.7, "the dossier fills in at least seventy percent"
    check_axe(anouk)
    request = anouk.url.removesuffix("invullen/")
    anouk.goto(request)
    expect(anouk.get_by_text("Vul nog in:")).to_be_visible()
    check_axe(anouk)
    anouk.goto(f"{request}invullen/")
    fill_in(anouk)
    anouk.get_by_role("button", name="Verstuur de aanvraag").click()
    expect(anouk.get_by_text("De aanvraag is verstuurd.").first).to_be_visible()

    mother.goto("/ons-gezin/")
    expect(mother.get_by_text("School vroeg extra hulp aan.")).to_be_visible()
    check_axe(mother)

    jorrit = visit("jorrit")
    before = free_cents(jorrit)
    check_axe(jorrit)
    jorrit.goto("/mijn-werk/?alles=you")
    expect(jorrit.get_by_text("Besluit over de aanvraag voor een arrangement").first).to_be_visible()
    jorrit.goto(request)
    jorrit.get_by_role("link", name="Neem een besluit").click()
    check_axe(jorrit)
    jorrit.locator('[name="verdict"][value="granted"]').check()
    jorrit.get_by_label("Uren per week").fill("2")
    jorrit.get_by_label("Bedrag per uur, in euro").fill("50,01")
    jorrit.get_by_label("Waarom besluit u dit?").fill("Dit past bij wat zij nodig heeft.")
    jorrit.get_by_label("Ik heb zelf geen belang bij dit besluit").check()
    jorrit.get_by_role("button", name="Neem het besluit").click()
    expect(jorrit.get_by_text("Een uur mag hoogstens € 50,00 kosten.").first).to_be_visible()
    jorrit.get_by_label("Bedrag per uur, in euro").fill("50")
    jorrit.get_by_role("button", name="Neem het besluit").click()
    expect(jorrit.get_by_text("Het besluit staat vast.").first).to_be_visible()
    check_axe(jorrit)
    committed, free = free_cents(jorrit)
    assert (committed - before[0], before[1] - free) == (45_050, 45_050), "what is granted is committed"

    mother.goto(request)
    expect(mother.get_by_text("Dit past bij wat zij nodig heeft.")).to_be_visible()
    expect(mother.get_by_text("bezwaar maken bij het samenwerkingsverband")).to_be_visible()
    check_axe(mother)
    with mother.expect_download() as paper:
        mother.get_by_role("link", name="Het besluit als pdf").click()
    assert paper.value.suggested_filename == "besluit.pdf"


def test_at_27_a_refusal_shows_what_else_is_possible(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: CheckAxe
) -> None:
    pupil = fresh_pupil(age=11)
    anouk, mother = with_a_plan(visit, pupil, "Jorrit Blom")
    ask_for_help(anouk, pupil)
    request = anouk.url.removesuffix("invullen/")
    fill_in(anouk)
    anouk.get_by_role("button", name="Verstuur de aanvraag").click()
    jorrit = visit("jorrit")
    jorrit.goto(f"{request}besluit/")
    jorrit.locator('[name="verdict"][value="refused"]').check()
    jorrit.get_by_label("Waarom besluit u dit?").fill("De school kan dit zelf.")
    jorrit.get_by_label("Ik heb zelf geen belang bij dit besluit").check()
    jorrit.get_by_role("button", name="Neem het besluit").click()
    expect(jorrit.get_by_text("Schrijf op wat er wél kan.").first).to_be_visible()
    jorrit.get_by_label("Wat kan er wél, als u het niet toekent?").fill("Ilse denkt een keer mee in de klas.")
    jorrit.get_by_role("button", name="Neem het besluit").click()
    mother.goto(request)
    expect(mother.get_by_text("Ilse denkt een keer mee in de klas.")).to_be_visible()
    expect(mother.get_by_text("ouder- en jeugdsteunpunt")).to_be_visible()
    check_axe(mother)
    jorrit.goto("/arrangementen/budget/vaststellen/")
    check_axe(jorrit)
    jorrit.goto("/arrangementen/budget/rekening/")
    jorrit.get_by_label("Besluitnummer").fill("2026-9999")
    jorrit.get_by_label("Nummer van de rekening").fill("F-1")
    jorrit.get_by_label("Bedrag, in euro").fill("10")
    jorrit.get_by_label("Wanneer is de hulp gegeven?").fill(later(0))
    jorrit.get_by_role("button", name="Boek de rekening").click()
    expect(
        jorrit.get_by_text("Op die dag is er geen toekenning met dit besluitnummer.").first
    ).to_be_visible()
    check_axe(jorrit)
    fenna = visit("fenna")
    fenna.goto("/arrangementen/soorten/")
    check_axe(fenna)
