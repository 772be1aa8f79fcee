"""The school in figures: totals for the director, and no child in them."""

import datetime as dt
from collections.abc import Callable, Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.dossiers.models import Baton, Dossier
from rondom.families.models import Family, Pupil
from rondom.people.models import Membership, Person
from rondom.reports.queries import school_totals
from rondom.routes.models import RouteVersion, StepVisit
from rondom.triage.models import StockStay, Triage

As = Callable[[str], Client]
Fill = Callable[..., list[Dossier]]
ADDRESS = "reports:school"


@pytest.fixture
def fill(world: Demo, today: dt.date) -> Fill:
    """fill(5, step="1"): so many more children with an open dossier at De Klimboom; Anouk has the regie."""

    def put(count: int, *, step: str = "", keeper: str = "anouk", school: str = "klimboom") -> list[Dossier]:
        return [_one(world, today, step=step, keeper=keeper, school=school) for _number in range(count)]

    return put


def _one(world: Demo, today: dt.date, *, step: str, keeper: str, school: str) -> Dossier:
    region, holder = world.region, world.people[keeper]
    child = Person.objects.create(region=region, call_name="Zoefje", last_name="Verborgen")
    family = Family.objects.create(region=region)
    dossier = Dossier.objects.create(
        region=region,
        pupil=Pupil.objects.create(region=region, person=child, family=family),
        school=world.organisations[school],
        baton=Baton.objects.create(
            region=region,
            family=family,
            holder=holder,
            organisation_id=world.actors[keeper].organisation_id,
            since_on=today,
        ),
        opened_on=today,
    )
    if step:
        route = RouteVersion.objects.get(key="ihi")
        StepVisit.objects.create(region=region, dossier=dossier, route=route, step=step, arrived_on=today)
    return dossier


def put_in_stock(world: Demo, dossiers: Iterable[Dossier], today: dt.date) -> None:
    maaike = world.actors["maaike"]
    for dossier in dossiers:
        triage = Triage.objects.create(
            region=world.region,
            dossier=dossier,
            organisation_id=maaike.organisation_id,
            begun_by_id=maaike.person_id,
            begun_on=today,
        )
        StockStay.objects.create(
            region=world.region, triage=triage, put_by_id=maaike.person_id, since_on=today
        )


def words_on(html: str, label: str) -> str:
    """What stands beside a label."""
    return html.split(f"<dt>{label}</dt><dd>")[1].split("</dd>", maxsplit=1)[0]


def test_the_director_reads_how_many_and_not_who(world: Demo, fill: Fill, as_: As, today: dt.date) -> None:
    fill(6, step="1")
    put_in_stock(world, fill(5, step="2"), today)
    fill(7)
    fill(9, school="vaart")
    html = as_("carla").get(reverse(ADDRESS)).content.decode()
    assert words_on(html, "Open dossiers") == "18"
    assert words_on(html, "In de werkvoorraad van het sociaal team") == "5"
    assert words_on(html, "Zonder coördinator") == "0"
    assert html.count("<dd>6</dd>") == 1
    assert "Zoefje" not in html
    assert reverse("child:list") in html, "only the menu leads to children"
    assert "/kinderen/" not in html.split("<main", 1)[1].split("</main>")[0]


def test_a_small_group_is_not_counted_out(fill: Fill, as_: As) -> None:
    fill(6, step="1")
    fill(2, step="2")
    html = as_("carla").get(reverse(ADDRESS)).content.decode()
    fill(1, step="2")
    assert (
        as_("carla").get(reverse(ADDRESS)).content.decode().split("<main")[1].split("</main>")[0]
        == (html.split("<main")[1].split("</main>")[0])
    ), "two or three: the page is the same"
    assert words_on(html, "Open dossiers") == "meer dan 6"
    assert "minder dan 5" in html.split("Waar de dossiers zijn")[1]


def test_a_regie_of_who_works_there_no_more_is_no_regie(
    world: Demo, fill: Fill, as_: As, today: dt.date
) -> None:
    fill(12)
    fill(5, keeper="esra")
    Membership.objects.filter(pk=world.actors["esra"].membership_id).update(valid_until=today)
    assert words_on(as_("carla").get(reverse(ADDRESS)).content.decode(), "Zonder coördinator") == "5"


def test_closed_dossiers_are_not_counted(fill: Fill, as_: As, today: dt.date) -> None:
    gone = fill(7)
    fill(5)
    Dossier.objects.filter(pk__in=[row.pk for row in gone]).update(
        opened_on=today - dt.timedelta(days=9), closed_on=today, closed_outcome="goals_reached"
    )
    assert words_on(as_("carla").get(reverse(ADDRESS)).content.decode(), "Open dossiers") == "5"


@pytest.mark.parametrize("key", ["anouk", "daan", "hanneke", "ilse", "fenna", "rania", "maaike"])
def test_it_is_for_the_director(as_: As, key: str) -> None:
    assert as_(key).get(reverse(ADDRESS)).status_code == 404


def test_the_menu_has_it_for_the_director(as_: As) -> None:
    link = f'href="{reverse(ADDRESS)}"'
    assert link in as_("carla").get(reverse("work:home")).content.decode()
    assert link not in as_("anouk").get(reverse("work:home")).content.decode()


def test_more_dossiers_cost_no_more_queries(world: Demo, fill: Fill, today: dt.date) -> None:
    school_id = world.organisations["klimboom"].pk
    fill(1, step="1")
    school_totals(world.actors["carla"], school_id, on=today)
    with CaptureQueriesContext(connection) as one:
        school_totals(world.actors["carla"], school_id, on=today)
    fill(3, step="2")
    with CaptureQueriesContext(connection) as four:
        school_totals(world.actors["carla"], school_id, on=today)
    assert len(four) == len(one) <= 10
