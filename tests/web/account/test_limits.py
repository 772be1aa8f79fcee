"""Guessing: per account and per computer, with a message that says what to do, over all processes."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.core.cache import caches
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.people.models import Account
from rondom.people.operations import create_person, invite
from tests.web.account.conftest import PASSWORD, spare_code

LOGIN = reverse("account_login")
SHARED = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "rondom_cache"}
APART = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def computer(number: int) -> Client:
    return Client(REMOTE_ADDR=f"192.0.2.{number}")


def attempt(client: Client, email: str = "karin@example.org", password: str = "niet goed") -> str:
    return client.post(LOGIN, {"login": email, "password": password}).content.decode()


def test_one_account_from_many_computers(with_app: Account) -> None:
    for number in range(10):
        assert "te vaak" not in attempt(computer(number))
    assert "Wacht een kwartier" in attempt(computer(99))
    assert "te vaak" in attempt(computer(98), password=PASSWORD), "also with the right password"
    assert "te vaak" not in attempt(computer(99), email="daan@demo.example"), "another account is not locked"


def test_it_opens_again_after_a_quarter(with_app: Account) -> None:
    for _number in range(11):
        attempt(computer(1))
    with time_machine.travel(clock.now() + dt.timedelta(minutes=16)):
        assert "te vaak" not in attempt(computer(1), password=PASSWORD)


def test_one_computer_with_many_addresses(db: None) -> None:
    for number in range(50):
        attempt(computer(1), email=f"u{number}@example.org")
    assert "te vaak" in attempt(computer(1), email="nog-een@example.org")
    assert "te vaak" not in attempt(computer(2), email="nog-een@example.org")


def test_an_address_that_does_not_exist_is_locked_the_same(with_app: Account) -> None:
    for _number in range(10):
        attempt(computer(1), email="nobody@example.org")
    assert "te vaak" in attempt(computer(2), email="nobody@example.org")


def test_codes(client: Client, with_app: Account) -> None:
    client.post(LOGIN, {"login": with_app.email, "password": PASSWORD})
    for _number in range(10):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    answer = client.post(reverse("mfa_authenticate"), {"code": spare_code()})
    assert "te vaak" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_reset_mails_of_one_account(with_app: Account) -> None:
    url = reverse("account_reset_password")
    answers = [computer(number).post(url, {"email": with_app.email}).status_code for number in range(6)]
    assert answers == [302] * 5 + [429]


def test_confirming_who_you_are(sign_in: Callable[..., Client]) -> None:
    client = sign_in()
    url = reverse("account_reauthenticate")
    for _number in range(10):
        client.post(url, {"password": "niet goed"})
    assert client.post(url, {"password": PASSWORD}).status_code == 429


def follow(client: Client, secret: str) -> int:
    client.get(reverse("account:invitation_link", args=[secret]))
    return client.get(reverse("account:invitation")).status_code


def test_guessing_invitations(world: Demo) -> None:
    person = create_person(world.system, call_name="Mila", last_name="Jansen", email="mila@example.org")
    secret = invite(world.actors["anouk"], person=person)[1]
    for number in range(20):
        assert follow(computer(1), f"guess{number}") == 410

    assert follow(computer(1), secret) == 429
    page = computer(1).get(reverse("account:invitation"))
    assert "Wacht een kwartier" in page.content.decode()
    assert follow(computer(2), secret) == 200


def test_looking_at_an_invitation_is_not_an_attempt(world: Demo, client: Client) -> None:
    person = create_person(world.system, call_name="Mila", last_name="Jansen", email="mila@example.org")
    secret = invite(world.actors["anouk"], person=person)[1]
    assert {follow(client, secret) for _number in range(25)} == {200}


def test_counts_are_shared_by_processes(with_app: Account, settings: object) -> None:
    """Another process has another memory, and the same table."""
    settings.CACHES = {"default": SHARED, "process": APART}  # type: ignore[attr-defined]
    for _number in range(10):
        attempt(computer(1))
    caches["process"].clear()
    del caches["default"]
    assert "te vaak" in attempt(computer(2))
    page = computer(1).get(reverse("account:invitation"))
    assert page.status_code == 410, "a GET may count, too"


@pytest.mark.django_db
@pytest.mark.parametrize(("cache", "found"), [(SHARED, []), (APART, ["config.W001"])])
def test_the_check_warns_of_counts_apart(settings: object, cache: dict[str, str], found: list[str]) -> None:
    settings.CACHES = {"default": cache}  # type: ignore[attr-defined]
    warnings = run_checks(include_deployment_checks=True)
    assert [warning.id for warning in warnings if str(warning.id).startswith("config.")] == found
