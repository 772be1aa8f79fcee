"""Browsers at one meeting: each types, sends what was typed twice a second and asks every second.

A process of its own, without Django. Reads one order as JSON from stdin: {"host", "port", "cookies" of each,
"room", "state", "minutes", "seconds"}; writes the answer to stdout:
{"delays_ms": of every word from typing until another one sees it, "words", "lost", "errors", "saves", "asks"}.
The pace is that of front/scripts/autosave.js and live.js.
"""

import gzip
import json
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from rondom.demo.bench.client import Browser

TYPES_EVERY, SENDS_AFTER, ASKS_EVERY = 0.4, 0.5, 1.0  # seconds
WORD = re.compile(r"\bw(\d+)x(\d+)\b")
Word = tuple[int, int]


@dataclass(slots=True)
class Seat:
    """One person: what he typed and when, and when he first saw each word of the others."""

    number: int
    order: dict[str, Any]
    cookies: dict[str, str]
    typed_at: dict[Word, float] = field(default_factory=dict)
    seen_at: dict[Word, float] = field(default_factory=dict)
    text: str = ""
    tag: str = ""
    revision: int = 0
    errors: int = 0
    saves: int = 0
    asks: int = 0

    def browser(self) -> Browser:
        return Browser(self.order["host"], self.order["port"], cookies=dict(self.cookies))

    def ask(
        self, browser: Browser, path: str, form: dict[str, str] | None = None
    ) -> tuple[int, str, dict[str, str]]:
        answer, content = browser.answer(path, form, {"X-Autosave": "1", "If-None-Match": self.tag})
        if answer.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        return answer.status, content.decode(), dict(answer.headers.items())

    def write_until(self, end: float) -> None:
        """Type on and on; half a second after the first letter that was not sent, send everything."""
        browser, unsent_since = self.browser(), 0.0
        next_word = time.perf_counter()
        while time.perf_counter() < end or unsent_since:
            now = time.perf_counter()
            if now >= next_word and now < end:
                self.type_word(now)
                next_word = now + TYPES_EVERY
                unsent_since = unsent_since or now
            if unsent_since and now >= unsent_since + SENDS_AFTER:
                unsent_since = 0.0 if self.send(browser) else now
            time.sleep(0.01)

    def type_word(self, now: float) -> None:
        word = (self.number, len(self.typed_at))
        self.typed_at[word] = now
        self.text += f"w{word[0]}x{word[1]} "

    def send(self, browser: Browser) -> bool:
        form = {"text": self.text, "revision": str(self.revision), "device": f"bench-{self.number}"}
        status, content, _headers = self.ask(browser, self.order["minutes"], form)
        self.saves += 1
        if status != 200:
            self.errors += 1
            return False
        self.revision = json.loads(content)["revision"]
        return True

    def read_until(self, end: float) -> None:
        browser = self.browser()
        while time.perf_counter() < end:
            self.look(browser)
            time.sleep(ASKS_EVERY)

    def look(self, browser: Browser) -> None:
        status, content, headers = self.ask(browser, self.order["state"])
        self.asks += 1
        self.errors += status not in (200, 304)
        if status == 200:
            self.tag = headers.get("ETag", "")
            now = time.perf_counter()
            for word in words_in(content):
                self.seen_at.setdefault(word, now)


def words_in(content: str) -> set[Word]:
    return {(int(number), int(place)) for number, place in WORD.findall(content)}


def measure(order: dict[str, Any]) -> dict[str, Any]:
    seats = [Seat(number, order, cookies) for number, cookies in enumerate(order["cookies"])]
    for seat in seats:  # the first visit fills caches
        seat.ask(seat.browser(), order["room"])
        seat.look(seat.browser())
    end = time.perf_counter() + order["seconds"]
    threads = [threading.Thread(target=seat.write_until, args=(end,)) for seat in seats]
    threads += [threading.Thread(target=seat.read_until, args=(end + 8,)) for seat in seats]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    typed = {word: at for seat in seats for word, at in seat.typed_at.items()}
    _status, page, _headers = seats[0].ask(seats[0].browser(), order["room"])
    delays = [
        1000 * (at - typed[word])
        for seat in seats
        for word, at in seat.seen_at.items()
        if word[0] != seat.number
    ]
    return {
        "delays_ms": sorted(delays),
        "words": len(typed),
        "lost": len(typed.keys() - words_in(page)),
        "unseen": len(typed) * (len(seats) - 1) - len(delays),
        "errors": sum(seat.errors for seat in seats),
        "saves": sum(seat.saves for seat in seats),
        "asks": sum(seat.asks for seat in seats),
    }


if __name__ == "__main__":
    json.dump(measure(json.load(sys.stdin)), sys.stdout)
