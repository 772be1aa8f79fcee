"""Every way round the second step: none of them opens anything."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.people.models import Account
from rondom.people.operations import start_membership
from tests.web.account.conftest import PASSWORD, spare_code

SignIn = Callable[..., Client]
CHOOSE = reverse("account:second_factor")
SECOND = reverse("mfa_authenticate")
NEW = "een heel nieuwe zin"


def with_password(client: Client, password: str = PASSWORD) -> str:
    """Where a password brings somebody."""
    answer = client.post(reverse("account_login"), {"login": "karin@example.org", "password": password})
    return answer.headers.get("Location", "")


def is_shut(client: Client) -> bool:
    """Nothing opens: not the work, not a child, not the search, not the details."""
    pages = ("work:home", "child:list", "search:search", "inbox:list", "account:details")
    return {client.get(reverse(name)).status_code for name in pages} == {302}


def new_password(client: Client) -> None:
    client.post(reverse("account_reset_password"), {"email": "karin@example.org"})
    link = re.search(r"http\S+(/account/wachtwoord/nieuw/\S+)", mail.outbox[-1].body)
    assert link
    form = client.get(link[1], follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW, "password2": NEW})


def test_a_new_password_is_not_a_sign_in(client: Client, with_app: Account) -> None:
    new_password(client)
    assert "_auth_user_id" not in client.session
    assert is_shut(client)
    assert with_password(client, NEW).startswith(SECOND)
    assert is_shut(client)


def test_a_new_password_without_a_factor_opens_only_the_choice(client: Client, account: Account) -> None:
    new_password(client)
    with_password(client, NEW)
    assert client.get(reverse("work:home")).headers["Location"] == CHOOSE


def test_a_recovery_code_works_once(client: Client, with_app: Account, sign_in: SignIn) -> None:
    code = spare_code()
    with_password(client)
    client.post(SECOND, {"code": code})
    assert not is_shut(client)

    again = Client()
    with_password(again)
    again.post(SECOND, {"code": code})
    assert is_shut(again)


def test_recovery_codes_alone_are_no_second_factor(client: Client, account: Account) -> None:
    RecoveryCodes.activate(account)
    with_password(client)
    assert client.get(reverse("work:home")).headers["Location"] == CHOOSE


def test_changing_hats_does_not_help(client: Client, account: Account, world: Demo) -> None:
    assert account.person
    second = start_membership(
        world.system, person=account.person, organisation=world.organisations["klimboom"], role="director"
    )
    with_password(client)
    answer = client.post(reverse("account:hats"), {"hat": f"m{second.pk}"})
    assert answer.headers["Location"] == CHOOSE
    assert is_shut(client)


def test_a_parent_needs_one_too(client: Client, world: Demo, settings: object) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    rania = Account.objects.get(person=world.people["rania"])
    client.force_login(rania, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("family:home")).headers["Location"] == CHOOSE


@pytest.mark.parametrize(("is_demo", "opens"), [(True, True), (False, False)])
def test_an_account_of_the_demo_outside_the_demo(
    world: Demo, as_: Callable[[str], Client], settings: object, *, is_demo: bool, opens: bool
) -> None:
    settings.DEMO = is_demo  # type: ignore[attr-defined]
    assert (as_("daan").get(reverse("work:home")).status_code == 200) == opens


def test_one_click_is_for_the_demo_only(client: Client, world: Demo, settings: object) -> None:
    url = reverse("start:demo_sign_in", args=[world.actors["daan"].account_id])
    settings.DEMO = False  # type: ignore[attr-defined]
    assert client.post(url).status_code == 404
    settings.DEMO = True  # type: ignore[attr-defined]
    assert client.post(url).status_code == 302


def test_one_click_is_not_for_an_account_with_a_real_address(client: Client, account: Account) -> None:
    assert client.post(reverse("start:demo_sign_in", args=[account.pk])).status_code == 404


@pytest.mark.parametrize("kind", ["totp", "webauthn"])
def test_the_last_factor_stays(sign_in: SignIn, with_app: Account, kind: str) -> None:
    client = sign_in()
    row = Authenticator.objects.get(type="totp")
    url = reverse("mfa_deactivate_totp")
    if kind == "webauthn":
        row.type = "webauthn"
        row.data = {"name": "telefoon", "credential": {}}
        row.save()
        url = reverse("mfa_remove_webauthn", args=[row.pk])
    page = client.post(url, follow=True).content.decode()
    assert "enige tweede stap" in page
    assert Authenticator.objects.filter(pk=row.pk).exists()


def test_one_of_two_goes(sign_in: SignIn, with_app: Account) -> None:
    client = sign_in()
    row = Authenticator.objects.create(
        user=with_app, type="webauthn", data={"name": "telefoon", "credential": {}}
    )
    client.post(reverse("mfa_remove_webauthn", args=[row.pk]))
    assert not Authenticator.objects.filter(pk=row.pk).exists()


def test_the_factor_of_another_stays(sign_in: SignIn, world: Demo) -> None:
    client = sign_in()
    row = Authenticator.objects.create(
        user_id=world.actors["daan"].account_id, type="webauthn", data={"name": "x", "credential": {}}
    )
    assert client.post(reverse("mfa_remove_webauthn", args=[row.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=row.pk).exists()


def test_a_session_with_only_a_password_ends_when_a_factor_comes(
    client: Client, account: Account, django_capture_on_commit_callbacks: Callable
) -> None:
    stranger = Client()
    for browser in (client, stranger):
        with_password(browser)
    client.get(reverse("mfa_activate_totp"))
    seed = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(seed, next(iter(yield_hotp_counters_from_time()))))

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code})

    assert not is_shut(client)
    assert stranger.get(CHOOSE).headers["Location"].startswith(reverse("account_login"))


def test_a_passkey_page_gives_a_stranger_nothing(client: Client, with_app: Account) -> None:
    for credential in ("", "{}", '{"id": "x"}', "[]", "null", "1"):
        answer = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
        assert answer.status_code in (200, 302)
        assert is_shut(client)


def test_a_key_that_no_device_made_is_not_added(sign_in: SignIn) -> None:
    client = sign_in()
    url = reverse("mfa_add_webauthn")
    client.get(url)
    for credential in ("{}", '{"id": "x"}', "[1]", "1"):
        answer = client.post(url, {"name": "x", "credential": credential})
        assert answer.status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()
