"""The help: parts of education, care and home as one whole; bridging and the days of waiting (AT-25, AT-26)."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.arrangements import access, operations, queries
from rondom.arrangements.facts import started
from rondom.arrangements.models import Arrangement, ArrangementPart
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.events.models import Notice


def code_of(call) -> str:
    with pytest.raises(Refused) as refusal:
        call()
    return refusal.value.decision.code


@pytest.fixture
def add(actor, shared, part_text):
    def save(key="anouk", part_id=None, revision=0, **changed):
        return operations.save_part(
            actor(key), dossier_id=shared.pk, text=part_text(**changed), part_id=part_id, revision=revision
        )

    return save


@pytest.fixture
def start(actor, shared, today):
    def run(evaluate_in=90):
        if evaluate_in:
            day = today + dt.timedelta(days=evaluate_in)
            operations.choose_evaluation(actor("anouk"), dossier_id=shared.pk, evaluate_on=day)
        return operations.start_arrangement(actor("anouk"), dossier_id=shared.pk)

    return run


def test_education_and_care_are_one_whole(world, actor, add, start, granted, today):
    add()
    school = world.organisations["klimboom"].pk
    add(side="education", provider_id=school, payer="swv", decision_number=granted.number, cents=80_000)
    add(side="home", provider_id=None, payer="basis", cents=0, what="Elke avond samen lezen.")
    row = start()
    assert (row.state, row.started_on) == ("running", today)
    parts = queries.arrangements_of(row.dossier_id)[0].parts.all()
    assert [part.side for part in parts] == ["care", "education", "home"]
    assert parts[1].decision == granted
    assert [goal.goal_id for goal in parts[0].part_goals.all()] == [
        goal.goal_id for goal in parts[1].part_goals.all()
    ]
    assert list(started([row.dossier_id])) == [("arrangement.started", row.dossier_id, today)]
    told = set(Notice.objects.filter(template="arrangement_started").values_list("recipient_id", flat=True))
    assert {actor(key).person_id for key in ("rania", "thomas", "bram", "jorrit")} <= told


def test_it_does_not_start_without_a_day_to_look_back(add, start):
    add()
    assert code_of(lambda: start(evaluate_in=0)) == "arrangement.evaluate_first"
    assert start().evaluate_on


def test_nothing_starts_from_nothing(actor, shared, start):
    call = lambda: operations.start_arrangement(actor("anouk"), dossier_id=shared.pk)  # noqa: E731
    assert code_of(call) == "arrangement.nothing_to_start"
    assert code_of(start) == "arrangement.no_parts"


def test_what_begins_later_asks_what_is_needed_until_then(add, start, today):
    later = {"first_on": today + dt.timedelta(days=30)}
    part = add(**later)
    assert code_of(start) == "arrangement.bridging_first"
    add(
        part_id=part.pk,
        revision=1,
        bridging="Elke dag een kwartier rust.",
        bridging_by="De leerkracht",
        **later,
    )
    assert start().state == "running"


def test_days_of_waiting_count_until_the_provider_began(world, actor, add, start, time_machine_days, today):
    part = add()
    row = start()
    assert [waiting(world, today)] == [("Jeugd- en gezinshulp Veenrand", 1, 1, 0, 0)]
    time_machine_days(12)
    day = today + dt.timedelta(days=12)
    assert waiting(world, day) == ("Jeugd- en gezinshulp Veenrand", 1, 1, 12, 12)
    about = {"dossier_id": row.dossier_id, "part_id": part.pk}
    operations.begin_part(actor("bram"), begun_on=day - dt.timedelta(days=2), **about)
    assert waiting(world, day) == ("Jeugd- en gezinshulp Veenrand", 1, 0, 10, 10)
    again = lambda: operations.begin_part(actor("bram"), begun_on=day, **about)  # noqa: E731
    assert code_of(again) == "arrangement.part_began"


def waiting(world, day):
    row = queries.waiting_of(world.region.pk, on=day)[0]
    return row.provider, row.parts, row.waiting, row.days, row.longest


def test_only_the_provider_or_who_steers_says_that_it_began(actor, add, start, today):
    part = add()
    about = {"dossier_id": part.arrangement.dossier_id, "part_id": part.pk}
    begin = lambda key, day=today: operations.begin_part(actor(key), begun_on=day, **about)  # noqa: E731
    assert code_of(lambda: begin("bram")) == "arrangement.not_running"
    start()
    assert code_of(lambda: begin("rania")) == "dossier.role_does_not_steer"
    with pytest.raises(Http404):
        begin("daan")
    assert code_of(lambda: begin("bram", today + dt.timedelta(days=1))) == "arrangement.begun_day"
    assert begin("anouk").begun_on == today


def test_it_ends_for_everybody_with_a_reason(actor, add, start, today):
    add()
    row = start()
    end = lambda key, reason: operations.end_arrangement(actor(key), dossier_id=row.dossier_id, reason=reason)  # noqa: E731
    assert code_of(lambda: end("anouk", " ")) == "arrangement.reason_missing"
    assert code_of(lambda: end("rania", "klaar")) == "dossier.role_does_not_steer"
    assert end("anouk", "De doelen zijn gehaald.").ended_on == today
    assert code_of(lambda: end("anouk", "nog eens")) == "arrangement.not_running"


def test_what_runs_is_not_changed(add, start, actor, shared):
    part = add()
    start()
    assert code_of(lambda: add(part_id=part.pk)) == "arrangement.runs"
    remove = lambda: operations.remove_part(actor("anouk"), dossier_id=shared.pk, part_id=part.pk)  # noqa: E731
    assert code_of(remove) == "arrangement.runs"


def test_who_is_second_is_told_and_nothing_is_lost(add):
    part = add()
    assert code_of(lambda: add(part_id=part.pk, what="Iets anders.")) == "arrangement.part_changed"
    assert add(part_id=part.pk, revision=1, what="Iets anders.").revision == 2


def test_a_part_is_removed_before_it_starts(add, actor, shared):
    part = add()
    operations.remove_part(actor("anouk"), dossier_id=shared.pk, part_id=part.pk)
    assert not ArrangementPart.objects.exists()
    assert Arrangement.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"side": "elsewhere"}, "arrangement.part_choose"),
        ({"payer": "nobody"}, "arrangement.part_choose"),
        ({"what": " "}, "arrangement.part_what"),
        ({"hours_per_week": 41}, "arrangement.part_hours"),
        ({"provider_id": None}, "arrangement.part_provider"),
        ({"provider_id": 987_654}, "arrangement.part_provider"),
        ({"goal_ids": []}, "arrangement.goals_first"),
        ({"goal_ids": [987_654]}, "arrangement.goals_first"),
        ({"payer": "swv"}, "arrangement.part_decision"),
        ({"bridging": "rust"}, "arrangement.bridging_half"),
        ({"bridging": "rust", "bridging_by": "x" * 201}, "arrangement.too_long"),
        ({"cents": -1}, "arrangement.cents"),
    ],
)
def test_a_part_is_refused(add, changed, code):
    assert code_of(lambda: add(**changed)) == code
    assert not ArrangementPart.objects.exists()


def test_parts_together_never_cost_more_than_was_granted(add, granted):
    paid = {"payer": "swv", "decision_number": granted.number}
    first = add(**paid, cents=granted.granted_cents - 1)
    assert code_of(lambda: add(**paid, cents=2)) == "arrangement.part_over_decision"
    add(part_id=first.pk, revision=1, **paid, cents=granted.granted_cents)
    assert code_of(lambda: add(**paid, cents=1)) == "arrangement.part_over_decision"


def test_a_part_is_seen_by_who_sees_that_kind_of_data(actor, add, shared):
    part = add()
    for key, there in (("anouk", True), ("bram", True), ("rania", True), ("daan", False), ("ilse", False)):
        dossier = visible_dossier(actor(key), dossier_id=shared.pk)
        whole = queries.open_arrangement(shared.pk)
        assert bool(queries.parts_seen(whole, dossier.categories)) is there
        if not there:
            with pytest.raises(Http404):
                access.get_part(dossier, part.pk)


def test_only_who_steers_writes_parts(add):
    assert code_of(lambda: add("daan")) == "dossier.role_does_not_steer"
    assert code_of(lambda: add("rania")) == "dossier.role_does_not_steer"
    assert add("jorrit").pk


def test_the_family_reads_it_in_a_few_facts(add, start, sent, granted, today):
    add()
    start()
    line = queries.for_family([sent.dossier_id])[sent.dossier_id]
    assert (line.expected_on, line.decided_on, line.started_on) == (None, today, today)
    assert queries.for_family([]) == {}
