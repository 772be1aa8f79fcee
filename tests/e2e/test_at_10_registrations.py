"""AT-10: GGD, leerplicht and Zorg voor Jeugd are looked up, and the parents hear that, never why."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.social_team import bring_in, triage_of

Visit = Callable[[str], Page]


def test_three_items_with_proof_and_a_plain_message_for_the_parents(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    anouk, parent, maaike = bring_in(visit, pupil)
    items = maaike.get_by_role("region", name="Registraties").get_by_role("listitem")
    expect(items).to_have_count(3)
    record(maaike, "GGD", "nu geregistreerd", "Gebeld met Marloes, kenmerk 12.")
    check_axe(maaike)
    record(maaike, "Leerplicht", "stond er al", "Staat in het systeem van Theo.")
    expect(maaike.get_by_text("Maaike Visser").first).to_be_visible()
    expect(maaike.get_by_text("kenmerk 12").first).to_be_visible()

    anouk.goto(triage_of(pupil))
    record(anouk, "Zorg voor Jeugd", "blijft open, met een reden", "De gemeente sluit volgende maand aan.")
    expect(anouk.get_by_text("Blijft open")).to_be_visible()

    parent.goto("/berichten/")
    message = parent.get_by_text("is geregistreerd bij de GGD. Er staat alleen wie er helpt, niet waarom.")
    expect(message.first).to_be_visible()
    expect(parent.get_by_text("is geregistreerd bij leerplicht")).to_have_count(0)
    expect(parent.get_by_text("kenmerk 12")).to_have_count(0)
    check_axe(parent)
    parent.goto("/ons-gezin/")
    expect(parent.get_by_text("Geregistreerd bij: GGD, leerplicht.")).to_be_visible()


def record(page: Page, what: str, status: str, words: str) -> None:
    item = page.get_by_role("region", name="Registraties").get_by_role("listitem").filter(has_text=what)
    item.get_by_role("link").first.click()
    page.get_by_label(status).check()
    page.get_by_label("Waaraan ziet u dit, of waarom blijft het open?").fill(words)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Bewaard.").first).to_be_visible()
