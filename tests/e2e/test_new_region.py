"""From an empty region to a route that runs for a child: the installer begins it, its own people do the rest."""

import re
import secrets
import time
from collections.abc import Callable
from email.message import EmailMessage

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.running_site import Site
from tests.e2e.test_at_01_ihi import begin_by_hand
from tests.e2e.test_sign_in import bind_app, make_account

Mails = Callable[[], list[EmailMessage]]
Check = Callable[[Page], None]


def accept(page: Page, address: str, mails: Mails, check_axe: Check) -> Page:
    """Follow the link in the mail to an account with a second step."""
    mail = [mail for mail in mails() if mail["To"] == address][-1]
    link = re.search(r"http\S+/account/uitnodiging/\S+", mail.get_content())
    assert link
    page.goto(link[0])
    page.get_by_label("E-mailadres").fill(address)
    make_account(page)
    bind_app(page, check_axe)
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    return page


def employ(page: Page, *, call_name: str, last_name: str, address: str, role: str) -> None:
    page.get_by_label("Voornaam").fill(call_name)
    page.get_by_label("Achternaam").fill(last_name)
    page.get_by_label("E-mailadres van het werk").fill(address)
    page.get_by_label("Rol", exact=True).select_option(label=role)
    page.get_by_role("button", name="Zet deze persoon erbij").click()
    expect(page.get_by_text("Deze persoon heeft de rol.")).to_be_visible()


def test_a_new_region_starts_its_first_route(
    running: Site,
    open_context: Callable[[], BrowserContext],
    mails: Mails,
    check_axe: Check,
    record_property: Callable[[str, object], None],
) -> None:
    key = secrets.token_hex(3)
    boss, eva = f"beheer{key}@example.org", f"eva{key}@example.org"
    begun = time.monotonic()
    running.run("manage.py", "new_region", f"Regio {key}", f"regio-{key}", "--organisation", f"SWV {key}",
                "--call-name", "Bo", "--last-name", "Kort", "--email", boss)  # fmt: skip

    page = accept(open_context().new_page(), boss, mails, check_axe)
    page.goto("/beheer/routes/")
    page.get_by_role("link", name="Naar de bibliotheek").click()
    page.get_by_label("Route IHI").check()
    page.get_by_role("button", name="Neem over en publiceer").click()
    expect(page.get_by_text("Scholen kunnen ermee beginnen.")).to_be_visible()

    page.goto("/beheer/")
    page.get_by_role("link", name="Organisaties en mensen").click()
    check_axe(page)
    page.get_by_label("Soort organisatie").select_option(label="school")
    page.get_by_label("Naam").fill(f"basisschool {key}")
    page.get_by_role("button", name="Zet de organisatie erbij").click()
    expect(page.get_by_text("Hier werkt nog niemand")).to_be_visible()
    employ(page, call_name="Eva", last_name="Brand", address=eva, role="intern begeleider")
    check_axe(page)

    school = accept(open_context().new_page(), eva, mails, check_axe)
    begin_by_hand(school)
    school.goto(f"{school.url}route/start/")
    school.get_by_role("button", name="Start Route IHI").click()
    expect(school.get_by_text("U bent hier").first).to_be_visible()
    record_property("seconds from an empty region to a running route", round(time.monotonic() - begun))
