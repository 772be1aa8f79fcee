"""Whatever is sent to any address: an answer in words, never a broken page."""

import datetime as dt
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rondom.consent.models import Consent
from rondom.dossiers.models import Participant
from rondom.dossiers.operations import ask_consent, make_action
from rondom.events.models import Notice
from rondom.notes.models import Note
from rondom.plans.operations import add_factor, write_paragraph
from rondom.routes.operations import start_route
from tests.meetings.conftest import allow, parent, plan, running
from tests.plans.conftest import goal, goal_text, picture, slot_of, storage, version, views, whole_plan

__all__ = [
    "allow",
    "goal",
    "goal_text",
    "parent",
    "picture",
    "plan",
    "running",
    "slot_of",
    "storage",
    "version",
    "views",
    "whole_plan",
]

TOO_BIG = str(2**63)
# What stands in every field of a round: in text, in a day, in a time, in a number.
ROUNDS: dict[str, dict[str, str]] = {
    "not typed": {
        "text": "a\x00b\x01\x1b\x7f\u202e",
        "date": "2031-01-\x0001",
        "time": "1\x000:00",
        "number": "1\x00",
    },
    "long": {"text": "x" * 40_000, "date": "9" * 400, "time": "1" * 300, "number": "9" * 5000},
    "first day": {"text": "y" * 300, "date": "0001-01-01", "time": "00:00", "number": TOO_BIG},
    "last day": {"text": "{% x %}<b>%(child)s %s {0}", "date": "9999-12-31", "time": "23:59", "number": "0"},
    "no number": {"text": "1e400", "date": "NaN", "time": "24:00", "number": "NaN"},
    "no digit": {"text": "²", "date": "", "time": "²", "number": "²"},
}
SIGNS_OUT = ("demo_sign_in",)  # another person would go on with the round
# Names that views read without a form; a round puts its number in them.
RAW = (
    *("participant", "to", "leaving", "route", "antwoord", "step", "about", "item", "guardian", "hat", "row"),
    *("go", "shown", "number", "people", "terug", "next", "paragraph", "answer", "reply", "text", "revision"),
    *("q", "words", "language", "channel", "value", "present", "reason", "pagina", "read_from", "sentence"),
)


class Fields(HTMLParser):
    """The fields of every form of a page, as a browser would send them: name and kind, or name and value."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {key: value or "" for key, value in attrs}
        name, kind = at.get("name", ""), at.get("type", "text")
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select and at.get("value"):
            self.found.append((self.select, "choice", at["value"]))
        elif tag == "textarea" and name:
            self.found.append((name, "text", ""))
        elif tag in ("input", "button") and name and name != "csrfmiddlewaretoken":
            self.found.append((name, kind if tag == "input" else "choice", at.get("value", "")))


def _typed(html: str, hostile: dict[str, str]) -> dict[str, str | list[str]]:
    """A form filled in: choices as offered, and the hostile values wherever somebody may type."""
    fields = Fields()
    fields.feed(html)
    kinds = {"number": "number", "date": "date", "time": "time", "text": "text", "search": "text"}
    return {
        name: hostile.get(kinds.get(_kind(name, kind), ""), "" if kind == "file" else value)
        for name, kind, value in fields.found
    }


def _kind(name: str, kind: str) -> str:
    """A day is typed in a plain field, too."""
    is_day = kind == "text" and (name.endswith("_on") or name in ("day", "valid_until", "b-day"))
    return "date" if is_day else kind


def _addresses() -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name, names of its parts) of every address of ours."""

    def walk(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for row in patterns:
            if isinstance(row, URLResolver):
                yield from walk(row.url_patterns, f"{space}{row.namespace}:" if row.namespace else space)
            elif row.callback.__module__.startswith("rondom.") and row.name not in SIGNS_OUT:
                yield f"{space}{row.name}", tuple(row.pattern.converters)

    return walk(get_resolver().url_patterns, "")


@pytest.fixture
def consent(world, dossier, today) -> Consent:
    return ask_consent(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        membership_id=world.actors["ilse"].membership_id,
        purpose="think_along",
        categories=["education"],
        valid_until=today + dt.timedelta(days=100),
    )


@pytest.fixture
def numbers(world, dossier, consent, running, version, slot_of, today) -> dict[str, object]:
    """A child of whom everything is there, and the numbers of it all."""
    anouk = world.actors["anouk"]
    start_route(anouk, dossier_id=dossier.pk, route_key="ihi")
    action = make_action(anouk, dossier_id=dossier.pk, what="Bellen", due_on=today, owner_id=anouk.person_id)
    factor = add_factor(anouk, dossier_id=dossier.pk, domain="school", kind="promoting", text="Strips")
    write_paragraph(anouk, dossier_id=dossier.pk, section="wish", text="Rust")
    return {
        "ref": dossier.ref,
        "pupil_id": dossier.pupil_id,
        "note_id": Note.objects.get().pk,
        "membership_id": world.actors["ilse"].membership_id,
        "participant_id": Participant.objects.filter(dossier=dossier).first().pk,
        "handover_id": 1,
        "meeting_id": running.pk,
        "action_id": action.pk,
        "slot_id": slot_of("rania").pk,
        "goal_id": version.plan.document.goals.get().pk,
        "document_id": version.plan.document_id,
        "item_id": factor.pk,
        "number": version.number,
        "person_id": world.people["rania"].pk,
        "consent_id": consent.pk,
        "notice_id": Notice.objects.first().pk,
        "import_id": 1,
        "file_id": 1,
        "phase": "overview",
        "section": "wish",
        "part": "destination",
        "what": "score",
        "key": "a",
        "secret": "x",
    }


def _broken(client: Client, numbers: dict[str, object], hostile: dict[str, str]) -> Iterator[str]:
    """Every address that answers with a broken page."""
    raw = dict.fromkeys(RAW, hostile["number"])
    for name, parts in _addresses():
        url = reverse(name, kwargs={part: numbers[part] for part in parts})
        page = _safely(client, "get", url, {"pagina": hostile["number"], "q": hostile["text"], "soort": "x"})
        typed = _typed(page.content.decode(errors="replace"), hostile)
        answers = [page, _safely(client, "post", url, raw), _safely(client, "post", url, raw | typed)]
        if any(answer.status_code >= 500 for answer in answers):
            yield f"{name}: {[answer.status_code for answer in answers]}"


def _safely(client: Client, method: str, url: str, sent: dict[str, object]) -> HttpResponse:
    """One request; what it changes is taken back."""
    with transaction.atomic():
        answer: HttpResponse = getattr(client, method)(url, sent)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("hostile", ROUNDS.values(), ids=ROUNDS.keys())
@pytest.mark.parametrize("who", ["anouk", "rania"])
def test_no_page_breaks(as_, numbers, who: str, hostile: dict[str, str]) -> None:
    client = as_(who)
    client.raise_request_exception = False
    assert list(_broken(client, numbers, hostile)) == []


def test_a_number_that_no_table_holds_is_a_page_that_is_not_there(as_, dossier) -> None:
    """As a number that is not there: the same page."""
    client = as_("anouk")
    client.raise_request_exception = False
    for name, parts in _addresses():
        wanted = [part for part in parts if part == "number" or part.endswith("_id")]
        if wanted:
            words = {"ref": dossier.ref, "phase": "overview", "what": "change"}
            values = {part: TOO_BIG if part in wanted else words[part] for part in parts}
            url = reverse(name, kwargs=values)
            assert {client.get(url).status_code, client.post(url).status_code} == {404}, name
