"""What is shown of the office hour of leerplicht."""

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet

from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.models import Dossier
from rondom.people.models import Organisation
from rondom.people.terms import OrganisationKind, Role
from rondom.watch.models import ChosenOffice, OfficeBooking, OfficeSlot


def slots_of_officer(actor: Actor, *, at: dt.datetime) -> QuerySet[OfficeSlot]:
    """Coming moments of this office, by time; nothing in another role. One query."""
    if actor.role != Role.ATTENDANCE_OFFICER:
        return OfficeSlot.objects.none()
    rows = OfficeSlot.objects.filter(
        region_id=actor.region_id, organisation_id=actor.organisation_id or 0, begins_at__gte=at
    )
    return rows.select_related("school", "officer").order_by("begins_at", "pk")


def bookings_of_office(actor: Actor, *, at: dt.datetime) -> dict[int, OfficeBooking]:
    """{slot: who is booked}: the child, the school, the reason and nothing else. One query."""
    if actor.role != Role.ATTENDANCE_OFFICER:
        return {}
    rows = OfficeBooking.objects.filter(
        organisation_id=actor.organisation_id or 0, cancelled_on=None, slot__begins_at__gte=at
    )
    return {row.slot_id: row for row in rows.select_related("dossier__pupil__person", "booked_by")}


def free_slots(dossier: Dossier, *, at: dt.datetime) -> list[OfficeSlot]:
    """Moments for the school of the child that nobody has. One query."""
    with as_system("which moments are taken, and not by whom"):
        taken = OfficeBooking.objects.filter(slot=OuterRef("pk"), cancelled_on=None)
        rows = OfficeSlot.objects.filter(~Exists(taken), school_id=dossier.school_id, begins_at__gte=at)
        return list(rows.select_related("organisation", "officer").order_by("begins_at", "pk"))


def bookings_of(dossier_id: int) -> list[OfficeBooking]:
    """Of one child, the newest first. One query."""
    rows = OfficeBooking.objects.filter(dossier_id=dossier_id)
    rows = rows.select_related("slot__officer", "organisation", "booked_by")
    return list(rows.order_by("-slot__begins_at", "-pk"))


def offices_in(region_id: int) -> list[tuple[int, str]]:
    """(number, name) of the organisations of a region that can be its attendance office. One query."""
    kinds = (OrganisationKind.ATTENDANCE, OrganisationKind.MUNICIPALITY)
    rows = Organisation.objects.filter(regions=region_id, kind__in=kinds)
    return list(rows.order_by("name", "pk").values_list("pk", "name"))


def chosen_office(region_id: int) -> int | None:
    return ChosenOffice.objects.filter(region_id=region_id).values_list("organisation_id", flat=True).first()


def schools_in(region_id: int) -> list[tuple[int, str]]:
    rows = Organisation.objects.filter(regions=region_id, kind=OrganisationKind.SCHOOL)
    return list(rows.order_by("name", "pk").values_list("pk", "name"))
