"""Screens of the office hour of leerplicht: moments of the officer, and a school that books one."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.watch import office_access as access
from rondom.watch import office_queries as queries
from rondom.watch import operations
from rondom.web.http import done
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.watch.absence import seen_absence
from rondom.web.watch.frame import form_page
from rondom.web.watch.office_forms import BookForm, HourForm


def office_hour(request: Request) -> HttpResponse:
    """Coming moments with who is booked; a POST publishes new ones."""
    if not access.may_publish(request.actor):
        raise Http404
    form = HourForm(request.POST or None, schools=queries.schools_in(request.actor.region_id))
    if form.is_bound and form.is_valid():
        message = _("Het spreekuur staat erin. De school kan nu afspraken maken.")
        if done(request, operations.publish_office_hour, message, **form.cleaned_data) is not None:
            return redirect("watch:office_hour")
    at = clock.now()
    booked = queries.bookings_of_office(request.actor, at=at)
    rows = [(slot, booked.get(slot.pk)) for slot in queries.slots_of_officer(request.actor, at=at)]
    return render(request, "watch/office_hour.html", {"rows": rows, "form": form})


def book(request: Request, ref: uuid.UUID) -> HttpResponse:
    """The school books a moment for a child. The family is told."""
    dossier = seen_absence(request, ref)
    slots = queries.free_slots(dossier, at=clock.now())
    form = BookForm(request.POST or None, slots=slots)
    if form.is_bound and form.is_valid():
        message = _("De afspraak staat. Het gezin krijgt bericht.")
        if done(request, operations.book_slot, message, dossier_id=dossier.pk, **form.cleaned_data):
            return redirect("watch:absence", ref)
    intro = _(
        "Leerplicht ziet de naam, de school en waar het over gaat, en niets anders. Het gezin krijgt bericht."
    )
    none = _("Er is nu geen vrij moment voor uw school. Bel leerplicht.")
    return form_page(
        request,
        form,
        heading=_("Naar het spreekuur van leerplicht"),
        button=_("Maak de afspraak"),
        decision=access.may_book(request.actor, dossier),
        intro=intro if slots else none,
        back_url=address("watch:absence", ref=ref),
        back_label=_("Verzuim"),
    )


@require_POST
def cancel(request: Request, ref: uuid.UUID, booking_id: int) -> HttpResponse:
    dossier = seen_absence(request, ref)
    values = {"dossier_id": dossier.pk, "booking_id": booking_id}
    done(
        request, operations.cancel_booking, _("De afspraak is afgezegd. Het gezin krijgt bericht."), **values
    )
    return redirect("watch:absence", ref)
