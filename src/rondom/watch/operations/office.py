"""The office hour of leerplicht: moments of an officer, booked by a school, and the family told."""

import datetime as dt

from django.db import transaction
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.locking import locked_dossier
from rondom.events.record import happened
from rondom.people.access import may_manage
from rondom.watch import office_access as access
from rondom.watch import office_queries as queries
from rondom.watch.events import AttendanceOfficeChosen, OfficeBooked, OfficeCancelled, OfficeHourPublished
from rondom.watch.models import ChosenOffice, OfficeBooking, OfficeSlot
from rondom.watch.terms import OfficeReason

MOST_SLOTS = 24
FURTHEST = dt.timedelta(days=366)


@transaction.atomic
def publish_office_hour(
    actor: Actor, *, school_id: int, on: dt.date, begins: dt.time, minutes: int, count: int
) -> int:
    """Moments after each other, for one school; those that are there already stay. How many are new. Errors: Refused."""
    access.may_publish(actor).enforce()
    if school_id not in dict(queries.schools_in(actor.region_id)):
        refuse("office_hour.school", _("Kies een school.")).enforce()
    if not clock.today() <= on <= clock.today() + FURTHEST:
        refuse("office_hour.day", _("Kies een dag die nog komt, hoogstens een jaar vooruit.")).enforce()
    if not 5 <= minutes <= 120 or not 1 <= count <= MOST_SLOTS:
        refuse("office_hour.length", _("Dit aantal of deze duur kan niet.")).enforce()
    first = make_aware(dt.datetime.combine(on, begins))
    made = 0
    for number in range(count):
        _slot, is_new = OfficeSlot.objects.get_or_create(
            officer_id=actor.person_id,
            begins_at=first + dt.timedelta(minutes=minutes * number),
            defaults={
                "region_id": actor.region_id,
                "organisation_id": actor.organisation_id or 0,
                "school_id": school_id,
                "minutes": minutes,
            },
        )
        made += is_new
    happened(OfficeHourPublished(organisation_id=school_id, count=made), by=actor)
    return made


@transaction.atomic
def book_slot(actor: Actor, *, dossier_id: int, slot_id: int, reason: str) -> OfficeBooking:
    """The school books a moment; the family hears when and why. Errors: Refused, Http404, OfficeSlot.DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_book(actor, dossier).enforce()
    if reason not in OfficeReason.values:
        refuse("office_hour.reason", _("Kies waar het over gaat.")).enforce()
    slot = OfficeSlot.objects.select_for_update().get(pk=slot_id)
    with as_system("whether somebody has this moment, and not who"):
        access.may_take(slot, dossier, at=clock.now()).enforce()
    booking = OfficeBooking.objects.create(
        region_id=dossier.region_id,
        slot=slot,
        organisation_id=slot.organisation_id,
        dossier=dossier,
        reason=reason,
        booked_by_id=actor.person_id,
        booked_on=clock.today(),
    )
    happened(OfficeBooked(**_about(booking), about=reason), by=actor)
    return booking


@transaction.atomic
def cancel_booking(actor: Actor, *, dossier_id: int, booking_id: int) -> OfficeBooking:
    """The moment is free again. Errors: Refused, Http404, OfficeBooking.DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    booking = OfficeBooking.objects.select_related("slot").get(pk=booking_id, dossier=dossier)
    access.may_cancel(actor, booking, dossier, at=clock.now()).enforce()
    booking.cancelled_on = clock.today()
    booking.save(update_fields=["cancelled_on"])
    happened(OfficeCancelled(**_about(booking)), by=actor)
    return booking


def _about(booking: OfficeBooking) -> dict[str, int]:
    return {"dossier_id": booking.dossier_id, "region_id": booking.region_id, "booking_id": booking.pk}


@transaction.atomic
def choose_office(actor: Actor, *, organisation_id: int | None) -> None:
    """Which office gets reports and requests for leave; None: that of the town of the school. Errors: Refused."""
    may_manage(actor).enforce()
    rows = ChosenOffice.objects.filter(region_id=actor.region_id)
    if organisation_id is None:
        rows.delete()
    elif organisation_id not in dict(queries.offices_in(actor.region_id)):
        refuse("attendance_office.not_here", _("Kies een kantoor van deze regio.")).enforce()
    else:
        rows.update_or_create(region_id=actor.region_id, defaults={"organisation_id": organisation_id})
    happened(AttendanceOfficeChosen(organisation_id=organisation_id or 0), by=actor)
