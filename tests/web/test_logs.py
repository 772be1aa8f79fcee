"""No name, address or typed text in the log, whatever goes wrong; nor on the page that says so."""

import io
import logging
import smtplib
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.decorators import login_not_required
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, reverse
from django.utils.module_loading import import_string

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.events.models import Notice
from rondom.notifications.jobs import Delivery
from rondom.people.models import Account

MARK = "Zilvervisje"
MAIL = "zilvervisje@example.org"


@login_not_required
def broken(request: HttpRequest, word: str) -> HttpResponse:
    """A fault of ours, that quotes what somebody typed."""
    quoted = IntegrityError(f"Key (name)=({MARK}) already exists")
    raise RuntimeError(f"{MARK}: {request.POST}") from quoted


urlpatterns = [path("stuk/<str:word>/", broken), path("", include("rondom.config.urls"))]
handler404 = "rondom.web.about.errors.not_found"
handler500 = "rondom.web.about.errors.server_error"


@pytest.fixture
def log() -> Iterator[Callable[[], str]]:
    """log(): everything that was logged since, as it is written."""
    words = django_settings.LOGGING["formatters"]["quiet"]
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(import_string(words["()"])(words["format"], style=words["style"]))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler.stream.getvalue
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def client(world: Demo) -> Client:
    return Client(raise_request_exception=False)


def assert_quiet(log: Callable[[], str]) -> None:
    assert MARK.lower() not in log().lower()


def test_signing_in_and_being_refused(client: Client, log: Callable[[], str]) -> None:
    Account.objects.create_user(MAIL, f"{MARK} is een wachtwoord")
    url = reverse("account_login")
    for password in (MARK, f"{MARK} is een wachtwoord"):
        client.post(url, {"login": MAIL, "password": password})
    client.post(reverse("account_reset_password"), {"email": MAIL})
    for _number in range(12):
        client.post(url, {"login": MAIL, "password": MARK})
    assert_quiet(log)


@pytest.mark.urls(__name__)
def test_an_address_that_does_not_exist(client: Client, log: Callable[[], str]) -> None:
    assert client.get(f"/{MARK}/?zoek={MARK}").status_code == 404
    assert "Not Found" in log()
    assert_quiet(log)


@pytest.mark.urls(__name__)
def test_a_fault_of_ours(client: Client, log: Callable[[], str]) -> None:
    answer = client.post(f"/stuk/{MARK}/?q={MARK}", {"text": MARK})
    assert answer.status_code == 500
    assert MARK not in answer.content.decode()
    assert "builtins.RuntimeError" in log()
    assert "django.db.utils.IntegrityError" in log()
    assert "/stuk/<str:word>/" in log()
    assert "in broken" in log()
    assert_quiet(log)


def test_a_form_from_elsewhere_and_a_wrong_host(world: Demo, log: Callable[[], str]) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert (
        strict.post(reverse("account_login"), {"login": MAIL}, headers={"referer": MARK}).status_code == 403
    )
    assert strict.get("/", headers={"host": f"{MARK}.example"}).status_code == 400
    assert "refused for safety" in log()
    assert_quiet(log)


class NoMail(BaseEmailBackend):
    """A mail server that quotes whom it refuses."""

    def send_messages(self, _messages: object) -> int:
        raise smtplib.SMTPRecipientsRefused({MAIL: (550, MARK.encode())})


def test_a_mail_that_fails(world: Demo, log: Callable[[], str], settings: object) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.NoMail"  # type: ignore[attr-defined]
    daan = world.people["daan"]
    daan.call_name, daan.email = MARK, MAIL
    daan.save()
    Notice.objects.create(
        recipient=daan,
        template="note_written",
        urgent=True,
        created_at=clock.now(),
        region_id=world.region.pk,
    )
    assert Delivery().run() == 0
    assert "mail not sent" in log()
    assert_quiet(log)
