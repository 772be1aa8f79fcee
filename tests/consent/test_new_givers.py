"""Somebody gets authority, or loses it: who must say yes, who sees, who is told; at once and by the worker."""

import pytest

from rondom.consent.models import ConsentGiver
from rondom.consent.operations import answer_consent
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.guardians import add_guardian, set_authority
from rondom.dossiers.jobs import look_after_grounds
from rondom.dossiers.models import Dossier, Participant
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from rondom.families.operations import NewGuardian


def sees(actor, dossier, today):
    return Dossier.objects.visible_to(actor, on=today).filter(pk=dossier.pk).exists()


@pytest.fixture
def without_thomas(world, dossier, ask, join):
    """Thomas has no authority; Rania alone said yes to Ilse, who looks along."""
    set_it(world, dossier, "no")
    consent = ask(dossier, "ilse", "rania")
    join(dossier, "ilse")
    return consent


def set_it(world, dossier, authority, by="anouk"):
    row = Guardianship.objects.get(pupil=dossier.pupil, person=world.people["thomas"])
    set_authority(world.actors[by], guardianship_id=row.pk, authority=authority, proof="register")


@pytest.mark.parametrize("authority", ["yes", "unknown", "disputed"])
def test_who_gets_authority_is_asked_at_once_and_without_him_it_holds_no_more(
    world, dossier, without_thomas, holds, today, authority
):
    ilse, thomas = world.actors["ilse"], world.actors["thomas"]
    assert holds(without_thomas)
    assert sees(ilse, dossier, today)

    set_it(world, dossier, authority)

    assert not holds(without_thomas)
    assert not sees(ilse, dossier, today)
    assert sees(thomas, dossier, today) is (authority == "yes")
    told = Notice.objects.filter(recipient=world.people["thomas"], template="consent_asked")
    assert told.count() == 1
    answer_consent(thomas, consent_id=without_thomas.pk, answer="yes")
    assert holds(without_thomas)


def test_authority_taken_away_ends_seeing_asking_and_counting(world, dossier, ask, holds, today):
    consent = ask(dossier, "ilse", "rania")
    answer_consent(world.actors["thomas"], consent_id=consent.pk, answer="no")
    assert not holds(consent)

    set_it(world, dossier, "no")

    assert holds(consent)
    assert not sees(world.actors["thomas"], dossier, today)
    running = Participant.objects.running_on(today).filter(dossier=dossier, person=world.people["thomas"])
    assert not running.exists()


def test_a_new_guardian_is_asked_and_comes_beside_the_others(world, dossier, ask, holds, today):
    consent = ask(dossier, "ilse", "rania", "thomas")
    assert holds(consent)
    new = NewGuardian(relation="guardian", call_name="Vera", last_name="Voogd", authority="yes")
    row = add_guardian(world.actors["anouk"], dossier_id=dossier.pk, new=new)
    assert not holds(consent)
    assert ConsentGiver.objects.filter(consent=consent, person=row.person).exists()
    assert Participant.objects.filter(dossier=dossier, person=row.person, capacity="parent").exists()


@pytest.mark.parametrize("who", ["daan", "ilse", "rania"])
def test_only_who_registers_changes_authority(world, dossier, join, ask, who):
    ask(dossier, "ilse", "rania", "thomas")
    join(dossier, "ilse")
    with pytest.raises(Refused):
        set_it(world, dossier, "no", by=who)
    new = NewGuardian(relation="guardian", call_name="Vera", last_name="Voogd", authority="yes")
    with pytest.raises(Refused):
        add_guardian(world.actors[who], dossier_id=dossier.pk, new=new)


def test_the_worker_asks_who_came_from_a_file(world, dossier, ask, holds):
    consent = ask(dossier, "ilse", "rania", "thomas")
    aunt = world.people["zeynep"]
    Guardianship.objects.create(
        region=world.region, pupil=dossier.pupil, person=aunt, relation="other", authority="unknown",
        valid_from=world.today,
    )  # fmt: skip
    assert not holds(consent)
    assert look_after_grounds() == 1
    assert ConsentGiver.objects.filter(consent=consent, person=aunt).count() == 1
    assert look_after_grounds() == 0


def test_the_worker_leaves_a_pupil_of_16_alone(world, lina, ask, today):
    """The pupil alone gives it: guardians who were never asked need not be."""
    lina.pupil.person.born_on = today.replace(year=today.year - 17, month=1, day=1)
    lina.pupil.person.save()
    consent = ask(lina, "marloes", by="hanneke")
    assert [row.capacity for row in consent.givers.all()] == ["pupil"]
    assert look_after_grounds() == 0


def test_authority_that_is_in_dispute_is_asked_and_sees_nothing(world, dossier, ask, today):
    set_it(world, dossier, "disputed")
    consent = ask(dossier, "ilse", "rania")
    assert consent.givers.count() == 2
    assert not sees(world.actors["thomas"], dossier, today)
    assert visible_dossier(world.actors["rania"], ref=dossier.ref)
