"""Each check of what is stuck and of absence asked by itself: one thing is different, and the answer is."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Participant
from rondom.families.models import Enrolment
from rondom.notes.operations import raise_signal
from rondom.people.models import Membership, Organisation, Region
from rondom.people.terms import Role
from rondom.watch import absence_access, absence_queries, access, operations, queries
from rondom.watch.models import (
    AbsenceAct,
    AbsenceAlert,
    AttendanceReport,
    LeaveRequest,
    RoleCall,
    Rung,
)
from rondom.watch.rules import rung_rule

CONSULTANT = rung_rule("veenrand", "consultant")


@pytest.fixture
def seen(actor, dossier):
    return lambda key: visible_dossier(actor(key), dossier_id=dossier.pk)


@pytest.fixture
def as_hat(seen, actor):
    """as_hat("anouk", role=…): (actor in another hat, the dossier as fetched for it)."""

    def worn(key, **changed):
        hat, found = replace(actor(key), **changed), seen(key)
        found.seen_by = hat
        return hat, found

    return worn


@pytest.fixture
def elif_(world, signal_text):
    """The dossier of another child at the school."""
    return raise_signal(world.actors["daan"], pupil_id=world.pupils["elif"].pk, text=signal_text).dossier


@pytest.fixture
def call(taken, around, actor):
    row = RoleCall(
        region_id=taken.region_id,
        case=taken,
        participant=around("daan"),
        question="Wanneer belt u?",
        asked_by_id=actor("koen").person_id,
        asked_on=clock.today(),
        answer_before_on=clock.today(),
    )
    row.save()
    return row


@pytest.fixture
def alert(dossier, today):
    row = AbsenceAlert.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        rule="hours",
        first_on=today,
        reached_on=today,
        minutes=990,
        found_on=today,
    )
    for act in ("talk", "report"):
        AbsenceAct.objects.create(region_id=dossier.region_id, alert=row, act=act, due_on=today)
    return row


@pytest.fixture
def report(world, actor, alert, today):
    return AttendanceReport.objects.create(
        region_id=alert.region_id,
        dossier=alert.dossier,
        alert=alert,
        organisation=world.organisations["leerplicht"],
        words="Wij belden.",
        sent_by_id=actor("anouk").person_id,
        sent_on=today,
    )


@pytest.fixture
def leave(world, dossier, today):
    return LeaveRequest.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        kind="short",
        first_on=today,
        last_on=today,
        reason="Een bruiloft.",
        organisation=world.organisations["klimboom"],
        decides=Role.DIRECTOR,
        asked_by=world.people["rania"],
        asked_on=today,
        due_on=today,
    )


def another_region():
    return Region.objects.create(name="Elders", slug="elders")


def end_here(case):
    case.outcome, case.explanation, case.closed_on = "solved", "Het loopt.", clock.today()
    case.closed_by_id = case.dossier.baton.holder_id
    case.save()


def closed(dossier):
    dossier.closed_on = clock.today()
    return dossier


def test_in_a_closed_dossier_nothing_is_done(seen, actor, case, call, alert, leave):
    rung = case.rungs.get()
    asked = {
        "press": ("thomas", access.may_press),
        "answer": ("daan", lambda who, found: access.may_answer_call(who, call, found)),
        "go on, at home": ("rania", access.may_go_on),
        "go on": ("anouk", access.may_go_on),
        "begin": ("rania", lambda who, found: access.may_begin_rung(who, found, CONSULTANT, case)),
        "end": ("rania", lambda who, found: access.may_end_rung(who, found, rung)),
        "report": ("anouk", absence_access.may_report),
        "do": ("anouk", lambda who, found: absence_access.may_do(who, alert.acts.get(act="talk"), found)),
        "send": ("anouk", lambda who, found: absence_access.may_send(who, alert, found)),
        "ask": ("rania", absence_access.may_ask_leave),
        "withdraw": ("rania", lambda who, found: absence_access.may_withdraw_leave(who, leave, found)),
    }
    for is_open in (True, False):
        answers = {
            name: may(actor(key), seen(key) if is_open else closed(seen(key))).code
            for name, (key, may) in asked.items()
        }
        usual = {"end": "escalation.desk_ends_it"} if is_open else {}
        assert answers == dict.fromkeys(asked, "" if is_open else "dossier.closed") | usual


# Around the child ---------------------------------------------------------------------------


def test_own_words_are_read_by_who_wrote_them(actor):
    rania = actor("rania")
    assert access.may_read_word(rania, by_id=rania.person_id)
    assert not access.may_read_word(actor("thomas"), by_id=rania.person_id)


def test_who_is_addressed_answers_in_that_hat_while_it_is_open(as_hat, actor, seen, call):
    def code(**changed) -> str:
        hat, found = as_hat("daan", **changed)
        return access.may_answer_call(hat, call, found).code

    assert code() == ""
    assert access.may_answer_call(actor("anouk"), call, seen("anouk")).code == "role_call.not_yours"
    assert {code(role=Role.IB), code(organisation_id=0), code(person_id=0)} == {"role_call.not_yours"}
    call.case.closed_on = clock.today()
    assert code() == "stagnation.closed"


@pytest.mark.parametrize(("spoil", "may"), [("nothing", False), ("another child", True), ("another", True)])
def test_a_rung_that_runs_for_this_child_is_in_the_way(case, actor, seen, elif_, today, spoil, may):
    rung = Rung.objects.create(region_id=case.region_id, case=case, code=CONSULTANT.code, begun_on=today)
    if spoil == "another child":
        elsewhere = operations.press(actor("daan"), dossier_id=elif_.pk)
        Rung.objects.filter(pk=rung.pk).update(case=elsewhere)
    elif spoil == "another":
        Rung.objects.filter(pk=rung.pk).update(code="court")
    assert bool(access.may_begin_rung(actor("rania"), seen("rania"), CONSULTANT, case)) is may


# At the desk ----------------------------------------------------------------------------------


def test_a_desk_is_a_role_at_an_organisation(actor, django_assert_num_queries):
    koen, anouk = actor("koen"), actor("anouk")
    assert access.has_desk(koen)
    assert not access.has_desk(anouk)
    assert not access.has_desk(replace(koen, organisation_id=None))
    with django_assert_num_queries(0):
        assert not list(queries.on_desk(anouk))


def test_a_case_lies_on_one_desk(case, actor, elif_):
    koen = actor("koen")
    other = operations.press(actor("daan"), dossier_id=elif_.pk)
    assert [access.desk_case(koen, row.pk).pk for row in (case, other)] == [case.pk, other.pk]
    for changed in ({"region_id": 0}, {"organisation_id": 0}, {"role": Role.ECT_MEMBER}):
        with pytest.raises(Http404):
            access.desk_case(replace(koen, **changed), case.pk)
    end_here(case)
    with pytest.raises(Http404):
        access.desk_case(koen, case.pk)


@pytest.fixture
def colleague(world):
    """Of Koen, who stands around the child himself."""
    row = Membership.objects.get(person_id=world.people["koen"].pk)
    row.pk, row.person_id = None, world.people["priya"].pk
    row.save()
    return Membership.objects.filter(pk=row.pk)


@pytest.mark.parametrize(
    "spoil",
    ["left", "another region", "another place", "another role", "part ended", "part elsewhere"],
)
def test_a_colleague_looks_at_it_as_long_as_there_is_one(world, case, actor, join, elif_, colleague, spoil):
    part = Participant.objects.filter(pk=join(case.dossier, "koen").pk)
    assert access.may_take_up(actor("koen"), case).code == "stagnation.not_independent"
    yesterday, today = clock.today() - dt.timedelta(days=1), clock.today()
    if spoil == "left":
        colleague.update(valid_until=today)
    elif spoil == "another region":
        colleague.update(region=another_region())
    elif spoil == "another place":
        colleague.update(organisation=world.organisations["swv"])
    elif spoil == "another role":
        colleague.update(role=Role.CASE_MANAGER)
    elif spoil == "part ended":
        part.update(valid_from=yesterday, valid_until=today)
    else:
        part.update(dossier=elif_)
    assert access.may_take_up(actor("koen"), case)


def test_a_case_without_a_rung_is_taken_by_nobody(case, actor):
    case.rungs.all().delete()
    assert access.may_take_up(actor("koen"), case)
    assert access.may_work(actor("koen"), case).code == "stagnation.take_up_first"


@pytest.mark.parametrize("spoil", ["of another case", "to another", "answered"])
def test_a_question_to_somebody_waits_once(taken, call, actor, around, elif_, spoil):
    daan = around("daan")
    assert access.may_call(actor("koen"), taken, daan).code == "role_call.waits"
    rows = RoleCall.objects.filter(pk=call.pk)
    if spoil == "of another case":
        rows.update(case=operations.press(actor("daan"), dossier_id=elif_.pk))
    elif spoil == "to another":
        rows.update(participant=around("anouk"))
    else:
        rows.update(answered_on=clock.today(), answer="Morgen.")
    assert access.may_call(actor("koen"), taken, daan)


def test_nobody_is_asked_twice_in_his_own_work(call, actor):
    daan = actor("daan")
    assert list(queries.calls_to(daan)) == [call]
    for changed in ({"person_id": 0}, {"organisation_id": 0}, {"role": Role.IB}):
        assert not queries.calls_to(replace(daan, **changed)), changed
    RoleCall.objects.filter(pk=call.pk).update(answered_on=clock.today(), answer="Morgen.")
    assert not queries.calls_to(daan)
    RoleCall.objects.filter(pk=call.pk).update(answered_on=None, answer="")
    end_here(call.case)
    assert not queries.calls_to(daan)


@pytest.mark.parametrize("spoil", ["left", "another region", "another role"])
def test_it_goes_to_a_desk_that_is_there_today(dossier, today, spoil):
    found = queries.desk_for(dossier, Role.STAGNATION_OFFICER, on=today)
    assert found is not None
    rows = Membership.objects.filter(role=Role.STAGNATION_OFFICER)
    if spoil == "left":
        rows.update(valid_until=today)
    elif spoil == "another region":
        rows.update(region=another_region())
    else:
        rows.update(role=Role.CASE_MANAGER)
    assert queries.desk_for(dossier, Role.STAGNATION_OFFICER, on=today) is None


def test_the_desk_of_the_town_of_the_school_comes_first(world, dossier, today):
    first, second = (world.organisations[key] for key in ("gemeente", "ggd"))
    row = Membership.objects.get(role=Role.STAGNATION_OFFICER)
    row.pk, row.organisation = None, second
    row.save()

    def place(**cities):
        for key, city in cities.items():
            Organisation.objects.filter(pk=world.organisations[key].pk).update(city=city)
        dossier.school.refresh_from_db()
        return queries.desk_for(dossier, Role.STAGNATION_OFFICER, on=today).organisation_id

    assert place(klimboom="", gemeente="Veen", ggd="") == first.pk, "the school has no town"
    assert place(klimboom="Rand", ggd="Rand") == second.pk


def test_figures_are_of_the_own_desk(taken, actor):
    koen = actor("koen")
    assert queries.desk_figures(koen) == []
    operations.end_at_desk(koen, case_id=taken.pk, outcome="solved", explanation="Het loopt.")
    assert [row.count for row in queries.desk_figures(koen)] == [1]
    for changed in ({"region_id": 0}, {"organisation_id": 0}, {"role": Role.ECT_MEMBER}):
        assert queries.desk_figures(replace(koen, **changed)) == [], changed


@pytest.mark.parametrize("spoil", ["guest", "ended", "elsewhere"])
def test_the_desk_asks_who_stands_around_this_child_today(world, dossier, join, elif_, today, spoil):
    part = Participant.objects.filter(pk=join(dossier, "ilse").pk)
    assert part.get() in queries.people_around(dossier, on=today)
    if spoil == "guest":
        part.update(capacity=Role.SECOND_SCHOOL)
    elif spoil == "ended":
        part.update(valid_from=today - dt.timedelta(days=1), valid_until=today)
    else:
        part.update(dossier=elif_)
    assert part.get() not in queries.people_around(dossier, on=today)


def test_a_role_that_was_checked_is_of_this_case(taken, actor, around, elif_, today):
    operations.check_roles(actor("koen"), case_id=taken.pk, taken={around("daan").pk: True})
    other = operations.press(actor("anouk"), dossier_id=elif_.pk)
    said = lambda case: {row.taken for row in queries._people(case, case.dossier, today)}  # noqa: E731
    assert True in said(taken)
    taken.role_checks.update(case=other)
    assert said(taken) == {None}


# Absence ------------------------------------------------------------------------------------------


def test_absence_is_reported_by_the_school_where_the_child_is_today(world, as_hat, seen, actor):
    code = lambda **hat: absence_access.may_report(*as_hat("anouk", **hat)).code  # noqa: E731
    elsewhere = world.organisations["vaart"].pk
    assert code() == ""
    assert {code(role=Role.BOARD_SUPPORT), code(organisation_id=elsewhere)} == {"absence.school_reports"}
    narrowed = seen("anouk")
    narrowed.categories -= {Category.ABSENCE}
    assert absence_access.may_report(actor("anouk"), narrowed).code == "absence.not_for_you"
    rows = Enrolment.objects.filter(pupil=narrowed.pupil)
    rows.update(school=elsewhere)
    assert code() == "absence.school_reports"
    rows.delete()
    assert code() == "absence.school_reports"


def test_who_keeps_the_lists_of_a_school(actor):
    anouk = actor("anouk")
    assert absence_access.reads_lists(anouk)
    assert not absence_access.reads_lists(actor("daan"))
    assert not absence_access.reads_lists(replace(anouk, organisation_id=None))


def test_what_is_done_and_sent_is_asked_of_who_reports(actor, seen, alert):
    rania, found, act = actor("rania"), seen("rania"), alert.acts.get(act="talk")
    assert absence_access.may_do(rania, act, found).code == "absence.school_reports"
    assert absence_access.may_send(rania, alert, found).code == "absence.school_reports"


def test_each_alert_is_reported_once(actor, seen, alert, report):
    again = lambda: absence_access.may_send(actor("anouk"), alert, seen("anouk")).code  # noqa: E731
    assert again() == "attendance_report.sent"
    copy = AbsenceAlert.objects.get(pk=alert.pk)
    copy.pk, copy.rule = None, "sick_long"
    copy.save()
    AttendanceReport.objects.filter(pk=report.pk).update(alert=copy)
    assert again() == ""


def test_the_desks_of_leerplicht_and_of_the_head(actor):
    theo, carla, anouk = (actor(key) for key in ("theo", "carla", "anouk"))
    homeless = [replace(who, organisation_id=None) for who in (theo, carla)]
    people = (theo, carla, anouk, *homeless)
    assert [absence_access.has_attendance_desk(who) for who in people] == [True, False, False, False, False]
    assert [absence_access.has_reports_desk(who) for who in people] == [True, True, False, False, False]


def test_a_report_lies_on_one_desk(actor, report, django_assert_num_queries):
    theo = actor("theo")
    assert absence_access.desk_report(theo, report.pk) == report
    for changed in ({"region_id": 0}, {"organisation_id": 0}, {"role": Role.DIRECTOR}):
        with pytest.raises(Http404):
            absence_access.desk_report(replace(theo, **changed), report.pk)
    with pytest.raises(Http404):
        absence_access.desk_report(theo, report.pk + 1)
    with django_assert_num_queries(0):
        assert not list(absence_queries.reports_on_desk(actor("anouk")))
    AttendanceReport.objects.filter(pk=report.pk).update(
        answer="joins", answered_on=clock.today(), answered_by=theo.person_id
    )
    with pytest.raises(Http404):
        absence_access.desk_report(theo, report.pk)


def test_leave_lies_on_one_desk(actor, leave):
    carla = actor("carla")
    assert absence_access.desk_leave(carla, leave.pk) == leave
    for changed in ({"region_id": 0}, {"organisation_id": 0}, {"role": Role.IB}):
        with pytest.raises(Http404):
            absence_access.desk_leave(replace(carla, **changed), leave.pk)
    with pytest.raises(Http404):
        absence_access.desk_leave(carla, leave.pk + 1)
    LeaveRequest.objects.filter(pk=leave.pk).update(
        state="withdrawn", decided_on=clock.today(), decided_by=carla.person_id
    )
    with pytest.raises(Http404):
        absence_access.desk_leave(carla, leave.pk)


def test_what_belongs_to_an_alert_is_found_in_its_own_dossier(dossier, elif_, alert):
    act = alert.acts.get(act="talk")
    assert absence_queries.alert_of(dossier, alert.pk) == alert
    assert absence_queries.act_of(dossier, act.pk) == act
    assert absence_queries.alert_of(elif_, alert.pk) is absence_queries.act_of(elif_, act.pk) is None
    assert absence_queries.alert_of(dossier, 0) is absence_queries.act_of(dossier, 0) is None


@pytest.mark.parametrize("spoil", ["left", "another region", "another role", "no office"])
def test_a_report_goes_to_an_office_that_is_there_today(world, dossier, actor, today, spoil):
    theo = actor("theo")
    where = {"region_id": theo.region_id, "role": theo.role, "on": today}
    office = lambda: absence_queries.attendance_office(dossier, on=today)  # noqa: E731
    officers = lambda: absence_queries.officers_of(theo.organisation_id, **where)  # noqa: E731
    assert (office().organisation_id, officers()) == (theo.organisation_id, [theo.person_id])
    rows = Membership.objects.filter(pk=theo.membership_id)
    if spoil == "left":
        rows.update(valid_until=today)
    elif spoil == "another region":
        rows.update(region=another_region())
    elif spoil == "another role":
        rows.update(role=Role.CASE_MANAGER)
    else:
        rows.update(organisation=world.organisations["smw"])
    assert office() is None
    assert officers() == []


def test_who_sits_at_home_is_seen_by_who_sees_the_dossier_while_it_is_open(actor, dossier, alert, today):
    listed = lambda key: [row.dossier for row in absence_queries.at_home(actor(key), on=today)]  # noqa: E731
    assert listed("anouk") == [], "another rule was reached"
    AbsenceAlert.objects.filter(pk=alert.pk).update(rule="at_home")
    assert (listed("anouk"), listed("hanneke")) == ([dossier], [])
    type(dossier).objects.filter(pk=dossier.pk).update(closed_on=today)
    assert listed("anouk") == []
