"""AT-30: means per board, plan and report of a board, and the line from euro to result, with definitions and a file."""

import io
import re
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.e2e.extra_help import Visit

CheckAxe = Callable[[Page], None]
BOARD = "Stichting Veenrand Onderwijs"
REPORT = "/cijfers/schooljaar/"


def cents(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def fill_purposes(page: Page, amounts: list[str], words: str) -> None:
    boxes = page.get_by_label("bedrag in euro").all()
    for box, amount in zip(boxes, amounts, strict=True):
        box.fill(amount)
    page.get_by_label("Basisondersteuning op de scholen: toelichting").fill(words)


def test_at_30_a_board_files_plan_and_report_and_the_region_reads_them_beside_the_budget(
    visit: Visit, check_axe: CheckAxe
) -> None:
    nadine = visit("nadine")
    nadine.goto(REPORT)
    check_axe(nadine)
    nadine.get_by_role("link", name="Schrijf het plan").click()
    check_axe(nadine)
    fill_purposes(nadine, ["12.000,50", "veel", "0", "500", "0"], "Een extra leerkracht per school.")
    nadine.get_by_role("button", name="Bewaar het plan").click()
    expect(nadine.get_by_text("Schrijf een bedrag in euro, bijvoorbeeld 1.250,50").first).to_be_visible()
    check_axe(nadine)
    fill_purposes(nadine, ["12.000,50", "0", "0", "500", "0"], "Een extra leerkracht per school.")
    nadine.get_by_role("button", name="Bewaar het plan").click()
    expect(nadine.get_by_text("Het plan is bewaard.").first).to_be_visible()
    nadine.get_by_role("link", name="Schrijf het verslag").click()
    fill_purposes(nadine, ["11.000", "0", "0", "499,99", "0"], "Op vijf van de zes scholen gelukt.")
    nadine.get_by_role("button", name="Bewaar het verslag").click()
    expect(nadine.get_by_text("Het verslag is bewaard.").first).to_be_visible()

    jorrit = visit("jorrit")
    jorrit.goto(REPORT)
    expect(jorrit.get_by_text("Een extra leerkracht per school.")).to_be_visible()
    expect(jorrit.get_by_text("€ 12.500,50").first).to_be_visible()
    expect(jorrit.get_by_text("€ 11.499,99").first).to_be_visible()
    check_axe(jorrit)


def test_at_30_figures_have_definitions_a_file_and_no_small_groups(visit: Visit, check_axe: CheckAxe) -> None:
    jorrit = visit("jorrit")
    jorrit.goto("/arrangementen/budget/")
    jorrit.get_by_role("link", name="Van geld naar resultaat: het verslag van dit schooljaar").click()
    expect(jorrit.get_by_role("heading", name="Wat de cijfers betekenen")).to_be_visible()
    expect(jorrit.get_by_text("Besteed gedeeld door verplicht, in hele procenten.")).to_be_visible()
    check_axe(jorrit)
    with jorrit.expect_download() as download:
        jorrit.get_by_role("link", name="Neem mee als Excel-bestand").click()
    book = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert book.sheetnames[-1] == "Begrippen"
    for who in ("carla", "nadine"):
        page = visit(who)
        page.goto(REPORT)
        expect(page.get_by_role("heading", name="Wat de cijfers betekenen")).to_be_visible()
        check_axe(page)


def test_at_30_money_moves_along_and_a_year_that_runs_stays_open(visit: Visit, check_axe: CheckAxe) -> None:
    jorrit = visit("jorrit")
    jorrit.goto("/arrangementen/budget/")
    row = jorrit.get_by_role("row").filter(has_text=BOARD).first
    free = cents(row.get_by_role("cell").nth(3).inner_text())
    expect(jorrit.get_by_text("Dit schooljaar loopt nog. Sluit het af na 31 juli.")).to_be_visible()
    jorrit.get_by_role("link", name="Boek budget over").click()
    check_axe(jorrit)
    choice = jorrit.locator('[name="source"] option').filter(has_text=BOARD)
    jorrit.locator('[name="source"]').select_option(choice.first.get_attribute("value"))
    jorrit.locator('[name="target"]').select_option(label="Hetzelfde bestuur, volgend schooljaar")
    jorrit.get_by_label("Bedrag, in euro").fill("123,45")
    jorrit.get_by_role("button", name="Boek het bedrag over").click()
    expect(jorrit.get_by_text("Het bedrag is overgeboekt.").first).to_be_visible()
    row = jorrit.get_by_role("row").filter(has_text=BOARD).first
    assert free - cents(row.get_by_role("cell").nth(3).inner_text()) == 12_345
    check_axe(jorrit)
    jorrit.goto("/arrangementen/budget/samen-verder/")
    check_axe(jorrit)
