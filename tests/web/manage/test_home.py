"""The start of Beheer, and the tasks of a role from the form to the start page of whoever has it."""

import re

import pytest

from rondom.people.role_tasks import write_role_tasks

PAGES = (
    "/beheer/routes/",
    "/beheer/routes/bibliotheek/",
    "/beheer/routes/nieuw/",
    "/beheer/routes/inlezen/",
    "/beheer/scholen/",
    "/beheer/organisaties/",
    "/beheer/taken/",
    "/beheer/taken/teacher/",
    "/beheer/bewaren/",
    "/beheer/bewaren/blokkade/",
    "/triage/aansluitingen/",
)


def test_the_administrator_reaches_every_page_and_comes_back(world, as_):
    fenna = as_("fenna")
    links = set(re.findall(r'href="([^"]+)"', fenna.get("/beheer/").content.decode()))
    assert {
        "/beheer/routes/",
        "/beheer/scholen/",
        "/beheer/taken/",
        "/triage/aansluitingen/",
        "/beheer/bewaren/",
        "/beheer/bewaren/blokkade/",
    } <= links
    for page in PAGES:
        html = fenna.get(page).content.decode()
        crumb = re.search(r'<nav class="rondom-crumb".*?</nav>', html, re.DOTALL)
        assert crumb, page
        assert 'href="/beheer/"' in crumb[0], page


def test_the_privacy_officer_sees_only_what_is_kept(world, as_):
    html = as_("ria").get("/beheer/").content.decode()
    assert "Bewaren en vernietigen" in html
    for words in ("Routes", "Taken per rol", "Zorg voor Jeugd", "blokkeren"):
        assert words not in html


@pytest.mark.parametrize("who", ["anouk", "carla", "rania", "koen"])
def test_nobody_else_comes_here(world, as_, who):
    client = as_(who)
    assert {
        client.get(page).status_code for page in ("/beheer/", "/beheer/taken/", "/beheer/taken/teacher/")
    } == {404}


def test_the_words_of_the_region_stand_on_the_start_page(world, as_):
    before = as_("daan").get("/mijn-werk/").content.decode()
    assert "Uw taken als leerkracht" in before
    saved = as_("fenna").post(
        "/beheer/taken/teacher/", {"text": "U belt eerst de ouders.", "revision": "0"}, follow=True
    )
    assert "De taken zijn bewaard" in saved.content.decode()
    assert "U belt eerst de ouders." in as_("daan").get("/mijn-werk/").content.decode()
    assert "U belt eerst de ouders." not in as_("anouk").get("/mijn-werk/").content.decode()


@pytest.mark.parametrize(
    ("who", "words"),
    [("rania", "U kent uw kind het best."), ("lina", "Jij vertelt"), ("koen", "U beslist niet")],
)
def test_everybody_reads_what_belongs_to_the_own_role(world, as_, who, words):
    client = as_(who)
    assert words in client.get("/account/rol/").content.decode()
    home = client.get("/", follow=True).content.decode()
    assert 'href="/account/rol/"' in home


def test_two_administrators_see_both_texts(world, as_):
    write_role_tasks(world.actors["fenna"], role="teacher", text="Van de ander.", revision=0)
    page = as_("fenna").post("/beheer/taken/teacher/", {"text": "Van mij.", "revision": "0"})
    assert page.status_code == 409
    assert "Van de ander." in page.content.decode()
    assert "Van mij." in page.content.decode()


def test_too_long_keeps_what_was_typed(world, as_):
    page = as_("fenna").post("/beheer/taken/teacher/", {"text": "x" * 2001, "revision": "0"})
    html = page.content.decode()
    assert "Maak dit korter: hooguit 2000 tekens" in html
    assert "x" * 2001 in html
