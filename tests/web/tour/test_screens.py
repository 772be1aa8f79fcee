"""The screens of the tour: offered at the start, and only to who works here."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rondom.routes.touring.operations import begin_tour


def test_the_first_page_offers_it_until_an_answer(world, as_):
    client = as_("anouk")
    assert client.get("/").headers["Location"] == "/rondleiding/"
    assert "Welkom bij Rondom" in client.get("/rondleiding/").content.decode()
    client.post("/rondleiding/niet/")
    assert client.get("/").headers["Location"] == "/mijn-werk/"
    page = client.get("/rondleiding/").content.decode()
    assert "Begin de rondleiding" in page
    assert "Nee, dank u" not in page


def test_later_holds_until_the_next_sign_in(world, as_):
    client = as_("anouk")
    client.post("/rondleiding/later/")
    assert client.get("/").headers["Location"] == "/mijn-werk/"
    assert as_("anouk").get("/").headers["Location"] == "/rondleiding/"


@pytest.mark.parametrize(("who", "start"), [("rania", "/ons-gezin/"), ("fenna", "/mijn-werk/")])
def test_the_family_and_the_office_are_not_asked(world, as_, who, start):
    assert as_(who).get("/").headers["Location"] == start


def test_a_parent_does_not_find_it(world, as_):
    client = as_("rania")
    found = {client.get(page).status_code for page in ("/rondleiding/", "/rondleiding/1/")}
    found |= {
        client.post(f"/rondleiding/{page}/").status_code for page in ("begin", "niet", "later", "klaar")
    }
    assert found == {404}


def test_nobody_sees_the_tour_of_another(world, as_):
    begin_tour(world.actors["anouk"], route_key="ihi")
    assert as_("anouk").get("/rondleiding/3/").status_code == 200
    assert as_("daan").get("/rondleiding/3/").status_code == 404


@pytest.mark.parametrize("part", ["0", "9", "1000000"])
def test_a_part_that_is_not_there(world, as_, part):
    begin_tour(world.actors["anouk"], route_key="ihi")
    assert as_("anouk").get(f"/rondleiding/{part}/").status_code == 404


def test_a_route_that_is_not_there_is_said(world, as_):
    page = as_("anouk").post("/rondleiding/begin/", {"route": "nothing"})
    assert "Kies een route" in page.content.decode()


def test_a_part_costs_few_queries(world, as_):
    begin_tour(world.actors["anouk"], route_key="ihi")
    client = as_("anouk")
    for part in range(1, 9):
        client.get(f"/rondleiding/{part}/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/rondleiding/{part}/").status_code == 200
        assert len(captured) <= 6, part
