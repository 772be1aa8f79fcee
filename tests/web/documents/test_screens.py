"""The page with documents: who finds what, how long it is, and what is too long."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.audit.models import AuditEvent
from rondom.meetings.models import Meeting
from rondom.plans import operations as plans
from tests.documents.conftest import *  # noqa: F403 - the same set-up, at the screens

WORDS = "Zo denken wij daarover, na alles wat wij zagen en hoorden in de klas. "


@pytest.fixture
def address(dossier):
    return lambda name, *parts: reverse(f"documents:{name}", args=[dossier.ref, *parts])


def test_the_family_and_the_school_find_their_documents(as_, address, version, family_words):
    page = as_("rania").get(address("list")).content.decode()
    assert address("file", "gezinsplan", "pdf") in page
    assert address("file", "kern", "docx") in page
    page = as_("anouk").get(address("list")).content.decode()
    assert address("file", "gezinsplan", "pdf") not in page
    assert "Het gezin deelde nog geen eigen plan" in page
    assert "2 bladzijden" in page


def test_a_file_has_no_name_of_a_child_and_is_looked_at_once(as_, address, version):
    before = AuditEvent.objects.filter(name="dossier.viewed").count()
    answer = as_("thomas").get(address("file", "kern", "docx"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kern.docx"'
    assert AuditEvent.objects.filter(name="dossier.viewed").count() == before + 1
    assert as_("thomas").get(address("file", "verslag", "pdf")).status_code == 404
    assert as_("thomas").get(address("file", "niets", "pdf")).status_code == 404
    assert as_("thomas").get(address("file", "kern", "txt")).status_code == 404


@pytest.mark.parametrize("key", ["zeynep", "hanneke"])
def test_who_is_not_around_finds_nothing(as_, address, version, key):
    for found in (address("list"), address("file", "kern", "pdf")):
        assert as_(key).get(found).status_code == 404


def test_minutes_are_of_this_child_and_of_who_may_read_them(as_, world, address, closed):
    mine = address("minutes", closed.pk, "docx")
    assert mine in as_("rania").get(address("list")).content.decode()
    assert as_("rania").get(mine).status_code == 200
    assert as_("rania").get(address("minutes", closed.pk + 1, "docx")).status_code == 404


def test_a_core_of_three_pages_is_not_given_out_and_says_what_to_shorten(
    as_, world, address, version, whole_plan
):
    plans.write_plan_part(
        world.actors["anouk"], plan_id=whole_plan.pk, part="foundation", value=WORDS * 70, revision=0
    )
    plans.write_plan_part(
        world.actors["anouk"], plan_id=whole_plan.pk, part="deviations", value=WORDS * 70, revision=1
    )
    page = as_("anouk").get(address("list")).content.decode()
    assert "Te lang" in page
    assert "‘Waarom we dat denken’" in page
    assert address("file", "kern", "pdf") not in page
    for suffix in ("pdf", "docx"):
        answer = as_("anouk").get(address("file", "kern", suffix), follow=True)
        assert answer.redirect_chain == [(address("list"), 302)]
        assert "Dit document is te lang" in answer.content.decode()


def test_more_talks_ask_no_more_questions(as_, address, version, closed):
    client = as_("rania")
    client.get(address("list"))  # counts the pages

    def asked():
        with CaptureQueriesContext(connection) as found:
            page = client.get(address("list")).content.decode()
        return len(found), page.count("/pdf/") - 3

    one, first = asked()
    for at in (1, 2):
        Meeting.objects.bulk_create([copy_of(closed, at)])
    three, later = asked()
    assert (first, later) == (1, 3)
    assert one == three


def copy_of(meeting, number):
    row = Meeting.objects.get(pk=meeting.pk)
    row.pk, row.uid = None, uuid.UUID(int=number)
    return row
