"""Journeys with the social team: the parents said yes, and the case manager and the scientist are in the circle."""

import datetime as dt
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.test_at_43_consent_age_12 import answer, ask

Visit = Callable[[str], Page]


def bring_in(visit: Visit, pupil: FreshPupil) -> tuple[Page, Page, Page]:
    """The pages of the coordinator, the parent and the case manager; the triage is begun."""
    anouk, parent, maaike = visit("anouk"), visit(pupil.parent), visit("maaike")
    child = f"/kinderen/{pupil.reference}/"
    ask(anouk, child, "Maaike Visser")
    answer(parent, "Ja, dat mag")
    join(anouk, child, "Jesse Aydin")
    maaike.goto(triage_of(pupil))
    maaike.get_by_role("button", name="Begin de triage").click()
    expect(maaike.get_by_text("De triage is begonnen.").first).to_be_visible()
    return anouk, parent, maaike


def join(page: Page, child: str, who: str) -> None:
    """Somebody of an organisation for which the parents said yes."""
    page.goto(f"{child}erbij-vragen/")
    page.get_by_role("listitem").filter(has_text=who).get_by_role("link").first.click()
    page.get_by_label("Waarom vraagt u deze persoon erbij?").fill("Sociaal team.")
    page.get_by_role("button", name="Zet in de kring").click()


def triage_of(pupil: FreshPupil) -> str:
    return f"/triage/{pupil.reference}/"


def judge(page: Page, *, learning: str, living: str, outcome: str) -> None:
    page.locator(f'[name="learning"][value="{learning}"]').check()
    page.locator(f'[name="living"][value="{living}"]').check()
    page.locator(f'[name="outcome"][value="{outcome}"]').check()
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Bewaard.").first).to_be_visible()


def fill_in(page: Page, pupil: FreshPupil, *, learning: str, living: str, outcome: str) -> None:
    page.goto(f"{triage_of(pupil)}vragen/")
    judge(page, learning=learning, living=living, outcome=outcome)


def confirm(page: Page, pupil: FreshPupil) -> None:
    page.goto(f"{triage_of(pupil)}bevestigen/")
    page.get_by_label("Wat is de aard van de vraag?").fill("Thuis is het onrustig.")
    page.get_by_label("ernstig", exact=True).check()
    page.get_by_label("binnen een paar weken").check()
    page.get_by_role("button", name="Bevestig de triage").click()
    expect(page.get_by_text("U hebt de triage bevestigd.").first).to_be_visible()


def today() -> str:
    return dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
