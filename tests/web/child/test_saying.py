"""The screens on which people say what a route asks, write down results and answer referrals."""

import pytest

from rondom.routes import operations, queries
from rondom.routes.models import SaidCheck
from rondom.routes.operations import LIBRARY, publish_route


@pytest.fixture
def five(world):
    for path in sorted(LIBRARY.glob("*.yaml")):
        publish_route(world.system, text=path.read_text())
    return world


def at(dossier, *parts: str) -> str:
    return "/".join(["/kinderen", str(dossier.ref), *parts, ""])


def test_a_route_with_preconditions_starts_after_they_are_said_on_the_screen(five, dossier, as_) -> None:
    anouk, start = as_("anouk"), at(dossier, "route", "start")
    assert "Leg eerst vast" in anouk.get(start).content.decode()
    for key in ("own_route", "expert_consulted"):
        page = at(dossier, "route", "voorwaarde", "integraal_arrangeren", key)
        assert "Schrijf op waaruit dit blijkt" in anouk.post(page, {"evidence": ""}).content.decode()
        assert anouk.post(page, {"evidence": "Drie rondes hulp in de klas."}).status_code == 302
    assert "Drie rondes hulp in de klas." in anouk.get(start).content.decode()
    anouk.post(start, {"route": "integraal_arrangeren"})
    page = anouk.get(at(dossier)).content.decode()
    assert "Minstens twee mogelijke verklaringen" in page


@pytest.fixture
def support_route(five, dossier):
    anouk = five.actors["anouk"]
    operations.start_route(anouk, dossier_id=dossier.pk, route_key="ondersteuningsroute")
    operations.move(anouk, dossier_id=dossier.pk, leaving="1", to="2a")
    return dossier


def test_the_teacher_finds_what_he_has_to_say_at_the_step(support_route, as_) -> None:
    daan, check = as_("daan"), at(support_route, "route", "vaststellen", "support_profile")
    assert check in daan.get(at(support_route)).content.decode()
    daan.post(check, {"evidence": "Maandag met moeder gebeld."})
    said = SaidCheck.objects.get(dossier=support_route)
    assert check not in daan.get(at(support_route)).content.decode()
    explained = as_("rania").get(at(support_route, "route", "uitleg")).content.decode()
    assert "Maandag met moeder gebeld." in explained
    back = at(support_route, "route", "vastgesteld", str(said.pk), "terug")
    assert as_("rania").post(back, follow=True).status_code == 200
    said.refresh_from_db()
    assert said.taken_back_at is None
    daan.post(back)
    said.refresh_from_db()
    assert said.taken_back_at


def test_a_parent_reads_the_check_and_cannot_say_it(support_route, as_) -> None:
    rania, check = as_("rania"), at(support_route, "route", "vaststellen", "support_profile")
    assert 'aria-disabled="true"' in rania.get(check).content.decode()
    rania.post(check, {"evidence": "Wij spraken elkaar."})
    assert not SaidCheck.objects.exists()


@pytest.mark.parametrize("who", ["ruben", "zeynep", "fenna"])
def test_who_is_not_around_the_child_finds_nothing(support_route, as_, who) -> None:
    assert as_(who).get(at(support_route, "route", "vaststellen", "support_profile")).status_code == 404


@pytest.mark.parametrize("key", ["weather", "own_route"])
def test_a_check_of_no_route_is_not_there(support_route, as_, key) -> None:
    assert as_("anouk").get(at(support_route, "route", "vaststellen", key)).status_code == 404


def test_results_are_for_a_route_that_has_them(support_route, as_) -> None:
    assert as_("anouk").get(at(support_route, "route", "resultaat")).status_code == 404


def test_scaling_down_says_beforehand_who_leaves(five, dossier, as_, today) -> None:
    anouk = five.actors["anouk"]
    operations.start_route(anouk, dossier_id=dossier.pk, route_key="hia")
    operations.move(anouk, dossier_id=dossier.pk, leaving="1", to="2")
    page = as_("anouk").get(at(dossier, "route", "stap")).content.decode()
    assert (
        "Opschalen: orthopedagoog, schoolmaatschappelijk werker, begeleider passend onderwijs kan erbij komen."
        in page
    )
    assert queries.place_of(dossier.pk, on=today).outlook.at("2").move_to("3").up
