"""AT-35 and AT-37: a team thinks along, with or without a name; JGZ asks casusregie and sees yes or no."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.test_at_43_consent_age_12 import answer, ask, opens

Visit = Callable[[str], Page]
Check = Callable[[Page], None]


def page_of(pupil: FreshPupil) -> str:
    return f"/steunpunt/{pupil.reference}/"


def put_question(page: Page, pupil: FreshPupil, team: str, words: str) -> None:
    page.goto(page_of(pupil))
    page.get_by_role("link", name=team).click()
    page.get_by_label("Wat wilt u vragen?").fill(words)


def test_at_35_the_ect_advises_without_knowing_whose_child_it_is(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Check
) -> None:
    pupil = fresh_pupil(age=9)
    anouk, hugo, parent = visit("anouk"), visit("hugo"), visit(pupil.parent)
    put_question(
        anouk,
        pupil,
        "Expertise- en consultatieteam",
        f"Een kind komt de klas niet in ({pupil.reference[:8]}).",
    )
    anouk.get_by_role("button", name="Verstuur de vraag").click()
    expect(anouk.get_by_text("Hiervoor moet het gezin eerst ja zeggen").first).to_be_visible()
    anouk.get_by_label("Stel de vraag zonder naam").check()
    anouk.get_by_role("button", name="Verstuur de vraag").click()
    expect(anouk.get_by_text("Lees uw vraag nog eens.").first).to_be_visible()
    anouk.get_by_label("Ik las mijn vraag nog eens: niemand is te herkennen").check()
    check_axe(anouk)
    anouk.get_by_role("button", name="Verstuur de vraag").click()
    expect(anouk.get_by_text("Uw vraag is verstuurd.").first).to_be_visible()
    check_axe(anouk)

    hugo.get_by_role("link", name="Vragen aan uw team").click()
    check_axe(hugo)
    assert pupil.name not in hugo.content()
    for link in [row.get_attribute("href") for row in hugo.get_by_role("link", name="Open de vraag").all()]:
        hugo.goto(str(link))
        if pupil.reference[:8] in hugo.content():
            break
    expect(hugo.get_by_role("heading", level=1)).to_have_text("Vraag over een kind van 9 jaar")
    assert pupil.name not in hugo.content()
    check_axe(hugo)
    hugo.get_by_role("button", name="Pak dit op").click()
    hugo.get_by_label("Wat is het advies?").fill("Begin met een kwartier per dag.")
    hugo.get_by_role("button", name="Verstuur het antwoord").click()
    expect(hugo.get_by_text("Uw antwoord is verstuurd.").first).to_be_visible()
    assert not opens(hugo, f"/kinderen/{pupil.reference}/")

    anouk.goto(page_of(pupil))
    expect(anouk.get_by_text("Begin met een kwartier per dag.")).to_be_visible()
    anouk.get_by_role("button", name="Zet het advies bij de verslagen").click()
    expect(anouk.get_by_text("Het advies staat nu bij de verslagen.").first).to_be_visible()
    parent.goto(page_of(pupil))
    expect(parent.get_by_text("Begin met een kwartier per dag.")).to_be_visible()
    check_axe(parent)


def test_at_37_the_jgz_comes_with_two_yesses_and_asks_casusregie(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Check
) -> None:
    pupil = fresh_pupil(age=13)
    anouk, marloes, sofie = visit("anouk"), visit("marloes"), visit("sofie")
    child = f"/kinderen/{pupil.reference}/"
    ask(anouk, child, "Marloes Brink")
    mother, girl = visit(pupil.parent), visit(pupil.pupil)
    answer(mother, "Ja, dat mag")
    assert not opens(marloes, child), "the young person of 13 says yes too"
    answer(girl, "Ja, dat mag")
    assert opens(marloes, child)

    put_question(marloes, pupil, "Casusregie door het sociaal team", "Wie neemt de regie in de hulp thuis?")
    marloes.get_by_role("button", name="Verstuur de vraag").click()
    expect(marloes.get_by_text("Hiervoor moet het gezin eerst ja zeggen").first).to_be_visible()
    ask(anouk, child, "Maaike Visser")
    for who in (mother, girl):
        who.goto("/ons-gezin/")
        answer(who, "Ja, dat mag")
    put_question(marloes, pupil, "Casusregie door het sociaal team", "Wie neemt de regie in de hulp thuis?")
    marloes.get_by_role("button", name="Verstuur de vraag").click()
    expect(marloes.get_by_text("Uw vraag is verstuurd.").first).to_be_visible()

    sofie.goto("/steunpunt/team/")
    sofie.get_by_role("listitem").filter(has_text=pupil.name).get_by_role("link").click()
    sofie.get_by_label("Nee", exact=True).check()
    sofie.get_by_role("button", name="Verstuur het antwoord").click()
    expect(sofie.get_by_text("Schrijf op wat u wilt zeggen.").first).to_be_visible()
    sofie.get_by_label("Nee", exact=True).check()
    sofie.get_by_label("Uitleg").fill("De school heeft de regie al.")
    check_axe(sofie)
    sofie.get_by_role("button", name="Verstuur het antwoord").click()
    expect(sofie.get_by_text("Uw antwoord is verstuurd.").first).to_be_visible()
    marloes.goto(page_of(pupil))
    expect(marloes.get_by_text("De school heeft de regie al.")).to_be_visible()
