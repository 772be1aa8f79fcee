"""The load: signs in over HTTP and visits pages as fast as answers come. A process of its own, without Django.

Reads one order as JSON from stdin and writes the answer to stdout:
{"host", "port", "login", "second_step", "password", "secret", "emails"}: sign in; answers {email: cookies}.
{"host", "port", "seconds", "sessions": [{"cookies", "visits"}]}: one client per session, each a thread with a
connection that stays open; answers {"times_ms", "seconds", "wire_bytes", "errors"}.
{"host", "port", "weigh": [path]}: answers {path: bytes on the wire}.
"""

import base64
import hmac
import http.client
import json
import re
import struct
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Browser:
    """One connection with its cookies."""

    host: str
    port: int
    connection: http.client.HTTPConnection = field(init=False)
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection(self.host, self.port, timeout=60)

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
        """GET, or POST when there is a form; the content as it came over the wire."""
        answer, content = self.answer(path, form, {"Accept-Language": "nl"})
        return answer.status, content

    def answer(
        self, path: str, form: dict[str, str] | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """The same with headers of one's own."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent, body = headers | {"Cookie": cookies, "Accept-Encoding": "gzip"}, None
        if form:
            sent["Content-Type"] = FORM
            body = urlencode(form | {"csrfmiddlewaretoken": self.cookies["csrftoken"]})
        self.connection.request("POST" if form else "GET", path, body, sent)
        answer = self.connection.getresponse()
        content = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or ():
            if found := re.match(r"([^=]+)=([^;]*)", line):
                self.cookies[found[1]] = found[2]
        return answer, content


@dataclass(slots=True)
class Worker:
    """One client: how long each answer took, and what was no good."""

    browser: Browser
    visits: Iterator[dict[str, Any]]
    times_ms: list[float] = field(default_factory=list)
    wire_bytes: int = 0
    errors: int = 0

    def visit(self) -> None:
        visit = next(self.visits)
        began = time.perf_counter()
        status, content = self.browser.ask(visit["path"], visit["form"])
        self.times_ms.append(1000 * (time.perf_counter() - began))
        self.errors += status != visit.get("answers", 302 if visit["form"] else 200)
        self.wire_bytes = len(content)

    def run_until(self, end: float) -> None:
        while time.perf_counter() < end:
            self.visit()


def sign_in(order: dict[str, Any]) -> dict[str, dict[str, str]]:
    """With password and code, as people do; a code is good for one sign-in of one account."""
    found = {}
    for email in order["emails"]:
        browser = Browser(order["host"], order["port"])
        browser.ask(order["login"])
        browser.ask(order["login"], {"login": email, "password": order["password"]})
        status, _page = browser.ask(order["second_step"], {"code": code_now(order["secret"])})
        if status != 302 or "sessionid" not in browser.cookies:
            raise RuntimeError(f"signing in answered {status}")
        found[email] = browser.cookies
    return found


def code_now(secret: str) -> str:
    """The six figures that an authenticator shows (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def measure(order: dict[str, Any]) -> dict[str, Any]:
    workers = [_worker(order, session) for session in order["sessions"]]
    for worker in workers:  # the first visit fills caches; it is not counted
        worker.visit()
        worker.times_ms.clear()
    began = time.perf_counter()
    end = began + order["seconds"]
    threads = [threading.Thread(target=worker.run_until, args=(end,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "times_ms": sorted(taken for worker in workers for taken in worker.times_ms),
        "seconds": time.perf_counter() - began,
        "wire_bytes": workers[0].wire_bytes,
        "errors": sum(worker.errors for worker in workers),
    }


def _worker(order: dict[str, Any], session: dict[str, Any]) -> Worker:
    browser = Browser(order["host"], order["port"], cookies=dict(session["cookies"]))
    return Worker(browser, cycle(session["visits"]))


def weigh(order: dict[str, Any]) -> dict[str, int]:
    browser = Browser(order["host"], order["port"])
    return {path: len(browser.ask(path)[1]) for path in order["weigh"]}


def obey(order: dict[str, Any]) -> dict[str, Any]:
    if "emails" in order:
        return sign_in(order)
    return weigh(order) if "weigh" in order else measure(order)


if __name__ == "__main__":
    json.dump(obey(json.load(sys.stdin)), sys.stdout)
