"""AT-32: it is stuck. The parent says so, or the program sees it; the stagnatiepunt looks, and everybody reads every step."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import FreshPupil, Site
from tests.e2e.test_at_43_consent_age_12 import opens

Visit = Callable[[str], Page]
PROGRAM = Path(__file__).parent / "stand_still.py"
WORD = "Al weken belt niemand ons."


def stuck_page(pupil: FreshPupil) -> str:
    return f"/vast/{pupil.reference}/"


def press(page: Page, pupil: FreshPupil, word: str = "") -> None:
    page.goto(stuck_page(pupil))
    page.get_by_label("Wat loopt er vast?").fill(word)
    page.get_by_role("button", name="Zeg dat het vastloopt").or_(
        page.get_by_role("button", name="Zeg het erbij")
    ).click()
    expect(page.get_by_text("Wij weten het. Iemand kijkt ernaar.").first).to_be_visible()


def item(page: Page, words: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=words)


def test_at_32_a_parent_is_stuck_and_the_stagnatiepunt_looks(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    parent, koen, anouk = visit(pupil.parent), visit("koen"), visit("anouk")
    parent.goto("/ons-gezin/")
    parent.get_by_role("link", name="Wij zitten vast bij").click()
    check_axe(parent)
    press(parent, pupil, WORD)
    expect(parent.get_by_text("Uiterlijk op").first).to_be_visible()
    press(parent, pupil)
    check_axe(parent)

    koen.goto("/mijn-werk/?alles=you")
    expect(koen.get_by_text("Pak op: het loopt vast").first).to_be_visible()
    koen.goto("/vast/")
    check_axe(koen)
    koen.get_by_role("row").filter(has_text=pupil.name).get_by_role("link").click()
    expect(koen.get_by_text(WORD)).to_be_visible()
    expect(koen.get_by_text("Dit kan nog niet.").first).to_be_visible()
    check_axe(koen)
    case = koen.url
    koen.get_by_role("button", name="Pak dit op").click()
    expect(koen.get_by_text("U hebt dit opgepakt.").first).to_be_visible()
    assert not opens(koen, f"/kinderen/{pupil.reference}/"), "who, when and due; not the dossier"

    koen.goto(case)
    koen.get_by_role("link", name="Vul de lijst in").click()
    koen.get_by_role("group", name="Anouk").get_by_label("nee", exact=True).check()
    check_axe(koen)
    koen.get_by_role("button", name="Bewaar de lijst").click()
    expect(koen.get_by_text("Nam de rol nog niet").first).to_be_visible()
    item(koen, "Anouk").get_by_role("link", name="Spreek aan").click()
    koen.get_by_label("Wat vraagt u van deze persoon?").fill("Wanneer belt u de ouders?")
    check_axe(koen)
    koen.get_by_role("button", name="Verstuur de vraag").click()
    expect(koen.get_by_text("De vraag is verstuurd.").first).to_be_visible()

    anouk.goto(stuck_page(pupil))
    expect(anouk.get_by_text(WORD)).to_have_count(0)
    anouk.get_by_role("link", name="Geef antwoord").click()
    anouk.get_by_label("Uw antwoord").fill("Morgen om negen uur.")
    anouk.get_by_role("button", name="Verstuur het antwoord").click()
    check_axe(anouk)

    koen.goto(f"{case}afronden/")
    koen.get_by_label("het loopt weer").check()
    koen.get_by_label("Leg uit hoe het afliep").fill("Anouk belt nu elke week.")
    check_axe(koen)
    koen.get_by_role("button", name="Rond dit af").click()
    expect(koen.get_by_text("Wat klaar is")).to_be_visible()
    assert not opens(koen, case), "a case that is closed is not on a desk"

    parent.goto(stuck_page(pupil))
    for words in ("Anouk belt nu elke week.", "Wanneer belt u de ouders?", "Morgen om negen uur."):
        expect(parent.get_by_text(words).first).to_be_visible()
    parent.goto("/ons-gezin/wie-keek/")
    expect(parent.get_by_text("Koen").first).to_be_visible()


def test_at_32_the_program_sees_it_and_it_climbs_the_ladder(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None], running: Site
) -> None:
    pupil = fresh_pupil()
    running.run(str(PROGRAM), str(pupil.dossier_id))
    parent, koen, jorrit = visit(pupil.parent), visit("koen"), visit("jorrit")
    parent.goto(stuck_page(pupil))
    expect(parent.get_by_text("en 2 dingen zijn te laat.")).to_be_visible()
    koen.goto("/vast/")
    koen.get_by_role("row").filter(has_text=pupil.name).get_by_role("link").click()
    case = koen.url
    koen.get_by_role("button", name="Pak dit op").click()
    koen.get_by_role("link", name="Schrijf op hoe het afliep").click()
    koen.get_by_label("niet opgelost, het gaat verder bij een ander").check()
    koen.get_by_label("Leg uit hoe het afliep").fill("School en hulp zijn het niet eens.")
    koen.get_by_role("button", name="Rond dit af").click()
    expect(koen.get_by_text("Kies bij wie het verdergaat.").first).to_be_visible()
    koen.get_by_label("Bij wie gaat het verder?").select_option("swv")
    koen.get_by_role("button", name="Rond dit af").click()
    assert not opens(koen, case), "it lies on another desk now"
    jorrit.goto(case)
    jorrit.get_by_role("button", name="Pak dit op").click()
    expect(jorrit.get_by_text("U hebt dit opgepakt.").first).to_be_visible()

    parent.goto(stuck_page(pupil))
    for words in ("School en hulp zijn het niet eens.", "Samenwerkingsverband", "Geschillencommissie"):
        expect(parent.get_by_text(words).first).to_be_visible()
    item(parent, "Een brief binnen zes weken na het besluit van de school").get_by_role("link").click()
    parent.get_by_label("Op welke dag was het besluit waar het over gaat?").fill("2020-01-01")
    check_axe(parent)
    parent.get_by_role("button", name="Schrijf deze stap op").click()
    expect(parent.get_by_text("Te laat klaar")).to_be_visible()
    expect(parent.get_by_text("De commissie geeft haar oordeel").first).to_be_visible()
    check_axe(parent)
