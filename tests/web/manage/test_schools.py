"""Which routes are on at a school: chosen by the administrator, seen by the coordinator who starts one."""

import pytest

from rondom.routes.models import RouteAtSchool
from rondom.routes.operations import LIBRARY, publish_route

ADDRESS = "/beheer/scholen/"


@pytest.fixture
def five(world):
    for path in sorted(LIBRARY.glob("*.yaml")):
        publish_route(world.system, text=path.read_text())
    return world


def test_the_coordinator_picks_from_the_routes_of_his_school(five, as_, dossier) -> None:
    start = f"/kinderen/{dossier.ref}/route/start/"
    page = as_("anouk").get(start).content.decode()
    assert "Start Route HIA" in page
    klimboom = five.organisations["klimboom"].pk
    saved = as_("fenna").post(
        f"{ADDRESS}{klimboom}/routes/", {"routes": ["ihi", "ondersteuningsroute"]}, follow=True
    )
    assert "zijn bewaard" in saved.content.decode()
    page = as_("anouk").get(start).content.decode()
    assert "Start Route IHI" in page
    assert "Start Route HIA" not in page


def test_ticking_nothing_gives_every_route_again(five, as_) -> None:
    klimboom = five.organisations["klimboom"].pk
    for routes in (["ihi"], []):
        as_("fenna").post(f"{ADDRESS}{klimboom}/routes/", {"routes": routes})
    assert not RouteAtSchool.objects.exists()


@pytest.mark.parametrize("who", ["anouk", "carla", "rania", "ria"])
def test_it_is_there_for_the_administrator_only(five, as_, who) -> None:
    assert as_(who).get(ADDRESS).status_code == 404
    klimboom = five.organisations["klimboom"].pk
    assert as_(who).post(f"{ADDRESS}{klimboom}/routes/", {"routes": ["ihi"]}).status_code == 404
