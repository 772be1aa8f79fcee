"""What the tests of accounts share: an account with a real address and a way to sign in whole."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.people.models import Account
from rondom.people.operations import create_account, create_person, start_membership

PASSWORD = "een lange zin met fietsen"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def account(world: Demo) -> Account:
    """A teacher with a real address."""
    person = create_person(world.system, call_name="Karin", last_name="Post")
    start_membership(
        world.system, person=person, organisation=world.organisations["klimboom"], role="teacher"
    )
    return create_account(person=person, email="karin@example.org", password=PASSWORD)


@pytest.fixture
def with_app(account: Account) -> Account:
    """The same with an app and recovery codes."""
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(account)
    return account


def spare_code() -> str:
    return RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]


@pytest.fixture
def sign_in(with_app: Account) -> Callable[..., Client]:
    """sign_in(): a browser in which she came in with her password and a recovery code."""

    def come_in(client: Client | None = None, *, browser: str = FIREFOX, password: str = PASSWORD) -> Client:
        client = client or Client(headers={"user-agent": browser})
        client.post(reverse("account_login"), {"login": with_app.email, "password": password})
        client.post(reverse("mfa_authenticate"), {"code": spare_code()})
        assert client.get(reverse("account:details")).status_code == 200
        return client

    return come_in
