"""The ladder: where one can go, who, by when; each rung and each term is written down, and late shows."""

import datetime as dt

import msgspec
import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.core.decision import Refused
from rondom.events.models import Notice
from rondom.watch import operations, queries, rules
from rondom.watch.models import Rung, RungTerm
from rondom.watch.rules import RungRule, Term, ladder, rung_rule


def code_of(act, *args, **values) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **values)
    return refusal.value.decision.code


def test_the_rungs_stand_in_order():
    assert [row.code for row in ladder().of("veenrand")] == [
        "school_talk",
        "swv",
        "support_point",
        "stagnation_point",
        "ect",
        "consultant",
        "disputes_committee",
        "complaint",
        "objection",
        "court",
    ]


def test_a_region_can_have_its_own():
    short = msgspec.structs.replace(ladder(), regions={"elders": ladder().rungs[:2]})
    assert len(short.of("elders")) == 2
    assert len(short.of("veenrand")) == len(ladder().rungs)


def test_a_rung_that_nobody_in_the_region_has_is_not_shown(dossier, no_point):
    codes = [row.code for row in queries.rungs_for(dossier, on=dossier.opened_on)]
    assert "stagnation_point" not in codes
    assert "swv" in codes


@pytest.mark.parametrize(
    ("days_after", "is_late"), [(41, False), (42, False), (43, True)], ids=["before", "on the day", "after"]
)
def test_the_committee_is_asked_within_six_weeks(case, actor, today, days_after, is_late):
    """R-GPO-1. A letter that is late is written down, and shows as late."""
    rung = lodged(actor, case, begun_on=today, decided_on=today - dt.timedelta(days=days_after))
    [shown] = [
        row for row in queries.rungs_of(case.dossier_id, region="veenrand", on=today) if row.rung == rung
    ]
    assert shown.is_late is is_late


def lodged(actor, case, **days) -> Rung:
    return operations.begin_rung(
        actor("thomas"), dossier_id=case.dossier_id, code="disputes_committee", **days
    )


@pytest.mark.parametrize(("code", "days"), [("defence", 14), ("opinion", 70)])
def test_board_and_committee_have_their_weeks(case, actor, today, code, days):
    """R-GPO-1: defence within 2 weeks, opinion within 10, from the letter."""
    rung = lodged(actor, case, begun_on=today, decided_on=today)
    term = RungTerm.objects.get(rung=rung, code=code)
    assert term.due_on == today + dt.timedelta(days=days)
    assert [term.is_late_on(term.due_on + dt.timedelta(days=off)) for off in (-1, 0, 1)] == [
        False,
        False,
        True,
    ]


def test_an_answer_is_met_and_told(world, case, actor, today):
    rung = lodged(actor, case, begun_on=today, decided_on=today)
    values = {"dossier_id": case.dossier_id, "rung_id": rung.pk, "code": "defence"}
    assert operations.meet_term(actor("anouk"), **values).done_on == today
    assert world.people["thomas"].pk in Notice.objects.filter(template="escalation_term_met").values_list(
        "recipient_id", flat=True
    )
    assert code_of(operations.meet_term, actor("anouk"), **values) == "escalation.term_met"


def test_a_rung_ends_with_what_came_of_it(case, actor, today):
    rung = lodged(actor, case, begun_on=today, decided_on=today)
    values = {
        "dossier_id": case.dossier_id,
        "rung_id": rung.pk,
        "outcome": "solved",
        "words": "De school past het aan.",
    }
    assert operations.end_rung(actor("thomas"), **values).words == "De school past het aan."
    assert code_of(operations.end_rung, actor("thomas"), **values) == "escalation.ended"
    assert AuditEvent.objects.filter(name="escalation.ended").count() == 1
    lodged(actor, case, begun_on=today, decided_on=today)


@pytest.mark.parametrize(
    ("code", "days", "refused"),
    [
        ("swv", {}, "escalation.by_the_desk"),
        ("consultant", {"begun_on": dt.date(2999, 1, 1)}, "escalation.day"),
        ("consultant", {"begun_on": dt.date(1, 1, 1)}, "escalation.day"),
        ("disputes_committee", {}, "escalation.decision_day"),
        ("disputes_committee", {"decided_on": dt.date(2999, 1, 1)}, "escalation.decision_day"),
    ],
)
def test_beginning_is_refused(case, actor, today, code, days, refused):
    values = {"dossier_id": case.dossier_id, "code": code, "begun_on": today} | days
    assert code_of(operations.begin_rung, actor("rania"), **values) == refused


def test_first_somebody_says_that_it_is_stuck(dossier, actor, today):
    values = {"dossier_id": dossier.pk, "code": "consultant", "begun_on": today}
    assert code_of(operations.begin_rung, actor("rania"), **values) == "escalation.say_first"


@pytest.mark.parametrize(("who", "code"), [("daan", "dossier.role_does_not_steer")])
def test_who_does_not_steer_takes_no_rung(case, actor, today, who, code):
    values = {"dossier_id": case.dossier_id, "code": "consultant", "begun_on": today}
    assert code_of(operations.begin_rung, actor(who), **values) == code


def test_a_rung_runs_once_and_an_unknown_one_is_not_there(case, actor, today):
    values = {"dossier_id": case.dossier_id, "code": "consultant", "begun_on": today}
    operations.begin_rung(actor("anouk"), **values)
    assert code_of(operations.begin_rung, actor("rania"), **values) == "escalation.already_there"
    with pytest.raises(Http404):
        operations.begin_rung(actor("rania"), **(values | {"code": "king"}))


def test_the_rung_of_a_desk_is_ended_by_the_desk(case, actor):
    values = {"dossier_id": case.dossier_id, "rung_id": case.rungs.get().pk, "outcome": "solved", "words": ""}
    assert code_of(operations.end_rung, actor("thomas"), **values) == "escalation.desk_ends_it"


@pytest.mark.parametrize(
    "changed",
    [{"desk": "teacher"}, {"desk": "swv_coordinator", "terms": ()}, {"about_decision": True, "terms": ()}],
)
def test_a_rung_that_cannot_be_is_not_read(changed):
    row = rung_rule("veenrand", "consultant")
    with pytest.raises((ValueError, msgspec.ValidationError)):
        RungRule(**({name: getattr(row, name) for name in row.__struct_fields__} | changed))


def test_working_days_and_calendar_days_differ():
    friday = dt.date(2026, 11, 20)
    working = Term("a", "A", "x", from_="begun", working_days=1)
    calendar = Term("a", "A", "x", from_="begun", days=1)
    assert working.due_on(begun_on=friday, decided_on=None) == dt.date(2026, 11, 23)
    assert calendar.due_on(begun_on=friday, decided_on=None) == dt.date(2026, 11, 21)


def test_every_rule_is_there_once():
    found = rules.stagnation_rules()
    with pytest.raises(ValueError, match="every rule once"):
        msgspec.structs.replace(found, rules=found.rules[1:]).__post_init__()
