"""AT-25: education, care and home are one arrangement, with the money on one line and a day to look back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.extra_help import Visit, help_of, look_back_on, with_a_plan, write_part
from tests.e2e.plan_steps import later

SCHOOL, YOUTH_HELP = "basisschool De Klimboom", "Jeugd- en gezinshulp Veenrand"


def test_at_25_one_arrangement_of_education_care_and_home(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil(age=11)
    anouk, mother = with_a_plan(visit, pupil, "Bram Postma")
    write_part(
        anouk, pupil, side="education", what="Samen lezen.", provider=SCHOOL, payer="basis", cents="300,50"
    )
    write_part(
        anouk,
        pupil,
        side="care",
        what="Rust thuis.",
        provider=YOUTH_HELP,
        payer="municipality",
        cents="1.200",
    )
    write_part(
        anouk, pupil, side="home", what="Oma leest voor.", provider="Het gezin zelf", payer="basis", cents="0"
    )
    start = anouk.get_by_role("button", name="Start het arrangement")
    expect(start).to_have_attribute("aria-disabled", "true")
    expect(anouk.get_by_text("Kies eerst een dag die nog komt om samen terug te kijken.")).to_be_visible()
    check_axe(anouk)
    anouk.goto(f"{help_of(pupil)}deel/")
    check_axe(anouk)
    look_back_on(anouk, pupil, later(80))
    anouk.get_by_role("button", name="Start het arrangement").click()
    expect(anouk.get_by_text("Het arrangement is gestart.").first).to_be_visible()

    # Who works on the same goal sees the other, and everybody the same line of money.
    bram = visit("bram")
    for page, what in ((anouk, "Rust thuis."), (bram, "Samen lezen."), (mother, "Oma leest voor.")):
        page.goto(help_of(pupil))
        expect(page.get_by_text(what, exact=True)).to_be_visible()
        expect(page.get_by_text(f"Hieraan werkt ook: {SCHOOL}").first).to_be_visible()
        expect(page.get_by_text("onderwijs € 300,50 + zorg € 1.200,00 = samen € 1.500,50")).to_be_visible()
        check_axe(page)
    daan = visit("daan")
    daan.goto(help_of(pupil))
    expect(daan.get_by_text("Er is ook hulp die u in uw rol niet ziet.")).to_be_visible()
    expect(daan.get_by_text("Rust thuis.")).to_have_count(0)
    mother.goto("/ons-gezin/")
    mother.get_by_role("link", name="Lees alles over de extra hulp").click()
    expect(mother.get_by_role("heading", level=1)).to_contain_text("Extra hulp voor")
