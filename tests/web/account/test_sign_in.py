"""Signing in without a browser: what opens, what is refused, what is not told."""

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.people.models import Account
from tests.web.account.conftest import PASSWORD

LOGIN = reverse("account_login")


def sign_in(
    client: Client, *, email: str = "karin@example.org", password: str = PASSWORD, then: str = ""
) -> object:
    return client.post(LOGIN, {"login": email, "password": password, "next": then})


def test_password_alone_opens_only_the_way_to_a_second_step(client: Client, account: Account) -> None:
    sign_in(client)

    choose = reverse("account:second_factor")
    for name in ("work:home", "account:details", "inbox:list"):
        response = client.get(reverse(name))
        assert (response.status_code, response.headers.get("Location")) == (302, choose)
    for name in ("account:second_factor", "mfa_activate_totp", "mfa_add_webauthn", "about:help"):
        assert client.get(reverse(name)).status_code == 200


def test_second_step_is_asked_and_then_all_opens(client: Client, account: Account) -> None:
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(account)
    spare = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]

    response = sign_in(client)
    assert response.headers["Location"].startswith(reverse("mfa_authenticate"))  # type: ignore[attr-defined]
    assert client.get(reverse("account:details")).status_code == 302

    client.post(reverse("mfa_authenticate"), {"code": spare})
    assert client.get(reverse("account:details")).status_code == 200


def test_last_factor_stays(client: Client, account: Account) -> None:
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(account)
    spare = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": spare})

    page = client.post(reverse("mfa_deactivate_totp"))

    assert "enige tweede stap" in page.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


def test_wrong_password_and_unknown_address_get_the_same_answer(client: Client, account: Account) -> None:
    wrong = sign_in(client, password="iets anders dan dit").content.decode()  # type: ignore[attr-defined]
    unknown = sign_in(client, email="other@example.org").content.decode()  # type: ignore[attr-defined]

    sentence = "Het e-mailadres of het wachtwoord klopt niet."
    assert sentence in wrong
    assert sentence in unknown


def test_too_many_attempts_get_a_kind_message(client: Client, account: Account) -> None:
    for _attempt in range(11):
        response = sign_in(client, password="niet goed")
    assert "te vaak" in response.content.decode()  # type: ignore[attr-defined]


def test_account_that_stopped_is_not_told_apart(client: Client, account: Account) -> None:
    Account.objects.update(is_active=False)
    response = sign_in(client)
    assert "_auth_user_id" not in client.session
    assert response.status_code in (200, 302)  # type: ignore[attr-defined]


def test_session_gets_a_new_key(client: Client, account: Account) -> None:
    client.get(LOGIN)
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key

    sign_in(client)

    assert client.session.session_key != before


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_next_stays_on_this_site(client: Client, account: Account, address: str) -> None:
    response = sign_in(client, then=address)
    assert "example.org" not in response.headers["Location"]  # type: ignore[attr-defined]
    assert "javascript" not in response.headers["Location"]  # type: ignore[attr-defined]


def test_no_page_to_sign_up(client: Client, db: None) -> None:
    for path in ("/account/signup/", "/account/email/", "/account/login/code/"):
        assert client.get(path).status_code in (302, 404)


def test_hats(world: Demo, as_: Callable[[str], Client]) -> None:
    ilse = as_("ilse")
    url = reverse("account:hats")
    choices = ilse.get(url).context["choices"]
    assert len(choices) == 2

    ilse.post(url, {"hat": choices[1].value})
    assert ilse.session["hat"] == choices[1].value

    assert ilse.post(url, {"hat": "m999999"}).status_code == 200
    assert ilse.session["hat"] == choices[1].value


def test_who_has_two_roles_says_which_one_before_a_page_opens(world: Demo, client: Client) -> None:
    ilse = Account.objects.get(pk=world.actors["ilse"].account_id)
    client.force_login(ilse, backend="django.contrib.auth.backends.ModelBackend")
    hats = reverse("account:hats")
    assert client.get("/").headers["Location"] == hats
    for name in ("work:home", "child:list", "inbox:list"):
        assert (
            client.get(reverse(name)).headers["Location"] == f"{hats}?verder={quote(reverse(name), safe='')}"
        ), name
    page = client.get(f"{hats}?verder=/kinderen/")
    assert "Deze rol nu" not in page.content.decode()

    value = page.context["choices"][1].value
    chosen = client.post(hats, {"hat": value, "verder": "/kinderen/"})

    assert chosen.headers["Location"] == "/kinderen/"
    assert client.get("/kinderen/").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_choosing_a_role_leads_nowhere_else(
    world: Demo, as_: Callable[[str], Client], elsewhere: str
) -> None:
    ilse = as_("ilse")
    value = ilse.get(reverse("account:hats")).context["choices"][1].value
    chosen = ilse.post(reverse("account:hats"), {"hat": value, "verder": elsewhere})
    assert chosen.headers["Location"] == "/"


def test_no_role(client: Client, account: Account) -> None:
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    assert account.person
    account.person.memberships.all().delete()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")

    response = client.get("/", follow=True)

    assert "geen rol" in response.content.decode()


def test_language_of_screens_and_mails(world: Demo, as_: Callable[[str], Client]) -> None:
    rania = as_("rania")
    rania.post(reverse("account:language"), {"language": "tr"})
    world.people["rania"].refresh_from_db()
    assert world.people["rania"].language == "tr"

    rania.post(reverse("account:language"), {"language": "xx"})
    world.people["rania"].refresh_from_db()
    assert world.people["rania"].language == "tr"


@pytest.mark.parametrize(
    "name",
    [
        *("account_logout", "account_change_password", "account_reauthenticate", "mfa_reauthenticate"),
        *(
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_add_webauthn",
        ),
        *("account:details", "account:hats"),
    ],
)
def test_every_page_opens_in_our_look(client: Client, account: Account, name: str) -> None:
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(account)
    spare = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": spare})

    response = client.get(reverse(name))

    text = response.content.decode()
    assert response.status_code == 200
    assert "rondom-narrow" in text
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*(src=|application/json))|\son\w+=|\sstyle=", text)


@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive"]
)
def test_every_public_page_opens_in_our_look(client: Client, db: None, name: str) -> None:
    text = client.get(reverse(name)).content.decode()
    assert "rondom-narrow" in text
    assert not re.search(r"<script(?![^>]*(src=|application/json))|\son\w+=|\sstyle=", text)


def test_owner_is_mailed_about_a_change(client: Client, account: Account) -> None:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    new = "een heel nieuwe zin"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert [message.to for message in mail.outbox] == [[account.email]]
    assert "Uw wachtwoord is veranderd." in mail.outbox[0].body
