"""AT-18: six weeks for a plan: a notice on day 30, red on the list of the school from day 43, and the register."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import HERE, FreshPupil
from tests.e2e.plan_steps import fill_part, later
from tests.e2e.running_site import Site


def begin(page: Page, reference: str, days_ago: int) -> None:
    page.goto(f"/plan/{reference}/")
    page.get_by_label("Wanneer begon de extra hulp?").fill(later(-days_ago))
    page.get_by_role("button", name="Begin het plan").click()
    expect(page.get_by_text(f"ag {days_ago + 1} van 42").first).to_be_visible()


def test_six_weeks(
    running: Site,
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    nearly, late = fresh_pupil(), fresh_pupil()
    anouk, mother = visit("anouk"), visit(nearly.parent)
    begin(anouk, nearly.reference, 29)
    begin(anouk, late.reference, 42)
    running.run(str(HERE / "tell_terms.py"))
    anouk.goto("/berichten/")
    expect(anouk.get_by_text("De zes weken voor het OPP zijn bijna voorbij").first).to_be_visible()

    anouk.goto("/mijn-werk/")
    anouk.get_by_role("link", name="OPP's").click()
    row = anouk.get_by_role("row").filter(has_text=late.name)
    expect(row.locator(".rondom-status--late")).to_have_text("Te laat: dag 43 van 42")
    expect(anouk.get_by_role("row").filter(has_text=nearly.name)).to_contain_text("Dag 30 van 42")
    check_axe(anouk)
    answer = mother.goto("/plan/school/")
    assert answer is not None
    assert answer.status == 404

    # The statutory parts come first, with what each still misses; the talk aims at agreement and says with whom.
    fill_part(anouk, nearly.reference, "talked_on", later(0))
    fill_part(anouk, nearly.reference, "talked_with", "Met moeder. Zij is het eens.")
    expect(anouk.get_by_text("Met moeder. Zij is het eens.")).to_be_visible()
    expect(anouk.get_by_role("heading", name="1. Waar werken we naartoe")).to_be_visible()
    expect(anouk.get_by_text("van 900 woorden", exact=False).first).to_be_attached()
    check_axe(anouk)

    anouk.goto("/plan/school/register/")
    check_axe(anouk)
