"""How often a school met (AT-14): who counts, what each sees of it, and the figure that freezes at the end of the year."""

import datetime as dt

import pytest
from django.http import Http404
from django.utils.timezone import make_aware
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.dossiers.models import Dossier
from rondom.families.models import Enrolment
from rondom.meetings import freezing, norm_region, operations, year
from rondom.meetings.models import Invitee, Meeting, NormFigure
from rondom.meetings.norm_rules import expected_by, freeze_moment
from rondom.notes.operations import raise_signal
from rondom.people.terms import Role
from rondom.routes.operations import LIBRARY, publish_route, start_route
from rondom.routes.saying import set_school_routes

APRIL = dt.date(2027, 4, 1)
PARTNER, SCHOOL_ONLY = Role.YOUTH_NURSE, Role.IB


def noon(day):
    return make_aware(dt.datetime.combine(day, dt.time(12)))


@pytest.fixture
def at():
    """with at(day): as if it were noon of that day."""
    return lambda day: clock.set_to(noon(day))


@pytest.fixture
def region(world):
    for name in ("ondersteuningsroute", "flex_zat"):
        publish_route(world.system, text=(LIBRARY / f"{name}.yaml").read_text())
    set_school_routes(
        world.system, school_id=world.organisations["klimboom"].pk, keys=["ondersteuningsroute", "ihi"]
    )
    set_school_routes(world.system, school_id=world.organisations["vaart"].pk, keys=["ihi"])
    return world


@pytest.fixture
def held(region, dossier):
    """A ZAT about Sami that was closed the same day, with a partner at the table."""

    def make(day, *, about=dossier, present=PARTNER, closed_on=None, closed=True, came=True, kind="zat"):
        closed_on = noon(closed_on or day) + dt.timedelta(hours=1)
        meeting = Meeting.objects.create(
            region_id=about.region_id,
            dossier=about,
            kind=kind,
            state="closed" if closed else "running",
            starts_at=noon(day) - dt.timedelta(hours=2),
            ends_at=noon(day) - dt.timedelta(hours=1),
            place="De Klimboom",
            goal="Samen kijken",
            organiser=region.people["anouk"],
            closed_at=closed_on if closed else None,
            closed_by=region.people["anouk"] if closed else None,
        )
        Invitee.objects.create(
            region_id=about.region_id,
            meeting=meeting,
            person=region.people["marloes"],
            organisation=region.organisations["ggd"],
            capacity=present,
            attended=came,
        )
        return meeting

    return make


def zat_of(world, *, who="anouk", start=2026):
    actor = world.actors[who]
    plans = year.year_plan_of(actor, actor.organisation_id, year=start)
    return next(plan for plan in plans if plan.kind.key == "zat")


def behind(world):
    return [row for row in norm_region.stand_of_schools(world.region.pk) if row.is_behind]


# What counts --------------------------------------------------------------------------


def test_at_14_the_school_reads_one_of_four_and_days_for_the_rest(region, held, at):
    held(dt.date(2027, 1, 12))
    with at(APRIL):
        plan = zat_of(region)
    assert (plan.held, plan.kind.norm, plan.missing) == (1, 4, 3)
    assert len(plan.proposed) == 3
    assert all(day > APRIL for day in plan.proposed)


@pytest.mark.parametrize(
    "spoil",
    [{"present": SCHOOL_ONLY}, {"came": False}, {"closed": False}, {"closed_on": dt.date(2027, 4, 2)}],
    ids=["no partner", "a partner who was asked and did not come", "not closed", "closed later"],
)
def test_what_does_not_count(region, held, at, spoil):
    held(dt.date(2027, 1, 12), **spoil)
    with at(APRIL):
        plan = zat_of(region)
    assert (plan.held, plan.open) == (0, 1)


def test_partners_are_data_of_the_route(region, held, at):
    text = (LIBRARY / "ondersteuningsroute.yaml").read_text().replace("version: 2", "version: 3", 1)
    line = next(line for line in text.splitlines() if line.strip().startswith("partners:"))
    publish_route(region.system, text=text.replace(line, "    partners: [school_police]"))
    held(dt.date(2027, 1, 12))
    held(dt.date(2027, 1, 19), present=Role.SCHOOL_POLICE)
    with at(APRIL):
        assert zat_of(region).held == 1


def test_one_day_about_three_children_counts_once(region, held, at, signal_text):
    note = raise_signal(region.actors["daan"], pupil_id=region.pupils["elif"].pk, text=signal_text)
    other = Dossier.objects.get(pk=note.dossier_id)
    held(dt.date(2027, 1, 12))
    held(dt.date(2027, 1, 12), about=other)
    held(dt.date(2027, 1, 12), about=other, present=SCHOOL_ONLY)
    with at(APRIL):
        plan = zat_of(region)
    assert (plan.held, plan.open) == (1, 0)


def test_a_school_year_begins_in_august(region, held, at):
    held(dt.date(2027, 7, 30))
    held(dt.date(2027, 8, 2))
    with at(dt.date(2027, 9, 1)):
        assert zat_of(region, start=2026).held == 1
        assert zat_of(region, start=2027).held == 1


def test_a_school_that_took_another_route_keeps_what_it_held(region, held, at, dossier):
    """The dossier ran on the support route, for which the case manager is a partner; for the flex-ZAT he is not."""
    start_route(region.actors["anouk"], dossier_id=dossier.pk, route_key="ondersteuningsroute")
    held(dt.date(2027, 1, 12), present=Role.CASE_MANAGER)
    set_school_routes(region.system, school_id=region.organisations["klimboom"].pk, keys=["flex_zat"])
    with at(APRIL):
        assert zat_of(region).held == 1


def test_a_child_that_went_to_another_school_leaves_the_count_where_it_was(region, held, at, dossier):
    vaart = region.organisations["vaart"]
    set_school_routes(region.system, school_id=vaart.pk, keys=["ondersteuningsroute"])
    held(dt.date(2027, 1, 12))
    Enrolment.objects.filter(pupil=dossier.pupil_id).update(valid_until=dt.date(2027, 3, 1))
    Enrolment.objects.create(
        region=region.region, pupil_id=dossier.pupil_id, school=vaart, valid_from=dt.date(2027, 3, 1)
    )
    Dossier.objects.filter(pk=dossier.pk).update(school=vaart)
    with at(APRIL):
        assert zat_of(region).held == 1
        assert zat_of(region, who="hanneke").held == 0


DAYS = st.dates(dt.date(2026, 8, 1), dt.date(2027, 7, 31))


# The talks of an example are deleted before the next.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
@given(
    talks=st.lists(
        st.tuples(
            DAYS, st.integers(0, 60), st.booleans(), st.booleans(), st.sampled_from([PARTNER, SCHOOL_ONLY])
        ),
        max_size=5,
    ),
    today=st.dates(dt.date(2026, 12, 1), dt.date(2027, 8, 20)),
)
def test_whatever_was_held_each_day_counts_at_most_once_and_never_more_later(region, held, at, talks, today):
    Meeting.objects.all().delete()
    until = min(noon(today), freeze_moment(2026))
    counted = set()
    for day, later, closed, came, capacity in talks:
        closed_on = day + dt.timedelta(days=later)
        held(day, closed_on=closed_on, closed=closed, came=came, present=capacity)
        closes = noon(closed_on) + dt.timedelta(hours=1)
        if closed and came and capacity == PARTNER and closes < until:
            counted.add(day)
    with at(today):
        assert zat_of(region).held == len(counted)


# Who is behind ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 8, 1), 0), (dt.date(2026, 9, 1), 0), (dt.date(2026, 12, 1), 1), (APRIL, 2),
        (dt.date(2027, 7, 4), 3), (dt.date(2027, 7, 5), 4), (dt.date(2027, 7, 31), 4),
    ],
)  # fmt: skip
def test_how_many_should_have_been(day, expected):
    assert expected_by(day, norm=4, year=2026) == expected


def test_at_14_who_follows_the_region_reads_which_school_is_behind_and_what_is_planned(region, held, at):
    held(dt.date(2027, 1, 12))
    days = [dt.date(2027, 5, 11), dt.date(2027, 6, 8)]
    values = {"kind": "zat", "begins": dt.time(15), "ends": dt.time(16)}
    operations.plan_year(region.actors["anouk"], days=days, **values)
    with at(APRIL):
        (row,) = behind(region)
        assert (row.school, row.held, row.to_come, row.missing) == ("basisschool De Klimboom", 1, days, 1)
        held(dt.date(2027, 2, 9))
        assert behind(region) == []


@pytest.mark.parametrize("who", ["jorrit", "yasmin", "samira", "maaike"])
def test_swv_and_gemeente_follow_it(world, who):
    assert norm_region.check_sees_norm(world.actors[who]) == world.region.pk


@pytest.mark.parametrize("who", ["anouk", "carla", "theo", "bram", "fenna", "rania"])
def test_others_do_not(world, who):
    with pytest.raises(Http404):
        norm_region.check_sees_norm(world.actors[who])


def test_the_list_takes_the_same_queries_for_one_talk_and_for_three(
    region, held, at, django_assert_num_queries
):
    held(dt.date(2027, 1, 12))
    norm_region.stand_of_schools(region.region.pk)  # a route is read once per process
    with at(APRIL), django_assert_num_queries(7):
        norm_region.stand_of_schools(region.region.pk)
    held(dt.date(2027, 1, 19))
    held(dt.date(2027, 1, 26))
    with at(APRIL), django_assert_num_queries(7):
        norm_region.stand_of_schools(region.region.pk)


# The figure of the year -----------------------------------------------------------------


def figures():
    rows = NormFigure.objects.order_by("school_year", "school__name")
    return [(row.school.name, row.school_year, row.held, row.norm) for row in rows]


def after(year):
    return freeze_moment(year) + dt.timedelta(minutes=1)


def test_on_31_july_the_figure_freezes(region, held):
    held(dt.date(2027, 1, 12))
    with clock.set_to(freeze_moment(2026) - dt.timedelta(minutes=1)):
        assert freezing.freeze_due() == 0
    assert freeze_moment(2026).date() == dt.date(2027, 7, 31)
    with clock.set_to(after(2026)):
        assert freezing.freeze_due() == 1
        assert freezing.freeze_due() == 0
    assert figures() == [("basisschool De Klimboom", 2026, 1, 4)]
    assert AuditEvent.objects.filter(name="norm.frozen").count() == 1


def test_what_is_closed_later_does_not_change_it(region, held):
    held(dt.date(2027, 1, 12))
    late = held(dt.date(2027, 6, 8), closed=False)
    with clock.set_to(after(2026)):
        freezing.freeze_due()
        late.state, late.closed_at, late.closed_by = "closed", clock.now(), region.people["anouk"]
        late.save()
        freezing.freeze_due()
        assert zat_of(region).held == 1
    assert figures() == [("basisschool De Klimboom", 2026, 1, 4)]


def test_a_missed_night_is_made_up_for_without_what_came_later(region, held):
    """Two years at once, and of the first only what was closed in time, by the route of then."""
    held(dt.date(2027, 1, 12))
    held(dt.date(2027, 6, 8), closed_on=dt.date(2027, 9, 1))
    held(dt.date(2028, 2, 8))
    text = (LIBRARY / "ondersteuningsroute.yaml").read_text().replace("version: 2", "version: 3", 1)
    with clock.set_to(noon(dt.date(2027, 10, 1))):
        publish_route(region.system, text=text.replace("times_a_school_year: 4", "times_a_school_year: 6"))
    with clock.set_to(after(2027)):
        assert freezing.freeze_due() == 2
        assert freezing.freeze_due() == 0
    assert figures() == [("basisschool De Klimboom", 2026, 1, 4), ("basisschool De Klimboom", 2027, 1, 6)]
    assert [row.school_year for row in norm_region.figures_of_region(region.region.pk)] == [2027]
    school_id = region.organisations["klimboom"].pk
    assert [row.school_year for row in norm_region.figures_of_school(school_id)] == [2027, 2026]


def test_a_year_before_the_region_had_a_route_has_no_figure(region):
    with clock.set_to(after(2025)):
        assert freezing.freeze_due() == 0
