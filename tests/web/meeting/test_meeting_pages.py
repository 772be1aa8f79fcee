"""Overleg: lists, planning and the page of one meeting."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.meetings import operations, queries
from rondom.meetings.models import Meeting
from rondom.people.operations import create_account


@pytest.fixture
def as_parent(world):
    """A client signed in as a parent, who gets an account when there is none."""

    def sign_in(key):
        person = world.people[key]
        account = getattr(person, "account", None) or create_account(
            person=person, email=f"{key}@thuis.example", password="only-for-tests-2026"
        )
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def url(name, meeting, *args):
    return reverse(f"meeting:{name}", args=[meeting.pk, *args])


def form(dossier, **more):
    day = clock.today() + dt.timedelta(days=3)
    values = {
        "kind": "ihi",
        "goal": "Samen kiezen wat helpt",
        "day": day.isoformat(),
        "begins": "14:30",
        "ends": "15:15",
        "place": "Lokaal 4",
        "own_points": "Vervoer 🚌\n\nOpvang",
        "people": [],
    }
    return values | more


def test_planning_a_meeting(world, dossier, as_):
    client = as_("anouk")
    address = reverse("meeting:plan", args=[dossier.ref])
    page = client.get(address).content.decode()
    assert "Overleg over Sami plannen" in page
    answer = client.post(address, form(dossier))
    meeting = Meeting.objects.get()
    assert answer.url == url("detail", meeting)
    assert [row.point.title for row in queries.agenda_of(meeting)][4:6] == ["Vervoer 🚌", "Opvang"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ends": "14:00"}, "Het einde moet na het begin zijn."),
        ({"day": "2020-01-01"}, "Kies een moment dat nog komt."),
        ({"day": "2027-03-28", "begins": "02:30", "ends": "04:00"}, "die nacht verandert de klok"),
        ({"own_points": "\n".join(["punt"] * 60)}, "hoogstens"),
        ({"goal": "a" * 20_001}, "500"),
        ({"day": "morgen"}, "Voer een geldige datum in"),
        ({"people": ["999999"]}, "999999"),
    ],
)
def test_what_was_typed_stays_after_a_mistake(world, dossier, as_, values, words):
    client = as_("anouk")
    answer = client.post(reverse("meeting:plan", args=[dossier.ref]), form(dossier, **values))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert words in page
    assert "Lokaal 4" in page
    assert not Meeting.objects.exists()


def test_somebody_without_a_consent_is_shown_with_the_reason(world, dossier, join, as_):
    join(dossier, "bram")
    page = as_("anouk").get(reverse("meeting:plan", args=[dossier.ref])).content.decode()
    assert "Er is nog geen toestemming voor Jeugd- en gezinshulp Veenrand." in page


def test_a_page_writes_one_look(world, plan, as_, as_parent):
    meeting = plan()
    for client in (as_("anouk"), as_parent("rania")):
        before = AuditEvent.objects.filter(name="dossier.viewed").count()
        assert client.get(url("detail", meeting)).status_code == 200
        assert AuditEvent.objects.filter(name="dossier.viewed").count() == before + 1


def test_a_stranger_finds_nothing(world, plan, as_):
    meeting = plan()
    for name in ("detail", "room", "calendar", "move"):
        assert as_("hanneke").get(url(name, meeting)).status_code == 404
    for name in ("cancel", "start", "answer", "attendance", "show", "close", "agreement", "other_view"):
        assert as_("hanneke").post(url(name, meeting), {"text": "x"}).status_code == 404, name


def test_answering_downloading_moving_and_cancelling(world, plan, as_, as_parent):
    meeting = plan()
    mother, anouk = as_parent("rania"), as_("anouk")
    assert (
        "Uw antwoord:" in mother.post(url("answer", meeting), {"reply": "yes"}, follow=True).content.decode()
    )
    assert "Geen e-mailadres" in anouk.get(url("detail", meeting)).content.decode()
    file = mother.get(url("calendar", meeting))
    assert file["Content-Type"].startswith("text/calendar")
    assert b"Sami" not in file.content
    moment = form(None, sequence=0)
    assert anouk.post(url("move", meeting), moment).url == url("detail", meeting)
    again = anouk.post(url("move", meeting), moment).content.decode()
    assert "Iemand anders heeft dit overleg net verzet" in again
    assert "gaat niet door" in anouk.post(url("cancel", meeting), follow=True).content.decode()


def test_lists_ask_the_same_number_of_questions(world, dossier, plan, as_):
    client = as_("anouk")

    def count(address):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    plan()
    one = count(reverse("meeting:list"))
    plan()
    plan(hours=50)
    assert count(reverse("meeting:list")) == one


@pytest.mark.parametrize(("name", "most"), [("detail", 45), ("room", 60)])
def test_number_of_questions_of_a_page(world, dossier, join, running, as_, name, most):
    client = as_("anouk")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url(name, running)).status_code == 200
    assert len(captured) <= most, "\n".join(query["sql"][:150] for query in captured)


def test_the_summary_and_the_minutes_for_parents(world, running, attendance, as_, as_parent):
    mother, anouk = as_parent("rania"), world.actors["anouk"]
    operations.write_minutes(anouk, meeting_id=running.pk, phase="overview", text="Geheim woord", revision=0)
    page = mother.get(url("detail", running)).content.decode()
    assert "Geheim woord" not in page
    assert "Het verslag is nog niet klaar om te lezen." in page
    attendance()
    operations.make_agreement(
        anouk, meeting_id=running.pk, what="belt vader", due_on=clock.today(), owner_id=anouk.person_id
    )
    operations.show_minutes(anouk, meeting_id=running.pk)
    assert "Geheim woord" in mother.get(url("detail", running)).content.decode()
    page = mother.post(url("other_view", running), {"text": "Ik <b>zie</b> het anders"}, follow=True)
    assert "Ik &lt;b&gt;zie&lt;/b&gt; het anders" in page.content.decode()
    assert "Dit veld is verplicht" in mother.post(url("other_view", running), {"text": ""}).content.decode()
    next_on = clock.today() + dt.timedelta(days=7)
    as_("anouk").post(url("close", running), {"own_sentence": "Dank u wel.", "next_on": next_on.isoformat()})
    page = mother.get(url("detail", running)).content.decode()
    for words in ("In het kort", "Dank u wel.", "Anouk Terpstra: belt vader.", "Wij praten weer op"):
        assert words in page
    assert "is al afgesloten" in as_("anouk").post(
        url("close", running), {"own_sentence": "Nog eens"}, follow=True
    ).content.decode().replace("heeft dit overleg al afgesloten", "is al afgesloten")
