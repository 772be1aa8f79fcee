"""A move from announcement to its day: who hears of it when, what changes, and what may not."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.consent.models import Consent
from rondom.consent.operations import withdraw_consent
from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Action, Dossier, Handover, Participant
from rondom.dossiers.operations import offer_baton
from rondom.events.models import Notice
from rondom.families.models import Enrolment
from rondom.moving import operations
from rondom.moving.access import visible_move
from rondom.moving.jobs import carry_out_due
from rondom.moving.models import SchoolMove
from rondom.moving.queries import moves_of, owed_by
from rondom.people.models import Membership
from rondom.routes.models import RouteAtSchool, StepVisit


def refused(operation, *args, **values) -> str:
    with pytest.raises(Refused) as refusal:
        operation(*args, **values)
    return refusal.value.decision.code


def told(template: str) -> set[int]:
    return set(Notice.objects.filter(template=template).values_list("recipient_id", flat=True))


def sees(actor, dossier) -> bool:
    return Dossier.objects.visible_to(actor, on=clock.today()).filter(pk=dossier.pk).exists()


def test_the_new_school_hears_nothing_before_the_family_said_yes(world, child, announce, agree, actor):
    move = announce(child)
    hanneke = actor("hanneke")
    assert moves_of(hanneke, on=clock.today()) == []
    with pytest.raises(Http404):
        visible_move(hanneke, move_id=move.pk)
    agree(move, "rania")
    assert moves_of(hanneke, on=clock.today()) == []
    assert not told("move_asked")
    agree(move, "thomas")
    assert moves_of(hanneke, on=clock.today()) == [move]
    assert told("move_asked") == {hanneke.person_id}
    assert not sees(hanneke, child)
    assert owed_by(hanneke, on=clock.today())[0].is_asked
    assert owed_by(actor("ruben"), on=clock.today()) == []


def test_on_the_day_everything_goes_along(world, child, announce, agree, actor, time_machine_days, today):
    move = announce(child, days=20)
    agree(move)
    operations.accept_move(actor("hanneke"), move_id=move.pk)
    assert carry_out_due() == 0
    assert sees(actor("anouk"), child)
    assert not sees(actor("hanneke"), child)
    time_machine_days(20)
    before = list(Action.objects.filter(dossier=child).order_by("pk").values())

    assert carry_out_due() == 1

    child.refresh_from_db()
    assert child.school == world.organisations["vaart"]
    assert (child.baton.holder_id, child.baton.organisation_id) == (
        actor("hanneke").person_id,
        child.school_id,
    )
    old, new = Enrolment.objects.filter(pupil=child.pupil).order_by("valid_from")
    assert old.valid_until == new.valid_from == move.moves_on
    assert new.school == world.organisations["vaart"]
    assert not any(sees(actor(key), child) for key in ("anouk", "daan"))
    assert all(sees(actor(key), child) for key in ("hanneke", "rania", "thomas"))
    assert list(Action.objects.filter(dossier=child).order_by("pk").values()) == before
    assert StepVisit.objects.get(dossier=child).left_on is None
    assert told("move_done") >= {actor("rania").person_id, actor("hanneke").person_id}
    assert carry_out_due() == 0


def test_the_regie_passes_by_an_offer_that_was_accepted(world, child, moved, actor):
    moved(child)
    handover = Handover.objects.get(baton=child.baton)
    assert handover.answer == "accepted"
    assert (handover.from_person_id, handover.to_person_id) == (
        actor("anouk").person_id,
        actor("hanneke").person_id,
    )
    assert AuditEvent.objects.filter(dossier_id=child.pk, name="baton.accepted").count() == 1


def test_an_offer_of_the_regie_that_waits_is_taken_back(world, child, join, moved, actor):
    esra = join(child, "esra")
    offer = offer_baton(actor("anouk"), dossier_id=child.pk, participant_id=esra.pk)
    moved(child)
    offer.refresh_from_db()
    assert offer.answer == "taken_back"


def test_a_coordinator_with_a_sister_at_the_old_school_stays(world, child, lina, moved, actor):
    """One regie per family: it goes along only when the old school leads no other child of it."""
    Dossier.objects.filter(pk=lina.pk).update(school=world.organisations["klimboom"])
    moved(child)
    child.baton.refresh_from_db()
    assert child.baton.holder_id == actor("anouk").person_id
    stays = Participant.objects.running_on(clock.today()).filter(dossier=child, capacity="coordinator_ib")
    assert stays.get().person_id == actor("anouk").person_id
    assert not sees(actor("anouk"), child), "he waits for a yes, as anybody from another school"
    assert sees(actor("hanneke"), child)


def test_a_regie_elsewhere_stays_there(world, child, join, ask, moved, actor):
    join(child, "samira")
    ask(child, "samira", "rania", "thomas")
    baton = child.baton
    baton.holder_id, baton.organisation_id = actor("samira").person_id, actor("samira").organisation_id
    baton.save()
    moved(child)
    baton.refresh_from_db()
    assert baton.holder_id == actor("samira").person_id


def test_who_announced_reads_the_move_and_not_the_child(world, child, moved, actor, time_machine_days):
    move = moved(child)
    anouk = actor("anouk")
    assert visible_move(anouk, move_id=move.pk) == move
    with pytest.raises(Http404):
        visible_dossier(anouk, dossier_id=child.pk)
    with pytest.raises(Http404):
        visible_move(actor("daan"), move_id=move.pk)
    time_machine_days(61)
    with pytest.raises(Http404):
        visible_move(anouk, move_id=move.pk)


def test_a_yes_taken_back_hides_it_and_holds_it_up(world, child, announce, agree, actor, time_machine_days):
    move = announce(child)
    agree(move)
    operations.accept_move(actor("hanneke"), move_id=move.pk)
    asked = Consent.objects.get(purpose=Purpose.MOVE)
    withdraw_consent(actor("rania"), consent_id=asked.pk)
    with pytest.raises(Http404):
        visible_move(actor("hanneke"), move_id=move.pk)
    time_machine_days(20)
    assert carry_out_due() == 0
    child.refresh_from_db()
    assert child.school == world.organisations["klimboom"]
    agree(move, "rania")
    assert carry_out_due() == 1


def test_who_left_the_new_school_does_not_get_the_regie(world, child, announce, agree, actor, today):
    move = announce(child, days=1)
    agree(move)
    operations.accept_move(actor("hanneke"), move_id=move.pk)
    Membership.objects.filter(person_id=actor("hanneke").person_id).update(valid_until=today)
    SchoolMove.objects.filter(pk=move.pk).update(moves_on=today)
    assert carry_out_due() == 0
    move.refresh_from_db()
    assert (move.state, move.answered_by) == ("announced", None)
    child.baton.refresh_from_db()
    assert child.baton.holder_id == actor("anouk").person_id


def test_the_new_school_says_no_with_a_reason(world, child, announce, agree, actor):
    move = announce(child)
    agree(move)
    hanneke = actor("hanneke")
    assert refused(operations.refuse_move, hanneke, move_id=move.pk, reason=" ") == "move.reason_needed"
    operations.refuse_move(hanneke, move_id=move.pk, reason="Wij zijn vol.")
    assert actor("rania").person_id in told("move_refused")
    assert moves_of(hanneke, on=clock.today()) == []
    assert Consent.objects.get(purpose=Purpose.MOVE).ended_at is not None
    assert announce(child).state == "announced", "another try may begin"


def test_withdrawn_is_over_for_everybody(world, child, announce, agree, actor):
    move = announce(child)
    agree(move)
    operations.withdraw_move(actor("anouk"), dossier_id=child.pk, move_id=move.pk)
    assert moves_of(actor("hanneke"), on=clock.today()) == []
    again = announce(child, days=30)
    assert again.moves_on != move.moves_on
    assert not Consent.objects.valid_on(clock.today()).filter(purpose=Purpose.MOVE).exists()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"by": "daan"}, "move.role_does_not_announce"),
        ({"by": "rania"}, "move.role_does_not_announce"),
        ({"school": "klimboom"}, "move.same_school"),
        ({"school": "swv"}, "move.no_school"),
        ({"days": -40}, "move.too_long_ago"),
        ({"days": 400}, "move.too_far_ahead"),
    ],
    ids=["a teacher", "a parent", "the same school", "no school", "long ago", "far ahead"],
)
def test_announcing_is_refused(child, announce, spoil, code):
    assert refused(announce, child, **spoil) == code
    assert not SchoolMove.objects.exists()
    assert not Consent.objects.filter(purpose=Purpose.MOVE).exists()


def test_two_at_once_are_refused(child, announce):
    announce(child)
    assert refused(announce, child, days=30) == "move.already_planned"


def test_another_coordinator_of_the_school_asks_who_has_the_regie(child, join, announce):
    join(child, "esra")
    assert refused(announce, child, by="esra") == "move.coordinator_announces"


def test_a_school_without_anybody_who_takes_the_regie(world, child, announce, today):
    Membership.objects.filter(person=world.people["hanneke"]).update(valid_until=today)
    assert refused(announce, child) == "move.no_coordinator"


def test_a_school_without_a_route(elsewhere, child, announce):
    from rondom.routes.models import RouteVersion  # noqa: PLC0415

    RouteVersion.objects.filter(region=elsewhere.organisations["duin"].regions.get()).delete()
    assert refused(announce, child, "duin") == "move.no_route"


def test_parents_come_first(world, child, announce):
    Participant.objects.filter(dossier=child, capacity="parent").delete()
    assert refused(announce, child) == "participant.parents_first"


def test_a_child_that_is_elsewhere_already(world, child, announce):
    Enrolment.objects.filter(pupil=child.pupil).update(school=world.organisations["vaart"])
    assert refused(announce, child) == "move.not_at_school"


def test_answering_is_refused(world, child, announce, agree, actor):
    move = announce(child)
    agree(move)
    assert refused(operations.accept_move, actor("anouk"), move_id=move.pk) == "move.not_asked_of_you"
    assert refused(operations.accept_move, actor("rania"), move_id=move.pk) == "move.not_asked_of_you"
    with pytest.raises(Http404):
        operations.accept_move(actor("ruben"), move_id=move.pk)
    operations.accept_move(actor("hanneke"), move_id=move.pk)
    assert refused(operations.accept_move, actor("hanneke"), move_id=move.pk) == "move.already_answered"
    assert (
        refused(operations.refuse_move, actor("hanneke"), move_id=move.pk, reason="nee")
        == "move.already_answered"
    )


def test_parents_said_no(world, child, announce, agree, actor):
    """A no and no answer look the same: the new school is asked nothing, and nobody reads why."""
    move = announce(child)
    agree(move, "rania")
    agree(move, "thomas", answer="no")
    with pytest.raises(Http404):
        operations.accept_move(actor("hanneke"), move_id=move.pk)
    assert not told("move_asked")


def test_after_it_is_done_nothing_is_withdrawn(child, moved, actor):
    move = moved(child)
    code = refused(operations.withdraw_move, actor("hanneke"), dossier_id=child.pk, move_id=move.pk)
    assert code == "move.over"


def test_a_closed_dossier_does_not_go(world, child, announce, agree, actor, time_machine_days):
    move = announce(child)
    agree(move)
    operations.accept_move(actor("hanneke"), move_id=move.pk)
    Dossier.objects.filter(pk=child.pk).update(closed_on=clock.today())
    time_machine_days(20)
    assert carry_out_due() == 0


def test_the_route_stays_when_the_new_school_offers_it(world, child, moved):
    from rondom.moving.queries import known_days  # noqa: PLC0415

    move = moved(child)
    assert known_days(move)["route_fits"] == clock.today()
    RouteAtSchool.objects.create(
        region=world.region, school=world.organisations["vaart"], key="integraal_arrangeren"
    )
    assert known_days(move)["route_fits"] is None


def test_a_forgotten_move_counts_from_its_day(child, announce, agree, actor, today):
    move = announce(child, days=-10)
    agree(move)
    operations.accept_move(actor("hanneke"), move_id=move.pk)
    new = Enrolment.objects.get(pupil=child.pupil, valid_until__isnull=True)
    assert new.valid_from == today - dt.timedelta(days=10)
