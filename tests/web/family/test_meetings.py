"""Volgend gesprek: the reply of a parent, and what came out of it."""

import datetime as dt

import pytest
from django.utils import translation

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.meetings.models import Invitee, Meeting
from rondom.meetings.operations import plan_meeting
from rondom.meetings.terms import MeetingKind, MeetingState
from tests.web.family.test_home import HOME, As, text_of


@pytest.fixture
def meeting(world: Demo, dossier: Dossier) -> Meeting:
    starts_at = clock.now() + dt.timedelta(days=8)
    return plan_meeting(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        kind=MeetingKind.TALK,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(hours=1),
        place="lokaal 4",
        goal="Samen kijken wat helpt",
        participant_ids=list(Participant.objects.filter(dossier=dossier).values_list("pk", flat=True)),
    )


def test_parent_replies_and_changes_his_mind(
    as_: As, world: Demo, dossier: Dossier, meeting: Meeting
) -> None:
    client = as_("rania")
    assert "Komt u naar het gesprek over Sami?" in text_of(client)
    for reply in ("yes", "no", "maybe"):
        answer = client.post(f"/ons-gezin/gesprekken/{meeting.pk}/", {"reply": reply})
        assert answer["Location"] == f"{HOME}#gesprek-{meeting.pk}"
        assert Invitee.objects.get(meeting=meeting, person=world.people["rania"]).reply == reply
    page = client.get(HOME).content.decode()
    assert page.count('aria-pressed="true"') == 1
    assert "Komt u naar het gesprek" not in text_of(client)


def test_who_is_not_asked_cannot_reply(as_: As, meeting: Meeting) -> None:
    assert as_("zeynep").post(f"/ons-gezin/gesprekken/{meeting.pk}/", {"reply": "yes"}).status_code == 404


@pytest.fixture
def closed(meeting: Meeting, world: Demo) -> Meeting:
    """The same talk, held and closed."""
    Meeting.objects.filter(pk=meeting.pk).update(
        state=MeetingState.CLOSED,
        started_at=clock.now(),
        closed_at=clock.now(),
        closed_by=world.people["anouk"],
        own_sentence="Het was een fijn gesprek.",
    )
    return Meeting.objects.get(pk=meeting.pk)


def test_what_came_out_is_asked_to_be_read_once(as_: As, dossier: Dossier, closed: Meeting) -> None:
    client = as_("rania")
    assert "Nu aan u Lees wat uit het gesprek over Sami kwam" in text_of(client)
    told = text_of(client, f"/ons-gezin/gesprekken/{closed.pk}/uitkomst/")
    assert "Het was een fijn gesprek." in told
    assert "er een overleg over Sami" in told
    assert "Nu aan u Lees wat uit" not in text_of(client)
    assert "Lees wat uit het gesprek van" in text_of(client), "it can still be read"


@pytest.mark.parametrize("key", ["zeynep", "ilse", "anouk"])
def test_what_came_out_is_of_this_family(as_: As, closed: Meeting, key: str) -> None:
    assert as_(key).get(f"/ons-gezin/gesprekken/{closed.pk}/uitkomst/").status_code == 404


def test_nothing_to_read_before_it_is_closed(as_: As, meeting: Meeting) -> None:
    assert as_("rania").get(f"/ons-gezin/gesprekken/{meeting.pk}/uitkomst/").status_code == 404


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("tr", "ltr"), ("en", "ltr")])
def test_page_turns_with_the_language_and_names_do_not(
    as_: As, dossier: Dossier, meeting: Meeting, language: str, direction: str
) -> None:
    client = as_("rania")
    client.cookies.load({"django_language": language})
    with translation.override(language):
        page = client.get(HOME).content.decode()
    assert f'<html lang="{language}" dir="{direction}"' in page
    assert "<bdi>Sami</bdi>" in page
