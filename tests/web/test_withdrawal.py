"""AT-44: after a yes is taken back, X finds nothing on any path: page, part, search, file, PDF, calendar, inbox."""

import pytest
from django.core import mail
from django.urls import reverse

from rondom.consent.operations import withdraw_consent
from rondom.dossiers.queries import readers
from rondom.events.models import Notice
from rondom.meetings.mailing import send_due_invitations
from rondom.meetings.operations import start_meeting
from rondom.notifications.jobs import Delivery
from rondom.plans.operations.paper import make_paper
from tests.meetings.conftest import allow, parent, plan
from tests.plans.conftest import goal, goal_text, picture, slot_of, storage, version, views, whole_plan

__all__ = [
    "allow", "goal", "goal_text", "parent", "picture", "plan", "slot_of", "storage", "version", "views",
    "whole_plan",
]  # fmt: skip


@pytest.fixture
def x(world, dossier, join, allow, version, as_):
    """Jorrit of the SWV, in the circle with a yes, and a plan on paper."""
    join(dossier, "jorrit")
    consent = allow("jorrit")
    make_paper(version_id=version.pk)
    return as_("jorrit"), consent


@pytest.fixture
def running(world, x, plan):
    """A meeting that runs, with Jorrit."""
    return start_meeting(world.actors["anouk"], meeting_id=plan().pk)


def addresses(dossier, running, version) -> list[str]:
    ref = [dossier.ref]
    names = [
        "child:page",
        "child:events",
        "child:looks",
        "child:consent_ask",
        "child:people_add",
        "child:note_new",
    ]
    names += ["plan:plan", "plan:document", "plan:versions", "plan:hearing"]
    found = [reverse(name, args=ref) for name in names]
    found += [reverse(f"plan:{name}", args=[dossier.ref, version.number]) for name in ("version", "pdf")]
    found += [reverse(f"meeting:{name}", args=[running.pk]) for name in ("detail", "calendar")]
    return found


def search(client) -> str:
    return client.post(reverse("search:search"), {"q": "Sami"}).content.decode()


def test_nothing_opens_any_more(world, dossier, running, version, x):
    client, consent = x
    wanted = addresses(dossier, running, version)
    assert {url: client.get(url).status_code for url in wanted} == dict.fromkeys(wanted, 200)
    lists = [reverse("child:list"), reverse("work:home"), reverse("meeting:list")]
    assert f"{dossier.ref}" in search(client)
    assert dossier.pupil.person.last_name in client.get(lists[0]).content.decode()

    withdraw_consent(world.actors["thomas"], consent_id=consent.pk)

    assert {url: client.get(url).status_code for url in wanted} == dict.fromkeys(wanted, 404)
    assert f"{dossier.ref}" not in search(client)
    for url in lists:
        page = client.get(url).content.decode()
        assert f"{dossier.ref}" not in page, url
        assert "Sami de Wit" not in page, url


def test_a_page_that_was_open_gets_no_content(world, dossier, running, x):
    """What the scripts of an open tab send: autosave, a refreshed part. Not there, and the page empties itself."""
    client, consent = x
    withdraw_consent(world.actors["thomas"], consent_id=consent.pk)
    save = reverse("meeting:minutes", args=[running.pk, "overzicht"])
    answers = [
        client.post(save, {"text": "nog een zin", "revision": 0}, headers={"x-autosave": "1"}),
        client.get(reverse("meeting:room_state", args=[running.pk]), headers={"x-refresh": "1"}),
        client.post(reverse("child:action_new", args=[dossier.ref]), {"what": "Bellen"}),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert "U heeft hier geen toegang meer." in answers[0].content.decode()
    assert "Sami" not in "".join(answer.content.decode() for answer in answers)


def test_no_message_and_no_mail_names_the_child(world, dossier, x):
    client, consent = x
    withdraw_consent(world.actors["thomas"], consent_id=consent.pk)
    assert Notice.objects.filter(recipient=world.people["jorrit"], template="consent_withdrawn").exists()
    page = client.get(reverse("inbox:list")).content.decode()
    assert "een dossier dat u niet meer volgt" in page
    assert "Sami" not in page
    assert world.people["jorrit"].pk not in readers(dossier.pk, on=world.today)
    mail.outbox.clear()
    send_due_invitations()
    Delivery().run()
    mine = [message for message in mail.outbox if "jorrit@demo.example" in message.to]
    assert not any("Sami" in f"{message.subject} {message.body}" for message in mine)


def test_it_stands_in_the_log_without_who_took_it_back(world, dossier, x, as_):
    _client, consent = x
    withdraw_consent(world.actors["thomas"], consent_id=consent.pk)
    page = as_("anouk").get(reverse("child:events", args=[dossier.ref])).content.decode()
    line = page.split("Toestemming gestopt")[1][:300]
    assert "Thomas" not in line
