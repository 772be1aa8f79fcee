"""Somebody who signs in from a new browser is told by mail; no name, no place."""

from collections.abc import Callable

from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.people.models import Account
from rondom.people.operations import create_person, invite
from rondom.web.account.device import COOKIE
from tests.web.account.conftest import FIREFOX, PASSWORD

SignIn = Callable[..., Client]


def about_devices() -> list[str]:
    return [message.to[0] for message in mail.outbox if "Nieuw apparaat" in message.subject]


def sign_out(client: Client) -> Client:
    client.post(reverse("account_logout"))
    return client


def test_a_new_browser_is_told_and_the_next_time_is_not(sign_in: SignIn, with_app: Account) -> None:
    client = sign_in()
    sign_in(sign_out(client))
    assert about_devices() == [with_app.email]
    sign_in()
    assert about_devices() == [with_app.email] * 2


def test_the_mail_names_nobody(sign_in: SignIn, with_app: Account) -> None:
    sign_in()
    [message] = mail.outbox
    for word in ("Karin", "Post", "Firefox", "Windows", "127.0.0.1"):
        assert word not in message.subject + message.body
    assert reverse("account:details") in message.body


def test_the_cookie_is_signed_and_not_for_scripts(sign_in: SignIn) -> None:
    client = sign_in()
    cookie = client.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert int(cookie["max-age"]) > 300 * 24 * 3600

    sign_out(client)
    client.cookies[COOKIE] = cookie.value[:-2] + "xx"
    sign_in(client)
    assert len(about_devices()) == 2


def test_the_cookie_of_another_account_tells_nothing(sign_in: SignIn, world: Demo, client: Client) -> None:
    theirs = invited(world, client).cookies[COOKIE].value
    newcomer = Client(headers={"user-agent": FIREFOX})
    newcomer.cookies[COOKIE] = theirs
    sign_in(newcomer)
    assert about_devices() == ["karin@example.org"]


def invited(world: Demo, client: Client) -> Client:
    person = create_person(world.system, call_name="Mila", last_name="Jansen", email="mila@example.org")
    client.get(reverse("account:invitation_link", args=[invite(world.actors["anouk"], person=person)[1]]))
    client.post(reverse("account:invitation"), {"email": "mila@example.org", "password": PASSWORD})
    return client


def test_the_first_browser_after_an_invitation_is_no_news(world: Demo, client: Client) -> None:
    sign_out(invited(world, client))
    client.post(reverse("account_login"), {"login": "mila@example.org", "password": PASSWORD})
    assert "_auth_user_id" in client.session
    assert about_devices() == []


class NoMail(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, _messages: object) -> int:
        if not self.fail_silently:
            raise OSError
        return 0


def test_a_mail_server_that_is_away_keeps_nobody_out(sign_in: SignIn, settings: object) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.NoMail"  # type: ignore[attr-defined]
    assert sign_in().get(reverse("account:details")).status_code == 200
