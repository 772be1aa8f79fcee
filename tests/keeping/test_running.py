"""The night destroys what is past its term and nothing else; held, killed and looked into."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from rondom.audit.chain import breaks
from rondom.audit.models import AuditEvent, AuditHead, Destruction, RemovedStream
from rondom.consent.models import Consent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.core.retention import months_before, rules
from rondom.dossiers.models import Action, Baton, Dossier, Participant
from rondom.families.models import Enrolment, Family, Guardianship, Household, Pupil
from rondom.files.models import StoredFile
from rondom.keeping import running
from rondom.keeping.operations import lift_hold, place_hold, switch_destruction
from rondom.keeping.planning import plan
from rondom.notes.models import Note
from rondom.people.models import Account, Person
from tests.keeping.conftest import later

DOSSIER_MONTHS, LOG_MONTHS, PUPIL_MONTHS = 36, 60, 60


@given(day=st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)), months=st.integers(0, 300))
def test_a_term_ends_on_the_day_that_counting_says(day, months):
    end = later(day, months)
    assert months_before(end, months) >= day
    assert months_before(end - dt.timedelta(days=1), months) < day


def test_a_dossier_goes_whole_on_its_day_and_not_before(closed, nights):
    nights(DOSSIER_MONTHS, days=-1)
    assert Dossier.objects.filter(pk=closed.pk).exists()
    assert Note.objects.filter(dossier=closed).exists()
    nights(DOSSIER_MONTHS)
    for model in (Note, Action, Participant, Dossier, Baton):
        assert not model.objects.exists(), model


def test_content_of_files_goes_too(closed, paper, nights):
    assert default_storage.exists(paper.blob_name)
    nights(DOSSIER_MONTHS)
    assert not default_storage.exists(paper.blob_name)
    assert not StoredFile.objects.filter(pk=paper.pk).exists()


def test_an_open_dossier_stays_for_ever(dossier, nights):
    before = Note.objects.count()
    nights(1200)
    assert Note.objects.count() == before
    assert Dossier.objects.filter(pk=dossier.pk).exists()


def test_what_is_planned_is_what_goes(closed, nights, admin):
    on = later(clock.today(), DOSSIER_MONTHS)
    running.mark_people(admin.region_id, on=on)
    wanted = {row.rule.model: (len(row.ids), row.along) for row in plan(admin.region_id, on=on) if row.ids}
    nights(DOSSIER_MONTHS, times=1)
    done = {row.model: (row.count, row.taken_along) for row in Destruction.objects.all()}
    assert done == wanted
    assert "dossiers.Dossier" in done


def test_a_record_says_what_rule_and_how_many_and_no_content(closed, nights):
    nights(DOSSIER_MONTHS)
    record = Destruction.objects.get(model="dossiers.Dossier")
    assert (record.count, record.months, record.oldest_on) == (1, DOSSIER_MONTHS, closed.closed_on)
    assert record.taken_along > 3
    told = AuditEvent.objects.get(name="rows.destroyed", payload__what="dossiers.Dossier")
    assert told.payload["digest"] == record.ids_digest


@pytest.mark.parametrize("whole_pupil", [False, True])
def test_a_hold_stops_it_until_it_is_lifted(closed, nights, admin, whole_pupil):
    hold = place_hold(admin, dossier_ref=closed.ref, whole_pupil=whole_pupil, reason="Klacht van de ouders.")
    nights(DOSSIER_MONTHS)
    assert Note.objects.filter(dossier=closed).exists()
    assert (
        Destruction.objects.count() == 0 or not Destruction.objects.filter(model="dossiers.Dossier").exists()
    )
    lift_hold(admin, hold_id=hold.pk)
    nights(DOSSIER_MONTHS)
    assert not Dossier.objects.filter(pk=closed.pk).exists()


def test_a_hold_ends_by_itself(closed, nights, admin):
    until = later(clock.today(), DOSSIER_MONTHS, 2)
    place_hold(admin, dossier_ref=closed.ref, whole_pupil=False, reason="Klacht.", valid_until=until)
    nights(DOSSIER_MONTHS, days=1)
    assert Dossier.objects.filter(pk=closed.pk).exists()
    nights(DOSSIER_MONTHS, days=2)
    assert not Dossier.objects.filter(pk=closed.pk).exists()


def test_off_means_nothing_goes(closed, nights, admin):
    switch_destruction(admin, on=False)
    assert nights(DOSSIER_MONTHS) == 0
    assert Dossier.objects.filter(pk=closed.pk).exists()


def test_killed_half_way_the_next_night_finishes(closed, nights, monkeypatch):
    """The power fails after the second batch."""
    write_down, done = running._write_down, []

    class PowerCut(Exception):
        pass

    def once(*args, **values):
        if len(done) == 1:
            raise PowerCut
        done.append(1)
        write_down(*args, **values)

    monkeypatch.setattr(running, "_write_down", once)
    with pytest.raises(PowerCut):
        nights(DOSSIER_MONTHS)
    assert Destruction.objects.count() == 1
    monkeypatch.setattr(running, "_write_down", write_down)
    nights(DOSSIER_MONTHS)
    assert not Dossier.objects.exists()
    assert not Note.objects.exists()
    assert sum(row.count for row in Destruction.objects.filter(model="dossiers.Dossier")) == 1
    assert list(breaks()) == []


def test_the_log_stays_for_its_own_term_and_then_goes_whole(closed, nights):
    stream = f"dossier:{closed.pk}"
    nights(DOSSIER_MONTHS)
    assert AuditEvent.objects.filter(stream=stream, name="dossier.destroyed").count() == 1
    nights(LOG_MONTHS, days=-1)
    assert AuditEvent.objects.filter(stream=stream).exists()
    head = AuditHead.objects.get(stream=stream)
    nights(LOG_MONTHS, days=1)
    assert not AuditEvent.objects.filter(stream=stream).exists()
    removed = RemovedStream.objects.get(stream=stream)
    assert (removed.last_seq, removed.last_hash) == (head.seq, head.hash)
    assert list(breaks()) == []
    call_command("verify_audit")


def test_everything_of_a_child_that_left_goes_in_the_end(closed, nights, world):
    pupil = Pupil.objects.get(pk=closed.pupil_id)
    Enrolment.objects.filter(pupil__family=pupil.family).update(valid_until=later(clock.today(), 0, 1))
    family, person = pupil.family_id, pupil.person_id
    nights(PUPIL_MONTHS, days=1, times=4)
    assert not Consent.objects.filter(pupil_id=pupil.pk).exists()
    for model in (Pupil, Enrolment, Guardianship):
        assert not model.objects.filter(**{"pk" if model is Pupil else "pupil": pupil.pk}).exists(), model
    assert not Household.objects.filter(family=family).exists()
    assert not Family.objects.filter(pk=family).exists()
    nights(PUPIL_MONTHS + 2, days=2, times=2)
    gone = Person.objects.get(pk=person)
    assert (gone.name, gone.born_on, gone.email) == ("", None, "")


def test_the_parents_read_as_long_as_the_dossier_is_there(closed, nights, world):
    Enrolment.objects.all().update(valid_until=later(clock.today(), 0, 1))
    nights(DOSSIER_MONTHS, days=-1)
    assert Dossier.objects.visible_to(world.actors["rania"], on=clock.today()).filter(pk=closed.pk).exists()
    assert Household.objects.exists()


def test_people_without_anything_left_are_forgotten_with_their_account(world, nights):
    """Somebody whose role ended, and whom no row names."""
    person = Person.objects.create(region=world.region, call_name="Piet", last_name="Weg", email="p@weg.nl")
    account = Account.objects.create_user("p@weg.nl", person=person)
    nights(0)
    person.refresh_from_db()
    assert person.unneeded_since == clock.today()
    nights(1, days=-1)
    assert Account.objects.filter(pk=account.pk).exists()
    nights(1)
    person.refresh_from_db()
    assert (person.name, person.email) == ("", "")
    assert not Account.objects.filter(pk=account.pk).exists()


def test_who_is_named_again_is_kept(world, nights, dossier):
    person = Person.objects.create(region=world.region, call_name="Piet", last_name="Terug")
    nights(0)
    Participant.objects.create(
        region=world.region,
        dossier=dossier,
        person=person,
        capacity="parent",
        reason="x",
        valid_from=clock.today(),
    )
    nights(1)
    person.refresh_from_db()
    assert (person.name, person.unneeded_since) == ("Piet Terug", None)


def test_nobody_who_works_or_is_parent_is_forgotten(world, closed, nights):
    names = {key: Person.objects.get(pk=actor.person_id).name for key, actor in world.actors.items()}
    nights(24)
    assert {key: Person.objects.get(pk=actor.person_id).name for key, actor in world.actors.items()} == names


@pytest.mark.parametrize(("hour", "goes"), [(3, True), (12, False)])
def test_the_worker_does_it_at_night_only(closed, admin, switched_on, today, hour, goes):
    day = later(today, DOSSIER_MONTHS, 1)
    with clock.set_to(
        dt.datetime(day.year, day.month, day.day, hour, tzinfo=timezone.get_default_timezone())
    ):
        running.run_at_night()
    assert Dossier.objects.filter(pk=closed.pk).exists() is not goes


def test_the_night_stops_in_time_and_goes_on(closed, admin, switched_on):
    on = later(clock.today(), DOSSIER_MONTHS)
    assert running.destroy_past_term(admin.region_id, on=on, stop_at=0.0) == 0
    assert Dossier.objects.filter(pk=closed.pk).exists()
    assert running.destroy_past_term(admin.region_id, on=on) > 0


@pytest.mark.parametrize("act", ["DELETE FROM audit_destruction", "UPDATE audit_destruction SET count = 0"])
def test_a_record_of_destruction_stays_as_it_is(closed, nights, act):
    nights(DOSSIER_MONTHS)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_the_command_tells_and_changes_nothing(closed, nights, capsys):
    with clock.set_to(clock.now() + dt.timedelta(days=365 * 4)):
        call_command("retention", "--dry-run")
        told = capsys.readouterr().out
        assert "dossiers.Dossier: 1 delete" in told
        assert "Sami" not in told
        assert Dossier.objects.filter(pk=closed.pk).exists()
        call_command("retention")
    assert not Dossier.objects.filter(pk=closed.pk).exists()


def test_a_row_that_something_still_points_at_waits(closed, nights, world):
    """A pupil whose dossier has to stay longer than the enrolment."""
    Enrolment.objects.all().update(valid_until=later(clock.today(), 0, 1))
    Dossier.objects.filter(pk=closed.pk).update(closed_on=later(clock.today(), 40))
    nights(PUPIL_MONTHS, days=2)
    assert Pupil.objects.filter(pk=closed.pupil_id).exists()
    assert Guardianship.objects.filter(pupil=closed.pupil_id).exists()


@pytest.mark.parametrize(
    ("who", "act"),
    [
        ("anouk", lambda actor, ref: place_hold(actor, dossier_ref=ref, whole_pupil=False, reason="x")),
        ("rania", lambda actor, ref: lift_hold(actor, hold_id=1)),
        ("daan", lambda actor, ref: switch_destruction(actor, on=True, read_digest="")),
    ],
)
def test_only_the_administrator_steers(world, dossier, who, act):
    with pytest.raises(Refused) as refusal:
        act(world.actors[who], dossier.ref)
    assert refusal.value.decision.code == "keeping.not_administrator"


def test_every_rule_of_its_own_has_words_for_the_screen(db):
    missing = [rule.model for rule in rules().values() if not rule.goes_with and not str(rule.label)]
    assert missing == []


def test_a_hold_says_why(admin, closed):
    with pytest.raises(Refused) as refusal:
        place_hold(admin, dossier_ref=closed.ref, whole_pupil=False, reason="  ")
    assert refusal.value.decision.code == "hold.reason_needed"
