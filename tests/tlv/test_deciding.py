"""Experts, the clock, the decision, and what is objected to it."""

import datetime as dt

import pytest
import time_machine
from django.http import Http404

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.operations import add_participant
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from rondom.tlv import access, queries
from rondom.tlv import operations as tlv
from rondom.tlv.models import TlvAdvice, TlvApplication, TlvDecision
from rondom.tlv.operations.handling import digest_of
from tests.tlv.conftest import advise, place, send


def code_of(refused) -> str:
    return refused.value.decision.code


def fresh(row: TlvApplication) -> TlvApplication:
    return queries.application_of(row.dossier_id, row.pk)


# Experts --------------------------------------------------------------------------------------


def test_two_experts_advise_apart_and_everybody_may_read_them(actor, advised):
    rows = queries.signed_advices(fresh(advised))
    assert [(row.profession, row.words) for row in rows] == [
        ("educationist", "Advies van olga."),
        ("pedagogue", "Advies van hugo."),
    ]
    assert [row.digest for row in rows] == [digest_of(row) for row in rows]
    dossier = visible_dossier(actor("rania"), dossier_id=advised.dossier_id)
    assert all(access.sees_advice(row, dossier) for row in rows)


def test_the_same_login_cannot_advise_twice(actor, world, advised):
    with pytest.raises(Refused) as refused:
        tlv.sign_advice(
            actor("olga"), **place(advised), profession="educationist", advises="no", words="Toch niet."
        )
    assert code_of(refused) == "tlv.signed_already"
    part = advised.dossier.participants.get(person=world.people["olga"])
    with pytest.raises(Refused) as refused:
        tlv.ask_expert(actor("jorrit"), **place(advised), participant_id=part.pk)
    assert code_of(refused) == "tlv.expert_missing"


def test_an_advice_is_nobodys_before_it_is_signed(actor, world, sent):
    part = sent.dossier.participants.get(person=world.people["olga"])
    advice = tlv.ask_expert(actor("jorrit"), **place(sent), participant_id=part.pk)
    assert sent.state == "submitted"
    assert fresh(sent).state == "in_advice"
    dossier = visible_dossier(actor("jorrit"), dossier_id=sent.dossier_id)
    assert not access.sees_advice(advice, dossier)


def family_of(world, row):
    guardian = Guardianship.objects.filter(pupil__family_id=row.dossier.pupil.family_id).first()
    guardian.pk, guardian.person = None, world.people["olga"]
    guardian.authority = "no"
    guardian.save()


def teaches(world, row):
    part = row.dossier.participants.get(person=world.people["olga"])
    part.pk, part.capacity, part.organisation = None, "teacher", world.organisations["klimboom"]
    part.valid_until = clock.today() + dt.timedelta(days=1)
    part.save()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [(family_of, "tlv.expert_is_family"), (teaches, "tlv.expert_teaches")],
    ids=["of the family", "teaches the child"],
)
def test_who_has_a_part_in_it_does_not_advise(actor, world, sent, spoil, code):
    part = sent.dossier.participants.get(person=world.people["olga"])
    tlv.ask_expert(actor("jorrit"), **place(sent), participant_id=part.pk)
    spoil(world, sent)
    with pytest.raises(Refused) as refused:
        tlv.sign_advice(actor("olga"), **place(sent), profession="educationist", advises="yes", words="Past.")
    assert code_of(refused) == code
    TlvAdvice.objects.all().delete()
    with pytest.raises(Refused) as refused:
        tlv.ask_expert(actor("jorrit"), **place(sent), participant_id=part.pk)
    assert code_of(refused) == code


def test_a_profession_must_fit_the_role(actor, world, sent):
    part = sent.dossier.participants.get(person=world.people["olga"])
    tlv.ask_expert(actor("jorrit"), **place(sent), participant_id=part.pk)
    with pytest.raises(Refused) as refused:
        tlv.sign_advice(actor("olga"), **place(sent), profession="doctor", advises="yes", words="Past.")
    assert code_of(refused) == "tlv.profession_missing"


# The clock -------------------------------------------------------------------------------------


def test_the_clock_stands_still_until_the_school_answers(actor, advised, ruling):
    before = queries.day_expected(fresh(advised), on=clock.today())
    tlv.ask_more(actor("jorrit"), **place(advised), asked="Het onderzoek ontbreekt.")
    with pytest.raises(Refused) as refused:
        tlv.decide_tlv(actor("jorrit"), **place(advised), ruling=ruling())
    assert code_of(refused) == "tlv.clock_stands_still"
    with time_machine.travel(clock.now() + dt.timedelta(days=9), tick=False):
        tlv.answer_more(actor("anouk"), **place(advised), answer="Het zit erbij.")
        row = fresh(advised)
        assert (row.state, len(row.pauses.all())) == ("in_advice", 1)
        assert queries.day_expected(row, on=clock.today()) == before + dt.timedelta(days=9)
        assert queries.days_of_clock(row, on=clock.today()) == 0
        tlv.decide_tlv(actor("jorrit"), **place(advised), ruling=ruling(first_on=clock.today()))
    with pytest.raises(Refused) as refused:
        tlv.answer_more(actor("anouk"), **place(advised), answer="Nog iets.")
    assert code_of(refused) == "tlv.nothing_asked"


# The decision -------------------------------------------------------------------------------------


def test_a_decision_needs_two_advices(actor, world, sent, ruling):
    advise(world, sent, "olga", "educationist")
    with pytest.raises(Refused) as refused:
        tlv.decide_tlv(actor("jorrit"), **place(sent), ruling=ruling())
    assert code_of(refused) == "tlv.too_few_advices"


def test_one_of_them_is_of_an_orthopedagoog_or_psycholoog(actor, world, sent, ruling):
    advise(world, sent, "olga", "pedagogue")
    advise(world, sent, "hugo", "pedagogue")
    with pytest.raises(Refused) as refused:
        tlv.decide_tlv(actor("jorrit"), **place(sent), ruling=ruling())
    assert code_of(refused) == "tlv.no_leading_advice"


@pytest.mark.parametrize("key", ["anouk", "rania", "olga"])
def test_only_who_has_the_mandate_decides(actor, advised, ruling, key):
    with pytest.raises(Refused) as refused:
        tlv.decide_tlv(actor(key), **place(advised), ruling=ruling())
    assert code_of(refused) == "tlv.no_mandate"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"verdict": ""}, "tlv.verdict_missing"),
        ({"has_no_interest": False}, "tlv.interest"),
        ({"reason": " "}, "tlv.words_missing"),
        ({"reason": "x" * 5001}, "tlv.too_long"),
        ({"category": "havo"}, "tlv.period_missing"),
        ({"last_on": None}, "tlv.period_missing"),
        ({"first_on": dt.date(1, 1, 1)}, "tlv.period_far"),
        ({"category": "so_low", "last_on": dt.date(2027, 7, 30)}, None),
        ({"verdict": "refused"}, "tlv.words_missing"),
    ],
)
def test_a_decision_that_is_not_whole_is_refused(actor, advised, ruling, changed, code):
    with pytest.raises(Refused) as refused:
        tlv.decide_tlv(actor("jorrit"), **place(advised), ruling=ruling(**changed))
    assert code is None or code_of(refused) == code
    assert not TlvDecision.objects.exists()


def test_a_decision_is_known_only_when_it_is_made_known(actor, world, advised, ruling):
    decision = tlv.decide_tlv(actor("jorrit"), **place(advised), ruling=ruling())
    school_year = clock.today().year - (clock.today().month < 8)
    assert decision.number == f"TLV-{school_year}-0001"
    dossier = visible_dossier(actor("rania"), dossier_id=advised.dossier_id)
    assert not access.sees_decision(fresh(advised), dossier)
    tlv.notify_tlv(actor("jorrit"), **place(advised))
    row = fresh(advised)
    assert access.sees_decision(row, dossier)
    assert (row.decision.objection_until - row.decision.notified_on).days == 42
    told = set(Notice.objects.filter(template="tlv_notified").values_list("recipient_id", flat=True))
    assert {world.people[key].pk for key in ("anouk", "rania", "thomas")} <= told


def test_numbers_count_on_and_a_refusal_says_what_else(actor, world, granted, build, advised):
    assert granted.number.endswith("-0001")
    with pytest.raises(Refused) as refused:
        tlv.decide_tlv(
            actor("jorrit"),
            **place(advised),
            ruling=tlv.Ruling(verdict="refused", reason="Nee.", has_no_interest=True, alternatives="Hulp."),
        )
    assert code_of(refused) == "tlv.not_waiting"


# Objection --------------------------------------------------------------------------------------


def test_an_objection_has_its_clock_and_its_steps(actor, world, granted):
    row = granted.application
    with time_machine.travel(clock.now() + dt.timedelta(days=42), tick=False):
        objection = tlv.object_to_tlv(actor("rania"), **place(row), words="Ik wil een andere school.")
        assert (objection.send_before_on - clock.today()).days == 14
        where = {**place(row), "objection_id": objection.pk}
        with pytest.raises(Refused) as refused:
            tlv.decide_objection(actor("jorrit"), **where, outcome="stands", reason="Past.")
        assert code_of(refused) == "tlv.objection_not_sent"
        tlv.send_objection(actor("jorrit"), **where)
        with pytest.raises(Refused) as refused:
            tlv.decide_objection(actor("jorrit"), **where, outcome="stands", reason="Past.")
        assert code_of(refused) == "tlv.own_decision"
        member = world.actors["yasmin"].membership_id
        add_participant(actor("anouk"), dossier_id=row.dossier_id, membership_id=member, reason="bezwaar")
        done = tlv.decide_objection(actor("yasmin"), **where, outcome="stands", reason="Past.")
        assert done.state == "decided"
        with pytest.raises(Refused) as refused:
            tlv.withdraw_objection(actor("rania"), **where)
        assert code_of(refused) == "tlv.objection_over"


@pytest.mark.parametrize(
    ("key", "days", "code"),
    [("rania", 43, "tlv.objection_late"), ("olga", 1, "tlv.no_party")],
    ids=["a day too late", "an expert"],
)
def test_who_cannot_object(actor, granted, key, days, code):
    with (
        time_machine.travel(clock.now() + dt.timedelta(days=days), tick=False),
        pytest.raises(Refused) as refused,
    ):
        tlv.object_to_tlv(actor(key), **place(granted.application), words="Nee.")
    assert code_of(refused) == code


def test_nobody_objects_to_what_is_not_known_or_twice(actor, advised, ruling):
    tlv.decide_tlv(actor("jorrit"), **place(advised), ruling=ruling())
    with pytest.raises(Refused) as refused:
        tlv.object_to_tlv(actor("rania"), **place(advised), words="Nee.")
    assert code_of(refused) == "tlv.nothing_known"
    tlv.notify_tlv(actor("jorrit"), **place(advised))
    first = tlv.object_to_tlv(actor("rania"), **place(advised), words="Nee.")
    with pytest.raises(Refused) as refused:
        tlv.object_to_tlv(actor("rania"), **place(advised), words="Nee.")
    assert code_of(refused) == "tlv.objected_already"
    with pytest.raises(Refused) as refused:
        tlv.withdraw_objection(actor("thomas"), **place(advised), objection_id=first.pk)
    assert code_of(refused) == "tlv.not_your_objection"
    assert (
        tlv.withdraw_objection(actor("rania"), **place(advised), objection_id=first.pk).state == "withdrawn"
    )
    with pytest.raises(Http404):
        tlv.send_objection(actor("jorrit"), **place(advised), objection_id=first.pk + 1)


def test_time_is_entered_by_who_spends_it(actor, sent):
    tlv.enter_time(actor("anouk"), **place(sent), what="fill_in", minutes=45)
    for key, minutes, code in (("rania", 5, "tlv.professionals"), ("anouk", 0, "tlv.minutes")):
        with pytest.raises(Refused) as refused:
            tlv.enter_time(actor(key), **place(sent), what="talk", minutes=minutes)
        assert code_of(refused) == code


def test_who_applied_does_not_decide(actor, world, whole, today, ruling):
    row = send(world, whole, today)
    TlvApplication.objects.filter(pk=row.pk).update(made_by=world.people["jorrit"])
    advise(world, row, "olga", "educationist")
    advise(world, row, "hugo", "pedagogue")
    with pytest.raises(Refused) as refused:
        tlv.decide_tlv(actor("jorrit"), **place(row), ruling=ruling())
    assert code_of(refused) == "tlv.own_application"
