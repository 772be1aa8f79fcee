"""Absence of a school, typed and as a list; what is asked, who is told, the report to leerplicht, leave."""

import datetime as dt

import pytest
import time_machine
from django.http import Http404

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.events.models import Notice
from rondom.families.models import Enrolment
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.watch import absence_queries as queries
from rondom.watch import operations
from rondom.watch.absence_rules import is_school_day
from rondom.watch.models import (
    Absence,
    AbsenceAct,
    AbsenceAlert,
    AttendanceReport,
    LeaveRequest,
    StagnationCase,
)
from rondom.watch.operations import Report


def told(template: str) -> set[int]:
    return set(Notice.objects.filter(template=template).values_list("recipient_id", flat=True))


def code_of(act, *args, **values) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **values)
    return refusal.value.decision.code


@pytest.fixture
def later(dossier):
    """A hundred school days on: the child was at school all the time."""
    Enrolment.objects.update(valid_from=dt.date(2020, 1, 1))
    with time_machine.travel(clock.now() + dt.timedelta(days=150), tick=False):
        yield


@pytest.fixture
def days(dossier, later) -> list[dt.date]:
    """The last hundred school days, in order."""
    free, day, found = queries.free_days_of(dossier), clock.today(), []
    while len(found) < 100:
        if is_school_day(day, free):
            found.append(day)
        day -= dt.timedelta(days=1)
    return found[::-1]


@pytest.fixture
def report(actor, dossier):
    """report(day, kind=…): as the intern begeleider types it."""

    def typed(day, kind="unexplained", part="day", who="anouk", **more):
        value = Report(on=day, part=part, kind=kind, **more)
        return operations.report_absence(actor(who), dossier_id=dossier.pk, report=value)

    return typed


@pytest.fixture
def alert(report, days) -> AbsenceAlert:
    """Three whole days in a row: more than 16 hours."""
    for day in days[-3:]:
        report(day)
    return AbsenceAlert.objects.get()


def test_sixteen_hours_ask_a_talk_and_a_report_and_the_family_is_told(world, alert):
    assert (alert.rule, alert.minutes) == ("hours", 990)
    assert set(alert.acts.values_list("act", flat=True)) == {"talk", "report"}
    people = world.people
    assert told("absence_reached") == {people["rania"].pk, people["thomas"].pk}


@pytest.mark.parametrize(("age", "is_told"), [(11, False), (12, True), (13, True)])
def test_a_pupil_is_told_from_twelve(world, dossier, report, days, age, is_told):
    person = dossier.pupil.person
    person.born_on = clock.today().replace(year=clock.today().year - age, day=1)
    person.save()
    for day in days[-3:]:
        report(day)
    assert (person.pk in told("absence_reached")) is is_told


def test_a_register_that_reports_twice_counts_once(report, days):
    report(days[-1])
    report(days[-1])
    report(days[-1], "sick")
    assert list(Absence.objects.values_list("kind", flat=True)) == ["sick"]


def test_half_days_and_lessons_stand_apart(report, days):
    report(days[-1], part="morning")
    report(days[-1], part="lessons", place=5)
    report(days[-1], part="lessons", place=6, minutes=45)
    assert sorted(Absence.objects.values_list("minutes", flat=True)) == [45, 50, 210]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"on": None}, "absence.day"),
        ({"on": dt.date(2999, 1, 1)}, "absence.day"),
        ({"on": dt.date(1, 1, 1)}, "absence.day"),
        ({"kind": "x"}, "absence.kind"),
        ({"part": "night"}, "absence.part"),
        ({"part": "lessons"}, "absence.part"),
        ({"place": 3}, "absence.part"),
        ({"minutes": 721}, "absence.part"),
    ],
)
def test_what_cannot_be_is_refused(actor, dossier, days, changed, code):
    values = {"on": days[-1], "part": "day", "kind": "sick"} | changed
    assert (
        code_of(operations.report_absence, actor("anouk"), dossier_id=dossier.pk, report=Report(**values))
        == code
    )
    assert not Absence.objects.exists()


def test_a_weekend_is_no_school_day(report, days):
    saturday = days[-1] - dt.timedelta(days=days[-1].weekday() + 2)
    with pytest.raises(Refused) as refusal:
        report(saturday)
    assert refusal.value.decision.code == "absence.no_school"


def test_a_day_at_another_school_is_not_of_this_one(world, report, days):
    Enrolment.objects.filter(pupil=world.pupils["sami"]).update(valid_from=days[-1])
    report(days[-1])
    with pytest.raises(Refused) as refusal:
        report(days[-2])
    assert refusal.value.decision.code == "absence.not_enrolled"


@pytest.mark.parametrize(
    ("who", "code"), [("thomas", "absence.school_reports"), ("sami", "absence.school_reports")]
)
def test_only_the_school_reports(report, days, who, code):
    with pytest.raises(Refused) as refusal:
        report(days[-1], who=who)
    assert refusal.value.decision.code == code


def test_a_mistake_is_taken_back(report, days, actor, dossier):
    row = report(days[-1])
    operations.take_back_absence(actor("anouk"), dossier_id=dossier.pk, absence_id=row.pk)
    assert not Absence.objects.exists()


def test_what_is_asked_is_done_once(alert, actor):
    act = AbsenceAct.objects.get(alert=alert, act="talk")
    values = {"dossier_id": alert.dossier_id, "act_id": act.pk}
    assert operations.do_act(actor("anouk"), **values, words="Met moeder gebeld.").done_on == clock.today()
    assert code_of(operations.do_act, actor("anouk"), **values) == "absence.act_done"
    other = AbsenceAct.objects.get(alert=alert, act="report")
    assert (
        code_of(operations.do_act, actor("anouk"), **(values | {"act_id": other.pk}))
        == "absence.act_by_itself"
    )


def test_three_months_at_home_climb_the_ladder(world, report, days, dossier):
    for day in days:
        report(day)
    rules = set(AbsenceAlert.objects.values_list("rule", flat=True))
    assert {"hours", "at_home", "at_home_long"} <= rules
    case = StagnationCase.objects.get(dossier=dossier)
    assert case.signals.get().rule == "at_home"
    assert AbsenceAct.objects.get(act="home_list").done_on == clock.today()
    [row] = queries.at_home(world.actors["anouk"], on=clock.today())
    assert row.days >= 90
    assert queries.at_home(world.actors["hanneke"], on=clock.today()) == []


# A list ---------------------------------------------------------------------------------------

HEAD = "roepnaam;achternaam;geboortedatum;datum;dagdeel;reden"


def listed(dossier, day, part="", kind="ongeoorloofd", **changed) -> str:
    person = dossier.pupil.person
    values = {
        "call": person.call_name,
        "last": person.last_name,
        "born": person.born_on.strftime("%d-%m-%Y"),
    } | changed
    return f"{values['call']};{values['last']};{values['born']};{day:%d-%m-%Y};{part};{kind}"


def read(actor, lines, who="anouk"):
    data = "\n".join([HEAD, *lines]).encode("utf-8-sig")
    return operations.read_list(actor(who), data=data)


def test_every_row_of_a_list_is_answered(actor, dossier, days):
    lines = [
        listed(dossier, days[-1]),
        listed(dossier, days[-1]),
        listed(dossier, days[-1], kind="ziek"),
        listed(dossier, days[-2], part="ochtend"),
        listed(dossier, days[-2], call="Iemand"),
        listed(dossier, days[-2], kind="geen zin"),
        listed(dossier, days[-2], part="nacht"),
        listed(dossier, days[-1] + dt.timedelta(days=400)),
        "",
        "half;",
    ]
    answers = read(actor, lines)
    codes = [answer.code for answer in answers]
    assert codes == [
        "new",
        "known",
        "changed",
        "new",
        "unknown_child",
        "kind",
        "part",
        "day",
        "unknown_child",
    ]
    assert [answer.line for answer in answers] == [2, 3, 4, 5, 6, 7, 8, 9, 11]
    assert [answer.is_kept for answer in answers] == [True] * 4 + [False] * 5
    assert Absence.objects.count() == 2


def test_a_list_reaches_the_same_rules(actor, dossier, days):
    read(actor, [listed(dossier, day) for day in days[-8:]])
    assert sorted(AbsenceAlert.objects.values_list("rule", flat=True)) == ["hours", "hours"]


@pytest.mark.parametrize("data", [b"", b"a;b\n1;2", b"\xff\xfe\x00", b"\x00" * 40])
def test_what_is_no_list_says_which_columns_it_needs(actor, later, data):
    assert code_of(operations.read_list, actor("anouk"), data=data) == "absence_list.columns"


def test_a_list_is_not_endless(actor, later):
    assert (
        code_of(operations.read_list, actor("anouk"), data=b"x" * (2 * 1024 * 1024 + 1))
        == "absence_list.too_big"
    )
    rows = "\n".join(["a;b;1-1-2015;1-1-2026;;ziek"] * 5001)
    assert (
        code_of(operations.read_list, actor("anouk"), data=f"{HEAD}\n{rows}".encode())
        == "absence_list.too_many"
    )


@pytest.mark.parametrize("who", ["daan", "thomas", "theo", "ilse"])
def test_who_keeps_no_register_reads_no_list(actor, later, who):
    assert code_of(operations.read_list, actor(who), data=b"") == "absence.school_reports"


def test_another_school_knows_nothing_of_this_child(actor, dossier, days):
    [answer] = read(actor, [listed(dossier, days[-1])], who="hanneke")
    assert answer.code == "unknown_child"
    assert not Absence.objects.exists()


# Leerplicht -----------------------------------------------------------------------------------


@pytest.fixture
def sent(alert, actor) -> AttendanceReport:
    return operations.send_report(
        actor("anouk"), dossier_id=alert.dossier_id, alert_id=alert.pk, words="Wij belden drie keer."
    )


def test_a_report_goes_to_the_office_and_everybody_is_told(world, sent, actor):
    assert told("attendance_report_sent") == {world.people["theo"].pk}
    assert {world.people["rania"].pk, world.people["thomas"].pk} <= told("attendance_report_told")
    assert [row.pk for row in queries.reports_on_desk(actor("theo"))] == [sent.pk]
    assert AbsenceAct.objects.get(act="report").done_on == clock.today()
    assert all("belden" not in str(row.payload) for row in Notice.objects.all())


def test_the_officer_answers_and_sees_it_no_more(world, sent, actor):
    operations.answer_report(actor("theo"), report_id=sent.pk, answer="joins")
    assert world.people["rania"].pk in told("attendance_report_answered")
    assert not queries.reports_on_desk(actor("theo")).exists()
    with pytest.raises(Http404):
        operations.answer_report(actor("theo"), report_id=sent.pk, answer="joins")


@pytest.mark.parametrize("who", ["anouk", "koen", "thomas", "maaike"])
def test_nobody_else_answers(sent, actor, who):
    with pytest.raises(Http404):
        operations.answer_report(actor(who), report_id=sent.pk, answer="joins")


def test_an_answer_is_one_of_the_list(sent, actor):
    assert (
        code_of(operations.answer_report, actor("theo"), report_id=sent.pk, answer="x")
        == "attendance_report.answer_missing"
    )


def test_reporting_is_refused(alert, actor, sent):
    values = {"dossier_id": alert.dossier_id, "alert_id": alert.pk, "words": "x"}
    assert code_of(operations.send_report, actor("anouk"), **values) == "attendance_report.sent"
    assert code_of(operations.send_report, actor("daan"), **values) == "attendance_report.role"
    assert code_of(operations.send_report, actor("thomas"), **values) == "absence.school_reports"


def test_a_report_has_words_and_an_office(alert, actor):
    values = {"dossier_id": alert.dossier_id, "alert_id": alert.pk}
    assert code_of(operations.send_report, actor("anouk"), **values, words=" ") == "attendance_report.words"
    Membership.objects.filter(role=Role.ATTENDANCE_OFFICER).delete()
    assert (
        code_of(operations.send_report, actor("anouk"), **values, words="x") == "attendance_report.no_office"
    )


def test_sick_reports_do_not_go_to_leerplicht(report, days, actor, dossier):
    for day in days[-7:]:
        report(day, "sick")
    alert = AbsenceAlert.objects.get()
    assert (alert.rule, set(alert.acts.values_list("act", flat=True))) == (
        "sick_long",
        {"talk", "youth_doctor"},
    )
    values = {"dossier_id": dossier.pk, "alert_id": alert.pk, "words": "x"}
    assert code_of(operations.send_report, actor("anouk"), **values) == "attendance_report.not_asked"


# Leave ----------------------------------------------------------------------------------------


@pytest.fixture
def ask(actor, dossier, days):
    def asked(count: int, *, who="rania", exemption=False, reason="Een bruiloft in Turkije."):
        first, last = days[-count], days[-1]
        return operations.ask_leave(
            actor(who),
            dossier_id=dossier.pk,
            first_on=first,
            last_on=last,
            reason=reason,
            exemption=exemption,
        )

    return asked


@pytest.mark.parametrize(
    ("count", "kind", "decides", "clock_days"),
    [(9, "short", "director", 14), (10, "short", "director", 14), (11, "long", "attendance_officer", 56)],
)
def test_ten_school_days_are_for_the_head_and_more_for_leerplicht(
    world, ask, count, kind, decides, clock_days
):
    leave = ask(count)
    assert (leave.kind, leave.decides) == (kind, decides)
    assert leave.due_on == clock.today() + dt.timedelta(days=clock_days)
    assert told("leave_asked") == {world.people["carla" if kind == "short" else "theo"].pk}


def test_an_exemption_is_for_leerplicht(ask):
    assert ask(1, exemption=True).decides == Role.ATTENDANCE_OFFICER


def test_a_no_has_a_reason_and_the_family_is_told(world, ask, actor):
    leave = ask(3)
    values = {"leave_id": leave.pk, "granted": False}
    assert code_of(operations.decide_leave, actor("carla"), **values) == "leave.words_missing"
    operations.decide_leave(actor("carla"), **values, words="Dit valt in de toetsweek.")
    assert LeaveRequest.objects.get().state == "refused"
    assert {world.people["rania"].pk, world.people["thomas"].pk} <= told("leave_answered")
    with pytest.raises(Http404):
        operations.decide_leave(actor("carla"), **values, words="Nog eens.")


@pytest.mark.parametrize("who", ["anouk", "theo", "rania", "hanneke"])
def test_only_who_decides_decides(ask, actor, who):
    with pytest.raises(Http404):
        operations.decide_leave(actor(who), leave_id=ask(3).pk, granted=True)


def test_who_asked_takes_it_back(ask, actor, dossier):
    leave = ask(3)
    values = {"dossier_id": dossier.pk, "leave_id": leave.pk}
    assert code_of(operations.withdraw_leave, actor("thomas"), **values) == "leave.not_yours"
    assert operations.withdraw_leave(actor("rania"), **values).state == "withdrawn"
    assert code_of(operations.withdraw_leave, actor("rania"), **values) == "leave.answered"


def test_asking_is_refused(ask, actor, dossier, days):
    with pytest.raises(Refused) as refusal:
        ask(3, who="anouk")
    assert refusal.value.decision.code == "leave.parents_ask"
    values = {"dossier_id": dossier.pk, "reason": "x", "first_on": days[-1], "last_on": days[-2]}
    assert code_of(operations.ask_leave, actor("rania"), **values) == "leave.period"
    values = {"dossier_id": dossier.pk, "reason": " ", "first_on": days[-1], "last_on": days[-1]}
    assert code_of(operations.ask_leave, actor("rania"), **values) == "leave.reason_missing"


def test_a_region_without_leerplicht_says_so(ask):
    Membership.objects.filter(role=Role.ATTENDANCE_OFFICER).delete()
    with pytest.raises(Refused) as refusal:
        ask(11)
    assert refusal.value.decision.code == "leave.no_office"
