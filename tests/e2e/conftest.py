"""What a journey may use: the running site, a browser, somebody who is signed in, an own pupil, the mails.

Nothing here touches Django: the site runs beside the tests, in processes and a database of its own.
"""

import email
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Response

from tests.e2e.accessibility import check_page
from tests.e2e.running_site import Site, running_site

HERE = Path(__file__).parent
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
VIEW = {"width": 1280, "height": 900}
WAIT_MS = 20_000


@dataclass(frozen=True)
class FreshPupil:
    """A pupil with one parent and an open dossier, or none yet (number 0, no reference).

    parent and pupil: keys for `visit`; second_parent: of the father in another house, when there is one.
    """

    pupil_id: int
    person_id: int
    guardian_id: int
    dossier_id: int
    reference: str
    name: str
    guardian_name: str
    parent: str
    pupil: str
    second_parent: str = ""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL one journey of each file: the others differ in their screens, not in what the database does."""
    journeys = [item for item in items if HERE in item.path.parents]
    for item in journeys:
        item.add_marker(pytest.mark.e2e)
    if "DATABASE_URL" in os.environ and os.environ.get("RONDOM_JOURNEYS") != "all":
        first = {item.path: item for item in sorted(journeys, key=_line, reverse=True)}
        elsewhere = [item for item in journeys if item is not first[item.path]]
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


def _line(item: pytest.Item) -> int:
    return item.location[1] or 0


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """CHROMIUM names another one. The one without a screen takes a fifth less of the processor."""
    there = (shutil.which(f"chromium{kind}") for kind in ("-headless-shell", "", "-browser"))
    program = os.environ.get("CHROMIUM") or next(filter(None, there), None)
    browser = playwright.chromium.launch(executable_path=program, headless=True, args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture
def site(running: Site) -> str:
    """The address of the site, without a slash at the end."""
    return running.address


@pytest.fixture(autouse=True)
def trouble(running: Site) -> Iterator[list[str]]:
    """What went wrong behind the screen: an error in the log, an answer 500, a script that the CSP stopped."""
    since = running.log.stat().st_size
    found: list[str] = []
    yield found
    if log := running.trouble(since):
        found.append(log)
    assert not found, "\n".join(found)


@pytest.fixture
def open_context(browser: Browser, site: str, trouble: list[str]) -> Iterator[Callable[[], BrowserContext]]:
    """A browser of somebody else: no cookies, Dutch, a screen of 1280 wide."""
    contexts: list[BrowserContext] = []

    def fresh() -> BrowserContext:
        context = browser.new_context(base_url=site, locale="nl-NL", viewport=VIEW)  # type: ignore[arg-type]
        context.set_default_timeout(WAIT_MS)
        context.on("response", lambda answer: _note_answer(answer, trouble))
        context.on("console", lambda line: _note_line(line, trouble))
        contexts.append(context)
        return context

    yield fresh
    for context in contexts:
        context.close()


def _note_answer(answer: Response, trouble: list[str]) -> None:
    if answer.status >= 500:
        trouble.append(f"{answer.status} {answer.request.method} {answer.url}")


def _note_line(line: ConsoleMessage, trouble: list[str]) -> None:
    if "Content Security Policy" in line.text:
        trouble.append(line.text)


@pytest.fixture
def visitor(open_context: Callable[[], BrowserContext]) -> Page:
    """A page of somebody who is not signed in."""
    return open_context().new_page()


@pytest.fixture
def visit(open_context: Callable[[], BrowserContext]) -> Callable[[str], Page]:
    """visit("anouk"): a page of hers, signed in by one click, on her first screen, in her first role."""

    def sign_in(key: str) -> Page:
        page = open_context().new_page()
        page.goto("/demo/")
        page.locator(f'[data-account="{key}"] button').click()
        page.wait_for_url(lambda url: "/demo/" not in url)
        if "/account/rollen/" in page.url:
            page.locator(".rondom-player__button").first.click()
            page.wait_for_url(lambda url: "/account/rollen/" not in url)
        return page

    return sign_in


@pytest.fixture
def check_axe() -> Callable[[Page], None]:
    """check_axe(page): accessible at 360, 768 and 1280 wide, no sideways scrolling at 320."""
    return check_page


@pytest.fixture
def fresh_pupil(running: Site) -> Callable[..., FreshPupil]:
    """fresh_pupil(age=8, school="vaart", with_accounts=True, with_signal=True, days_at_school=0, second_home=False): an own pupil, so that
    journeys do not meet each other.
    """

    def make(
        *,
        age: int = 8,
        school: str = "klimboom",
        with_accounts: bool = True,
        with_signal: bool = True,
        days_at_school: int = 0,
        second_home: bool = False,
    ) -> FreshPupil:
        key = secrets.token_hex(3)
        choices = ("1" if choice else "0" for choice in (with_accounts, with_signal))
        words = (
            str(HERE / "make_pupil.py"),
            key,
            str(age),
            school,
            *choices,
            str(days_at_school),
            str(int(second_home)),
        )
        return FreshPupil(**json.loads(running.run(*words)))

    return make


@pytest.fixture
def mails(running: Site) -> Callable[[], list[EmailMessage]]:
    """mails(): what was sent since the site started, oldest first."""

    def read() -> list[EmailMessage]:
        files = sorted((running.var / "mail").glob("*.log"), key=lambda file: file.stat().st_mtime)
        return [message for file in files for message in _messages(file)]

    return read


def _messages(file: Path) -> list[EmailMessage]:
    """The mails in one file of Django's file backend; a line of dashes ends each."""
    parts = file.read_bytes().split(b"\n" + b"-" * 79 + b"\n")
    return [
        message
        for part in parts
        if part.strip()
        and isinstance(message := email.message_from_bytes(part, policy=default), EmailMessage)
    ]
