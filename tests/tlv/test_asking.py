"""An application for a TLV: who begins it, what is filled in, and what lacks before it goes."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.consent.models import LegalShare
from rondom.core.decision import Conflict, Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Participant
from rondom.events.models import Notice
from rondom.tlv import access, queries
from rondom.tlv import operations as tlv
from rondom.tlv.models import TlvApplication, TlvView
from tests.tlv.conftest import NAMES, TYPED, place, send


def code_of(refused) -> str:
    return refused.value.decision.code


def test_at_least_seventy_percent_comes_from_the_dossier(draft):
    answers = queries.answers_of(draft)
    filled = [key for key, text in answers.items() if text]
    assert len(filled) / len(answers) >= 0.7
    assert {"parent_view", "pupil_view", "tried", "goals"} <= set(filled)


@pytest.mark.parametrize("key", ["rania", "daan", "jorrit", "olga"])
def test_only_the_school_applies_and_not_the_parents(actor, child, key):
    with pytest.raises(Refused) as refused:
        tlv.begin_tlv(actor(key), dossier_id=child.pk, category="sbo")
    assert code_of(refused) == "tlv.school_asks"


def test_one_at_a_time_and_a_known_category(actor, child, draft):
    with pytest.raises(Refused) as refused:
        tlv.begin_tlv(actor("anouk"), dossier_id=child.pk, category="sbo")
    assert code_of(refused) == "tlv.already_asked"
    tlv.withdraw_tlv(actor("anouk"), **place(draft))
    with pytest.raises(Refused) as refused:
        tlv.begin_tlv(actor("anouk"), dossier_id=child.pk, category="havo")
    assert code_of(refused) == "tlv.category_missing"


def test_what_lacks_is_said_at_once(actor, draft):
    dossier = visible_dossier(actor("anouk"), dossier_id=draft.dossier_id)
    decision = access.may_send(actor("anouk"), access.get_tlv(dossier, draft.pk), dossier, core_pages=3)
    assert decision.code == "tlv.incomplete"
    for words in ("Waarom lukt het niet", "verslag van de commissie", "kern van hoogstens 2 bladzijden"):
        assert words in decision.reason


@pytest.mark.parametrize("voice", ["parent_view", "pupil_view"])
def test_the_views_of_parents_and_pupil_must_be_in_it(actor, world, whole, today, voice):
    row = tlv.save_tlv(
        actor("anouk"),
        **place(whole),
        category="sbo",
        answers={voice: ""},
        health="",
        revision=whole.revision,
    )
    with pytest.raises(Refused) as refused:
        send(world, row, today)
    assert code_of(refused) == "tlv.incomplete"


def test_a_parent_need_not_agree_nor_sign(actor, world, whole, today):
    tlv.give_view(actor("rania"), **place(whole), words="Ik wil dit niet.", agrees="no", signs=False)
    row = send(world, whole, today)
    assert (row.state, row.handling_days) == ("submitted", 56)
    assert TlvView.objects.get().signed_on is None


def test_own_words_are_of_the_family_only(actor, whole):
    tlv.give_view(actor("sami"), **place(whole), words="Ik wil bij Bo blijven.", agrees="unsaid", signs=True)
    again = tlv.give_view(actor("sami"), **place(whole), words="Toch niet.", agrees="yes", signs=True)
    assert (again.voice, TlvView.objects.count()) == ("pupil", 1)
    with pytest.raises(Refused) as refused:
        tlv.give_view(actor("anouk"), **place(whole), words="Ze vinden het goed.", agrees="yes", signs=True)
    assert code_of(refused) == "tlv.own_words"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"board": "Carla", "ib": "Anouk"}, "tlv.seat_missing"),
        (NAMES | {"behavioural": "  "}, "tlv.seat_missing"),
        (NAMES | {"behavioural": " anouk  TERPSTRA"}, "tlv.seat_twice"),
    ],
    ids=["two names", "no expert on behaviour", "one person twice"],
)
def test_the_committee_has_three_people_and_every_discipline(actor, draft, today, names, code):
    with pytest.raises(Refused) as refused:
        tlv.write_minutes(
            actor("anouk"), **place(draft), held_on=today, talked_on=today, words="Past.", names=names
        )
    assert code_of(refused) == code


def test_minutes_of_a_day_to_come_are_refused(actor, draft, today):
    with pytest.raises(Refused) as refused:
        tlv.write_minutes(
            actor("anouk"),
            **place(draft),
            held_on=today + dt.timedelta(days=1),
            talked_on=today,
            words="Past.",
            names=NAMES,
        )
    assert code_of(refused) == "tlv.minutes_day"


def test_sending_gives_the_samenwerkingsverband_a_ground_and_a_place(actor, world, build, whole_plan, today):
    """Without anything shared before: one act."""
    dossier = whole_plan.dossier
    row = tlv.begin_tlv(actor("anouk"), dossier_id=dossier.pk, category="so_low")
    known = {field.key: "Bekend." for field in queries.fields_of(row)}
    row = tlv.save_tlv(
        actor("anouk"), **place(row), category="so_low", answers=known, health="", revision=row.revision
    )
    tlv.write_minutes(
        actor("anouk"), **place(row), held_on=today, talked_on=today, words="Past.", names=NAMES
    )
    send(world, row, today)
    share = LegalShare.objects.get(recipient=world.organisations["swv"])
    assert (share.ground, share.categories, share.parents_told_on) == (
        "swv_task",
        ["education", "process"],
        today,
    )
    assert Participant.objects.filter(dossier=dossier, person=world.people["jorrit"]).exists()
    seen = visible_dossier(actor("jorrit"), dossier_id=dossier.pk)
    assert access.get_tlv(seen, row.pk).state == "submitted"
    told = set(Notice.objects.filter(template="tlv_to_decide").values_list("recipient_id", flat=True))
    assert told == {world.people["jorrit"].pk}


def test_it_goes_to_somebody_who_decides_and_after_the_parents_were_told(actor, world, whole, today):
    values = {**place(whole), "core_pages": 2}
    with pytest.raises(Refused) as refused:
        tlv.send_tlv(
            actor("anouk"),
            **values,
            membership_id=world.actors["olga"].membership_id,
            parents_told_on=today,
        )
    assert code_of(refused) == "tlv.nobody_decides"
    with pytest.raises(Refused) as refused:
        tlv.send_tlv(
            actor("anouk"),
            **values,
            membership_id=world.actors["jorrit"].membership_id,
            parents_told_on=today + dt.timedelta(days=1),
        )
    assert code_of(refused) == "tlv.told_day"


def test_who_saves_second_hears_it_and_nothing_is_lost(actor, draft):
    tlv.save_tlv(actor("anouk"), **place(draft), category="sbo", answers=TYPED, health="", revision=1)
    with pytest.raises(Conflict):
        tlv.save_tlv(
            actor("anouk"),
            **place(draft),
            category="sbo",
            answers={"reason": "Anders."},
            health="",
            revision=1,
        )
    assert queries.answers_of(TlvApplication.objects.get())["reason"] == TYPED["reason"]


def test_a_draft_is_not_of_the_samenwerkingsverband(actor, draft):
    with pytest.raises(Http404):
        access.get_tlv(visible_dossier(actor("jorrit"), dossier_id=draft.dossier_id), draft.pk)


def test_health_is_for_who_applies_decides_advises_and_the_family(actor, world, sent):
    part = sent.dossier.participants.get(person=world.people["olga"])
    tlv.ask_expert(actor("jorrit"), **place(sent), participant_id=part.pk)

    def sees(key: str) -> bool:
        dossier = visible_dossier(actor(key), dossier_id=sent.dossier_id)
        return access.sees_health(access.get_tlv(dossier, sent.pk), dossier)

    assert {key: sees(key) for key in ("anouk", "rania", "jorrit", "olga", "daan")} == {
        "anouk": True,
        "rania": True,
        "jorrit": True,
        "olga": True,
        "daan": False,
    }
    with pytest.raises(Http404):  # an expert who was not asked
        sees("hugo")


def test_annexes_are_those_that_exist_in_their_order(actor, draft):
    row = tlv.choose_annexes(
        actor("anouk"),
        **place(draft),
        annexes=["terugblik", "x", "handelingsdeel"],
        known=["handelingsdeel", "terugblik"],
    )
    assert row.annexes == ["handelingsdeel", "terugblik"]
