"""AT-07: everybody of the region signs in and meets exactly what the role opens.

The whole table is asked in tests/matrix; here a person with that role's account and nothing else goes through it.
The safety estimate of the case manager and the totals of the director are journeys of their own.
"""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.social_team import bring_in
from tests.e2e.test_at_01_ihi import open_child

Visit = Callable[[str], Page]

PROFESSIONALS = (
    *("anouk", "daan", "carla", "esra", "hanneke", "ruben", "ilse", "jorrit", "priya", "bram", "marloes"),
    *("samira", "theo", "fenna", "ria", "maaike", "jesse", "karim", "olga", "noor", "tamar", "wessel"),
    *("sofie", "koen", "mila", "bas", "nadine", "peter", "yasmin", "joke", "hugo"),
)
OTHER_FAMILIES = ("rania", "thomas", "sami", "lina", "zeynep")
# Who opens what of a child at De Klimboom with only teacher, coordinator and family around it.
AROUND = {"anouk", "daan", "parent", "pupil"}
PLACES = {
    "{child}": AROUND,
    "{child}gebeurtenissen/": AROUND,
    "{child}verslag/nieuw/": AROUND,
    "{plan}groeidocument/": AROUND,
    "/rechten/": {"carla", "ria"},
    "/beheer/": {"fenna", "ria"},
    "/beheer/taken/": {"fenna"},
    "/beheer/bewaren/": {"fenna", "ria"},
    "/beheer/routes/": {"fenna"},
    "/cijfers/school/": {"carla"},
    "/cijfers/schooljaar/": {"bas", "carla", "jorrit", "nadine", "yasmin"},
    "/begeleiders/agenda/": {"jorrit", "yasmin"},
    "/tlv/ontvangen/": {"anouk", "carla", "esra", "hanneke"},
    "/tlv/verlengen/": {"jorrit", "yasmin"},
    "/vast/bestuur/": {"nadine"},
    "/steunpunt/team/": {"hugo", "maaike", "marloes", "samira", "sofie"},
    "/steunpunt/gezinnen/": {"jorrit", "yasmin"},
    "/arrangementen/budget/": {"jorrit", "yasmin"},
    "/arrangementen/soorten/": {"fenna"},
}
MENU = {
    "Rechten": {"carla", "ria"},
    "Beheer": {"fenna", "ria"},
    "Cijfers": {"bas", "carla", "nadine"},
    "Begeleiders": {"ilse", "jorrit", "noor", "yasmin"},
    "Budget": {"jorrit", "yasmin"},
    "TLV's": {"jorrit", "yasmin"},
}


ESTIMATE = {
    "Waar maakt u zich zorgen over?": "Er wordt 's nachts geschreeuwd.",
    "Wat gaat er goed?": "Oma vangt op.",
    "Wat moet er gebeuren?": "Een week zonder ruzie.",
    "Welke afspraken houden het kind veilig?": "Oma slaapt erbij.",
    "Wat moet er gebeuren om het kind ook later veilig te houden?": "Hulp voor beide ouders.",
}


@pytest.fixture
def pupil(fresh_pupil: Callable[..., FreshPupil]) -> FreshPupil:
    return fresh_pupil(age=13)


def test_every_role_opens_what_is_for_that_role_and_nothing_else(
    visit: Visit, pupil: FreshPupil, check_axe: Callable[[Page], None]
) -> None:
    anouk = visit("anouk")
    open_child(anouk, pupil.name)
    child = anouk.url
    places = {"child": child, "plan": child.replace("/kinderen/", "/plan/")}
    accounts = {key: key for key in (*PROFESSIONALS, *OTHER_FAMILIES)}
    for name, account in (accounts | {"parent": pupil.parent, "pupil": pupil.pupil}).items():
        page = visit(account)
        opened = {place for place in PLACES if answers(page, place.format(**places))}
        assert opened == {place for place, who in PLACES.items() if name in who}, name
        if name in PROFESSIONALS:
            meets_the_own_desk(page, name, pupil)
        page.goto("/account/rol/")
        expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
    check_axe(page)


def answers(page: Page, address: str) -> bool:
    """Whether it opens; everything else is the page that is not there, without a name."""
    answer = page.request.get(address)
    assert answer.status in (200, 404), address
    return answer.status == 200


def meets_the_own_desk(page: Page, name: str, pupil: FreshPupil) -> None:
    """The own start page, a menu with the own places, and in the search only the own children."""
    page.goto("/mijn-werk/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn werk")
    page.get_by_text("Uw taken als").click()
    expect(page.locator("details[open] li").first).to_be_visible()
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    for words, who in MENU.items():
        expect(menu.get_by_role("link", name=words)).to_have_count(int(name in who))
    page.get_by_role("searchbox").fill(pupil.name.split()[0])
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zoeken")
    expect(page.get_by_role("link", name=pupil.name)).to_have_count(int(name in AROUND))


def test_a_safety_estimate_is_for_two_people(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    """The case manager makes it, the behavioural scientist reads along, and nobody else finds a trace."""
    pupil = fresh_pupil()
    anouk, parent, maaike = bring_in(visit, pupil)
    maaike.goto(f"/veiligheid/{pupil.reference}/")
    maaike.get_by_role("link", name="Maak een veiligheidsinschatting").click()
    maaike.get_by_label("Nee", exact=True).check()
    maaike.get_by_role("button", name="Bewaar de inschatting").click()
    expect(maaike.get_by_role("link", name="Geef antwoord: het kind is nu niet veilig").first).to_be_visible()
    check_axe(maaike)
    for question, words in ESTIMATE.items():
        maaike.get_by_label(question).fill(words)
    maaike.get_by_label("Welk cijfer geeft u?").select_option("3")
    next_look = dt.datetime.now(tz=dt.UTC).astimezone().date() + dt.timedelta(days=14)
    maaike.get_by_label("Wanneer kijkt u opnieuw?").fill(next_look.isoformat())
    maaike.get_by_label("Welke gedragswetenschapper leest mee?").select_option(index=1)
    maaike.get_by_role("button", name="Bewaar de inschatting").click()
    expect(maaike.get_by_text("Nu niet veilig")).to_be_visible()
    check_axe(maaike)
    place = maaike.url
    jesse = visit("jesse")
    jesse.locator(".rondom-account > summary").click()
    jesse.get_by_role("link", name="Veiligheid", exact=True).click()
    jesse.get_by_role("link", name=pupil.name).click()
    expect(jesse.get_by_text("Oma slaapt erbij.")).to_be_visible()
    jesse.get_by_role("link", name="Denk mee over deze inschatting").click()
    jesse.get_by_label("Wat vindt u van deze inschatting?").fill("Vraag ook de buurvrouw.")
    jesse.get_by_role("button", name="Bewaar wat u vindt").click()
    expect(jesse.get_by_text("Vraag ook de buurvrouw.")).to_be_visible()
    check_axe(jesse)
    for page in (anouk, parent, visit("samira"), visit("fenna")):
        assert not answers(page, place)
        page.goto("/berichten/")
        expect(page.get_by_text("Er is iets voor u in Rondom.")).to_have_count(0)
    anouk.goto(f"/veiligheid/{pupil.reference}/")
    expect(anouk.get_by_text("inschatting")).to_have_count(0)


def test_the_director_reads_totals_and_no_children(
    visit: Visit, pupil: FreshPupil, check_axe: Callable[[Page], None]
) -> None:
    carla = visit("carla")
    carla.goto("/mijn-werk/")
    carla.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Cijfers").click()
    main = carla.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_have_text("De school in cijfers")
    expect(main.get_by_text("minder dan 5").first).to_be_visible()
    expect(main.get_by_text("Overleg in schooljaar")).to_be_visible()
    expect(main.get_by_text(pupil.name.split()[0])).to_have_count(0)
    check_axe(carla)


def test_two_hats_one_at_a_time(visit: Visit, visitor: Page, check_axe: Callable[[Page], None]) -> None:
    visitor.goto("/demo/")
    visitor.locator('[data-account="ilse"] button').click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("In welke rol werkt u nu?")
    visitor.goto("/kinderen/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("In welke rol werkt u nu?")
    check_axe(visitor)
    visitor.get_by_role("button", name="coördinator passend onderwijs").first.click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Kinderen")
    expect(visitor.locator(".rondom-account__hat")).to_have_text("coördinator passend onderwijs")
    ilse = visit("ilse")
    ilse.goto("/account/rollen/")
    ilse.get_by_role("button", name="coördinator passend onderwijs").first.click()
    ilse.goto("/kinderen/")
    expect(ilse.get_by_role("link", name="Sami de Wit")).to_have_count(0)
    ilse.goto("/account/rollen/")
    ilse.get_by_role("button", name="begeleider passend onderwijs").first.click()
    ilse.goto("/kinderen/")
    expect(ilse.get_by_role("link", name="Sami de Wit").first).to_be_visible()
