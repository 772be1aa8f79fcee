"""Where somebody is signed in: told in words, and ended on the next request."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.people.models import Account
from rondom.people.operations import create_person, invite
from rondom.people.sessions import forget_ended_sessions
from rondom.web.sessions import device_words
from tests.web.account.conftest import FIREFOX, PASSWORD

SignIn = Callable[..., Client]
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
DETAILS = reverse("account:details")
END = reverse("account:sign_out_place")


@pytest.fixture
def here(sign_in: SignIn) -> Client:
    return sign_in()


@pytest.fixture
def there(sign_in: SignIn) -> Client:
    return sign_in(browser=PHONE)


def place_of(client: Client) -> int:
    return UserSession.objects.get(session_key=client.session.session_key).pk


def is_in(client: Client) -> bool:
    return client.get(DETAILS).status_code == 200


def test_both_places_are_listed_in_words(here: Client, there: Client) -> None:
    page = here.get(DETAILS).content.decode()

    assert "Firefox op een computer met Windows" in page
    assert "Safari op een iPhone" in page
    assert [place.is_here for place in here.get(DETAILS).context["places"]] == [True, False]


def test_one_place_is_signed_out_on_its_next_request(here: Client, there: Client) -> None:
    here.post(END, {"place": place_of(there)})

    assert is_in(here)
    assert not is_in(there)
    assert "Safari op een iPhone" not in here.get(DETAILS).content.decode()


def test_all_others_are_signed_out(here: Client, there: Client, sign_in: SignIn) -> None:
    third = sign_in()
    here.post(END)
    assert [is_in(client) for client in (here, there, third)] == [True, False, False]


def test_this_place_is_not_ended_here(here: Client, there: Client) -> None:
    page = here.post(END, {"place": place_of(here)}, follow=True).content.decode()
    assert "Daar was u al uitgelogd." in page
    assert is_in(here)


def test_a_place_of_another_stays(here: Client, world: Demo, client: Client) -> None:
    client.post(reverse("start:demo_sign_in", args=[world.actors["daan"].account_id]))
    here.post(END, {"place": place_of(client)})
    assert is_in(client)


def test_every_way_in_is_listed(world: Demo, client: Client) -> None:
    client.post(reverse("start:demo_sign_in", args=[world.actors["daan"].account_id]))
    assert place_of(client)
    person = create_person(world.system, call_name="Mila", last_name="Jansen", email="mila@example.org")
    client.get(reverse("account:invitation_link", args=[invite(world.actors["anouk"], person=person)[1]]))
    client.post(reverse("account:invitation"), {"email": "mila@example.org", "password": PASSWORD})
    assert place_of(client)


def test_a_new_password_ends_the_others(here: Client, there: Client) -> None:
    new = "een heel nieuwe zin"
    here.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert not is_in(there)
    assert UserSession.objects.filter(session_key=there.session.session_key or "").count() == 0


def test_last_use_is_noted_once_in_a_while(here: Client, today: dt.date) -> None:
    row = UserSession.objects.get()
    first = row.last_seen_at
    caches["process"].clear()
    here.get(DETAILS)
    row.refresh_from_db()
    assert row.last_seen_at == first
    later = clock.now() + dt.timedelta(minutes=6)
    with time_machine.travel(later, tick=False):
        here.get(DETAILS)
        row.refresh_from_db()
        assert row.last_seen_at == later


def test_more_places_cost_no_more_queries(here: Client, sign_in: SignIn) -> None:
    counts = []
    for more in (0, 2):
        for _number in range(more):
            sign_in(browser=PHONE)
        here.get(DETAILS)
        with CaptureQueriesContext(connection) as captured:
            here.get(DETAILS)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_what_is_over_is_forgotten(here: Client, there: Client) -> None:
    Session.objects.filter(session_key=there.session.session_key).update(
        expire_date=clock.now() - dt.timedelta(minutes=1)
    )
    assert len(here.get(DETAILS).context["places"]) == 1

    forget_ended_sessions()

    assert UserSession.objects.count() == Session.objects.count() == 1


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox op een computer met Windows"),
        (
            FIREFOX.replace("Firefox/140.0", "Chrome/140 Safari/537 Edg/140"),
            "Edge op een computer met Windows",
        ),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile", "Chrome op een telefoon of tablet met Android"),
        ("", "Een browser op een apparaat dat wij niet kennen"),
        ("<script>", "Een browser op een apparaat dat wij niet kennen"),
    ],
)
def test_a_device_in_plain_words(user_agent: str, words: str) -> None:
    assert device_words(user_agent) == words


def test_an_account_that_stops_is_out_at_once(here: Client, there: Client, with_app: Account) -> None:
    Account.objects.filter(pk=with_app.pk).update(is_active=False)
    assert not is_in(here)
    assert not is_in(there)
