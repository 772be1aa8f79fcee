"""Whatever is sent to any address: an answer in words, never a broken page."""

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from html.parser import HTMLParser
from typing import NamedTuple

import pytest
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter
from django.utils.datastructures import MultiValueDict
from django.utils.timezone import make_aware

from rondom.arrangements.operations import PartText, begin_request, save_part
from rondom.consent.models import Consent
from rondom.dossiers.models import Participant
from rondom.dossiers.operations import ask_consent, make_action
from rondom.dossiers.rights.operations import add_statement, request_right
from rondom.events.models import Notice
from rondom.meetings.operations import ask_dates, ask_without_name, open_sitting
from rondom.meetings.operations.papers import add_papers
from rondom.meetings.poll_days import suggested_days
from rondom.meetings.year import kinds_of_school
from rondom.moving.operations import announce_move
from rondom.notes.models import Note
from rondom.plans.operations import add_factor, ask_contribution, write_paragraph
from rondom.routes.drafting.starting import draft_from_version
from rondom.routes.models import RouteVersion
from rondom.routes.operations import start_route
from rondom.routes.touring.operations import begin_tour
from rondom.safeguarding.models import SafetyCase, SafetyWatch
from rondom.safeguarding.operations import raise_concern
from rondom.tlv.operations import begin_tlv
from rondom.watch import operations as watch
from tests.matrix.plan import running_evaluation
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
# Parts of addresses that are a word, and numbers of what is not there.
WORDS = {
    "phase": "overview",
    "section": "wish",
    "school_type": "po",
    "bank_kind": "goal",
    "part": "destination",
    "what": "score",
    "key": "a",
    "secret": "x",
    "kind": "youth_health",
    "role": "teacher",
    "reader": "parent",
    "tour_part": 5,
    "point": "warm_talk",
    "document": "kern",
    "suffix": "docx",
    "code": "vital_interest",
    "sheet": "kern",
    "sending_id": 1,
    "rung": "disputes_committee",
    "team": "youth_health",
    "region": "veenrand",
    "school_year": 2026,
    **dict.fromkeys(("advice_id", "objection_id", "release_id", "team_question_id", "ticket_id"), 1),
    **dict.fromkeys(("booking_id", "admission_id", "deployment_id", "entry_id"), 1),
    **dict.fromkeys(("regie_id", "match_id", "check_id", "result_id", "handover_id"), 1),
    **dict.fromkeys(("share_id", "emergency_id", "import_id", "file_id"), 1),
}
PARTS = 6  # of all addresses; each is a test of its own
SIGNS_OUT = ("demo_sign_in",)  # another person would go on with the round
# Names that views read without a form; a round puts its number in them.
RAW = (
    *("participant", "to", "leaving", "route", "antwoord", "step", "about", "item", "guardian", "hat", "row"),
    *(
        "go",
        "going",
        "keys",
        "shown",
        "number",
        "people",
        "terug",
        "next",
        "paragraph",
        "answer",
        "reply",
        "text",
        "revision",
    ),
    *(
        "q",
        "words",
        "language",
        "channel",
        "value",
        "present",
        "fact",
        "reason",
        "pagina",
        "read_from",
        "sentence",
    ),
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


def _addresses() -> Iterator[tuple[str, dict[str, object]]]:
    """(name, its parts with their kind) of every address of ours."""

    def walk(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[tuple[str, dict[str, object]]]:
        for row in patterns:
            if isinstance(row, URLResolver):
                yield from walk(row.url_patterns, f"{space}{row.namespace}:" if row.namespace else space)
            elif row.callback.__module__.startswith("rondom.") and row.name not in SIGNS_OUT:
                yield f"{space}{row.name}", dict(row.pattern.converters)

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
def rights_and_walls(world, dossier, today) -> dict[str, object]:
    """A case about safety, a statement, a request and a piece that is asked: the numbers of these."""
    anouk, rania = world.actors["anouk"], world.actors["rania"]
    raise_concern(anouk, dossier_id=dossier.pk, text="Blauwe plek.", happened_on=today)
    case = SafetyCase.objects.get()
    piece = ask_contribution(
        anouk, dossier_id=dossier.pk, section="goes_well", question="Wat ziet u?", last_on=today,
        guardian_id=world.people["thomas"].pk,
    )  # fmt: skip
    return {
        "case_id": case.pk,
        "member_id": case.members.get().pk,
        "decision_id": uuid.uuid4(),
        "watch_id": uuid.uuid4(),
        "step": 1,
        "statement_id": add_statement(rania, dossier_id=dossier.pk, text="Anders.").pk,
        "request_id": request_right(rania, dossier_id=dossier.pk, kind="correct", text="Het klopt niet.").pk,
        "contribution_id": piece.contribution.pk,
        "hold_id": 1,
    }


@pytest.fixture
def talks(world, dossier, running, today) -> dict[str, object]:
    """A talk with a paper, a sitting with a question without a name, a date poll: the numbers of these."""
    anouk, hour = world.actors["anouk"], dt.time(15)
    sitting = open_sitting(anouk, kind="ihi", on=today, begins=hour, ends=dt.time(17))
    asked = ask_without_name(anouk, date_id=sitting.pk, question="Een kind slaapt slecht.", no_name=True)
    free = kinds_of_school(dossier.region_id, dossier.school_id).free
    poll = ask_dates(
        anouk, dossier_id=dossier.pk, kind="ihi", minutes=60, place="lokaal 4", goal="Samen kiezen",
        starts=[make_aware(dt.datetime.combine(day, hour)) for day in suggested_days(today, free)],
        participant_ids=[Participant.objects.get(dossier=dossier, person_id=world.people["daan"].pk).pk],
    ).poll  # fmt: skip
    [paper] = add_papers(anouk, meeting_id=running.pk, keys=["growth:wish"])
    return {
        "meeting_id": running.pk,
        "paper_id": paper.pk,
        "date_id": sitting.pk,
        "consultation_id": asked.pk,
        "poll_id": poll.pk,
    }


@pytest.fixture
def stuck(world, dossier, today) -> dict[str, object]:
    """It is stuck, somebody is asked about his role, and a letter was written."""
    koen, rania = world.actors["koen"], world.actors["rania"]
    case = watch.press(rania, dossier_id=dossier.pk)
    watch.take_up(koen, case_id=case.pk)
    asked = Participant.objects.get(dossier=dossier, person_id=world.people["anouk"].pk)
    call = watch.call_on(koen, case_id=case.pk, participant_id=asked.pk, question="Wat doet u?")
    letter = watch.begin_rung(rania, dossier_id=dossier.pk, code="consultant", begun_on=today)
    leave = watch.ask_leave(
        rania, dossier_id=dossier.pk, first_on=today, last_on=today, reason="Een bruiloft"
    )
    return {
        "stuck_id": case.pk,
        "call_id": call.pk,
        "rung_id": letter.pk,
        "leave_id": leave.pk,
        **dict.fromkeys(("absence_id", "act_id", "alert_id", "report_id"), 1),
    }


@pytest.fixture
def draft(world) -> dict[str, object]:
    """A route that is being changed."""
    version = RouteVersion.objects.get()
    draft_from_version(world.actors["fenna"], version_id=version.pk)
    school_id = world.organisations["klimboom"].pk
    named = {"step_key": "1", "part_name": "uitkomsten", "item_key": "kept_in_regular"}
    return {
        "version_id": version.pk,
        "route_key": version.key,
        "school_id": school_id,
        "organisation_id": school_id,
    } | named


@pytest.fixture
def move(world, dossier, today) -> uuid.UUID:
    """The child goes to another school."""
    vaart = {"to_school_id": world.organisations["vaart"].pk, "to_region_id": world.region.pk}
    anouk = world.actors["anouk"]
    return announce_move(anouk, dossier_id=dossier.pk, **vaart, kind="po_vo", moves_on=today).ref


@pytest.fixture
def extra_help(world, dossier, version, today) -> dict[str, object]:
    """A request and a TLV that are being written, and a part of an arrangement."""
    anouk = world.actors["anouk"]
    text = PartText(
        side="home", what="Oma leest voor.", provider_id=None, hours_per_week=Decimal(1), first_on=today,
        last_on=today, payer="basis", cents=0, goal_ids=[version.plan.document.goals.get().pk],
    )  # fmt: skip
    return {
        "asked_id": begin_request(anouk, dossier_id=dossier.pk, kind="support").pk,
        "part_id": save_part(anouk, dossier_id=dossier.pk, text=text).pk,
        "tlv_id": begin_tlv(anouk, dossier_id=dossier.pk, category="sbo").pk,
    }


@pytest.fixture
def numbers(
    world, dossier, consent, version, slot_of, today, rights_and_walls, draft, move, extra_help, request
) -> dict[str, object]:
    """A child of whom everything is there, and the numbers of it all."""
    anouk = world.actors["anouk"]
    start_route(anouk, dossier_id=dossier.pk, route_key="ihi")
    begin_tour(anouk, route_key="ihi")
    action = make_action(anouk, dossier_id=dossier.pk, what="Bellen", due_on=today, owner_id=anouk.person_id)
    factor = add_factor(anouk, dossier_id=dossier.pk, domain="school", kind="promoting", text="Strips")
    write_paragraph(anouk, dossier_id=dossier.pk, section="wish", text="Rust")
    return (
        WORDS
        | rights_and_walls
        | request.getfixturevalue("stuck")
        | request.getfixturevalue("talks")  # with the words that were just written as a paper
        | {
            "ref": dossier.ref,
            "move_ref": move,
            "pupil_id": dossier.pupil_id,
            "note_id": Note.objects.get().pk,
            "membership_id": world.actors["ilse"].membership_id,
            "participant_id": Participant.objects.filter(dossier=dossier).first().pk,
            "receiver": f"p{Participant.objects.get(dossier=dossier, person=world.people['daan']).pk}",
            "action_id": action.pk,
            "slot_id": slot_of("rania").pk,
            "goal_id": version.plan.document.goals.get().pk,
            "document_id": version.plan.document_id,
            "item_id": factor.pk,
            "number": version.number,
            "person_id": world.people["rania"].pk,
            "consent_id": consent.pk,
            "giver_id": consent.givers.first().pk,
            "evaluation_id": running_evaluation(version.plan, anouk).pk,
            "notice_id": Notice.objects.first().pk,
            **draft,
            **extra_help,
        }
    )


class Page(NamedTuple):
    """An address as one person gets it. reads_query: its answer depends on what stands behind the ?."""

    name: str
    url: str
    html: str
    reads_query: bool
    is_there: bool


def _pages(client: Client, numbers: dict[str, object], part: int) -> Iterator[Page]:
    """Every address of one part of all, fetched once: the rounds fill in the forms that are on it."""
    for name, parts in list(_addresses())[part::PARTS]:
        url = reverse(name, kwargs={part: numbers[part] for part in parts})
        with _names_read() as names:
            answer = _safely(client, "get", url, {})
        assert answer.status_code < 500, name
        html = answer.content.decode(errors="replace")
        yield Page(name, url, html, bool(names), answer.status_code != 404)


@contextmanager
def _names_read() -> Iterator[set[str]]:
    """The names that are looked up in what came with a request."""
    names: set[str] = set()
    look_up = MultiValueDict.__getitem__

    def noted(sent: MultiValueDict, name: str) -> object:
        if isinstance(sent, QueryDict):
            names.add(name)
        return look_up(sent, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MultiValueDict, "__getitem__", noted)
        yield names


def _broken(client: Client, page: Page, hostile: dict[str, str]) -> Iterator[int]:
    """The answers that are a broken page."""
    if page.reads_query:
        query = {"pagina": hostile["number"], "q": hostile["text"], "soort": "x"}
        yield from _five_hundreds(_safely(client, "get", page.url, query))
    raw = dict.fromkeys(RAW, hostile["number"])
    yield from _five_hundreds(_safely(client, "post", page.url, raw | _typed(page.html, hostile)))


def _five_hundreds(answer: HttpResponse) -> list[int]:
    return [answer.status_code] if answer.status_code >= 500 else []


def _safely(client: Client, method: str, url: str, sent: dict[str, object]) -> HttpResponse:
    """One request; what it changes is taken back."""
    with transaction.atomic():
        answer: HttpResponse = getattr(client, method)(url, sent)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    ("who", "rounds"),
    [
        ("anouk", tuple(ROUNDS)),
        ("rania", ("not typed", "no number")),
        ("fenna", ("not typed", "first day", "no digit")),
    ],
)
def test_no_page_breaks(as_, numbers, who: str, rounds: tuple[str, ...], part: int) -> None:
    client = as_(who)
    client.raise_request_exception = False
    pages = list(_pages(client, numbers, part))
    broken = {
        (sent, page.name): found
        for sent in rounds
        for page in pages
        if page.is_there or sent == rounds[0]  # a page that is not there for somebody is so whatever is sent
        if (found := list(_broken(client, page, ROUNDS[sent])))
    }
    assert broken == {}


def test_a_round_knows_which_pages_read_their_address(as_) -> None:
    client = as_("anouk")
    with _names_read() as names:
        client.get(reverse("inbox:list"))
    assert names


def test_no_page_of_a_safety_estimate_breaks(world, dossier, as_, today) -> None:
    """Only the case manager comes there: every round on every page of hers."""
    maaike, jesse = world.actors["maaike"], world.actors["jesse"]
    named = {"organisation_id": maaike.organisation_id, "region": world.region, "dossier": dossier}
    watch = SafetyWatch.objects.create(
        keeper_id=maaike.person_id, scientist_id=jesse.person_id, begun_on=today, **named
    )
    watch.estimates.create(
        region=world.region, number=1, author_id=maaike.person_id, estimated_on=today, is_safe=True, score=5,
        worries="Ruzie.", goes_well="Oma.", needed="Rust.",
    )  # fmt: skip
    client = as_("maaike")
    client.raise_request_exception = False
    urls = [reverse(f"safety:{name}", args=[watch.pk]) for name in ("watch", "again", "advise", "hand_on")]
    pages = [Page(url, url, client.get(url).content.decode(), True, True) for url in urls]
    assert all(page.html.count("<h1") == 1 for page in pages)
    broken = {
        (sent, page.name): found
        for sent, hostile in ROUNDS.items()
        for page in pages
        if (found := list(_broken(client, page, hostile)))
    }
    assert broken == {}


def test_a_number_that_no_table_holds_is_a_page_that_is_not_there(as_, dossier) -> None:
    """As a number that is not there: the same page."""
    client = as_("anouk")
    client.raise_request_exception = False
    for name, parts in _addresses():
        wanted = [part for part, kind in parts.items() if isinstance(kind, IntConverter) and part != "step"]
        if wanted:
            words = {
                "ref": dossier.ref,
                "phase": "overview",
                "what": "change",
                "step": 1,
                "suffix": "pdf",
                "bank_kind": "goal",
                "sheet": "kern",
                "case_id": uuid.uuid4(),
                "move_ref": uuid.uuid4(),
            }
            values = {part: TOO_BIG if part in wanted else words[part] for part in parts}
            url = reverse(name, kwargs=values)
            assert {client.get(url).status_code, client.post(url).status_code} == {404}, name
