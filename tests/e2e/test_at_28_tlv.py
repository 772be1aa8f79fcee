"""AT-28: the school applies with its committee, two experts advise apart, the samenwerkingsverband decides, another school takes the child."""

import datetime as dt
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pikepdf
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.extra_help import Visit, with_a_plan
from tests.e2e.plan_steps import TODAY, later

CheckAxe = Callable[[Page], None]
MOST_CLICKS = 40  # from the first page of the school until the decision is known, over four people


@dataclass
class Counted:
    """Clicks of people, and the time that the site took with them."""

    clicks: int = 0
    began: float = field(default_factory=time.monotonic)

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1

    def check(self, what: Locator) -> None:
        what.check()
        self.clicks += 1

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def link(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True)


def apply(page: Page, pupil: FreshPupil, count: Counted, check_axe: CheckAxe) -> str:
    """The school: from the page of the child to an application that is whole. Its address."""
    page.goto(f"/kinderen/{pupil.reference}/")
    page.goto(f"/tlv/{pupil.reference}/")
    check_axe(page)
    count.click(link(page, "Vraag een TLV aan"))
    check_axe(page)
    count.check(page.locator('[name="category"][value="sbo"]'))
    count.click(button(page, "Ga verder"))
    expect(page.locator('[name="health"]')).to_be_visible()
    boxes = [box for box in page.locator("textarea").all() if box.get_attribute("name") != "health"]
    assert sum(bool(box.input_value()) for box in boxes) / len(boxes) >= 0.7, "the dossier fills it in"
    check_axe(page)
    for box in boxes:
        if not box.input_value():
            box.fill("De klas is te druk. In een kleine groep komt zij tot rust.")
    page.locator('[name="health"]').fill("Zij heeft astma.")
    count.click(button(page, "Bewaar"))
    return page.url


def committee(page: Page, application: str, count: Counted, check_axe: CheckAxe) -> None:
    page.goto(application)
    expect(page.get_by_text("Dit ontbreekt nog:")).to_be_visible()
    check_axe(page)
    count.click(link(page, "Verslag van de commissie"))
    page.locator('[name="held_on"]').fill(later(0))
    page.locator('[name="name_board"]').fill("Carla Meijerink")
    page.locator('[name="name_ib"]').fill("Anouk Terpstra")
    page.locator('[name="talked_on"]').fill(later(0))
    page.locator('[name="words"]').fill("Speciaal basisonderwijs past bij haar.")
    button(page, "Bewaar het verslag").click()
    expect(page.get_by_text("Vul een naam in").first).to_be_visible()
    check_axe(page)
    page.locator('[name="name_behavioural"]').fill("Mila Brouwer")
    count.click(button(page, "Bewaar het verslag"))
    expect(page.get_by_text("Het verslag van de commissie is bewaard.").first).to_be_visible()


def annexes(page: Page, count: Counted, check_axe: CheckAxe) -> None:
    """The core of two pages, and what goes with it, with the pages together."""
    count.click(link(page, "Kies de bijlagen"))
    check_axe(page)
    total = page.get_by_text(re.compile(r"^Samen \d+ bladzijde"))
    before = int(re.findall(r"\d+", total.inner_text())[0])
    assert before <= 2, "the core has two pages at most"
    first = page.locator('[name="annexes"]').first
    count.check(first)
    count.click(button(page, "Bewaar de keuze"))
    expect(page.get_by_text("Bewaard.").first).to_be_visible()
    assert int(re.findall(r"\d+", total.inner_text())[0]) > before, "the counter counts the annex"


def send(page: Page, application: str, count: Counted, check_axe: CheckAxe) -> None:
    page.goto(application)
    count.click(link(page, "Dien de aanvraag in"))
    check_axe(page)
    count.check(page.get_by_label(re.compile("Jorrit Blom")))
    page.locator('[name="parents_told_on"]').fill(later(0))
    count.click(button(page, "Dien de aanvraag in"))
    expect(page.get_by_text("De aanvraag is ingediend.").first).to_be_visible()


def advise(page: Page, application: str, profession: str, count: Counted, check_axe: CheckAxe) -> None:
    page.goto(application)
    count.click(link(page, "Geef advies"))
    check_axe(page)
    count.check(page.get_by_label(profession, exact=True))
    count.check(page.get_by_label("ja, dit past bij het kind", exact=True))
    page.locator('[name="words"]').fill(f"Het advies van de {profession.lower()}.")
    count.click(button(page, "Teken uw advies"))
    expect(page.get_by_text("Uw advies is getekend.").first).to_be_visible()
    expect(link(page, "Geef advies")).to_have_count(0)


def ask_experts(
    page: Page, application: str, names: tuple[str, str], count: Counted, check_axe: CheckAxe
) -> None:
    for name in names:
        page.goto(application)
        count.click(link(page, "Vraag een deskundige"))
        check_axe(page)
        count.check(page.get_by_label(re.compile(name)))
        count.click(button(page, "Vraag om advies"))
        expect(page.get_by_text("De deskundige krijgt bericht.").first).to_be_visible()


def decide(page: Page, application: str, count: Counted, check_axe: CheckAxe) -> None:
    page.goto(application)
    count.click(link(page, "Neem een besluit"))
    check_axe(page)
    count.check(page.locator('[name="verdict"][value="granted"]'))
    page.locator('[name="reason"]').fill("Een kleine groep past bij haar.")
    count.check(page.locator('[name="has_no_interest"]'))
    count.click(button(page, "Neem het besluit"))
    expect(page.get_by_text("Het besluit staat vast.").first).to_be_visible()
    count.click(button(page, "Maak het besluit bekend"))
    expect(page.get_by_text("Het besluit is bekend.").first).to_be_visible()


def stand_still(anouk: Page, jorrit: Page, application: str, check_axe: CheckAxe) -> None:
    """Something misses: the clock stands still, and nobody can decide until the school fills it in."""
    jorrit.goto(application)
    link(jorrit, "Vraag de school om meer").click()
    check_axe(jorrit)
    jorrit.locator('[name="words"]').fill("Het onderzoek van de school.")
    button(jorrit, "Vraag dit").click()
    expect(jorrit.get_by_text("De klok staat stil: de school vult nog aan.").first).to_be_visible()
    check_axe(jorrit)
    anouk.goto(application)
    link(anouk, "Vul de aanvraag aan").click()
    check_axe(anouk)
    anouk.locator('[name="words"]').fill("Het onderzoek zit in het plan.")
    button(anouk, "Verstuur wat u aanvult").click()
    expect(anouk.get_by_text("De klok loopt weer.").first).to_be_visible()


def test_at_28_from_the_school_to_the_decision_and_the_next_school(
    visit: Visit,
    fresh_pupil: Callable[..., FreshPupil],
    check_axe: CheckAxe,
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    pupil = fresh_pupil(age=11)
    anouk, mother = with_a_plan(visit, pupil, "Olga Prins", "Mila Brouwer")
    jorrit, olga, mila = visit("jorrit"), visit("olga"), visit("mila")
    mother.set_viewport_size({"width": 360, "height": 800})
    count = Counted()

    application = apply(anouk, pupil, count, check_axe)
    committee(anouk, application, count, check_axe)
    annexes(anouk, count, check_axe)
    mother.goto("/ons-gezin/")
    link(mother, f"Volg de TLV van {pupil.name.split()[0]}").click()
    link(mother, "Schrijf wat u ervan vindt").click()
    check_axe(mother)
    mother.locator('[name="words"]').fill("Ik vind het spannend.")
    mother.get_by_label("niet mee eens", exact=True).check()
    button(mother, "Bewaar mijn woorden").click()
    expect(mother.get_by_text("Ik vind het spannend.")).to_be_visible()

    send(anouk, application, count, check_axe)
    ask_experts(jorrit, application, ("Olga Prins", "Mila Brouwer"), count, check_axe)
    advise(olga, application, "Orthopedagoog", count, check_axe)
    jorrit.goto(application)
    expect(jorrit.get_by_text("Eerst geven 2 deskundigen apart advies. Nu zijn het er 1.")).to_be_visible()
    advise(mila, application, "Psycholoog", count, check_axe)
    jorrit.goto(f"{application}adviezen/")
    expect(jorrit.get_by_text("Het advies van de orthopedagoog.")).to_be_visible()
    expect(jorrit.get_by_text("Het advies van de psycholoog.")).to_be_visible()
    check_axe(jorrit)
    stand_still(anouk, jorrit, application, check_axe)
    mother.goto(application)
    expect(mother.get_by_text("Een kleine groep past bij haar.")).to_have_count(0)
    decide(jorrit, application, count, check_axe)
    record_testsuite_property("clicks_and_seconds", f"{count.clicks}, {count.seconds:.1f}")
    assert count.clicks <= MOST_CLICKS
    check_axe(jorrit)

    number, code = read_letter(mother, application, check_axe)
    take_child(visit("hanneke"), number, code, pupil, check_axe)
    mother.reload()
    expect(mother.get_by_text(re.compile("Lyceum De Vaart")).first).to_be_visible()
    expect(mother.get_by_text("Geplaatst").first).to_be_visible()


def read_letter(page: Page, application: str, check_axe: CheckAxe) -> tuple[str, str]:
    """The mother reads the decision, with both advices; the number and the code on it."""
    page.goto(application)
    expect(page.get_by_text("Een kleine groep past bij haar.")).to_be_visible()
    expect(page.get_by_text("ouder- en jeugdsteunpunt")).to_be_visible()
    check_axe(page)
    with page.expect_download() as paper:
        link(page, "Het besluit met de adviezen als pdf").click()
    with pikepdf.open(paper.value.path()) as pdf:
        assert pdf.Root.MarkInfo.Marked, "the letter is tagged"
        inside = json.loads(pdf.attachments["tlv.json"].get_file().read_bytes())
    assert [each["words"] for each in inside["advices"]] == [
        "Het advies van de orthopedagoog.",
        "Het advies van de psycholoog.",
    ]
    assert inside["objection_until"]
    return inside["number"], inside["code"]


def take_child(page: Page, number: str, code: str, pupil: FreshPupil, check_axe: CheckAxe) -> None:
    """The receiving school: with the letter and the birth date, the decision and not the advices."""
    refused = page.goto(f"/tlv/{pupil.reference}/")
    assert refused
    assert refused.status == 404
    page.goto("/tlv/ontvangen/")
    check_axe(page)
    for typed in ("AAAA AAAA", code):
        page.locator('[name="number"]').fill(number)
        page.locator('[name="code"]').fill(typed)
        page.locator('[name="born_on"]').fill(birthday_of(11))
        button(page, "Haal de TLV op").click()
        if typed != code:
            expect(page.get_by_text("Deze gegevens horen niet bij een TLV").first).to_be_visible()
    expect(page.get_by_text(number)).to_be_visible()
    expect(page.get_by_text("Het advies van de orthopedagoog.")).to_have_count(0)
    check_axe(page)
    button(page, "Dit kind is bij ons geplaatst").click()
    expect(page.get_by_text("Opgeschreven: dit kind is bij u geplaatst.").first).to_be_visible()


def birthday_of(age: int) -> str:
    """As tests/e2e/make_pupil.py chooses it."""
    return (TODAY - dt.timedelta(days=int(365.25 * age) + 30)).isoformat()


def test_at_28_a_mother_objects_and_the_round_renews(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: CheckAxe
) -> None:
    pupil = fresh_pupil(age=11)
    anouk, mother = with_a_plan(visit, pupil, "Olga Prins", "Mila Brouwer")
    jorrit, olga, mila, count = visit("jorrit"), visit("olga"), visit("mila"), Counted()
    application = apply(anouk, pupil, count, lambda _page: None)
    committee(anouk, application, count, lambda _page: None)
    send(anouk, application, count, lambda _page: None)
    ask_experts(jorrit, application, ("Olga Prins", "Mila Brouwer"), count, lambda _page: None)
    advise(olga, application, "Orthopedagoog", count, lambda _page: None)
    advise(mila, application, "Psycholoog", count, lambda _page: None)
    decide(jorrit, application, count, lambda _page: None)

    mother.goto(application)
    link(mother, "Maak bezwaar").click()
    check_axe(mother)
    mother.locator('[name="words"]').fill("Zij wil bij haar vriendin blijven.")
    button(mother, "Dien het bezwaar in").click()
    expect(mother.get_by_text("Het samenwerkingsverband stuurt dit uiterlijk op").first).to_be_visible()
    check_axe(mother)
    jorrit.goto("/mijn-werk/?alles=you")
    expect(jorrit.get_by_text("Stuur het bezwaar over de TLV door").first).to_be_visible()
    jorrit.goto(application)
    button(jorrit, "Schrijf op dat het is doorgestuurd").click()
    expect(jorrit.get_by_text("Opgeschreven: het bezwaar is doorgestuurd.").first).to_be_visible()
    expect(jorrit.get_by_text("U nam het besluit zelf.").first).to_be_visible()

    mother.goto(f"{application}doorgeven/")
    check_axe(mother)
    mother.get_by_label("Lyceum De Vaart", exact=True).check()
    button(mother, "Geef de TLV door").click()
    expect(mother.get_by_text("Deze school kan de TLV nu ophalen.").first).to_be_visible()

    jorrit.goto(f"{application}tijd/")
    jorrit.get_by_label("beoordelen en besluiten", exact=True).check()
    jorrit.locator('[name="minutes"]').fill("40")
    button(jorrit, "Bewaar").click()
    expect(jorrit.get_by_text("Bewaard.").first).to_be_visible()
    jorrit.goto("/tlv/cijfers/")
    expect(jorrit.get_by_text("Aanvragen ingediend")).to_be_visible()
    check_axe(jorrit)
    renew(jorrit, check_axe)
    anouk.goto(f"/tlv/{pupil.reference}/")
    expect(anouk.get_by_text("Wordt ingevuld").first).to_be_visible()


def renew(page: Page, check_axe: CheckAxe) -> None:
    """What ends on 31 July of this or the next school year; a draft for each."""
    page.goto("/tlv/verlengen/")
    check_axe(page)
    page.get_by_role("link", name=re.compile(r"^\d{4}-\d{4}$")).last.click()
    check_axe(page)
    button(page, "Begin met verlengen").click()
    expect(page.get_by_text("Begonnen: de school krijgt bericht").first).to_be_visible()
    check_axe(page)
