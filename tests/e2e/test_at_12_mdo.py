"""AT-12: a coordinator asks five organisations when they can for an MDO about a child of 13, two people without an account;
picks the best moment, and everybody is invited with a calendar that says nothing.
"""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.running_site import Site

Visit = Callable[[str], Page]
PROGRAM = Path(__file__).parent / "arrange_mdo.py"
PHONE = {"width": 360, "height": 740}


@dataclass
class Counted:
    """What it takes to plan: presses and filled-in fields, and the seconds of this run."""

    page: Page
    clicks: int = 0
    fields: int = 0
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0

    def press(self, role: str, name: str, *, exact: bool = False) -> None:
        self.clicks += 1
        self.page.get_by_role(role, name=name, exact=exact).first.click()  # type: ignore[arg-type]

    def tick(self, name: str) -> None:
        self.clicks += 1
        self.page.get_by_label(name).check()

    def fill(self, label: str, words: str) -> None:
        self.fields += 1
        self.page.get_by_label(label).fill(words)

    def stop(self) -> None:
        self.seconds = time.monotonic() - self.began


def ask_everybody(
    page: Page, pupil: FreshPupil, people: list[str], check_axe: Callable[[Page], None]
) -> tuple[Counted, dict[str, str]]:
    """From the page of the child to the question; answers {name: code} of who has no account."""
    page.goto(f"/kinderen/{pupil.reference}/")
    counted = Counted(page)
    counted.press("link", "Overleg plannen")
    counted.press("button", "Vraag wanneer iedereen kan")
    expect(page.get_by_text("MDO", exact=True)).to_be_visible()
    counted.fill("Doel van het overleg", "Samen kiezen wat Noor helpt")
    for name in people:
        if not page.get_by_label(name).is_checked():
            counted.tick(name)
    counted.press("button", "Vraag wanneer iedereen kan")
    expect(page.get_by_role("heading", name="Geef deze codes door")).to_be_visible()
    counted.stop()
    check_axe(page)
    codes = {
        name: page.get_by_role("region", name=name).locator(".rondom-code").first.inner_text()
        for name in people[2:]
    }
    counted.press("link", "Bekijk wie antwoord gaf")
    return counted, codes


def vote(page: Page, *words: str) -> None:
    for number, word in enumerate(words):
        page.locator("fieldset.rondom-poll").nth(number).get_by_label(word, exact=True).check()
    page.get_by_role("button", name="Stuur mijn keuze").click()
    expect(page.get_by_text("Bewaard").first).to_be_visible()


def vote_by_link(context: BrowserContext, link: str, code: str, check_axe: Callable[[Page], None]) -> None:
    page = context.new_page()
    page.goto(link)
    expect(page.get_by_role("heading", name="Vul de code in")).to_be_visible()
    assert link.rpartition("/link/")[2] not in page.url
    check_axe(page)
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", name="Wanneer kunt u?")).to_be_visible()
    check_axe(page)
    assert "Noor" not in page.content()
    assert "Klimboom" not in page.content()
    vote(page, "Kan niet", "Kan", "Als het moet")


def link_in(mails: list, address: str) -> str:
    """The link in the newest mail about a date."""
    found = [mail for mail in mails if address in str(mail["To"]) and "Wanneer" in str(mail["Subject"])]
    body = found[-1].get_content()
    return re.search(r"https?://\S+/overleg/prikken/link/\S+", body)[0]  # type: ignore[index]


def test_at_12_five_organisations_and_one_moment(
    visit: Visit,
    fresh_pupil: Callable[..., FreshPupil],
    running: Site,
    open_context: Callable[[], BrowserContext],
    mails: Callable[[], list],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil(age=13)
    key = pupil.parent.removeprefix("ouder-")
    people = json.loads(running.run(str(PROGRAM), str(pupil.dossier_id), key))
    anouk = visit("anouk")
    counted, codes = ask_everybody(anouk, pupil, people, check_axe)
    expect(anouk.get_by_text("0 van 8 mensen gaven antwoord")).to_be_visible()
    check_axe(anouk)

    mother = visit(pupil.parent)
    mother.set_viewport_size(PHONE)  # type: ignore[arg-type]
    mother.goto("/ons-gezin/")
    mother.get_by_role("link", name="Wanneer kunt u praten over").first.click()
    check_axe(mother)
    vote(mother, "Kan niet", "Kan", "Kan")
    girl = visit(pupil.pupil)
    girl.goto("/ons-gezin/mijn-plan/")
    girl.get_by_role("link", name="Wanneer kun jij praten?").click()
    vote(girl, "Als het moet", "Kan", "Kan niet")
    for name, slug in zip(people[2:], ("loes", "guus"), strict=True):
        vote_by_link(open_context(), link_in(mails(), f"{slug}-{key}@"), codes[name], check_axe)
    samira = visit("samira")
    samira.goto("/mijn-werk/")
    samira.get_by_role("link", name="Geef door wanneer u kunt").first.click()

    choose = Counted(anouk)
    anouk.reload()
    expect(anouk.get_by_text("Past het best")).to_have_count(1)
    best = anouk.locator("li.rondom-date").filter(has_text="Past het best")
    expect(best).to_contain_text("4 kan")
    check_axe(anouk)
    choose.clicks, choose.began = 1, time.monotonic()
    best.get_by_role("button").click()
    expect(anouk.get_by_text("Het overleg is gepland.")).to_be_visible()
    choose.stop()
    clicks = counted.clicks + choose.clicks
    print(f"\nAT-12: {clicks} clicks, {counted.fields} field, {counted.seconds + choose.seconds:.1f} s")  # noqa: T201
    for name in (*people, pupil.guardian_name, pupil.name):
        expect(anouk.get_by_text(name).first).to_be_visible()
    expect_invitations(mails, key)


def expect_invitations(mails: Callable[[], list], key: str) -> None:
    """The calendar of who has no account, and nothing in it about the child."""
    until = time.monotonic() + 90
    while time.monotonic() < until:
        found = [
            mail for mail in mails() if f"loes-{key}@" in str(mail["To"]) and "Uitnodiging" in mail["Subject"]
        ]
        if found:
            break
        time.sleep(1)
    text = found[0].as_string()
    assert "Overleg (vertrouwelijk)" in text.replace("\n ", "")
    assert "Noor" not in text
