"""Break-glass: exact, to read only, for a day, told at once, reviewed by another; never the safety wall."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers import operations
from rondom.dossiers.access import get_dossier, takes_part, visible_dossier
from rondom.dossiers.emergencies import get_emergency, open_emergency, review_emergency
from rondom.dossiers.models import Dossier, EmergencyAccess
from rondom.dossiers.oversight import counts_per_year, emergencies_for, looked_at, to_review
from rondom.dossiers.queries import readers, work_dossiers
from rondom.events.models import Notice
from rondom.people.models import Membership

REASON = "Moeder belde in paniek en hing op."


@pytest.fixture
def open_it(world, dossier):
    """open_it(): Priya, social worker, names Sami exactly."""

    def put(by="priya", **more):
        values = {
            "reason": REASON,
            "last_name": "de Wit",
            "born_on": dossier.pupil.person.born_on,
        } | more
        return open_emergency(world.actors[by], **values)

    return put


@pytest.fixture
def carla(world):
    """The director of the school."""
    return world.actors["carla"]


def sees(actor, dossier) -> bool:
    return Dossier.objects.visible_to(actor, on=clock.today()).filter(pk=dossier.pk).exists()


@pytest.mark.parametrize("name", ["de Wit", "DE  WIT", "Wit", "wit "])
def test_who_names_the_child_exactly_reads_for_a_day(world, dossier, open_it, time_machine_days, name):
    priya = world.actors["priya"]
    assert not sees(priya, dossier)
    open_it(last_name=name)
    found = visible_dossier(priya, ref=dossier.ref)
    assert found.in_emergency
    assert "safety" not in found.categories
    assert found.categories == {"process", "education", "care", "family", "absence", "medical"}
    time_machine_days(2)
    assert not sees(priya, dossier)


def test_it_is_for_reading_only_and_is_no_work_of_ones_own(world, dossier, open_it, today):
    priya = world.actors["priya"]
    open_it()
    assert takes_part(priya, dossier).code == "dossier.emergency_reads"
    with pytest.raises(Refused) as refusal:
        operations.make_action(priya, dossier_id=dossier.pk, what="Bellen", due_on=today, owner_name="opa")
    assert refusal.value.decision.code == "dossier.emergency_reads"
    assert work_dossiers(priya, on=today) == []
    assert priya.person_id not in readers(dossier.pk, on=today)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"by": "daan"}, "emergency.role"),
        ({"by": "ilse"}, "emergency.role"),
        ({"by": "rania"}, "emergency.role"),
        ({"reason": "gevaar hier"}, "emergency.reason_needed"),
        ({"last_name": "de Witt"}, "emergency.not_found"),
        ({"last_name": ""}, "emergency.not_found"),
        ({"born_on": dt.date(2001, 1, 1)}, "emergency.not_found"),
        ({"school_id": 0}, "emergency.not_found"),
        ({"by": "anouk"}, "emergency.not_needed"),
    ],
)
def test_what_does_not_open(dossier, open_it, change, code):
    with pytest.raises(Refused) as refusal:
        open_it(**change)
    assert refusal.value.decision.code == code
    assert not EmergencyAccess.objects.exists()


def test_a_closed_dossier_and_two_of_the_same_give_the_same_answer(
    world, dossier, open_it, today, signal_text
):
    from rondom.notes.operations import raise_signal  # noqa: PLC0415

    sister = world.pupils["lina"]
    sister.person.born_on = dossier.pupil.person.born_on
    sister.person.save()
    other = raise_signal(world.actors["ruben"], pupil_id=sister.pk, text=signal_text).dossier
    answers = []
    for change in ({"last_name": "Niemand"}, {}):
        with pytest.raises(Refused) as refusal:
            open_it(**change)
        answers.append(refusal.value.decision)
    Dossier.objects.filter(pk=dossier.pk).update(closed_on=today)
    with pytest.raises(Refused) as refusal:
        open_it(school_id=dossier.school_id)
    assert {*answers, refusal.value.decision} == {answers[0]}
    assert open_it(school_id=other.school_id).dossier_id == other.pk


def test_who_guesses_stops_after_some_tries_and_all_are_written_down(open_it, time_machine_days, dossier):
    for _ in range(5):
        with pytest.raises(Refused):
            open_it(last_name="Guess")
    with pytest.raises(Refused) as refusal:
        open_it()
    assert refusal.value.decision.code == "emergency.too_often"
    assert AuditEvent.objects.filter(name="emergency.tried").count() == 5
    time_machine_days(1)
    assert open_it()


def test_a_second_time_gives_the_same_one(open_it):
    assert open_it() == open_it()


def test_coordinator_director_and_privacy_officer_are_told_at_once(world, dossier, open_it):
    Membership.objects.create(
        region=world.region,
        person=world.people["fenna"],
        organisation=world.organisations["smw"],
        role="privacy_officer",
        valid_from=world.today,
    )
    open_it()
    told = dict(Notice.objects.filter(urgent=True).values_list("template", "recipient_id"))
    rows = Notice.objects.filter(urgent=True, template="emergency_to_review").values_list(
        "recipient_id", flat=True
    )
    assert told["emergency_opened"] == world.people["anouk"].pk
    assert set(rows) == {world.people[key].pk for key in ("carla", "fenna", "ria")}


# Review -------------------------------------------------------------------------------


def test_somebody_else_reviews_and_sees_what_was_opened_not_the_dossier(world, dossier, open_it, carla):
    emergency = open_it()
    get_dossier(world.actors["priya"], dossier.ref, looking_at="plan")
    assert not sees(carla, dossier)
    assert [row.pk for row in to_review(carla)] == [emergency.pk]
    assert looked_at(get_emergency(carla, emergency.pk)) == [("plan", 1)]

    review_emergency(carla, emergency_id=emergency.pk, verdict="not_justified", review="112 was genoeg.")

    assert to_review(carla) == []
    (count,) = counts_per_year(carla)
    assert (count.year, count.count, count.not_justified, count.not_reviewed) == (world.today.year, 1, 1, 0)
    with pytest.raises(Refused) as refusal:
        review_emergency(carla, emergency_id=emergency.pk, verdict="justified", review="Toch wel.")
    assert refusal.value.decision.code == "emergency.reviewed"


@pytest.mark.parametrize("who", ["anouk", "priya", "samira", "rania", "hanneke"])
def test_who_does_not_review_finds_nothing(world, open_it, who):
    emergency = open_it()
    assert not emergencies_for(world.actors[who]).exists()
    with pytest.raises(Http404):
        review_emergency(world.actors[who], emergency_id=emergency.pk, verdict="justified", review="Goed.")


def test_nobody_reviews_his_own(world, dossier, open_it, carla):
    emergency = open_it(by="carla")
    with pytest.raises(Refused) as refusal:
        review_emergency(carla, emergency_id=emergency.pk, verdict="justified", review="Goed gedaan.")
    assert refusal.value.decision.code == "emergency.own"


def test_a_verdict_needs_words(open_it, carla):
    emergency = open_it()
    with pytest.raises(Refused) as refusal:
        review_emergency(carla, emergency_id=emergency.pk, verdict="justified", review=" ")
    assert refusal.value.decision.code == "emergency.review_needed"
