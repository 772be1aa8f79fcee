"""AT-04: HIA with an independent trajectbegeleider, the director, youth care, and another school that reads what parents chose."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import HERE, FreshPupil
from tests.e2e.plan_steps import later, write
from tests.e2e.running_site import Site
from tests.e2e.social_team import join
from tests.e2e.test_at_43_consent_age_12 import answer, ask, opens

Visit = Callable[[str], Page]
PHONE = {"width": 360, "height": 780}


def move(page: Page, child: str, step: str) -> None:
    page.goto(f"{child}route/stap/")
    page.get_by_role("button", name=f"Naar stap {step}", exact=True).click()
    expect(page.get_by_text(f"Het dossier staat nu op stap {step}.")).to_be_visible()


def is_blocked(page: Page, child: str, step: str, *reasons: str) -> None:
    page.goto(f"{child}route/stap/")
    box = page.get_by_role("form", name=f"{step}.")
    expect(box.get_by_role("button", name=f"Naar stap {step}")).to_have_attribute("aria-disabled", "true")
    for reason in reasons:
        expect(box).to_contain_text(reason)


def say(page: Page, child: str, key: str, words: str) -> None:
    page.goto(f"{child}route/vaststellen/{key}/")
    page.get_by_label("Waaruit blijkt dat?").fill(words)
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Leg vast")


def start_hia(page: Page, child: str) -> None:
    page.goto(f"{child}route/start/")
    page.get_by_role("button", name="Start Route HIA").click()
    expect(page.get_by_text("U bent hier")).to_be_visible()


def fill_meeting(page: Page, pupil: FreshPupil, kind: str, *, day: str) -> None:
    page.goto(f"/overleg/nieuw/{pupil.reference}/")
    page.get_by_label(kind, exact=True).check()
    page.get_by_label("Doel van het overleg").fill("Samen een traject ontwerpen")
    page.get_by_label("Dag", exact=True).fill(day)
    page.get_by_label("Van", exact=True).fill("15:00")
    page.get_by_label("Tot", exact=True).fill("16:00")
    page.get_by_label("Waar", exact=True).fill("De Klimboom, lokaal 4")


def plan_it(page: Page) -> None:
    page.get_by_role("button", name="Plan het overleg").click()


def test_at_04_from_the_group_to_another_school(
    visit: Visit,
    fresh_pupil: Callable[..., FreshPupil],
    running: Site,
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    anouk, parent = visit("anouk"), visit(pupil.parent)
    child = f"/kinderen/{pupil.reference}/"
    to_the_table(anouk, parent, child, running)
    design(anouk, parent, child, pupil, check_axe)
    another_school(visit, anouk, parent, child, pupil, check_axe)


def to_the_table(anouk: Page, parent: Page, child: str, running: Site) -> None:
    """SOT smal, SOT breed, and an independent trajectbegeleider with the director."""
    start_hia(anouk, child)
    move(anouk, child, "2")
    is_blocked(anouk, child, "3", "samenwerkingsverband")
    nearly = running.run(str(HERE / "make_guide.py"))
    join(anouk, child, nearly)
    expect(anouk.get_by_text("Een trajectbegeleider is onafhankelijk.")).to_be_visible()
    ask(anouk, child, "Tamar Levi")
    answer(parent, "Ja, dat mag")
    expect(parent.get_by_text("U zei ja.").first).to_be_visible()
    move(anouk, child, "3")
    is_blocked(anouk, child, "4", "directeur")
    join(anouk, child, "Carla Meijerink")
    expect(anouk.get_by_text("Carla Meijerink staat in de kring.").first).to_be_visible()
    move(anouk, child, "4")


def design(
    anouk: Page, parent: Page, child: str, pupil: FreshPupil, check_axe: Callable[[Page], None]
) -> None:
    """The growth document prepares, the director is always asked, youth care joins before help from outside is agreed."""
    fill_meeting(anouk, pupil, "HIA-bespreking", day=later(7))
    plan_it(anouk)
    expect(anouk.get_by_text("Er komt iemand van buiten de school.").first).to_be_visible()
    write(anouk, pupil.reference, "Dit is lastig", "Rekenen lukt niet meer.")
    fill_meeting(anouk, pupil, "HIA-bespreking", day=later(7))
    anouk.get_by_label(re.compile("Carla Meijerink")).uncheck()
    plan_it(anouk)
    expect(
        anouk.get_by_text("Bij dit overleg hoort altijd ook: directeur. Zet die op de lijst.")
    ).to_be_visible()
    check_axe(anouk)
    anouk.get_by_label(re.compile("Carla Meijerink")).check()
    plan_it(anouk)
    expect(anouk.get_by_text("Het overleg is gepland.")).to_be_visible()

    is_blocked(anouk, child, "6", "traject met een reële kans")
    is_blocked(anouk, child, "4z", "hulpverlener", "jeugd- en gezinshulpverlener")
    ask(anouk, child, "Bram Postma")
    answer(parent, "Ja, dat mag")
    expect(parent.get_by_text("U zei ja.").first).to_be_visible()
    move(anouk, child, "4z")
    say(anouk, child, "traject_outside", "Bram thuis, Tamar in de klas, twaalf weken.")
    is_blocked(anouk, child, "6", "voorwaarden voor succes")
    say(anouk, child, "conditions", "Elke week een half uur samen; een rustige plek.")
    anouk.goto(f"{child}route/stap/")
    expect(anouk.get_by_role("button", name="Naar stap 6")).to_be_enabled()
    check_axe(anouk)


def another_school(
    visit: Visit,
    anouk: Page,
    parent: Page,
    child: str,
    pupil: FreshPupil,
    check_axe: Callable[[Page], None],
) -> None:
    """No perspective here: the other school reads exactly what the parent chose, as long as the place is there."""
    write(parent, pupil.reference, "Dit gaat goed", "Zij lacht weer thuis.")
    anouk.goto(f"/andere-school/{pupil.reference}/vragen/")
    expect(anouk.get_by_role("button", name="Andere school vragen")).to_have_attribute(
        "aria-disabled", "true"
    )
    check_axe(anouk)
    move(anouk, child, "5")
    anouk.goto(f"/andere-school/{pupil.reference}/vragen/")
    check_axe(anouk)
    anouk.get_by_role("listitem").filter(has_text="Hanneke Dijk").get_by_role("link").click()
    expect(anouk.get_by_label("Wat vraagt u deze school?")).to_be_visible()
    check_axe(anouk)
    anouk.get_by_role("button", name="Vraag het gezin").click()
    expect(anouk.get_by_text("Schrijf op wat u de andere school wilt vragen").first).to_be_visible()
    anouk.get_by_label("Wat vraagt u deze school?").fill("Is er bij u een kleine groep?")
    anouk.get_by_label("Tot wanneer?").fill(later(30))
    anouk.get_by_role("button", name="Vraag het gezin").click()
    expect(anouk.get_by_text("De vraag staat bij het gezin.").first).to_be_visible()
    check_axe(anouk)

    hanneke = visit("hanneke")
    hanneke.goto("/andere-school/")
    expect(hanneke.get_by_text(pupil.name)).to_have_count(0)
    assert not opens(hanneke, child)

    parent.set_viewport_size(PHONE)  # type: ignore[arg-type]
    parent.goto("/ons-gezin/")
    check_axe(parent)
    parent.get_by_role("link", name="Ja, kies wat de school leest").click()
    expect(parent.get_by_role("heading", name="Wat ziet de andere school?")).to_be_visible()
    check_axe(parent)
    parent.get_by_label(re.compile("Rekenen lukt niet meer")).check()
    parent.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(parent.get_by_text("Bewaard: 1 deel gekozen.").first).to_be_visible()

    hanneke.goto("/kinderen/")
    check_axe(hanneke)
    hanneke.get_by_role("link", name="Lees wat het gezin koos").click()
    expect(hanneke.get_by_role("heading", name="Meedenken voor een andere school")).to_be_visible()
    check_axe(hanneke)
    hanneke.get_by_role("link", name=pupil.name).click()
    expect(hanneke.get_by_text("Rekenen lukt niet meer.")).to_be_visible()
    expect(hanneke.get_by_text("Zij lacht weer thuis.")).to_have_count(0)
    place = hanneke.url
    check_axe(hanneke)
    for shut in (
        child,
        f"/plan/{pupil.reference}/groeidocument/",
        f"{child}gebeurtenissen/",
        f"{child}gegevens/",
    ):
        assert not opens(hanneke, shut)

    parent.goto("/ons-gezin/wie-keek/")
    expect(parent.get_by_text("Hanneke Dijk").first).to_be_visible()
    parent.goto("/ons-gezin/")
    parent.get_by_role("link", name=re.compile("Kies wat deze school leest")).click()
    expect(parent.get_by_label(re.compile("Rekenen lukt niet meer"))).to_be_checked()
    parent.get_by_label(re.compile("Rekenen lukt niet meer")).uncheck()
    parent.get_by_label(re.compile("Zij lacht weer thuis")).check()
    parent.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(parent.get_by_text("Bewaard: 1 deel gekozen.").first).to_be_visible()
    hanneke.goto(place)
    expect(hanneke.get_by_text("Zij lacht weer thuis.")).to_be_visible()
    expect(hanneke.get_by_text("Rekenen lukt niet meer.")).to_have_count(0)

    say(anouk, child, "school_explored", "De andere school heeft een kleine groep; ouders denken na.")
    move(anouk, child, "6")
    assert not opens(hanneke, place)
