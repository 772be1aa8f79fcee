"""The policy asked directly, in every state of the child: the same answers as the permission table, without pages."""

import dataclasses

import pytest
from django.db import transaction

from rondom.consent import access as consents
from rondom.consent.models import Consent, ConsentGiver
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers import access
from rondom.dossiers.models import Action, Dossier, Handover, Participant
from rondom.dossiers.terms import FAMILY_PLAN
from rondom.families.models import Guardianship
from rondom.web.permissions import cells, people, rows
from tests.matrix.asking import Asking, state_of
from tests.matrix.spoiled import WAYS_TO_SPOIL_A_WISH, rows_of, spoiled, spoiled_names, wished
from tests.matrix.world import World

pytestmark = pytest.mark.django_db

PAGE = [row for row in rows()["child"] if row.address == "child:page" and row.shows == "Sami"]
NOTES = {
    str(row.with_["note_id"]).split("_")[1]: row
    for row in rows()["child"]
    if row.address == "child:note" and str(row.with_.get("note_id", "")).endswith("_sami")
}


@pytest.fixture
def world(asking: Asking) -> World:
    return asking.world


@pytest.fixture
def anouk(world: World) -> Actor:
    return world.actor("anouk")


@pytest.fixture
def dossier(world: World, anouk: Actor) -> Dossier:
    return access.visible_dossier(anouk, dossier_id=world.sami.pk)


def actor_of(world: World, name: str) -> Actor | None:
    someone = people().people[name]
    actor = world.demo.actors.get(someone.who)
    return dataclasses.replace(actor, role=someone.hat) if actor and someone.hat else actor


def sees(actor: Actor, world: World) -> bool:
    rows = Dossier.objects.visible_to(actor, on=clock.today())
    return rows.filter(pk=world.sami.pk).exists()


@pytest.mark.parametrize("state", ["open", "closed", "pupil_13", "pupil_16", "new_parent"])
def test_who_sees_the_dossier(world: World, state: str) -> None:
    wanted = {cell.person: cell.answer == "yes" for row in PAGE for cell in cells(row) if cell.state == state}
    with state_of(world, state):
        for name, answer in wanted.items():
            actor = actor_of(world, name)
            if actor is not None and people().people[name].usually is None:
                assert sees(actor, world) is answer, name


def test_which_categories(world: World) -> None:
    for category, row in NOTES.items():
        for cell in cells(row):
            actor = actor_of(world, cell.person)
            if cell.state == "open" and cell.answer == "yes" and actor:
                assert category in access.visible_dossier(actor, dossier_id=world.sami.pk).categories, cell
            elif cell.state == "open" and actor and sees(actor, world) and cell.answer == "not found":
                assert category not in access.visible_dossier(actor, dossier_id=world.sami.pk).categories, (
                    cell
                )


def test_one_thing_spoiled_and_it_is_gone(world: World) -> None:
    for number in range(len(spoiled_names(world))):
        with transaction.atomic():
            key, what, spoil = spoiled(world)[number]
            assert sees(world.actor(key), world), (key, "before", what)
            spoil()
            assert not sees(world.actor(key), world), (key, what)
            transaction.set_rollback(True)


def test_a_pupil_of_16_says_yes_alone_and_one_of_13_together(world: World) -> None:
    petra, yes = world.actor("petra"), rows_of(world, "petra")
    sami = world.demo.people["sami"]
    for state, with_mother, alone in (("pupil_13", True, False), ("pupil_16", True, True)):
        with state_of(world, state):
            assert not sees(petra, world)
            ConsentGiver.objects.create(
                consent=yes, person=sami, capacity="pupil", answer="yes", answered_at=clock.now()
            )
            assert sees(petra, world) is with_mother
            yes.givers.exclude(person=sami).delete()
            assert sees(petra, world) is alone


def test_the_wish_of_the_pupil_opens_a_ground_of_the_law(world: World) -> None:
    theo = world.actor("theo")
    for number in range(WAYS_TO_SPOIL_A_WISH):
        with transaction.atomic():
            what, spoil = wished(world)[number]
            assert sees(theo, world)
            spoil()
            assert not sees(theo, world), what
            transaction.set_rollback(True)


CODES = {
    "ended": "dossier.not_participant",
    "emergency": "dossier.emergency_reads",
    "colleague": "dossier.not_participant",
}


def test_who_takes_part(world: World, dossier: Dossier, anouk: Actor) -> None:
    assert access.takes_part(anouk, dossier)
    for name, code in CODES.items():
        actor = actor_of(world, name)
        assert actor is not None
        assert access.takes_part(actor, dossier).code == code
    seen = access.visible_dossier(world.actor("emma"), dossier_id=dossier.pk)
    assert access.takes_part(world.actor("emma"), seen).code == "dossier.emergency_reads"
    dossier.closed_on = clock.today()
    assert access.takes_part(anouk, dossier).code == "dossier.closed"


def test_the_coordinator_is_one_person_at_one_organisation(
    world: World, dossier: Dossier, anouk: Actor
) -> None:
    assert access.is_coordinator(anouk, dossier)
    assert not access.is_coordinator(world.actor("esra"), dossier)
    assert not access.is_coordinator(dataclasses.replace(anouk, organisation_id=1), dossier)
    kees, daan = world.actor("kees"), world.actor("daan")
    assert access.is_coordinator(kees, access_as(world, "kees", dossier))
    assert not access.is_coordinator(daan, access_as(world, "daan", dossier)), "not in the hat of a teacher"
    assert access.may_steer(daan, access_as(world, "daan", dossier)).code == "dossier.role_does_not_steer"


def access_as(world: World, key: str, dossier: Dossier) -> Dossier:
    seen = access.visible_dossier(world.actor(key), dossier_id=dossier.pk)
    seen.baton.holder_id = world.actor(key).person_id
    return seen


def test_answers_with_their_reason(world: World, dossier: Dossier, anouk: Actor) -> None:
    school, swv = dossier.school_id, world.demo.organisations["swv"].pk
    daan, rania, fenna = (world.actor(key) for key in ("daan", "rania", "fenna"))
    seen_by_daan = access.visible_dossier(daan, dossier_id=dossier.pk)
    action = Action.objects.get(pk=world.numbers["action_process_daan"])
    handover = Handover.objects.get(pk=world.numbers["handover"])
    giver = ConsentGiver.objects.select_related("consent").get(
        consent_id=world.numbers["consent_ilse"], person=world.demo.people["rania"]
    )
    silent = ConsentGiver.objects.select_related("consent").get(
        consent_id=world.numbers["consent_open"], person=world.demo.people["rania"]
    )
    participant = {
        key: Participant.objects.get(dossier=dossier, person=world.demo.people[key])
        for key in ("samira", "daan", "anouk", "priya")
    }
    add, today = access.may_add_participant, clock.today()
    answers = {
        "open": (access.may_open(daan, school_id=school), ""),
        "open elsewhere": (access.may_open(daan, school_id=swv), "dossier.not_your_school"),
        "open as administrator": (access.may_open(fenna, school_id=swv), "dossier.not_your_school"),
        "steer": (access.may_steer(anouk, dossier), ""),
        "steer as teacher": (access.may_steer(daan, seen_by_daan), "dossier.role_does_not_steer"),
        "add": (add(anouk, dossier, capacity="swv_advisor", organisation_id=swv), ""),
        "add as teacher": (
            add(daan, seen_by_daan, capacity="teacher", organisation_id=school),
            "dossier.role_does_not_steer",
        ),
        "add another school": (
            add(anouk, dossier, capacity="teacher", organisation_id=swv),
            "participant.other_school",
        ),
        "ask": (access.may_ask_consent(anouk, dossier, recipient_id=swv), ""),
        "ask as teacher": (
            access.may_ask_consent(daan, seen_by_daan, recipient_id=swv),
            "dossier.role_does_not_steer",
        ),
        "ask the own school": (
            access.may_ask_consent(anouk, dossier, recipient_id=school),
            "consent.own_school",
        ),
        "offer twice": (access.may_offer_baton(anouk, dossier), "baton.already_offered"),
        "offer as teacher": (access.may_offer_baton(daan, seen_by_daan), "baton.not_yours"),
        "receive": (access.may_receive_baton(participant["samira"], dossier), ""),
        "receive as teacher": (access.may_receive_baton(participant["daan"], dossier), "baton.cannot_carry"),
        "receive as nobody": (access.may_receive_baton(None, dossier), "baton.cannot_carry"),
        "receive again": (access.may_receive_baton(participant["anouk"], dossier), "baton.has_it"),
        "receive without ground": (
            access.may_receive_baton(participant["priya"], dossier),
            "consent.missing",
        ),
        "answer the offer": (access.may_answer_handover(world.actor("samira"), handover), ""),
        "answer for another": (access.may_answer_handover(anouk, handover), "baton.not_offered_to_you"),
        "answer in another hat": (
            access.may_answer_handover(
                dataclasses.replace(world.actor("samira"), organisation_id=1), handover
            ),
            "baton.not_offered_to_you",
        ),
        "finish": (access.may_finish_action(daan, action), ""),
        "finish as coordinator": (access.may_finish_action(anouk, action), ""),
        "finish as another": (access.may_finish_action(rania, action), "action.not_yours"),
        "remind": (access.may_remind(anouk, dossier, reminded_on=None), ""),
        "remind twice": (access.may_remind(anouk, dossier, reminded_on=today), "reminder.sent_today"),
        "remind as parent": (
            access.may_remind(rania, dossier, reminded_on=None),
            "reminder.by_professionals",
        ),
        "invite a parent": (access.may_invite_family_member(anouk, dossier, person_id=rania.person_id), ""),
        "invite as teacher": (
            access.may_invite_family_member(daan, seen_by_daan, person_id=rania.person_id),
            "dossier.role_does_not_steer",
        ),
        "invite a stranger": (
            access.may_invite_family_member(anouk, dossier, person_id=fenna.person_id),
            "invitation.not_family",
        ),
        "invite without authority": (
            access.may_invite_family_member(anouk, dossier, person_id=world.actor("nadia").person_id),
            "invitation.no_authority",
        ),
        "invite a child of 8": (
            access.may_invite_family_member(anouk, dossier, person_id=world.actor("sami").person_id),
            "invitation.too_young",
        ),
        "consent": (consents.may_answer(rania, giver), ""),
        "consent of nobody": (consents.may_answer(rania, None), "consent.not_asked_of_you"),
        "consent of another": (consents.may_answer(world.actor("thomas"), giver), "consent.not_asked_of_you"),
        "consent in a professional hat": (
            consents.may_answer(dataclasses.replace(rania, organisation_id=1), giver),
            "consent.not_asked_of_you",
        ),
        "withdraw": (consents.may_withdraw(rania, giver), ""),
        "withdraw of another": (
            consents.may_withdraw(world.actor("thomas"), giver),
            "consent.not_asked_of_you",
        ),
        "withdraw what was not given": (consents.may_withdraw(rania, silent), "consent.not_given"),
        "withdraw nothing": (consents.may_withdraw(rania, None), "consent.not_asked_of_you"),
    }
    assert {name: answer.code for name, (answer, _code) in answers.items()} == {
        name: code for name, (_answer, code) in answers.items()
    }
    assert all(bool(answer) is (code == "") for answer, code in answers.values())


def test_what_is_over_is_over(world: World, dossier: Dossier, anouk: Actor) -> None:
    action = Action(dossier=dossier, owner_id=anouk.person_id, done_at=clock.now())
    assert access.may_finish_action(anouk, action).code == "action.already_done"
    assert access.may_finish_action(anouk, Action(dossier=dossier, owner_id=None))
    handover = Handover(
        to_person_id=anouk.person_id, to_organisation_id=anouk.organisation_id, answer="accepted"
    )
    assert access.may_answer_handover(anouk, handover).code == "baton.already_answered"
    giver = ConsentGiver(
        person_id=world.actor("rania").person_id, consent=Consent(ended_at=clock.now()), answer="yes"
    )
    assert consents.may_answer(world.actor("rania"), giver).code == "consent.ended"
    with transaction.atomic():
        Handover.objects.all().delete()
        assert access.may_offer_baton(anouk, dossier)
        Participant.objects.filter(dossier=dossier, person=world.demo.people["thomas"]).delete()
        assert not access.parents_take_part(dossier)
        swv = world.demo.organisations["swv"].pk
        late = "participant.parents_first"
        assert access.may_ask_consent(anouk, dossier, recipient_id=swv).code == late
        assert (
            access.may_add_participant(anouk, dossier, capacity="swv_advisor", organisation_id=swv).code
            == late
        )
        assert access.may_add_participant(
            anouk, dossier, capacity="director", organisation_id=dossier.school_id
        )
        assert access.may_add_participant(anouk, dossier, capacity="parent", organisation_id=None)
        Guardianship.objects.filter(pupil=dossier.pupil).update(authority="unknown")
        assert not access.parents_take_part(dossier)
        transaction.set_rollback(True)


def test_who_may_receive_for_a_list_is_the_same_as_for_one(dossier: Dossier) -> None:
    decisions = access.may_receive_of(dossier)
    around = Participant.objects.running_on(clock.today()).filter(dossier=dossier)
    assert set(decisions) == {row.pk for row in around}
    for row in around:
        assert decisions[row.pk].code == access.may_receive_baton(row, dossier).code


def test_categories_are_narrowed_by_the_list_and_by_the_ground(world: World) -> None:
    with transaction.atomic():
        petra = world.actor("petra")
        Participant.objects.filter(person_id=petra.person_id).update(categories=["education", "medical"])
        assert access.visible_dossier(petra, dossier_id=world.sami.pk).categories == {"process", "education"}
        Consent.objects.filter(pk=rows_of(world, "petra").pk).update(categories=["absence"])
        assert access.visible_dossier(petra, dossier_id=world.sami.pk).categories == {"process"}
        assert access.visible_dossier(world.actor("rania"), dossier_id=world.sami.pk).categories == {
            *Category,
            FAMILY_PLAN,
        }
        transaction.set_rollback(True)
