"""Every page, public or not, comes with the same strict headers, and holds no script or style of its own."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier

As = Callable[[str], Client]
INLINE = re.compile(
    r"<style|\sstyle=|\son\w+=|<script(?![^>]*(\ssrc=|application/json))|javascript:", re.IGNORECASE
)
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
}
PUBLIC = (
    *("start:demo", "account_login", "account_reset_password", "account_reset_password_done"),
    *("account_inactive", "account_reset_password_from_key_done", "account:invitation"),
    *("about:help", "about:privacy", "about:accessibility"),
)
OURS = (
    *("account:details", "account:hats", "account:second_factor", "inbox:list", "inbox:preferences"),
    *("search:search", "account_logout"),
)


@pytest.fixture(autouse=True)
def over_https(settings: object) -> None:
    settings.SECURE_HSTS_SECONDS = 31536000  # type: ignore[attr-defined]
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True  # type: ignore[attr-defined]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True  # type: ignore[attr-defined]


def checked(client: Client, url: str) -> int:
    answer = client.get(url, secure=True)
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, f"{url}: {name}"
    policy = policy_of(answer.headers["Content-Security-Policy"])
    assert not {"unsafe", "data:", "*", "http:", "blob:"} & set(
        re.findall(r"unsafe|\*|\w+:", str(policy.values()))
    )
    assert (
        policy["default-src"] == policy["script-src"] == policy["style-src"] == policy["img-src"] == "'self'"
    )
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    for power in ("camera", "microphone", "geolocation"):
        assert f"{power}=()" in answer.headers["Permissions-Policy"]
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        assert not INLINE.search(answer.content.decode()), url
    for cookie in answer.cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax"), cookie.key
    return answer.status_code


def policy_of(header: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


@pytest.mark.parametrize("name", PUBLIC)
def test_public_pages(client: Client, world: Demo, name: str) -> None:
    assert checked(client, reverse(name)) in (200, 410)


def test_what_is_not_there(client: Client, world: Demo) -> None:
    assert checked(client, "/bestaat-niet/") == 404


@pytest.mark.parametrize("name", OURS)
def test_own_pages(as_: As, name: str) -> None:
    assert checked(as_("anouk"), reverse(name)) == 200


def test_pages_of_a_child(as_: As, dossier: Dossier) -> None:
    anouk = as_("anouk")
    for url in (
        reverse("work:home"),
        reverse("child:list"),
        reverse("meeting:list"),
        reverse("child:page", args=[dossier.ref]),
        reverse("child:events", args=[dossier.ref]),
        reverse("plan:document", args=[dossier.ref]),
        reverse("plan:plan", args=[dossier.ref]),
        reverse("meeting:plan", args=[dossier.ref]),
    ):
        assert checked(anouk, url) == 200
    assert checked(as_("rania"), reverse("family:home")) == 200


def test_cookies_of_signing_in(client: Client, world: Demo) -> None:
    client.get(reverse("account_login"), secure=True)
    client.post(reverse("start:demo_sign_in", args=[world.actors["rania"].account_id]), secure=True)
    client.post(reverse("account:language"), {"language": "tr"}, secure=True)
    assert {"sessionid", "csrftoken", "django_language"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax"), cookie.key


def test_the_styles_hold_no_picture_of_their_own() -> None:
    css = finders.find("build/rondom.css")
    assert css
    assert "data:" not in Path(css).read_text()
