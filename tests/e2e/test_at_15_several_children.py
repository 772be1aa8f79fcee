"""AT-15: one sitting about three children. Each partner sees his own; the screen between two shows neither; minutes per child."""

import datetime as dt
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import TODAY, later, meeting_now
from tests.e2e.test_at_14_norm import start_support_route
from tests.e2e.test_at_43_consent_age_12 import answer, ask, opens

Visit = Callable[[str], Page]
Check = Callable[[Page], None]


def open_sitting(page: Page, kind: str, check_axe: Check, *, day: str, begins: str, ends: str) -> str:
    """A day for several children, outside the year plan; answers its address."""
    page.goto("/overleg/jaarplan/")
    page.get_by_role("link", name="Zitting over meer kinderen").click()
    page.get_by_label(kind, exact=True).check()
    page.get_by_label("Dag", exact=True).fill(day)
    page.get_by_label("Van", exact=True).fill(begins)
    page.get_by_label("Tot", exact=True).fill(ends)
    page.locator("[name=place]").fill("De Klimboom, lokaal 4")
    check_axe(page)
    page.get_by_role("button", name="Naar de agenda").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("op")
    return re.sub(r"^https?://[^/]+", "", page.url)


def add(page: Page, sitting: str, pupil: FreshPupil, minutes: int = 30) -> None:
    page.goto(sitting)
    page.get_by_label("Welk kind?").select_option(label=pupil.name)
    page.get_by_label("Doel van het gesprek").fill("Samen kijken wat helpt")
    page.get_by_label("Minuten").last.fill(str(minutes))
    page.get_by_role("button", name="Zet op de agenda").click()
    expect(page.get_by_text("Het kind staat op de agenda.")).to_be_visible()


def expect_nothing_of(page: Page, pupils: list[FreshPupil]) -> None:
    for pupil in pupils:
        for words in (pupil.name.split(maxsplit=1)[0], pupil.guardian_name.split(maxsplit=1)[0]):
            expect(page.locator("html")).not_to_contain_text(words)


def test_at_15_a_partner_sees_only_the_child_of_his_own(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Check
) -> None:
    daughter, son, other = fresh_pupil(age=13), fresh_pupil(), fresh_pupil()
    page, theo, mother = visit("anouk"), visit("theo"), visit(son.parent)
    child = f"/kinderen/{son.reference}/"
    ask(page, child, "Theo Wolters")
    answer(mother, "Ja, dat mag")
    for pupil in (daughter, son, other):
        start_support_route(page, f"/kinderen/{pupil.reference}/")
    sitting = open_sitting(page, "ZAT", check_axe, day=later(1), begins="15:00", ends="17:10")
    for pupil in (daughter, son, other):
        add(page, sitting, pupil)
    expect(page.get_by_text("15:30–16:00")).to_be_visible()
    check_axe(page)

    assert opens(theo, sitting)
    main = theo.get_by_role("main")
    expect(main.get_by_role("link", name=son.name)).to_be_visible()
    expect(main).to_contain_text("15:30–16:00")
    expect_nothing_of(theo, [daughter, other])
    for time in ("15:00", "16:30", "17:10"):
        expect(main).not_to_contain_text(time)
    check_axe(theo)
    theo.goto("/overleg/")
    expect_nothing_of(theo, [daughter, other])

    page.goto(sitting)
    page.get_by_role("button", name=re.compile(f"Eerder.*{other.name}")).click()
    expect(page.get_by_text("Wie het aangaat, krijgt een nieuwe uitnodiging.")).to_be_visible()
    theo.goto(sitting)
    expect(main).to_contain_text("16:00–16:30")
    for time in ("15:30", "15:00"):
        expect(main).not_to_contain_text(time)

    stranger = visit("jorrit")
    assert not opens(stranger, sitting)
    assert not opens(mother, sitting)


def test_at_15_the_next_child_and_minutes_of_each(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Check
) -> None:
    first, second = fresh_pupil(), fresh_pupil()
    page, mother = visit("anouk"), visit(second.parent)
    for pupil in (first, second):
        start_support_route(page, f"/kinderen/{pupil.reference}/")
    day, begins, _ends = meeting_now()
    sitting = open_sitting(page, "ZAT", check_axe, day=day, begins=begins, ends="23:59")
    for pupil in (first, second):
        add(page, sitting, pupil, minutes=15)

    page.get_by_role("link", name="Naar het volgende kind").click()
    expect_nothing_of(page, [first, second])
    check_axe(page)
    page.get_by_role("button", name="Begin met het volgende kind").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(first.name)
    page.get_by_label("Verslag van Overzicht").fill("Alleen over het eerste kind.")
    expect(page.get_by_text(re.compile("Bewaard om")).first).to_be_visible()

    page.get_by_role("link", name="Naar het volgende kind").click()
    expect(page.get_by_role("heading", name="Tussen twee gesprekken")).to_be_visible()
    expect_nothing_of(page, [first, second])
    check_axe(page)
    page.get_by_role("button", name="Begin met het volgende kind").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(second.name)
    expect_nothing_of(page, [first])
    expect(page.get_by_label("Verslag van Overzicht")).to_have_value("")

    with page.expect_response(re.compile("/volgende/")) as again:
        page.go_back()
    assert "no-store" in again.value.headers["cache-control"]
    expect(page.get_by_role("heading", name="Tussen twee gesprekken")).to_be_visible()
    expect_nothing_of(page, [first, second])
    mother.goto("/overleg/")
    expect_nothing_of(mother, [first])


def test_at_15_a_question_without_a_name(visit: Visit, check_axe: Check) -> None:
    page, teacher = visit("anouk"), visit("daan")
    day = (TODAY + dt.timedelta(days=9)).isoformat()
    sitting = open_sitting(page, "ZAT", check_axe, day=day, begins="15:00", ends="16:00")
    teacher.goto(sitting)
    teacher.get_by_text("Stel een vraag zonder naam").click()
    teacher.get_by_label("Uw vraag").fill("Een kind in groep 6 slaapt slecht. Wie kan meedenken?")
    check_axe(teacher)
    teacher.get_by_role("button", name="Zet de vraag op de agenda").click()
    expect(teacher.get_by_text("Lees uw vraag nog eens.").first).to_be_visible()
    teacher.get_by_label(re.compile("Ik heb de vraag nog eens gelezen")).check()
    teacher.get_by_role("button", name="Zet de vraag op de agenda").click()
    expect(teacher.get_by_text("Uw vraag staat op de agenda, zonder naam.")).to_be_visible()

    page.goto(sitting)
    page.get_by_role("link", name="Vraag van Daan Kuipers").click()
    page.get_by_label("Wat is het advies?").fill("Vraag de jeugdarts om mee te denken.")
    page.get_by_label("Jeugdarts").check()
    check_axe(page)
    page.get_by_role("button", name="Bewaar het advies").click()
    teacher.get_by_role("link", name="Vraag van Daan Kuipers").click()
    expect(teacher.get_by_text("Vraag de jeugdarts om mee te denken.")).to_be_visible()
    check_axe(teacher)
