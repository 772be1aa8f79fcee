"""AT-17: everybody writes his own words in the growth document, the parent on a phone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil

PHONE = {"width": 360, "height": 780}


def test_every_voice_has_its_own_words(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    address = f"/plan/{pupil.reference}/groeidocument/"

    mother = visit(pupil.parent)
    mother.set_viewport_size(PHONE)  # type: ignore[arg-type]
    mother.goto(address)
    mother.get_by_text("Schrijf bij ‘Dit gaat goed’").click()
    mother.get_by_label("Dit gaat goed", exact=True).fill("Zij lacht weer. 😀")
    expect(mother.locator("[data-autosave-status][data-state=saved]")).to_be_visible()

    teacher = visit("daan")
    teacher.goto(address)
    expect(teacher.get_by_role("article").filter(has_text="Zij lacht weer. 😀")).to_contain_text("moeder")
    expect(teacher.locator("textarea").filter(has_text="Zij lacht weer.")).to_have_count(0)
    expect(
        teacher.get_by_text("Ontbreekt: het beeld van het kind en het beeld van de school.").first
    ).to_be_visible()
    teacher.get_by_text("Schrijf bij ‘Dit is lastig’").click()
    teacher.get_by_label("Dit is lastig", exact=True).fill("Rekenen kost veel tijd.")
    teacher.get_by_role("button", name="Bewaar mijn woorden").click()
    expect(teacher.get_by_text("Uw woorden zijn bewaard.")).to_be_visible()

    child = visit(pupil.pupil)
    child.goto(address)
    child.get_by_text("Schrijf bij ‘Dit wil ik’").click()
    child.get_by_label("Dit wil ik", exact=True).fill("Ik wil een rustige plek.")
    expect(child.locator("[data-autosave-status][data-state=saved]")).to_be_visible()
    child.reload()
    names = child.locator(".rondom-voices .rondom-voice h3").all_inner_texts()
    assert names[0].startswith("Noor")
    check_axe(child)

    teacher.goto(address)
    expect(teacher.get_by_role("link", name="Een doel maken")).to_be_visible()
    check_axe(teacher)


def test_two_savers_lose_nothing(
    fresh_pupil: Callable[..., FreshPupil], visit: Callable[[str], Page]
) -> None:
    pupil = fresh_pupil()
    address = f"/plan/{pupil.reference}/groeidocument/"
    phone, laptop = visit(pupil.parent), visit(pupil.parent)
    for page in (phone, laptop):
        page.goto(address)
        page.get_by_text("Schrijf bij ‘Dit gaat goed’").click()
    phone.get_by_label("Dit gaat goed", exact=True).fill("Op de telefoon.")
    expect(phone.locator("[data-autosave-status][data-state=saved]")).to_be_visible()

    laptop.get_by_label("Dit gaat goed", exact=True).fill("Op de laptop.")
    expect(laptop.locator("[data-autosave-status][data-state=conflict]")).to_be_visible()

    expect(laptop.get_by_text("Op de telefoon.")).to_be_visible()
    expect(laptop.get_by_label("Dit gaat goed", exact=True)).to_have_value("Op de laptop.")
