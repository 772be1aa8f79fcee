"""The screens of an invitation."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.people.models import Account
from rondom.people.operations import create_person, invite

PASSWORD = "een lange zin met fietsen"
PAGE = reverse("account:invitation")


@pytest.fixture
def secret(world: Demo) -> str:
    person = create_person(world.system, call_name="Mila", last_name="Jansen", email="mila@example.org")
    return invite(world.actors["anouk"], person=person)[1]


def follow(client: Client, secret: str) -> object:
    return client.get(reverse("account:invitation_link", args=[secret]))


def test_secret_leaves_the_address_at_once(client: Client, secret: str) -> None:
    response = follow(client, secret)

    assert response.headers["Location"] == PAGE  # type: ignore[attr-defined]
    assert response.headers["Referrer-Policy"] == "no-referrer"  # type: ignore[attr-defined]
    cookie = client.cookies["uitnodiging"]
    assert (cookie["httponly"], cookie["path"], cookie["samesite"]) == (True, PAGE, "Lax")
    page = client.get(PAGE).content.decode()
    assert "Anouk Terpstra" in page
    assert secret not in page


def test_account_is_made_and_the_second_step_follows(client: Client, secret: str) -> None:
    follow(client, secret)
    before = client.session.session_key

    response = client.post(PAGE, {"email": "mila@example.org", "password": PASSWORD})

    assert response.headers["Location"] == reverse("account:second_factor")
    assert client.session["_auth_user_id"] == str(Account.objects.get(email="mila@example.org").pk)
    assert client.session.session_key != before
    assert not client.cookies["uitnodiging"].value


@pytest.mark.parametrize(
    ("email", "password", "words"),
    [
        ("mila@example.org", "kort", "id_password"),
        ("mila@example.org", "123456789012", "id_password"),
        ("anouk@demo.example", PASSWORD, "Kies een ander adres"),
        ("geen adres", PASSWORD, "id_email"),
        ("a" * 300 + "@example.org", PASSWORD, "id_email"),
        ("", "", "id_email"),
    ],
)
def test_wrong_input_keeps_what_was_typed(
    client: Client, secret: str, email: str, password: str, words: str
) -> None:
    follow(client, secret)
    response = client.post(PAGE, {"email": email, "password": password})

    text = response.content.decode()
    assert response.status_code == 422
    assert words in text.split('id="fouten"')[1]
    assert not email or email in text
    assert not Account.objects.filter(email="mila@example.org").exists()


@pytest.mark.parametrize("case", ["old", "used", "unknown", "none"])
def test_closed_link_says_what_to_do(client: Client, secret: str, case: str) -> None:
    if case == "used":
        follow(client, secret)
        client.post(PAGE, {"email": "mila@example.org", "password": PASSWORD})
        client = Client()
    days = 40 if case == "old" else 0
    with time_machine.travel(clock.now() + dt.timedelta(days=days)):
        if case != "none":
            follow(client, "no-such-secret" if case == "unknown" else secret)
        response = client.get(PAGE)

    assert response.status_code == 410
    assert "Vraag uw coördinator" in response.content.decode()


def test_somebody_else_in_this_browser_is_signed_out(client: Client, secret: str, world: Demo) -> None:
    anouk = Account.objects.get(pk=world.actors["anouk"].account_id)
    client.force_login(anouk, backend="django.contrib.auth.backends.ModelBackend")
    client.session["hat"] = "x"
    follow(client, secret)

    client.post(PAGE, {"email": "mila@example.org", "password": PASSWORD})

    assert client.session["_auth_user_id"] != str(anouk.pk)
    assert "hat" not in client.session
