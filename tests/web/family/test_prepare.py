"""The sheet to get ready for a talk: for a parent and for the child, with their own subjects and their own words."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.core.decision import Refused
from rondom.events.models import Notice
from rondom.meetings import operations, queries
from rondom.meetings.questions import questions_for
from rondom.meetings.terms import MOST_POINTS
from rondom.plans.operations import write_paragraph
from tests.meetings.conftest import allow, parent, plan
from tests.web.meeting.test_meeting_pages import as_parent

__all__ = ["allow", "as_parent", "parent", "plan"]


@pytest.fixture
def meeting(plan):
    return plan(hours=30)


@pytest.fixture
def as_child(dossier):
    client = Client()
    client.force_login(dossier.pupil.person.account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sheet(client, meeting):
    return client.get(reverse("family:prepare", args=[meeting.pk]))


def titles(meeting):
    return [row.point.title for row in queries.agenda_of(meeting)]


def test_a_parent_reads_who_comes_why_and_what_about(world, dossier, parent, meeting, as_parent):
    write_paragraph(
        parent("rania"), dossier_id=dossier.pk, section="wish", text="Hij lacht weer.", revision=0
    )
    client = as_parent("rania")
    assert reverse("family:prepare", args=[meeting.pk]) in client.get(reverse("family:home")).content.decode()
    html = sheet(client, meeting).content.decode()
    for words in (
        "Anouk Terpstra",
        "intern begeleider",
        "Samen kiezen wat Sami helpt",
        "De Klimboom, lokaal 4",
        "Hij lacht weer.",
    ):
        assert words in html
    for question in questions_for(parent("rania")):
        assert question in html


def test_the_child_has_a_sheet_in_its_own_words(as_child, meeting):
    html = sheet(as_child, meeting).content.decode()
    assert "Waar wil jij over praten?" in html
    assert "Wie of wat helpt je?" in html
    assert "Waar maakt u zich zorgen over?" not in html


def test_an_own_subject_comes_on_the_agenda_and_is_told(world, meeting, as_parent):
    minutes = sum(row.point.minutes for row in queries.agenda_of(meeting))
    client = as_parent("thomas")
    client.post(reverse("family:add_point", args=[meeting.pk]), {"title": "  De   gymles 🤸 "})
    assert titles(meeting)[-2:] == ["De gymles 🤸", "Afspraken"]
    assert sum(row.point.minutes for row in queries.agenda_of(meeting)) == minutes
    assert Notice.objects.filter(template="meeting_point_added", recipient=world.people["anouk"]).exists()


@pytest.mark.parametrize(
    ("title", "code"), [("  ", "meeting.point_empty"), ("Gym", "meeting.running")], ids=["empty", "begun"]
)
def test_a_subject_that_cannot_be_added(world, parent, meeting, title, code):
    if code == "meeting.running":
        type(meeting).objects.filter(pk=meeting.pk).update(state="running")
    with pytest.raises(Refused) as refused:
        operations.add_own_point(parent("rania"), meeting_id=meeting.pk, title=title)
    assert refused.value.decision.code == code


def test_more_subjects_than_a_talk_holds_do_not_fit(parent, meeting):
    codes = set()
    for number in range(MOST_POINTS):
        try:
            operations.add_own_point(parent("rania"), meeting_id=meeting.pk, title=f"Onderwerp {number}")
        except Refused as refused:
            codes.add(refused.decision.code)
    assert codes == {"meeting.too_many_points"}
    assert len(titles(meeting)) == MOST_POINTS
    assert all(row.point.minutes >= 1 for row in queries.agenda_of(meeting))


def test_only_the_family_of_this_child_has_the_sheet(world, meeting, as_, as_parent):
    assert sheet(as_("anouk"), meeting).status_code == 404
    assert sheet(as_parent("zeynep"), meeting).status_code == 404
    answer = as_("anouk").post(reverse("family:add_point", args=[meeting.pk]), {"title": "Gym"})
    assert answer.status_code == 404


def test_the_same_number_of_queries_for_one_and_three(world, dossier, join, meeting, as_parent, plan):
    client = as_parent("rania")

    def count(talk):
        with CaptureQueriesContext(connection) as found:
            sheet(client, talk)
        return len(found)

    count(meeting)
    one = count(meeting)
    more = plan(hours=60, ids=[join(dossier, "carla").pk, *dossier.participants.values_list("pk", flat=True)])
    assert count(more) == one
