"""AT-29: hours of an expert for a team and for a pupil: asked, matched, agreed, used, and what they brought."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.extra_help import Visit, help_of, with_a_plan
from tests.e2e.plan_steps import later

CheckAxe = Callable[[Page], None]
CLUSTER_3, CLUSTER_4 = "Zeer moeilijk lerend (cluster 3)", "Autisme (cluster 4)"


def put_in_calendar(page: Page, name: str, expertise: str) -> None:
    page.goto("/begeleiders/agenda/begeleider/")
    wanted = page.locator('[name="member"] option').filter(has_text=name).first.get_attribute("value")
    page.locator('[name="member"]').select_option(wanted)
    page.get_by_label(expertise).check()
    page.get_by_label("Uren per week voor scholen").fill("8")
    page.get_by_role("button", name="Bewaar de begeleider").click()
    expect(page.get_by_text("De agenda is bewaard.").first).to_be_visible()


def fill_question(page: Page, expertise: str, words: str) -> None:
    page.locator('[name="expertise"]').select_option(label=expertise)
    page.get_by_label("Hoeveel uur vraagt u, samen?").fill("12")
    page.get_by_label("Waar gaat het om?").fill(words)
    page.get_by_role("button", name="Stel de vraag").click()


def bring_in(page: Page, pupil: FreshPupil, who: str) -> None:
    """Somebody of an organisation that the parents said yes to already."""
    page.goto(f"/kinderen/{pupil.reference}/erbij-vragen/")
    page.get_by_role("listitem").filter(has_text=who).get_by_role("link").first.click()
    page.get_by_label("Waarom vraagt u deze persoon erbij?").fill("Denkt mee over het lezen.")
    page.get_by_role("button", name="Zet in de kring").click()
    expect(page.get_by_text(who).first).to_be_visible()


def agree(page: Page, name: str) -> None:
    """Of the request that was opened: twelve hours in twelve weeks."""
    page.get_by_role("link", name="Spreek uren af").click()
    choice = page.locator('[name="expert"] option').filter(has_text=name)
    page.locator('[name="expert"]').select_option(choice.first.get_attribute("value"))
    page.get_by_label("Eerste dag").fill(later(0))
    page.get_by_label("Laatste dag").fill(later(83))
    page.get_by_label("De begeleider heeft hier zelf geen belang bij").check()
    page.get_by_role("button", name="Spreek de uren af").click()
    expect(page.get_by_text("De uren zijn afgesproken.").first).to_be_visible()


def use_and_finish(page: Page, effect: str) -> None:
    page.get_by_role("link", name="Schrijf uren op").click()
    page.get_by_label("Hoeveel uur?").fill("1,5")
    page.get_by_role("button", name="Schrijf de uren op").click()
    expect(page.get_by_text("De uren staan erbij.").first).to_be_visible()
    page.get_by_role("link", name="Zeg wat het bracht").click()
    page.get_by_label("Het heeft geholpen").check()
    page.get_by_label("Leg dat kort uit").fill(effect)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Bewaard. De inzet is klaar.").first).to_be_visible()


def test_at_29_twelve_hours_for_a_team(visit: Visit, check_axe: CheckAxe) -> None:
    jorrit = visit("jorrit")
    put_in_calendar(jorrit, "Ilse", CLUSTER_3)
    expect(jorrit.get_by_role("row").filter(has_text="Ilse")).to_contain_text("cluster 3")
    check_axe(jorrit)
    anouk = visit("anouk")
    anouk.goto("/begeleiders/vragen/")
    check_axe(anouk)
    anouk.get_by_label("Het team").check()
    fill_question(anouk, CLUSTER_3, "Hoe leren wij lezen in kleine stappen?")
    expect(anouk.get_by_text("De vraag is gesteld.").first).to_be_visible()
    check_axe(anouk)

    jorrit.goto("/begeleiders/")
    check_axe(jorrit)
    jorrit.get_by_role("link", name=CLUSTER_3).first.click()
    check_axe(jorrit)
    agree(jorrit, "Ilse")

    ilse = visit("ilse")
    ilse.goto("/begeleiders/")
    ilse.get_by_role("link", name=CLUSTER_3).first.click()
    use_and_finish(ilse, "Het team leest nu in kleine stappen.")
    check_axe(ilse)
    anouk.goto("/begeleiders/")
    anouk.get_by_role("link", name=CLUSTER_3).first.click()
    expect(anouk.get_by_text("Het team leest nu in kleine stappen.")).to_be_visible()


def test_at_29_for_a_pupil_only_on_the_route_and_the_parents_see_it(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: CheckAxe
) -> None:
    pupil = fresh_pupil(age=11)
    anouk, mother = with_a_plan(visit, pupil, "Jorrit Blom")
    bring_in(anouk, pupil, "Noor Veldhuis")
    jorrit = visit("jorrit")
    put_in_calendar(jorrit, "Noor", CLUSTER_4)
    jorrit.goto("/begeleiders/agenda/route/")
    check_axe(jorrit)
    jorrit.get_by_label("IHI").check()
    jorrit.get_by_role("button", name="Bewaar", exact=True).click()
    expect(jorrit.get_by_text("op de route IHI")).to_be_visible()

    page = f"/begeleiders/{pupil.reference}/"
    anouk.goto(help_of(pupil))
    anouk.get_by_role("link", name="Wie van het samenwerkingsverband denkt mee?").click()
    expect(anouk.get_by_text("In deze regio komt een begeleider alleen op de route IHI.")).to_be_visible()
    check_axe(anouk)
    jorrit.goto("/begeleiders/agenda/route/")
    jorrit.get_by_label("Altijd, als de school het vraagt").check()
    jorrit.get_by_role("button", name="Bewaar", exact=True).click()
    anouk.goto(f"{page}vragen/")
    check_axe(anouk)
    fill_question(anouk, CLUSTER_4, "Hij raakt de draad kwijt als het druk is.")
    expect(anouk.get_by_text("De vraag is gesteld. De ouders zien dit.").first).to_be_visible()

    jorrit.goto("/begeleiders/")
    jorrit.get_by_role("link", name=CLUSTER_4).first.click()
    expect(jorrit.get_by_text("Hij raakt de draad kwijt als het druk is.")).to_be_visible()
    agree(jorrit, "Noor")
    noor = visit("noor")
    noor.goto("/begeleiders/")
    noor.get_by_role("link", name=CLUSTER_4).first.click()
    use_and_finish(noor, "Een rustige plek helpt hem.")

    mother.goto("/ons-gezin/")
    mother.get_by_role("link", name="Wie van het samenwerkingsverband denkt mee over").first.click()
    expect(mother.get_by_text("Een rustige plek helpt hem.")).to_be_visible()
    expect(mother.get_by_text("Noor Veldhuis")).to_be_visible()
    check_axe(mother)
