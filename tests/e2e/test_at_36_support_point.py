"""AT-36: a family without an account asks the support point; a number, a clock, triage, and the dossier only when it wants."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import FreshPupil

Visit = Callable[[str], Page]


def test_at_36_a_parent_without_an_account_asks_and_follows(
    visit: Visit,
    open_context: Callable[[], BrowserContext],
    fresh_pupil: Callable[..., FreshPupil],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    outside, jorrit = open_context().new_page(), visit("jorrit")
    outside.goto("/steunpunt/")
    outside.get_by_role("button", name="Verstuur mijn vraag").click()
    expect(outside.get_by_text("Vul uw naam in").first).to_be_visible()
    outside.get_by_label("Wat is uw vraag?").fill("Geen school wil mijn kind.")
    outside.get_by_label("Hoe heet u?").fill("Fatma")
    outside.get_by_label("Naam van het kind").fill(pupil.name)
    outside.get_by_label("nee, op geen enkele school").check()
    check_axe(outside)
    outside.get_by_role("button", name="Verstuur mijn vraag").click()
    expect(outside.get_by_role("heading", level=1)).to_have_text("De vraag is aangekomen")
    number, link, code = (outside.locator(f"#{name}").inner_text() for name in ("nummer", "link", "code"))
    check_axe(outside)

    jorrit.get_by_role("link", name="Vragen van gezinnen").click()
    check_axe(jorrit)
    jorrit.get_by_role("listitem").filter(has_text=number).get_by_role("link").click()
    expect(jorrit.get_by_text("Zoek eerst een school")).to_be_visible()
    jorrit.get_by_role("button", name="Pak dit op").click()
    jorrit.get_by_label("naar leerplicht").check()
    jorrit.get_by_role("button", name="Bewaar", exact=True).click()
    jorrit.get_by_label("Uw antwoord aan het gezin").fill("Wij bellen u morgen.")
    expect(jorrit.get_by_text("Het gezin vroeg hier niet om.")).to_be_visible()
    check_axe(jorrit)
    jorrit.get_by_role("button", name="Verstuur het antwoord").click()
    expect(jorrit.get_by_text("Uw antwoord staat klaar voor het gezin.").first).to_be_visible()

    outside.goto(link[link.index("/steunpunt/") :])
    check_axe(outside)
    outside.get_by_label("Code").fill("000000" if code != "000000" else "111111")
    outside.get_by_role("button", name="Verder").click()
    expect(outside.get_by_text("Deze code klopt niet.").first).to_be_visible()
    outside.get_by_label("Code").fill(code)
    outside.get_by_role("button", name="Verder").click()
    expect(outside.get_by_text("Wij bellen u morgen.")).to_be_visible()
    outside.get_by_role("button", name="Zet mijn vraag bij het dossier").click()
    expect(outside.get_by_text("U wilt dat uw vraag bij het dossier staat.").first).to_be_visible()
    check_axe(outside)

    jorrit.reload()
    jorrit.get_by_role("button", name="Zet dit bij het dossier").click()
    expect(jorrit.get_by_text("Er is geen dossier met precies deze naam").first).to_be_visible()
    jorrit.goto("/steunpunt/gezinnen/telefoon/")
    jorrit.get_by_label("Wat is uw vraag?").fill("Moeder belde: wie helpt mij?")
    jorrit.get_by_label("Hoe heet u?").fill("Mevrouw Bakker")
    jorrit.get_by_label("dat weet ik niet").check()
    check_axe(jorrit)
    jorrit.get_by_role("button", name="Bewaar het telefoontje").click()
    expect(jorrit.get_by_text("Lees het nummer en de code voor.")).to_be_visible()
