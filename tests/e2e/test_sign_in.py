"""Signing in, in a real browser: one click in the demo, password, app, passkey, invitation."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.running_site import Site

PASSWORD = "een lange zin met fietsen"
INVITE = """
import sys, django
django.setup()
from rondom.people.models import Person
from rondom.people.operations import invite
from tests.e2e.make_pupil import actor_of
person = Person.objects.get(pk=sys.argv[1])
print(invite(actor_of("anouk"), person=person, address=sys.argv[2])[1])
"""


def code_of(secret: str, *, at: float | None = None) -> str:
    """The six figures that an app shows (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = struct.pack(">Q", int((at or time.time()) // 30))
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


@pytest.fixture
def guest(
    running: Site,
    fresh_pupil: Callable[..., FreshPupil],
    visitor: Page,
    mails: Callable[[], list[EmailMessage]],
) -> Page:
    """A parent on the page behind the link in her mail."""
    pupil = fresh_pupil(with_accounts=False)
    address = f"guest{pupil.pupil_id}@example.org"
    running.run("-c", INVITE, str(pupil.guardian_id), address)
    mail = next(mail for mail in mails() if mail["To"] == address)
    text = mail.get_content()
    assert pupil.name.split()[0] not in text
    assert pupil.guardian_name not in text
    link = re.search(r"http\S+/account/uitnodiging/\S+", text)
    assert link
    visitor.goto(link[0])
    visitor.get_by_label("E-mailadres").fill(address)
    return visitor


def make_account(guest: Page) -> str:
    """Fill in the invitation; the answer is the address."""
    address = guest.get_by_label("E-mailadres").input_value()
    guest.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    guest.get_by_role("button", name="Account maken").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Kies een tweede stap")
    return address


def sign_in(page: Page, address: str, password: str = PASSWORD) -> None:
    page.goto("/account/inloggen/")
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def sign_out(page: Page) -> None:
    page.locator(".rondom-header .rondom-account__button").last.click()
    page.get_by_role("button", name="Uitloggen").click()


def bind_app(page: Page, check_axe: Callable[[Page], None]) -> str:
    page.get_by_role("link", name="App koppelen").click()
    check_axe(page)
    secret = page.locator(".rondom-code").inner_text()
    page.get_by_label("Code uit de app").fill(code_of(secret))
    page.get_by_role("button", name="App koppelen").click()
    return secret


def add_authenticator(page: Page) -> None:
    """A device that can make and use passkeys, and always says yes."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    verified = {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options | verified})


def test_demo_page_signs_in_with_one_click(visitor: Page, check_axe: Callable[[Page], None]) -> None:
    visitor.goto("/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Wie wilt u zijn?")
    check_axe(visitor)

    visitor.get_by_role("button", name="Kijk mee als Rania Haddad").click()

    expect(visitor.get_by_label("Rania Haddad")).to_be_visible()


@pytest.mark.parametrize("age", [8, 13])
def test_own_pupil_of_a_journey(
    fresh_pupil: Callable[..., FreshPupil], visit: Callable[[str], Page], age: int
) -> None:
    pupil = fresh_pupil(age=age)

    page = visit(pupil.parent)

    expect(page.get_by_label(pupil.guardian_name)).to_be_visible()


def test_invitation_then_app_then_password_and_code(
    guest: Page,
    check_axe: Callable[[Page], None],
    open_context: Callable[[], BrowserContext],
    mails: Callable[[], list[EmailMessage]],
) -> None:
    assert guest.url.endswith("/account/uitnodiging/")  # the secret is no longer in the address
    link = guest.evaluate("document.referrer")
    assert "uitnodiging/" not in link
    check_axe(guest)
    address = make_account(guest)
    check_axe(guest)

    guest.goto("/ons-gezin/")  # nothing else opens
    expect(guest.get_by_role("heading", level=1)).to_have_text("Kies een tweede stap")
    secret = bind_app(guest, check_axe)
    expect(guest.get_by_role("heading", level=1)).to_have_text("Uw reservecodes")
    check_axe(guest)
    spare = guest.locator(".rondom-codes code").first.inner_text()
    guest.reload()
    expect(guest.locator(".rondom-codes")).to_have_count(0)  # shown once
    check_axe(guest)
    guest.goto("/account/gegevens/")
    expect(guest.get_by_text("App met codes")).to_be_visible()
    check_axe(guest)
    other = open_context().new_page()
    come_back(other, address, secret, spare, check_axe)
    told = [mail for mail in mails() if mail["To"] == address and "Nieuw apparaat" in mail["Subject"]]
    assert len(told) == 1  # not of the first browser, and of the other one once
    sign_out_elsewhere(guest, other, check_axe)


def sign_out_elsewhere(here: Page, other: Page, check_axe: Callable[[Page], None]) -> None:
    """The other browser is in the list, and is out on its next request."""
    here.goto("/account/gegevens/")
    expect(here.get_by_text("Chrome op een computer met Linux", exact=True)).to_have_count(2)
    check_axe(here)
    here.get_by_role("button", name="Overal behalve hier uitloggen").click()
    expect(here.get_by_text("Dat apparaat is uitgelogd.")).to_be_visible()
    other.goto("/account/gegevens/")
    expect(other.get_by_label("E-mailadres")).to_be_visible()


def come_back(other: Page, address: str, secret: str, spare: str, check_axe: Callable[[Page], None]) -> None:
    """Sign in from another browser: a wrong password, a wrong code, a code of the app, a spare code."""
    sign_in(other, address, "een ander wachtwoord")
    expect(other.get_by_role("alert").first).to_contain_text("klopt niet")
    check_axe(other)
    sign_in(other, address)
    expect(other.get_by_role("heading", level=1)).to_have_text("Nog een stap")
    check_axe(other)
    other.get_by_label("Code").fill("000000")
    other.get_by_role("button", name="Inloggen", exact=True).click()
    expect(other.locator("#fouten")).to_contain_text("Deze code klopt niet")
    other.get_by_label("Code").fill(code_of(secret, at=time.time() + 30))
    other.get_by_role("button", name="Inloggen", exact=True).click()
    expect(other.locator("[data-signed-in]")).to_have_count(1)

    sign_out(other)
    sign_in(other, address)
    other.get_by_label("Code").fill(spare)
    other.get_by_role("button", name="Inloggen", exact=True).click()
    expect(other.locator("[data-signed-in]")).to_have_count(1)


def test_passkey_under_the_strict_policy(guest: Page, check_axe: Callable[[Page], None]) -> None:
    add_authenticator(guest)
    address = make_account(guest)
    guest.get_by_role("link", name="Sleutel maken").click()
    check_axe(guest)
    guest.get_by_label("Hoe heet dit apparaat?").fill("mijn telefoon")
    guest.get_by_role("button", name="Sleutel maken").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Uw reservecodes")
    guest.get_by_role("link", name="Ik heb ze bewaard").click()
    guest.goto("/account/gegevens/")
    expect(guest.get_by_text("Sleutel: mijn telefoon")).to_be_visible()
    check_axe(guest)
    sign_out(guest)

    guest.goto("/account/inloggen/")
    check_axe(guest)
    guest.get_by_role("button", name="Inloggen met een sleutel").click()
    expect(guest.locator("[data-signed-in]")).to_have_count(1)
    sign_out(guest)

    sign_in(guest, address)  # the password, then the passkey as second step
    guest.get_by_role("button", name="Verder met uw sleutel").click()
    expect(guest.locator("[data-signed-in]")).to_have_count(1)


def test_passkey_that_does_not_work_says_so(visitor: Page) -> None:
    visitor.add_init_script("navigator.credentials.get = () => Promise.reject(new Error('no'))")
    visitor.goto("/account/inloggen/")
    visitor.get_by_role("button", name="Inloggen met een sleutel").click()
    expect(visitor.get_by_text("Dat lukte niet.")).to_be_visible()


def test_link_that_does_not_work(visitor: Page, check_axe: Callable[[Page], None]) -> None:
    visitor.goto("/account/uitnodiging/no-such-secret/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")
    check_axe(visitor)


def test_forgotten_password(
    guest: Page,
    check_axe: Callable[[Page], None],
    open_context: Callable[[], BrowserContext],
    mails: Callable[[], list[EmailMessage]],
) -> None:
    address = make_account(guest)
    page = open_context().new_page()
    page.goto("/account/inloggen/")
    page.get_by_role("link", name="Wachtwoord vergeten?").click()
    check_axe(page)
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_role("button", name="Link sturen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in uw mail")
    check_axe(page)

    mail = [mail for mail in mails() if mail["To"] == address][-1]
    link = re.search(r"http\S+", mail.get_content())
    assert link
    page.goto(link[0])
    check_axe(page)
    page.get_by_label("Nieuw wachtwoord", exact=True).fill("kort")
    page.get_by_label("Nog een keer het nieuwe wachtwoord").fill("kort")
    page.get_by_role("button", name="Wachtwoord bewaren").click()
    expect(page.locator("#fouten")).to_be_visible()
    check_axe(page)
    page.get_by_label("Nieuw wachtwoord", exact=True).fill("een heel nieuwe zin")
    page.get_by_label("Nog een keer het nieuwe wachtwoord").fill("een heel nieuwe zin")
    page.get_by_role("button", name="Wachtwoord bewaren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw wachtwoord is veranderd")
    sign_in(page, address, "een heel nieuwe zin")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kies een tweede stap")


def test_choosing_a_hat(visit: Callable[[str], Page], check_axe: Callable[[Page], None]) -> None:
    page = visit("ilse")
    page.goto("/account/rollen/")
    check_axe(page)
    page.get_by_role("button", name="Coördinator passend onderwijs").click()
    expect(page.locator(".rondom-account__hat")).to_have_text("coördinator passend onderwijs")


def test_signing_out_forgets_drafts(visit: Callable[[str], Page], check_axe: Callable[[Page], None]) -> None:
    page = visit("daan")
    page.goto("/account/uitloggen/")
    check_axe(page)
    page.evaluate(
        "sessionStorage.setItem('rondom-draft:x', JSON.stringify({by: document.body.dataset.signedIn, pairs: []}))"
    )
    page.locator("main").get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/demo/")
    assert page.evaluate("sessionStorage.getItem('rondom-draft:x')") is None


def test_language_of_a_parent(visit: Callable[[str], Page], check_axe: Callable[[Page], None]) -> None:
    page = visit("thomas")
    page.goto("/account/gegevens/")
    check_axe(page)
    page.get_by_label("Taal", exact=True).select_option("en")
    page.get_by_role("button", name="Taal bewaren").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
