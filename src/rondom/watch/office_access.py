"""Who may publish, book and cancel a moment at the office hour of leerplicht, now, and why not."""

import datetime as dt

from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.models import Dossier
from rondom.people.terms import CONTACT_KEEPERS
from rondom.watch.absence_access import has_attendance_desk, may_report
from rondom.watch.models import OfficeBooking, OfficeSlot


def may_publish(actor: Actor) -> Decision:
    if not has_attendance_desk(actor):
        return refuse("office_hour.officer", _("Leerplicht maakt het spreekuur."))
    return ALLOWED


def may_book(actor: Actor, dossier: Dossier) -> Decision:
    """Who keeps an eye on absence at the school of the child. The family is told at once."""
    may = may_report(actor, dossier)
    if not may:
        return may
    if actor.role not in CONTACT_KEEPERS:
        return refuse("office_hour.role", _("In uw rol maakt u geen afspraak met leerplicht."))
    return ALLOWED


def may_take(slot: OfficeSlot, dossier: Dossier, *, at: dt.datetime) -> Decision:
    """A moment for this school that is to come and that nobody has."""
    if slot.school_id != dossier.school_id or slot.begins_at < at:
        return refuse("office_hour.not_there", _("Dit moment is er niet meer. Kies een ander."))
    if slot.bookings.filter(cancelled_on=None).exists():
        return refuse("office_hour.taken", _("Iemand was u net voor. Kies een ander moment."))
    return ALLOWED


def may_cancel(actor: Actor, booking: OfficeBooking, dossier: Dossier, *, at: dt.datetime) -> Decision:
    may = may_book(actor, dossier)
    if not may:
        return may
    if booking.cancelled_on is not None or booking.slot.begins_at < at:
        return refuse("office_hour.over", _("Deze afspraak is al voorbij of afgezegd."))
    return ALLOWED
