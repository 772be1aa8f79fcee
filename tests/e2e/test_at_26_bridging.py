"""AT-26: what begins later asks what is needed until then; the days of waiting count per provider."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.extra_help import Visit, help_of, look_back_on, with_a_plan, write_part
from tests.e2e.plan_steps import later

YOUTH_HELP = "Jeugd- en gezinshulp Veenrand"


def test_at_26_until_the_help_begins(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil(age=11)
    anouk, mother = with_a_plan(visit, pupil, "Bram Postma")
    write_part(
        anouk,
        pupil,
        side="care",
        what="Rust thuis.",
        provider=YOUTH_HELP,
        payer="municipality",
        cents="1.200",
        first_on=later(40),
    )
    expect(
        anouk.get_by_text("Dit begint later. Wat is er tot die tijd nodig, en wie doet dat?")
    ).to_be_visible()
    look_back_on(anouk, pupil, later(80))
    expect(
        anouk.get_by_text("Schrijf eerst op wat er tot die tijd nodig is, en wie dat doet.")
    ).to_be_visible()
    check_axe(anouk)
    anouk.get_by_role("article").get_by_role("link", name="Verander").click()
    anouk.get_by_label("Begint dit later? Wat is er tot die tijd nodig?").fill("Elke dag een kwartier rust.")
    anouk.get_by_label("En wie doet dat?").fill("Daan")
    anouk.get_by_role("button", name="Bewaar dit deel").click()
    anouk.get_by_role("button", name="Start het arrangement").click()
    mother.goto(help_of(pupil))
    expect(mother.get_by_text("Elke dag een kwartier rust.")).to_be_visible()
    expect(mother.get_by_text("Wacht 0 dagen")).to_be_visible()
    check_axe(mother)

    bram = visit("bram")
    bram.goto(help_of(pupil))
    bram.get_by_role("link", name="Zeg dat de hulp is begonnen").click()
    check_axe(bram)
    bram.get_by_role("button", name="Bewaar de dag").click()
    expect(bram.get_by_text("na 0 dagen wachten")).to_be_visible()
    jorrit = visit("jorrit")
    jorrit.goto("/arrangementen/budget/")
    waiting = jorrit.get_by_role("row").filter(has_text=YOUTH_HELP)
    expect(waiting).to_be_visible()
    check_axe(jorrit)
