"""Beheer: the questions before a talk, from the form to the sheet of the family."""

from tests.meetings.conftest import allow, parent, plan
from tests.web.meeting.test_meeting_pages import as_parent

__all__ = ["allow", "as_parent", "parent", "plan"]
PAGE = "/beheer/vragen/parent/"


def test_what_the_administrator_writes_a_parent_reads(as_, as_parent, plan):
    meeting = plan(hours=30)
    fenna = as_("fenna")
    assert "/beheer/vragen/" in fenna.get("/beheer/").content.decode()
    assert "Wat gaat er goed, thuis en op school?" in fenna.get("/beheer/vragen/").content.decode()
    saved = fenna.post(PAGE, {"text": "Slaapt uw kind genoeg?", "revision": "0"}, follow=True)
    assert "De vragen zijn bewaard" in saved.content.decode()
    sheet = as_parent("rania").get(f"/ons-gezin/gesprekken/{meeting.pk}/voorbereiden/").content.decode()
    assert "Slaapt uw kind genoeg?" in sheet
    assert "Waar maakt u zich zorgen over?" not in sheet


def test_what_is_no_good_keeps_what_was_typed(as_):
    fenna = as_("fenna")
    assert "Vul minstens één vraag in" in fenna.post(PAGE, {"text": " ", "revision": "0"}).content.decode()
    html = fenna.post(PAGE, {"text": "x" * 2001, "revision": "0"}).content.decode()
    assert "Maak dit korter: hooguit 2000 tekens" in html
    assert "x" * 2001 in html


def test_two_administrators_see_both_texts(as_):
    fenna = as_("fenna")
    fenna.post(PAGE, {"text": "Van de ander?", "revision": "0"})
    page = fenna.post(PAGE, {"text": "Van mij?", "revision": "0"})
    assert page.status_code == 409
    assert "Van de ander?" in page.content.decode()
    assert "Van mij?" in page.content.decode()
