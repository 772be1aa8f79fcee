"""AT-21: signed on five accounts, changed in one agreement: exactly the right people are asked again."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import later, whole_plan, write
from tests.e2e.test_at_21_signatures import sign, slot
from tests.e2e.test_at_43_consent_age_12 import answer, ask

WHAT = "Elke maandag een rustig begin"


def test_one_change_asks_family_and_school_and_not_the_municipality(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil(age=13, second_home=True)
    reference = pupil.reference
    anouk, mother, father = visit("anouk"), visit(pupil.parent), visit(pupil.second_parent)
    girl, maaike = visit(pupil.pupil), visit("maaike")
    ask(anouk, f"/kinderen/{reference}/", "Maaike Visser")
    for page in (mother, father, girl):
        answer(page, "Ja, dat mag")
    write(father, reference, "Dit gaat goed", "Zij voetbalt graag.")
    whole_plan(anouk, mother, girl, reference)
    anouk.goto(f"/plan/{reference}/")
    anouk.get_by_role("button", name="Leg klaar om te tekenen").first.click()
    for page in (mother, father, girl, anouk, maaike):
        sign(page, reference)
    anouk.goto(f"/plan/{reference}/")
    expect(anouk.locator(".rondom-status--badge")).to_have_text("Geldt")

    change_one_agreement(anouk, reference)
    anouk.goto(f"/plan/{reference}/")
    anouk.get_by_role("button", name="Nieuwe versie klaarleggen").click()
    expect(anouk.get_by_text("De versie ligt vast.", exact=False)).to_be_visible()
    assert "Nu aan u" in slot(anouk, "Anouk")
    for name in (pupil.guardian_name, pupil.name, "Bas"):
        assert "Nog niet getekend" in slot(anouk, name)
    assert "bij versie 1; geldt nog" in slot(anouk, "Maaike Visser")
    maaike.goto(f"/plan/{reference}/")
    expect(maaike.get_by_role("link", name="Lees en teken")).to_have_count(0)
    check_axe(maaike)

    # Who is asked again, reads what changed before he signs.
    mother.goto(f"/plan/{reference}/")
    mother.get_by_role("link", name="Lees en teken").first.click()
    changes = mother.get_by_role("region", name="Dit is anders dan in versie 1")
    expect(changes.get_by_role("listitem")).to_have_count(1)
    expect(changes).to_contain_text(WHAT)
    check_axe(mother)
    agree_without_goal(mother)
    assert "niet eens met doel 1" in slot(mother, pupil.guardian_name)
    for page in (father, girl, anouk):
        sign(page, reference)
    anouk.goto(f"/plan/{reference}/versies/2/")
    expect(anouk.get_by_text("Controlecode", exact=False)).to_be_visible()
    expect(anouk.get_by_role("heading", name="Dit is anders dan in versie 1")).to_be_visible()
    check_axe(anouk)
    anouk.goto(f"/plan/{reference}/")
    expect(anouk.locator(".rondom-status--badge")).to_have_text("Geldt")


def change_one_agreement(page: Page, reference: str) -> None:
    page.goto(f"/plan/{reference}/groeidocument/")
    page.get_by_role("link", name="Elke dag tien minuten lezen.").first.click()
    page.get_by_text("Een afspraak toevoegen").click()
    page.get_by_label("Wat gaat iemand doen?").fill(WHAT)
    page.get_by_label("Wie doet het?").select_option(label="Anouk Terpstra, intern begeleider")
    form = page.locator("form").filter(has=page.get_by_label("Wat gaat iemand doen?"))
    form.get_by_label("Voor wanneer?").fill(later(30))
    form.get_by_role("button", name="Voeg de afspraak toe").click()
    expect(page.get_by_text(WHAT).first).to_be_visible()


def agree_without_goal(page: Page) -> None:
    page.get_by_label("Ik ben het eens, behalve met …").check()
    page.get_by_label("zelf", exact=False).last.check()
    page.get_by_role("button", name="Geef mijn antwoord").click()
    expect(page.get_by_text("Kies een doel, of schrijf op").first).to_be_visible()
    page.get_by_label("Doel 1:", exact=False).check()
    page.get_by_label("zelf", exact=False).last.check()
    page.get_by_role("button", name="Geef mijn antwoord").click()
    expect(page.get_by_text("Uw handtekening staat onder het plan.")).to_be_visible()
