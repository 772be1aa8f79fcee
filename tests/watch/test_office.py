"""The preventive office hour of leerplicht: published, booked by the school of the child, the family told, the least there is."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.events.models import Notice
from rondom.families.models import Enrolment
from rondom.people.models import Membership, Organisation
from rondom.people.terms import OrganisationKind, Role
from rondom.watch import operations
from rondom.watch.absence_queries import attendance_office
from rondom.watch.models import OfficeBooking, OfficeSlot
from rondom.watch.office_queries import bookings_of_office, free_slots, slots_of_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def hour(actor, dossier, today):
    Enrolment.objects.update(valid_from=dt.date(2020, 1, 1))

    def published(**changed) -> list[OfficeSlot]:
        day = today + dt.timedelta(days=1)
        usual = {"school_id": dossier.school_id, "on": day, "begins": dt.time(9), "minutes": 20, "count": 3}
        operations.publish_office_hour(actor("theo"), **(usual | changed))
        return list(OfficeSlot.objects.order_by("begins_at"))

    return published


@pytest.fixture
def booking(actor, dossier, hour) -> OfficeBooking:
    return operations.book_slot(actor("anouk"), dossier_id=dossier.pk, slot_id=hour()[0].pk, reason="late")


def test_moments_follow_each_other_and_the_same_hour_twice_changes_nothing(hour):
    slots = hour()
    assert [(two.begins_at - one.begins_at).seconds for one, two in itertools.pairwise(slots)] == [
        1200,
        1200,
    ]
    assert hour() == slots


def test_the_school_books_and_the_family_and_the_officer_are_told(actor, world, dossier, booking):
    told = set(Notice.objects.values_list("template", "recipient_id"))
    assert {("office_booked", world.people[key].pk) for key in ("rania", "thomas")} <= told
    assert ("office_booked", world.people["sami"].pk) not in told, "a child of 8 is told by his parents"
    assert ("office_taken", world.people["theo"].pk) in told
    found = bookings_of_office(actor("theo"), at=clock.now())
    assert [(row.dossier_id, row.reason) for row in found.values()] == [(dossier.pk, "late")]
    assert bookings_of_office(actor("koen"), at=clock.now()) == {}
    assert len(free_slots(dossier, at=clock.now())) == 2


def test_a_moment_is_booked_once_and_free_again_when_it_is_cancelled(actor, dossier, booking):
    with pytest.raises(Refused) as refusal:
        operations.book_slot(actor("anouk"), dossier_id=dossier.pk, slot_id=booking.slot_id, reason="sick")
    assert refusal.value.decision.code == "office_hour.taken"
    operations.cancel_booking(actor("anouk"), dossier_id=dossier.pk, booking_id=booking.pk)
    with pytest.raises(Refused) as refusal:
        operations.cancel_booking(actor("anouk"), dossier_id=dossier.pk, booking_id=booking.pk)
    assert refusal.value.decision.code == "office_hour.over"
    operations.book_slot(actor("anouk"), dossier_id=dossier.pk, slot_id=booking.slot_id, reason="sick")
    assert Notice.objects.filter(template="office_cancelled").exists()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"school_id": 999_999}, "office_hour.school"),
        ({"on": dt.date(2020, 1, 1)}, "office_hour.day"),
        ({"on": dt.date(2999, 1, 1)}, "office_hour.day"),
        ({"minutes": 4}, "office_hour.length"),
        ({"count": 25}, "office_hour.length"),
    ],
)
def test_bad_input_of_the_officer_is_refused(hour, changed, code):
    with pytest.raises(Refused) as refusal:
        hour(**changed)
    assert refusal.value.decision.code == code
    assert not OfficeSlot.objects.exists()


def test_who_may_not_book_or_publish(actor, dossier, hour):
    [slot, *_more] = hour()
    for key, reason, code in (
        ("rania", "late", "absence.school_reports"),
        ("daan", "late", "office_hour.role"),
        ("anouk", "anders", "office_hour.reason"),
    ):
        with pytest.raises(Refused) as refusal:
            operations.book_slot(actor(key), dossier_id=dossier.pk, slot_id=slot.pk, reason=reason)
        assert refusal.value.decision.code == code
    OfficeSlot.objects.filter(pk=slot.pk).update(begins_at=clock.now() - dt.timedelta(minutes=1))
    with pytest.raises(Refused) as refusal:
        operations.book_slot(actor("anouk"), dossier_id=dossier.pk, slot_id=slot.pk, reason="late")
    assert refusal.value.decision.code == "office_hour.not_there"
    with pytest.raises(Refused):
        operations.publish_office_hour(
            actor("koen"),
            school_id=dossier.school_id,
            on=clock.today(),
            begins=dt.time(9),
            minutes=20,
            count=1,
        )
    assert not slots_of_officer(actor("koen"), at=clock.now()).exists()
    assert not slots_of_officer(replace(actor("theo"), organisation_id=1), at=clock.now()).exists()


def test_a_region_chooses_its_office(actor, world, dossier, today):
    other = Organisation.objects.create(
        kind=OrganisationKind.ATTENDANCE, name="Leerplicht Elders", city="Elders"
    )
    other.regions.add(dossier.region)
    Membership.objects.create(
        region=dossier.region,
        person=world.people["koen"],
        organisation=other,
        role=Role.ATTENDANCE_OFFICER,
        valid_from=today,
    )
    usual = world.organisations["leerplicht"].pk
    assert attendance_office(dossier, on=today).organisation_id == usual
    operations.choose_office(actor("fenna"), organisation_id=other.pk)
    assert attendance_office(dossier, on=today).organisation_id == other.pk
    operations.choose_office(actor("fenna"), organisation_id=None)
    assert attendance_office(dossier, on=today).organisation_id == usual
    for key, number in (("anouk", other.pk), ("fenna", 999_999)):
        with pytest.raises(Refused):
            operations.choose_office(actor(key), organisation_id=number)
