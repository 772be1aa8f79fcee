"""A triage from the first question to the end, and what each outcome asks (AT-08)."""

import datetime as dt

import pytest
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.consent.models import Consent, LegalShare
from rondom.core import clock, facts
from rondom.core.decision import Conflict, Refused
from rondom.dossiers.access import may_ask_consent, visible_dossier
from rondom.dossiers.models import Baton, Dossier, Participant
from rondom.events.models import Notice
from rondom.triage import access, operations, queries
from rondom.triage.models import Triage
from rondom.triage.operations import Judgement
from rondom.triage.rules import OutcomeRule, outcomes, regie_table
from rondom.triage.terms import Outcome, Question
from tests.triage.conftest import AGREEMENT, agree, confirmation

FACTS = ("triage.learning_question", "triage.living_question", "triage.confirmed", "triage.closed")


def refused(operation, actor, **values) -> str:
    with pytest.raises(Refused) as refusal:
        operation(actor, **values)
    return refusal.value.decision.code


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("maaike", ""),
        ("jesse", ""),
        ("samira", ""),
        ("anouk", "triage.social_team"),
        ("rania", "triage.social_team"),
    ],
)
def test_the_social_team_begins(actor, case, who, code):
    if code:
        assert refused(operations.begin_triage, actor(who), dossier_id=case.pk) == code
        assert not Triage.objects.exists()
    else:
        row = operations.begin_triage(actor(who), dossier_id=case.pk)
        assert row.organisation_id == actor(who).organisation_id
        assert refused(operations.begin_triage, actor(who), dossier_id=case.pk) == "triage.already_open"


def test_who_does_not_see_care_finds_nothing(actor, case, join):
    with pytest.raises(Http404):
        operations.begin_triage(actor("daan"), dossier_id=case.pk)
    with pytest.raises(Http404):
        operations.begin_triage(actor("bram"), dossier_id=case.pk)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"learning": ""}, "triage.questions_missing"),
        ({"living": "heavy"}, "triage.questions_missing"),
        ({"learning": "none", "living": "none"}, "triage.no_question"),
        ({"outcome": ""}, "triage.outcome_missing"),
    ],
)
def test_a_judgement_that_misses_something(actor, triage, spoil, code):
    whole = {"learning": "single", "living": "complex", "outcome": "multiple"}
    judgement = Judgement(**whole | spoil)
    assert (
        refused(operations.judge, actor("maaike"), dossier_id=triage.dossier_id, judgement=judgement) == code
    )
    operations.judge(actor("maaike"), dossier_id=triage.dossier_id, judgement=Judgement(**whole))


def test_only_the_behavioural_scientist_confirms_and_only_what_is_judged(actor, triage, judged):
    values = {"dossier_id": triage.dossier_id, "confirmation": confirmation()}
    assert refused(operations.confirm, actor("jesse"), **values) == "triage.outcome_first"
    judged(is_confirmed=False)
    for who in ("maaike", "samira"):
        assert refused(operations.confirm, actor(who), **values) == "triage.scientist_confirms"
    assert refused(operations.confirm, actor("anouk"), **values) == "triage.social_team"
    for spoil, code in (
        ({"nature": " "}, "triage.nature_missing"),
        ({"severity": ""}, "triage.severity_missing"),
        ({"urgency": "ever"}, "triage.severity_missing"),
    ):
        spoiled = values | {"confirmation": confirmation(**spoil)}
        assert refused(operations.confirm, actor("jesse"), **spoiled) == code
    assert operations.confirm(actor("jesse"), **values).confirmed_by_id == actor("jesse").person_id


def test_another_judgement_takes_the_confirmation_away(actor, judged):
    assert judged().confirmed_on
    asked = Notice.objects.filter(template="triage_to_confirm")
    assert asked.count() == 1
    assert judged(is_confirmed=False).confirmed_on, "the same words are still confirmed"
    assert asked.count() == 1
    again = judged(outcome="multi", is_confirmed=False)
    assert (again.confirmed_on, again.nature, again.severity) == (None, "", "")


def test_the_scientist_is_asked_and_who_sees_care_is_told(actor, world, judged):
    triage = judged()
    agree(actor("maaike"), triage)
    operations.close_triage(actor("maaike"), dossier_id=triage.dossier_id)
    told = {(row.template, row.recipient_id) for row in Notice.objects.filter(template__startswith="triage_")}
    assert ("triage_to_confirm", actor("jesse").person_id) in told
    closed = {person for template, person in told if template == "triage_closed"}
    assert {actor("rania").person_id, actor("anouk").person_id} <= closed
    assert actor("daan").person_id not in closed


def test_two_people_write_the_agreement(actor, judged):
    triage = judged()
    agree(actor("maaike"), triage)
    with pytest.raises(Conflict) as conflict:
        agree(actor("samira"), triage)
    assert conflict.value.theirs == AGREEMENT
    agree(actor("samira"), triage, revision=2)


CLOSING = st.tuples(st.sampled_from(list(Outcome)), st.booleans(), st.booleans(), st.booleans())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=CLOSING, questions=st.tuples(*[st.sampled_from(list(Question))] * 2))
def test_closing_asks_exactly_what_the_outcome_asks(actor, case, found, questions):
    """Outcome × requirement, written down once more by hand."""
    outcome, is_confirmed, has_agreement, in_stock = found
    triage = Triage(
        dossier=case,
        organisation_id=actor("maaike").organisation_id,
        learning=questions[0],
        living=questions[1],
        outcome=outcome,
        confirmed_on=clock.today() if is_confirmed else None,
        agreement=AGREEMENT if has_agreement else "",
    )
    if in_stock:
        triage.begun_by_id = triage.judged_by_id = actor("maaike").person_id
        triage.begun_on = triage.judged_on = clock.today()
        triage.region = case.region
        Triage.objects.filter(dossier=case).delete()
        confirmed, triage.confirmed_on = triage.confirmed_on, None
        triage.save()
        operations.put_in_stock(actor("maaike"), dossier_id=case.pk)
        triage.confirmed_on = confirmed
    dossier = visible_dossier(actor("maaike"), dossier_id=case.pk)
    needs_agreement = outcome in (Outcome.MULTIPLE, Outcome.MULTI)
    wanted = is_confirmed and (has_agreement or not needs_agreement) and not in_stock
    assert bool(access.may_close(actor("maaike"), triage, dossier)) is wanted


def test_single_closes_the_access_of_the_gemeente_and_nothing_else(actor, case, judged, join):
    join(case, "priya")
    judged("none", "single", "single")
    maaike, today = actor("maaike"), clock.today()
    share = LegalShare.objects.create(
        region_id=case.region_id,
        pupil_id=case.pupil_id,
        dossier_id=case.pk,
        recipient_id=maaike.organisation_id,
        ground="child_protection",
        categories=["process"],
        reason="maatregel",
        decided_by_id=actor("anouk").person_id,
        decided_for_id=case.school_id,
        decided_at=clock.now(),
        parents_told_on=today,
        valid_from=today,
        valid_until=today + dt.timedelta(days=9),
    )
    operations.close_triage(maaike, dossier_id=case.pk)
    share.refresh_from_db()
    assert share.ended_at
    for key in ("maaike", "jesse", "samira"):
        with pytest.raises(Http404):
            visible_dossier(actor(key), dossier_id=case.pk)
    around = set(Participant.objects.running_on(clock.today()).values_list("person_id", flat=True))
    assert {actor(key).person_id for key in ("anouk", "daan", "priya", "rania", "thomas")} <= around
    assert not Consent.objects.valid_on(clock.today()).exists(), "no yes is left to come back with"
    rania = visible_dossier(actor("rania"), dossier_id=case.pk)
    assert queries.latest_triage(rania.pk).outcome == "single"


@pytest.mark.parametrize("outcome", ["multiple", "multi"])
def test_the_gemeente_stays_with_the_other_outcomes(actor, case, judged, outcome):
    triage = judged(outcome=outcome)
    assert refused(operations.close_triage, actor("maaike"), dossier_id=case.pk) == "triage.agreement_first"
    agree(actor("maaike"), triage)
    operations.close_triage(actor("maaike"), dossier_id=case.pk)
    assert visible_dossier(actor("maaike"), dossier_id=case.pk)
    assert refused(operations.close_triage, actor("maaike"), dossier_id=case.pk) == "triage.closed"
    again = operations.begin_triage(actor("maaike"), dossier_id=case.pk)
    assert again.pk > triage.pk


def test_who_has_the_regie_hands_it_over_first(actor, world, case, judged):
    """One coordinator at any moment: the gemeente does not leave a family without."""
    judged("none", "single", "single")
    Baton.objects.filter(pk=case.baton_id).update(
        holder_id=actor("maaike").person_id, organisation_id=actor("maaike").organisation_id
    )
    assert refused(operations.close_triage, actor("maaike"), dossier_id=case.pk) == "participant.holds_baton"
    assert Triage.objects.get().closed_on is None
    assert visible_dossier(actor("jesse"), dossier_id=case.pk)


def test_asking_again_after_the_gemeente_left_is_possible(actor, case, judged):
    judged("none", "single", "single")
    operations.close_triage(actor("maaike"), dossier_id=case.pk)
    dossier = visible_dossier(actor("anouk"), dossier_id=case.pk)
    assert may_ask_consent(actor("anouk"), dossier, recipient_id=actor("maaike").organisation_id)


def test_days_in_the_work_stock_count_over_every_time(actor, case, triage, time_machine_days):
    operations.put_in_stock(actor("samira"), dossier_id=case.pk)
    assert refused(operations.put_in_stock, actor("samira"), dossier_id=case.pk) == "stock.already_there"
    assert (
        refused(operations.take_from_stock, actor("jesse"), dossier_id=case.pk) == "stock.case_manager_takes"
    )
    assert refused(operations.take_from_stock, actor("anouk"), dossier_id=case.pk) == "triage.social_team"
    time_machine_days(9)
    assert queries.stands_of([case.pk])[case.pk].days_waited(clock.today()) == 9
    operations.take_from_stock(actor("maaike"), dossier_id=case.pk)
    assert refused(operations.take_from_stock, actor("maaike"), dossier_id=case.pk) == "stock.not_there"
    time_machine_days(3)
    operations.put_in_stock(actor("samira"), dossier_id=case.pk)
    time_machine_days(2)
    stand = queries.stands_of([case.pk])[case.pk]
    assert stand.days_waited(clock.today()) == 11
    assert stand.waiting_since_on == clock.today() - dt.timedelta(days=2)
    assert (
        Notice.objects.filter(template="triage_in_stock", recipient_id=actor("rania").person_id).count() == 2
    )


def test_facts_are_of_the_newest_triage(actor, case, judged):
    assert facts.facts_of([case.pk], FACTS) == {case.pk: {}}
    triage = judged("none", "complex", "multi")
    agree(actor("maaike"), triage)
    operations.close_triage(actor("maaike"), dossier_id=case.pk)
    today = clock.today()
    there = {"triage.living_question", "triage.confirmed", "triage.closed"}
    assert facts.facts_of([case.pk], FACTS)[case.pk] == dict.fromkeys(there, today)
    operations.begin_triage(actor("maaike"), dossier_id=case.pk)
    assert facts.facts_of([case.pk], FACTS) == {case.pk: {}}


def test_a_region_has_its_own_definitions_and_what_they_ask(case, actor, request):
    light = OutcomeRule(Outcome.MULTIPLE, "Twee problemen.", "Ook dan blijft de gemeente.", False, True)
    rows = outcomes().outcomes
    own = (rows[0], light, rows[2])
    operations.publish_rules(actor("fenna"), outcome_rules=own, cells=regie_table().cells, read=0)
    request.getfixturevalue("judged")(outcome="multiple")
    operations.close_triage(actor("maaike"), dossier_id=case.pk)
    assert Triage.objects.get().closed_on == clock.today()
    assert Dossier.objects.get(pk=case.pk).closed_on is None
