"""AT-18: the six weeks of a plan, who hears of them, the list of a school, and what the register is told."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.models import Dossier
from rondom.events.models import Notice
from rondom.families.models import Pupil
from rondom.plans import operations as plans
from rondom.plans import queries, reminders
from rondom.plans.access import check_sees_plans_of_school
from rondom.plans.models import Plan, PlanReport, PlanVersion
from rondom.plans.queries import plan_card, register_rows, school_plans
from rondom.web.plan.school import as_text


def at_ten(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(10), tzinfo=dt.UTC)


@pytest.fixture
def begun(world, dossier, today) -> Plan:
    return plans.start_plan(world.actors["anouk"], dossier_id=dossier.pk, started_on=today)


@pytest.fixture
def in_force(version: PlanVersion, sign) -> PlanVersion:
    for key in ("rania", "thomas", "anouk"):
        sign(key)
    version.refresh_from_db()
    return version


def warned(plan: Plan) -> set[int]:
    rows = Notice.objects.filter(template="plan_term_nears", payload__plan_id=plan.pk)
    return set(rows.values_list("recipient_id", flat=True))


# The six weeks -----------------------------------------------------------------------


@pytest.mark.parametrize(("days", "told"), [(28, False), (29, True), (60, True)])
def test_on_day_30_who_coordinates_at_school_hears_it_once(world, begun, today, days, told) -> None:
    with clock.set_to(at_ten(today + dt.timedelta(days=days))):
        reminders.send_due()
        assert warned(begun) == ({world.people["anouk"].pk} if told else set())
        assert reminders.send_due() == 0


def test_nobody_is_told_at_night_or_when_it_is_done(world, in_force, today) -> None:
    with clock.set_to(at_ten(today + dt.timedelta(days=30))):
        reminders.send_due()
    assert warned(in_force.plan) == set()


@pytest.mark.parametrize(("days", "late"), [(41, False), (42, True)])
def test_from_day_43_it_is_late_on_the_list_of_the_school(world, dossier, begun, today, days, late) -> None:
    on = today + dt.timedelta(days=days)
    row = school_plans(world.actors["anouk"], dossier.school_id, on=on)[0]
    assert (row.dossier, row.term.day, row.term.is_late) == (dossier, days + 1, late)


def test_the_list_asks_the_same_number_of_questions(world, dossier, begun, today) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        school_plans(world.actors["anouk"], dossier.school_id, on=today)
    assert len(asked) == 3


@pytest.mark.parametrize("key", ["daan", "rania", "sami"])
def test_the_list_is_for_who_answers_for_the_plans(world, key: str) -> None:
    with pytest.raises(Http404):
        check_sees_plans_of_school(world.actors[key])


def test_the_perspective_needs_no_agreement_of_parents(world, dossier, version, sign, today) -> None:
    assert plan_card(dossier.pk).perspective_on is None
    sign("anouk")
    card = plan_card(dossier.pk)
    assert (card.perspective_on, card.in_force_on) == (today, None)


def test_with_whom_it_was_discussed_stands_in_the_plan(world, dossier, whole_plan: Plan) -> None:
    anouk = world.actors["anouk"]
    plans.write_plan_part(
        anouk, plan_id=whole_plan.pk, part="talked_with", value="Met beide ouders.", revision=0
    )
    version = plans.freeze_version(anouk, plan_id=whole_plan.pk)
    assert queries.version_content(version)["plan"]["destination"]["talked_with"] == "Met beide ouders."


# The register --------------------------------------------------------------------------


@pytest.fixture
def rows(world, dossier: Dossier) -> Callable[[], list[queries.RegisterRow]]:
    return lambda: register_rows(world.actors["anouk"], dossier.school_id, on=clock.today())


def test_only_a_plan_that_was_in_force_is_for_the_register(world, dossier, version, rows) -> None:
    assert rows() == []


def test_it_is_told_once_and_another_end_asks_again(world, in_force, rows, today) -> None:
    anouk, plan_id = world.actors["anouk"], in_force.plan_id
    assert plans.mark_reported(anouk, plan_ids=[plan_id]) == 1
    assert rows()[0].is_told
    with pytest.raises(Refused):
        plans.mark_reported(anouk, plan_ids=[plan_id])
    plans.end_plan(anouk, plan_id=plan_id, ended_on=today)
    assert not rows()[0].is_told
    plans.mark_reported(anouk, plan_ids=[plan_id])
    plans.end_plan(anouk, plan_id=plan_id, ended_on=None)
    assert not rows()[0].is_told
    assert PlanReport.objects.count() == 2


@pytest.mark.parametrize("days", [-1, 1])
def test_a_plan_ends_between_its_begin_and_today(world, in_force, today, days: int) -> None:
    with pytest.raises(Refused) as caught:
        plans.end_plan(
            world.actors["anouk"], plan_id=in_force.plan_id, ended_on=today + dt.timedelta(days=days)
        )
    assert caught.value.decision.code == "plan.end_day"


def test_a_plan_that_never_counted_has_no_end(world, whole_plan: Plan, today) -> None:
    with pytest.raises(Refused) as caught:
        plans.end_plan(world.actors["anouk"], plan_id=whole_plan.pk, ended_on=today)
    assert caught.value.decision.code == "plan.never_in_force"


def test_the_sheet_holds_the_number_and_two_days(as_, world, dossier, in_force, today) -> None:
    Pupil.objects.filter(pk=dossier.pupil_id).update(external_number="=1+1")
    answer = as_("anouk").get("/plan/school/register/opp.csv")
    assert answer.content.decode().splitlines() == [
        "leerlingnummer;begindatum;einddatum",
        f"'=1+1;{today.isoformat()};",
    ]
    assert as_("daan").get("/plan/school/register/opp.csv").status_code == 404
    page = as_("anouk").get("/plan/school/register/").content.decode()
    assert "Is doorgegeven" in page
    as_("anouk").post("/plan/school/register/doorgegeven/", {"plan": [in_force.plan_id, "x"]})
    assert "Alles is doorgegeven." in as_("anouk").get("/plan/school/register/").content.decode()
    assert len(as_("anouk").get("/plan/school/register/opp.csv").content.decode().splitlines()) == 1


@pytest.mark.parametrize(("number", "cell"), [("123", "123"), ("@x", "'@x"), ("1;2\n3", "1 2 3"), ("", "")])
def test_a_cell_is_text(number: str, cell: str) -> None:
    assert as_text(number) == cell


def test_the_list_of_the_school_at_the_screen(as_, world, dossier, begun, today) -> None:
    page = as_("anouk").get("/plan/school/").content.decode()
    assert "Dag 1 van 42" in page
    Plan.objects.update(started_on=today - dt.timedelta(days=42))
    page = as_("anouk").get("/plan/school/").content.decode()
    assert "Te laat: dag 43 van 42" in page
    assert "1 OPP is te laat" in page
    assert as_("daan").get("/plan/school/").status_code == 404
