"""AT-34: a school reports absence; what it asks; leerplicht gets the least there is; leave with a clock; the parents are told."""

import datetime as dt
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from rondom.core.school_days import SATURDAY, free_days
from tests.e2e.conftest import FreshPupil
from tests.e2e.test_at_43_consent_age_12 import opens

Visit = Callable[[str], Page]
DAYS_AT_SCHOOL = 200


def school_days(count: int) -> list[dt.date]:
    """The last ones, in any part of the country."""
    free = free_days("noord") | free_days("midden") | free_days("zuid")
    day, found = dt.datetime.now(tz=dt.UTC).astimezone().date(), list[dt.date]()
    while len(found) < count:
        if day.weekday() < SATURDAY and day not in free:
            found.append(day)
        day -= dt.timedelta(days=1)
    return found


def item(page: Page, words: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=words)


def test_at_34_absence_is_reported_and_leerplicht_gets_the_least_there_is(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil(age=13, days_at_school=DAYS_AT_SCHOOL)
    child = f"/vast/{pupil.reference}/verzuim/"
    anouk, parent, theo, young = visit("anouk"), visit(pupil.parent), visit("theo"), visit(pupil.pupil)
    for day in school_days(3):
        anouk.goto(f"{child}nieuw/")
        anouk.get_by_label("Op welke dag was het kind er niet?").fill(day.isoformat())
        anouk.get_by_label("Waarom?").select_option("unexplained")
        anouk.get_by_role("button", name="Bewaar het verzuim").click()
        expect(anouk.get_by_text("Het verzuim staat erbij.").first).to_be_visible()
    expect(anouk.get_by_text("Veel uren in vier lesweken")).to_be_visible()
    check_axe(anouk)
    for reader in (parent, young):
        reader.goto("/berichten/")
        expect(reader.get_by_text("Veel verzuim").first).to_be_visible()

    anouk.get_by_role("link", name="Meld bij leerplicht").click()
    expect(anouk.get_by_text("Dit gaat mee, en niets anders")).to_be_visible()
    anouk.get_by_label("Wat deed de school zelf al?").fill("Wij belden drie keer.")
    check_axe(anouk)
    anouk.get_by_role("button", name="Verstuur de melding").click()
    expect(anouk.get_by_text("Gemeld. Het gezin krijgt bericht.").first).to_be_visible()

    theo.goto("/vast/verzuim/")
    check_axe(theo)
    item(theo, pupil.name).get_by_role("link").click()
    expect(theo.get_by_text("Wij belden drie keer.")).to_be_visible()
    check_axe(theo)
    report = theo.url
    theo.get_by_label("ik praat met het gezin").check()
    theo.get_by_role("button", name="Verstuur het antwoord").click()
    assert not opens(theo, report), "a report that is answered is not on a desk"
    assert not opens(theo, f"/kinderen/{pupil.reference}/"), "the report, not the dossier"
    parent.goto(child)
    for words in ("Wij belden drie keer.", "Ik praat met het gezin"):
        expect(parent.get_by_text(words)).to_be_visible()
    check_axe(parent)


def test_at_34_a_parent_asks_leave_and_a_list_is_read_in(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil(days_at_school=DAYS_AT_SCHOOL)
    child = f"/vast/{pupil.reference}/verzuim/"
    anouk, parent, carla = visit("anouk"), visit(pupil.parent), visit("carla")
    parent.goto(child)
    parent.get_by_role("link", name="Vraag verlof of vrijstelling").click()
    day = school_days(1)[0].isoformat()
    parent.get_by_label("Wat is de eerste dag?").fill(day)
    parent.get_by_label("Wat is de laatste dag?").fill(day)
    parent.get_by_label("Waarom vraagt u dit?").fill("Een bruiloft in Turkije.")
    check_axe(parent)
    parent.get_by_role("button", name="Verstuur de vraag").click()
    expect(parent.get_by_text("antwoord uiterlijk")).to_be_visible()
    carla.goto("/vast/verzuim/")
    item(carla, pupil.name).get_by_role("link").click()
    expect(carla.get_by_text("Een bruiloft in Turkije.")).to_be_visible()
    carla.get_by_label("Nee", exact=True).check()
    carla.get_by_label("Uitleg").fill("Dit is de toetsweek.")
    check_axe(carla)
    carla.get_by_role("button", name="Verstuur het antwoord").click()
    parent.goto(child)
    expect(parent.get_by_text("Dit is de toetsweek.")).to_be_visible()

    anouk.goto("/mijn-werk/")
    anouk.get_by_role("link", name="Verzuim inlezen").click()
    head = "roepnaam;achternaam;geboortedatum;datum;reden"
    data = f"{head}\nIemand;Anders;01-01-2015;01-01-2026;ziek\n".encode()
    anouk.get_by_label("Lijst met verzuim (csv)").set_input_files(
        {"name": "verzuim.csv", "mimeType": "text/csv", "buffer": data}
    )
    anouk.get_by_role("button", name="Lees de lijst in").click()
    expect(anouk.get_by_text("0 van 1 rijen bewaard")).to_be_visible()
    expect(anouk.get_by_text("dit is geen kind dat u in Rondom volgt")).to_be_visible()
    check_axe(anouk)
    anouk.goto("/vast/verzuim/thuis/")
    check_axe(anouk)


def test_at_34_a_school_books_the_office_hour_and_the_family_is_told(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil(age=13, days_at_school=DAYS_AT_SCHOOL)
    theo, anouk, parent, young = visit("theo"), visit("anouk"), visit(pupil.parent), visit(pupil.pupil)
    theo.goto("/vast/verzuim/")
    theo.get_by_role("link", name="Spreekuur op school").click()
    day = dt.datetime.now(tz=dt.UTC).astimezone().date() + dt.timedelta(days=2)
    theo.get_by_label("Voor welke school?").select_option(label="basisschool De Klimboom")
    theo.get_by_label("Op welke dag?").fill(day.isoformat())
    theo.get_by_label("Hoe laat begint het?").fill("14:10")
    check_axe(theo)
    theo.get_by_role("button", name="Zet het spreekuur klaar").click()
    expect(theo.get_by_text("Het spreekuur staat erin.").first).to_be_visible()

    child = f"/vast/{pupil.reference}/verzuim/"
    anouk.goto(child)
    anouk.get_by_role("link", name="Naar het spreekuur van leerplicht").click()
    anouk.get_by_label("14:30").check()
    anouk.get_by_label("vaak te laat").check()
    check_axe(anouk)
    anouk.get_by_role("button", name="Maak de afspraak").click()
    expect(anouk.get_by_text("De afspraak staat. Het gezin krijgt bericht.").first).to_be_visible()
    for reader in (parent, young):
        reader.goto("/berichten/")
        expect(reader.get_by_text("Een gesprek met leerplicht").first).to_be_visible()
    parent.goto(child)
    expect(parent.get_by_text("Vaak te laat")).to_be_visible()
    check_axe(parent)
    theo.goto("/vast/spreekuur/")
    expect(item(theo, pupil.name)).to_contain_text("vaak te laat")
    check_axe(theo)
    assert not opens(theo, f"/kinderen/{pupil.reference}/"), "the moment and the reason, not the dossier"
