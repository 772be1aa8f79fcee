"""AT-43: the daughter of 13 decides too; her no is seen by nobody; for the son of 8 the parent is enough."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil

Visit = Callable[[str], Page]


def ask(page: Page, child: str, who: str) -> None:
    """Somebody from outside comes into the circle and is asked for."""
    page.goto(f"{child}erbij-vragen/")
    page.get_by_role("listitem").filter(has_text=who).get_by_role("link").first.click()
    page.get_by_label("Waarom vraagt u deze persoon erbij?").fill("Denkt mee over gezondheid.")
    page.get_by_role("button", name="Zet in de kring").click()
    expect(page.get_by_text("Uiterlijk").first).to_be_visible()
    page.get_by_role("button", name="Bekijk wat de ouders lezen").click()
    page.get_by_role("button", name="Vraag het de ouders").click()
    expect(page.get_by_text("De vraag staat bij de ouders.").first).to_be_visible()


def answer(page: Page, label: str) -> None:
    page.reload()
    page.get_by_role("button", name=label).click()


def opens(page: Page, child: str) -> bool:
    found = page.goto(child)
    return found is not None and found.status == 200


def test_a_daughter_of_13_decides_too_and_for_a_son_of_8_the_parent_is_enough(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    daughter, son = fresh_pupil(age=13), fresh_pupil(age=8)
    anouk, marloes = visit("anouk"), visit("marloes")
    hers, his = f"/kinderen/{daughter.reference}/", f"/kinderen/{son.reference}/"
    ask(anouk, hers, "Marloes Brink")
    ask(anouk, his, "Marloes Brink")

    mother, girl = visit(daughter.parent), visit(daughter.pupil)
    answer(mother, "Ja, dat mag")
    check_axe(mother)
    assert not opens(marloes, hers)
    answer(girl, "Nee, dat mag niet")
    check_axe(girl)
    assert not opens(marloes, hers)

    anouk.goto(f"{hers}toestemming/vragen/")
    asked = anouk.get_by_role("listitem").filter(has_text="GGD Veenrand").first
    expect(asked.get_by_text("het kind zelf").first).to_be_visible()
    expect(asked.get_by_text("Nog geen ja").first).to_be_visible()
    assert "nee" not in asked.inner_text().lower().replace("nog geen ja", "")
    check_axe(anouk)
    mother.reload()
    expect(mother.get_by_text("Ziet nog niets. Nog geen ja van:")).to_be_visible()

    answer(visit(son.parent), "Ja, dat mag")
    assert opens(marloes, his)

    girl.get_by_role("button", name="Toch ja").click()
    assert opens(marloes, hers)


def test_paper_counts_as_much_as_a_click(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    """A parent without an account signs at school; the child is never the translator (AT-48)."""
    pupil = fresh_pupil(with_accounts=False)
    anouk, marloes = visit("anouk"), visit("marloes")
    child = f"/kinderen/{pupil.reference}/"
    ask(anouk, child, "Marloes Brink")
    anouk.goto(f"{child}toestemming/vragen/")
    anouk.get_by_role("link", name="Schrijf een antwoord op").first.click()
    expect(anouk.get_by_text("Een kind vertaalt nooit voor zijn ouders")).to_be_visible()
    check_axe(anouk)
    with anouk.expect_download() as letter:
        anouk.get_by_role("link", name="Haal de brief op om te tekenen").click()
    assert letter.value.suggested_filename == "toestemming.pdf"

    anouk.get_by_label("Ja, het mag").check()
    anouk.get_by_label("op papier, met een handtekening").check()
    anouk.get_by_role("button", name="Bewaar het antwoord").click()
    expect(anouk.get_by_role("alert")).to_contain_text("Kies een bestand")
    anouk.get_by_label("Ja, het mag").check()
    anouk.get_by_label("Scan of foto van het papier").set_input_files(letter.value.path())
    anouk.get_by_role("button", name="Bewaar het antwoord").click()
    expect(anouk.get_by_text("Het antwoord is opgeschreven.").first).to_be_visible()
    assert opens(marloes, child)
