"""AT-31: the five steps of the Meldcode with weighing and dates, for named persons only."""

import datetime as dt
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil

Visit = Callable[[str], Page]
Check = Callable[[Page], None]


def test_a_concern_is_weighed_and_reported_behind_the_wall(
    fresh_pupil: Callable[..., FreshPupil], visit: Visit, check_axe: Check
) -> None:
    pupil = fresh_pupil()
    daan, esra = visit("daan"), visit("esra")
    begin(daan, pupil, check_axe)
    case = daan.url
    let_in(daan, case, "Esra Yildiz", check_axe)

    esra.goto("/veiligheid/")
    expect(esra.get_by_text("Overleg met een collega of met Veilig Thuis")).to_be_visible()
    check_axe(esra)
    esra.get_by_role("link", name=pupil.name).click()
    consult(esra, check_axe)
    talk(esra)
    weigh(esra, check_axe)
    decide(esra, check_axe)

    daan.goto(case)
    expect(daan.get_by_text("Wacht op Veilig Thuis")).to_be_visible()
    expect(daan.get_by_text("zonder naam gevraagd")).to_be_visible()
    expect(daan.get_by_text("Eerst in overleg met Veilig Thuis.")).to_be_visible()
    check_axe(daan)
    daan.get_by_role("link", name="Wie keek en wie schreef").click()
    expect(daan.get_by_text("Iemand in de zaak gezet: Esra Yildiz")).to_be_visible()
    check_axe(daan)
    others_see_nothing(pupil, visit, case, check_axe)


def begin(page: Page, pupil: FreshPupil, check_axe: Check) -> None:
    page.goto(f"/kinderen/{pupil.reference}/")
    page.get_by_role("link", name="Zorgen over veiligheid").click()
    page.get_by_role("button", name="Leg mijn zorg vast").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf op wat u zag of hoorde")
    check_axe(page)
    page.get_by_label("Wat zag of hoorde u?").fill("Blauwe plekken op beide armen.")
    page.get_by_role("button", name="Leg mijn zorg vast").click()
    expect(page.get_by_text("Uw melding is vastgelegd.")).to_be_visible()
    page.get_by_role("link", name="Zaak, begonnen op").click()
    expect(page.get_by_text("Blauwe plekken op beide armen.")).to_be_visible()


def let_in(page: Page, case: str, who: str, check_axe: Check) -> None:
    page.goto(f"{case}mensen/")
    page.get_by_label("Welke collega?").select_option(label=f"{who}, intern begeleider")
    page.get_by_label("Waarom komt deze collega in de zaak?").fill("Aandachtsfunctionaris van de school.")
    page.get_by_label("Is aandachtsfunctionaris").check()
    page.get_by_role("button", name="Zet in de zaak").click()
    expect(page.get_by_role("listitem").filter(has_text=who)).to_contain_text("aandachtsfunctionaris")
    check_axe(page)


def consult(page: Page, check_axe: Check) -> None:
    page.get_by_role("link", name="Leg het overleg vast").click()
    page.get_by_label("Advies van Veilig Thuis").check()
    page.get_by_label("Wat zag, hoorde of besprak u?").fill("Zij raden aan te praten en daarna te wegen.")
    page.get_by_label("zonder de naam van het kind").check()
    check_axe(page)
    page.get_by_role("button", name="Leg vast").click()


def talk(page: Page) -> None:
    page.get_by_role("link", name="Leg het gesprek vast").click()
    page.get_by_label("Wat zag, hoorde of besprak u?").fill("Moeder vertelt over ruzie thuis.")
    page.get_by_role("button", name="Leg vast").click()


def weigh(page: Page, check_axe: Check) -> None:
    page.get_by_role("link", name="Begin met wegen").click()
    answer(page, 1, "Ja", "Het verhaal en de plekken passen niet.")
    page.get_by_role("button", name="Bewaar de weging").click()
    expect(page.get_by_text("Beantwoord ook vraag 2.")).to_be_visible()
    answer(page, 2, "Twijfel", "Wij weten niet hoe het thuis is.")
    check_axe(page)
    page.get_by_role("button", name="Bewaar de weging").click()
    expect(page.get_by_role("heading", name="Meld nu bij Veilig Thuis")).to_be_visible()
    check_axe(page)


def answer(page: Page, number: int, word: str, why: str) -> None:
    question = page.get_by_role("region", name=f"Vraag {number}")
    question.get_by_label(word, exact=True).check()
    question.get_by_label("Waarom vindt u dit?").fill(why)


def decide(page: Page, check_axe: Check) -> None:
    page.get_by_role("link", name="Leg het besluit vast").click()
    page.get_by_label("Wij melden bij Veilig Thuis").check()
    page.get_by_label("Op welke dag meldde u?").fill(dt.datetime.now(dt.UTC).date().isoformat())
    page.get_by_label("Nog niet", exact=True).check()
    page.get_by_role("button", name="Leg het besluit vast").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf op waarom de ouders het (nog) niet weten")
    check_axe(page)
    page.get_by_label("Waarom (nog) niet").fill("Eerst in overleg met Veilig Thuis.")
    page.get_by_role("button", name="Leg het besluit vast").click()
    expect(page.get_by_text("Het besluit is vastgelegd.")).to_be_visible()


def others_see_nothing(pupil: FreshPupil, visit: Visit, case: str, check_axe: Check) -> None:
    """Anouk coordinates and has the link that is always there; a parent and an administrator have nothing."""
    anouk, parent, fenna = visit("anouk"), visit(pupil.parent), visit("fenna")
    for page in (anouk, parent, fenna):
        page.goto(case)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Deze pagina is er niet")
        page.goto("/veiligheid/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Deze pagina is er niet")
    parent.goto("/ons-gezin/")
    expect(parent.get_by_text("Veilig", exact=False)).to_have_count(0)
    anouk.goto(f"/kinderen/{pupil.reference}/wie-keek/")
    expect(anouk.get_by_text("Veilig", exact=False)).to_have_count(0)
    anouk.goto(f"/veiligheid/{pupil.reference}/")
    anouk.get_by_label("Wat zag of hoorde u?").fill("Hij durfde niet naar huis.")
    anouk.get_by_role("button", name="Leg mijn zorg vast").click()
    expect(anouk.get_by_text("Uw melding is vastgelegd.")).to_be_visible()
    expect(anouk.get_by_role("heading", name="Wat u eerder meldde")).to_be_visible()
    expect(anouk.get_by_text("Blauwe plekken")).to_have_count(0)
    check_axe(anouk)
