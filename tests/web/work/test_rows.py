"""Mijn werk: what stands where, in which order, and why; and what it costs."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime

from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers import operations as dossiers
from rondom.dossiers.models import Action, Dossier, Participant
from rondom.families.models import Family
from rondom.families.operations import register_pupil
from rondom.meetings.models import Meeting
from rondom.meetings.terms import MeetingKind
from rondom.people.models import Membership
from rondom.plans.models import GrowthDocument, Plan
from rondom.routes.operations import start_route
from rondom.web.work.rows import Work, work_of

As = Callable[[str], Client]
Join = Callable[[Dossier, str], Participant]


@pytest.fixture
def work(world: Demo) -> Callable[[str], Work]:
    return lambda key: work_of(world.actors[key], now=clock.now())


def give_action(world: Demo, dossier: Dossier, maker: str, owner: str, *, days: int, what: str) -> Action:
    action = dossiers.make_action(
        world.actors[maker],
        dossier_id=dossier.pk,
        what=what,
        due_on=clock.today() + dt.timedelta(days=max(days, 0)),
        owner_id=world.people[owner].pk,
    )
    Action.objects.filter(pk=action.pk).update(due_on=clock.today() + dt.timedelta(days=days))
    return action


def start_plan(dossier: Dossier, *, days_ago: int) -> Plan:
    document = GrowthDocument.objects.create(
        region_id=dossier.region_id, dossier=dossier, opened_on=clock.today()
    )
    return Plan.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        document=document,
        started_on=clock.today() - dt.timedelta(days=days_ago),
        changed_at=clock.now(),
        changed_by_id=dossier.baton.holder_id,
    )


def test_own_actions_stand_with_me_and_of_others_with_who_has_the_regie(
    world: Demo, dossier: Dossier, work: Callable[[str], Work]
) -> None:
    give_action(world, dossier, "anouk", "anouk", days=-2, what="Leestest opvragen")
    give_action(world, dossier, "anouk", "daan", days=3, what="Twee weken kijken")

    mine, his = work("anouk"), work("daan")

    assert [(row.what, row.why) for row in mine.late] == [("Leestest opvragen", "U sprak dit af")]
    assert [(row.what, row.who) for row in mine.waits] == [("Twee weken kijken", "Daan Kuipers")]
    assert [(row.what, row.why) for row in his.you] == [
        ("Twee weken kijken", "Anouk Terpstra sprak dit met u af")
    ]
    assert his.waits == ()


def test_the_law_comes_first_and_then_the_date(
    world: Demo, dossier: Dossier, work: Callable[[str], Work]
) -> None:
    give_action(world, dossier, "anouk", "anouk", days=1, what="Bellen")
    give_action(world, dossier, "anouk", "anouk", days=4, what="Schrijven")
    start_plan(dossier, days_ago=35)

    rows = work("anouk").you

    assert [row.what for row in rows if not row.what.startswith("Nog nodig")] == [
        "Stel het OPP vast",
        "Bellen",
        "Schrijven",
    ]
    assert rows[0].due_on == clock.today() + dt.timedelta(days=7)


@pytest.mark.parametrize(("days_ago", "kind"), [(5, ""), (35, "you"), (42, "you"), (43, "late")])
def test_six_weeks_of_the_law(
    dossier: Dossier, work: Callable[[str], Work], days_ago: int, kind: str
) -> None:
    start_plan(dossier, days_ago=days_ago)
    found = work("anouk")
    rows = [row for row in (*found.late, *found.you) if row.law]
    assert [row.kind for row in rows] == ([kind] if kind else [])


def test_a_step_says_what_it_misses_to_the_coordinator_only(
    world: Demo, dossier: Dossier, work: Callable[[str], Work]
) -> None:
    start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="ihi")
    row = next(row for row in work("anouk").you if "Stap" in row.step)
    assert row.step.startswith("Stap 1 · ")
    assert row.why == "U heeft de regie"
    assert [row.why for row in work("daan").you] == []


def test_a_missing_yes_is_named_by_capacity(
    world: Demo, dossier: Dossier, work: Callable[[str], Work]
) -> None:
    membership = Membership.objects.filter(person=world.people["ilse"]).order_by("pk")[0]
    dossiers.ask_consent(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        membership_id=membership.pk,
        purpose=Purpose.THINK_ALONG,
        categories=["education"],
        valid_until=clock.today() + dt.timedelta(days=90),
    )
    found = work("anouk").waits
    assert [row.who for row in found] == ["Moeder en vader"]
    assert {row.what for row in found} == {"Toestemming: SWV Veenrand mag meedoen"}
    assert work("daan").waits == ()


def test_an_offered_baton_stands_with_both(
    world: Demo, dossier: Dossier, join: Join, work: Callable[[str], Work]
) -> None:
    participant = join(dossier, "esra")
    dossiers.offer_baton(world.actors["anouk"], dossier_id=dossier.pk, participant_id=participant.pk)
    assert [row.why for row in work("esra").you] == ["Anouk Terpstra biedt u de regie aan"]
    assert [row.who for row in work("anouk").waits] == ["Esra Yildiz"]


def test_meetings_of_today_and_to_close(world: Demo, dossier: Dossier, work: Callable[[str], Work]) -> None:
    noon = localtime(clock.now()).replace(hour=12, minute=0)
    for starts in (noon, noon - dt.timedelta(days=1)):
        Meeting.objects.create(
            region_id=dossier.region_id,
            dossier=dossier,
            kind=MeetingKind.IHI,
            starts_at=starts,
            ends_at=starts + dt.timedelta(hours=1),
            place="lokaal 4",
            goal="verder",
            organiser=world.people["anouk"],
        )
    found = work("anouk")
    assert [row.title for row in found.today] == ["IHI-overleg over Sami"]
    assert "Sluit het overleg af" in [row.what for row in found.late]
    assert work("daan").today == ()


def test_who_has_no_consent_sees_nothing(
    world: Demo, dossier: Dossier, join: Join, work: Callable[[str], Work]
) -> None:
    join(dossier, "ilse")
    give_action(world, dossier, "anouk", "ilse", days=1, what="Meekijken")
    found = work("ilse")
    assert (found.children, found.late, found.you, found.waits) == (0, (), (), ())


def more_dossiers(world: Demo, count: int) -> list[Dossier]:
    """Dossiers of other families at the same school, each with a route, actions, a plan and a meeting."""
    made = []
    for number in range(count):
        pupil = register_pupil(
            world.actors["anouk"],
            school_id=world.organisations["klimboom"].pk,
            call_name="Kind",
            last_name=f"Nummer {number}",
            born_on=dt.date(2018, 1, 1),
            group="groep 4",
            guardians=[],
            family=Family.objects.create(region=world.region),
        )
        dossier = dossiers.open_dossier(world.actors["anouk"], pupil_id=pupil.pk)
        start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="ihi")
        Participant.objects.create(
            region=world.region,
            dossier=dossier,
            person=world.people["daan"],
            organisation=world.organisations["klimboom"],
            capacity="teacher",
            reason="voor de toets",
            valid_from=clock.today(),
        )
        give_action(world, dossier, "anouk", "daan", days=2, what="Kijken")
        give_action(world, dossier, "anouk", "anouk", days=-1, what="Bellen")
        start_plan(dossier, days_ago=50)
        made.append(dossier)
    return made


def queries_of(client: Client) -> tuple[int, int]:
    client.get("/mijn-werk/")
    with CaptureQueriesContext(connection) as captured:
        response = client.get("/mijn-werk/")
    assert response.status_code == 200
    return len(captured), len(response.content)


def test_one_child_costs_as_many_queries_as_three(world: Demo, as_: As) -> None:
    more_dossiers(world, 1)
    client = as_("anouk")
    one, _size = queries_of(client)
    more_dossiers(world, 2)
    three, _size = queries_of(client)
    assert one == three
    assert three <= 12


def test_a_long_list_shows_its_beginning(world: Demo, dossier: Dossier, as_: As) -> None:
    for number in range(23):
        give_action(world, dossier, "anouk", "anouk", days=number, what=f"Ding {number}.")
    client = as_("anouk")
    html = client.get("/mijn-werk/").content.decode()
    assert "Ding 0." in html
    assert "Ding 22." not in html
    assert "Ding 22." in client.get("/mijn-werk/?alles=aan-u").content.decode()


def test_empty_says_what_will_come(world: Demo, as_: As) -> None:
    html = as_("priya").get("/mijn-werk/").content.decode()
    assert "U volgt nog geen kinderen" in html
    assert "<table" not in html


def test_the_page_says_why_and_names_one_beginning(world: Demo, dossier: Dossier, as_: As) -> None:
    give_action(world, dossier, "anouk", "anouk", days=-2, what="Leestest <b>opvragen</b>")
    html = as_("anouk").get("/mijn-werk/").content.decode()
    assert html.count("nl-button--primary") == 1
    assert "2 dagen te laat" in html
    assert "Leestest &lt;b&gt;opvragen&lt;/b&gt;" in html


def test_the_family_has_its_own_page(dossier: Dossier, as_: As) -> None:
    assert as_("rania").get("/mijn-werk/").headers["Location"] == "/ons-gezin/"
