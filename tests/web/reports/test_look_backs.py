"""The overdue list of a school: who must look back together, the latest first (R-OPP-4)."""

import datetime as dt
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.plans.models import GrowthDocument, Plan, PlanVersion
from rondom.reports.queries import look_backs_at, school_totals
from rondom.web.work.rows import work_of
from tests.web.reports.test_school import _one

As = Callable[[str], Client]
ADDRESS = "reports:look_backs"


def put_plan(dossier: Dossier, *, force_on: dt.date) -> None:
    """A plan that came into force on a day."""
    document = GrowthDocument.objects.create(region_id=dossier.region_id, dossier=dossier, opened_on=force_on)
    by = {"changed_at": clock.now(), "changed_by_id": dossier.baton.holder_id}
    plan = Plan.objects.create(
        region_id=dossier.region_id, dossier=dossier, document=document, started_on=force_on, **by
    )
    PlanVersion.objects.create(
        region_id=dossier.region_id,
        plan=plan,
        number=1,
        state="in_force",
        content="{}",
        digest="0" * 64,
        frozen_at=clock.now(),
        frozen_by_id=dossier.baton.holder_id,
        in_force_on=force_on,
    )


def child(world: Demo, today: dt.date, *, days_ago: int) -> Dossier:
    dossier = _one(world, today, step="", keeper="anouk", school="klimboom")
    anouk = world.actors["anouk"]
    Participant.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        person_id=anouk.person_id,
        capacity=anouk.role,
        organisation_id=anouk.organisation_id,
        valid_from=today,
        categories=["process", "education"],
        reason="regie",
    )
    put_plan(dossier, force_on=today - dt.timedelta(days=days_ago))
    return dossier


def test_who_is_late_stands_in_the_list_and_in_my_work(world: Demo, as_: As, today: dt.date) -> None:
    late = child(world, today, days_ago=800)
    anouk = as_("anouk").get(reverse(ADDRESS)).content.decode()
    assert reverse("plan:evaluations", args=[late.ref]) in anouk.split('id="straks"')[0]
    rows = work_of(world.actors["anouk"], now=clock.now()).late
    assert [(row.what, row.law) for row in rows] == [("Kijk met ouders en kind terug op de doelen", True)]


def test_others_see_no_child_there(world: Demo, as_: As, today: dt.date) -> None:
    child(world, today, days_ago=800)
    for key in ("esra", "carla"):
        assert "Zoefje" not in as_(key).get(reverse(ADDRESS)).content.decode()
    for key in ("daan", "rania", "maaike"):
        assert as_(key).get(reverse(ADDRESS)).status_code == 404


def test_the_director_counts_them(world: Demo, today: dt.date) -> None:
    for _number in range(5):
        child(world, today, days_ago=800)
        child(world, today, days_ago=0)
    totals = school_totals(world.actors["carla"], world.organisations["klimboom"].pk, on=today)
    assert totals.late_look_backs.number == 5


def test_three_children_cost_as_many_queries_as_one(world: Demo, today: dt.date) -> None:
    anouk = world.actors["anouk"]

    def questions() -> int:
        with CaptureQueriesContext(connection) as found:
            look_backs_at(anouk, anouk.organisation_id or 0, on=today)
        return len(found)

    child(world, today, days_ago=800)
    one = questions()
    child(world, today, days_ago=0)
    child(world, today, days_ago=800)
    assert questions() == one <= 4
