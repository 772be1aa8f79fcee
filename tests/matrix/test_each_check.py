"""Each check of a policy asked by itself: one thing is different, and the answer is."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import Http404

from rondom.consent import access as consents
from rondom.consent.models import Consent, ConsentGiver, LegalShare
from rondom.consent.rules import legal_grounds
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers import access, emergency_access
from rondom.dossiers.models import Action, Dossier, EmergencyAccess, Handover, Participant
from rondom.dossiers.rules import emergency_rules
from rondom.families.models import Guardianship
from rondom.notes.access import get_note
from rondom.people.terms import FAMILY_ROLES
from rondom.routes import access as routes
from rondom.safeguarding.meldcode import roles as roles_of_the_meldcode
from tests.matrix.asking import Asking, state_of
from tests.matrix.spoiled import rows_of
from tests.matrix.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(asking: Asking) -> Iterator[World]:
    """What a test changes is taken back."""
    with transaction.atomic():
        yield asking.world
        transaction.set_rollback(True)


@pytest.fixture
def anouk(world: World) -> Actor:
    return world.actor("anouk")


@pytest.fixture
def dossier(world: World, anouk: Actor) -> Dossier:
    return seen_by(anouk, world)


def seen_by(actor: Actor, world: World) -> Dossier:
    return access.visible_dossier(actor, dossier_id=world.sami.pk)


def test_who_was_fetched_for_is_not_asked_again(
    dossier: Dossier, anouk: Actor, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert access.takes_part(anouk, dossier)


def test_emergency_without_a_ground_stays_for_reading(world: World) -> None:
    """Petra is in the circle, her consent was stopped, and then there was danger: she takes no part by that."""
    petra = world.actor("petra")
    Consent.objects.filter(pk=rows_of(world, "petra").pk).update(ended_at=clock.now())
    EmergencyAccess.objects.filter(person=world.demo.people["emma"]).update(
        person=petra.person_id, organisation=petra.organisation_id, role=petra.role
    )
    seen = seen_by(petra, world)
    assert seen.in_emergency
    assert access.takes_part(petra, seen).code == "dossier.emergency_reads"


def test_a_coordinating_role_steers_beside_the_coordinator(world: World) -> None:
    kees = world.actor("kees")
    seen = seen_by(kees, world)
    assert not access.is_coordinator(kees, seen)
    assert access.may_steer(kees, seen)


@pytest.mark.parametrize("spoil", ["another capacity", "part has ended", "nobody decides"])
def test_every_parent_takes_part_today(world: World, dossier: Dossier, spoil: str) -> None:
    assert access.parents_take_part(dossier)
    rows = Participant.objects.filter(dossier=dossier, person=world.demo.people["thomas"])
    yesterday = clock.today() - dt.timedelta(days=1)
    if spoil == "another capacity":
        rows.update(capacity="teacher")
    elif spoil == "part has ended":
        rows.update(valid_from=yesterday, valid_until=clock.today())
    else:
        Guardianship.objects.filter(pupil=dossier.pupil).update(authority="no")
        Participant.objects.filter(dossier=dossier, capacity="parent").delete()
    assert not access.parents_take_part(dossier)


# By law, and in an emergency ------------------------------------------------------------


def test_who_decided_looks_after_it_in_that_hat(world: World, dossier: Dossier) -> None:
    daan = world.actor("daan")
    share = LegalShare.objects.get(pk=world.numbers["share_told"])
    share.decided_by_id, share.decided_for_id = daan.person_id, daan.organisation_id or 0
    seen = seen_by(daan, world)
    assert access.may_look_after_share(daan, seen, share)
    share.decided_for_id = world.demo.organisations["swv"].pk
    assert access.may_look_after_share(daan, seen, share).code == "dossier.role_does_not_steer"
    share.decided_for_id, share.decided_by_id = daan.organisation_id or 0, world.actor("kees").person_id
    assert access.may_look_after_share(daan, seen, share).code == "dossier.role_does_not_steer"
    assert access.may_look_after_share(world.actor("anouk"), dossier, share)


def test_a_ground_names_with_which_kind_of_organisation(dossier: Dossier, anouk: Actor) -> None:
    ground = legal_grounds()["swv_task"]
    assert access.may_share_by_law(anouk, dossier, ground), "before one is chosen"
    assert access.may_share_by_law(anouk, dossier, ground, recipient_kind="swv")
    answer = access.may_share_by_law(anouk, dossier, ground, recipient_kind="provider")
    assert answer.code == "legal_share.recipient"


def test_no_role_of_the_family_opens_in_an_emergency_or_has_the_duty_of_the_meldcode(world: World) -> None:
    assert FAMILY_ROLES.isdisjoint(emergency_rules().roles)
    assert FAMILY_ROLES.isdisjoint(roles_of_the_meldcode())
    assert emergency_access.may_open_emergency(world.actor("emma"))
    for key in ("rania", "sami", "daan", "ilse"):
        assert emergency_access.may_open_emergency(world.actor(key)).code == "emergency.role"


def test_an_emergency_is_reviewed_once_by_another_in_a_reviewing_role(world: World) -> None:
    row = EmergencyAccess.objects.get(person=world.demo.people["emma"])
    carla, emma = world.actor("carla"), world.actor("emma")
    assert emergency_access.may_review_emergency(carla, row)
    not_yours = "emergency.not_yours_to_review"
    assert emergency_access.may_review_emergency(world.actor("daan"), row).code == not_yours
    elsewhere = dataclasses.replace(carla, organisation_id=world.demo.organisations["vaart"].pk)
    assert emergency_access.may_review_emergency(elsewhere, row).code == not_yours
    herself = dataclasses.replace(emma, role="director")
    assert emergency_access.may_review_emergency(herself, row).code == "emergency.own"
    row.verdict = "justified"
    assert emergency_access.may_review_emergency(carla, row).code == "emergency.reviewed"


# The regie ----------------------------------------------------------------------------


def test_only_an_open_offer_of_this_family_is_in_the_way(
    world: World, dossier: Dossier, anouk: Actor
) -> None:
    rows = Handover.objects.filter(baton=dossier.baton)
    assert access.may_offer_baton(anouk, dossier).code == "baton.already_offered"
    rows.update(answer="refused", reason="te druk", answered_at=clock.now())
    assert access.may_offer_baton(anouk, dossier)
    rows.update(answer="", reason="", answered_at=None, baton=world.children["elif"].baton)
    assert access.may_offer_baton(anouk, dossier)


def test_a_colleague_at_school_receives_without_a_ground(world: World, dossier: Dossier) -> None:
    kees = Participant.objects.get(dossier=dossier, person=world.demo.people["kees"])
    assert access.may_receive_baton(kees, dossier)
    assert access.may_receive_baton(kees, dossier, allowed=frozenset())


def test_a_list_of_who_may_receive_asks_the_grounds_once(
    dossier: Dossier, django_assert_num_queries: object
) -> None:
    LegalShare.objects.filter(parents_told_on__isnull=True).delete()
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert access.may_receive_of(dossier)


def test_an_offer_is_answered_by_one_person_in_a_coordinating_hat(world: World) -> None:
    samira, offer = world.actor("samira"), Handover.objects.get(pk=world.numbers["handover"])
    assert access.may_answer_handover(samira, offer)
    colleague = dataclasses.replace(samira, person_id=world.actor("esra").person_id)
    assert access.may_answer_handover(colleague, offer).code == "baton.not_offered_to_you"
    other_hat = dataclasses.replace(samira, role="teacher")
    assert access.may_answer_handover(other_hat, offer).code == "baton.other_hat"


# Agreements ----------------------------------------------------------------------------


def test_an_agreement_is_handed_on_by_who_has_it_or_the_coordinator(
    world: World, dossier: Dossier, anouk: Actor
) -> None:
    daan, kees = world.actor("daan"), world.actor("kees")
    action = Action.objects.get(pk=world.numbers["action_process_daan"])
    assert access.may_hand_action(daan, seen_by(daan, world), action)
    assert access.may_hand_action(anouk, dossier, action)
    assert access.may_hand_action(kees, seen_by(kees, world), action).code == "action.not_yours"
    action.done_at = clock.now()
    assert access.may_hand_action(daan, seen_by(daan, world), action).code == "action.already_done"


# The family ----------------------------------------------------------------------------


def test_a_child_without_a_birth_date_gets_no_account(dossier: Dossier, anouk: Actor) -> None:
    dossier.pupil.person.born_on = None
    answer = access.may_invite_family_member(anouk, dossier, person_id=dossier.pupil.person_id)
    assert answer.code == "invitation.too_young"


def test_nobody_of_the_family_writes_down_the_answer_of_another(world: World, anouk: Actor) -> None:
    giver = ConsentGiver.objects.get(pk=world.numbers["giver_open"])
    assert consents.may_record_for(anouk, giver)
    assert consents.may_record_for(world.actor("sami"), giver).code == "consent.not_for_another"
    giver.person_id = anouk.person_id
    assert consents.may_record_for(anouk, giver).code == "consent.own_answer"


# Closing --------------------------------------------------------------------------------


def test_only_the_coordinator_goes_on_with_a_closed_dossier(world: World, anouk: Actor) -> None:
    assert access.may_reopen(anouk, seen_by(anouk, world)).code == "dossier.open"
    with state_of(world, "closed"):
        closed, another = seen_by(anouk, world), "dossier.closed_by_coordinator"
        assert access.may_reopen(anouk, closed), "others of the school have an open one"
        assert access.may_reopen(world.actor("kees"), seen_by(world.actor("kees"), world)).code == another
        Participant.objects.filter(dossier=closed, person_id=anouk.person_id).delete()
        closed.seen_by = None
        assert access.may_reopen(anouk, closed).code == another


def test_a_new_dossier_of_the_child_is_in_the_way(world: World, anouk: Actor) -> None:
    with state_of(world, "closed"):
        closed = seen_by(anouk, world)
        Dossier.objects.create(
            region=closed.region, pupil=closed.pupil, school=closed.school, baton=closed.baton,
            opened_on=clock.today(),
        )  # fmt: skip
        assert access.may_reopen(anouk, closed).code == "dossier.already_open"


# Notes and the route ----------------------------------------------------------------------


def test_a_note_is_found_in_its_own_dossier_and_category_only(world: World, dossier: Dossier) -> None:
    number = int(str(world.numbers["note_education_sami"]))
    assert get_note(dossier, number).pk == number
    for wrong in ("note_education_elif", "note_medical_sami"):
        with pytest.raises(Http404):
            get_note(dossier, int(str(world.numbers[wrong])))


def test_a_route_is_started_once_by_who_steers(world: World, dossier: Dossier, anouk: Actor) -> None:
    daan = world.actor("daan")
    assert routes.may_start(anouk, dossier).code == "route.already_started"
    dossier.visits.all().delete()
    assert routes.may_start(anouk, dossier)
    assert routes.may_start(daan, seen_by(daan, world)).code == "dossier.role_does_not_steer"
