"""Screens: open a dossier because of acute danger; review that afterwards."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.dossiers.emergencies import get_emergency, open_emergency, review_emergency
from rondom.dossiers.emergency_access import may_open_emergency, may_review_emergency, reviews_emergencies
from rondom.dossiers.oversight import counts_per_year, emergencies_for, looked_at
from rondom.dossiers.rules import emergency_rules
from rondom.people.queries import organisations_of
from rondom.people.terms import OrganisationKind
from rondom.web.emergency.forms import EmergencyForm, ReviewForm
from rondom.web.http import attempt
from rondom.web.links import address_of_child
from rondom.web.middleware import Request
from rondom.web.parts import part_label

SHOWN = 100


def open_dossier(request: Request) -> HttpResponse:
    """Errors: Http404 for the family, who needs no such page."""
    if request.actor.is_family:
        raise Http404
    schools = organisations_of(request.actor.region_id, kinds=[OrganisationKind.SCHOOL])
    form = EmergencyForm(request.POST or None, schools=schools)
    if form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        opened = attempt(request, open_emergency, school_id=values.pop("school"), **values)
        if opened:
            messages.warning(request, _("De coördinator en de toezichthouders hebben nu bericht."))
            return redirect(address_of_child(request.actor, opened.dossier.ref))
    rules = emergency_rules()
    context = {
        "form": form,
        "decision": may_open_emergency(request.actor),
        "hours": rules.open_hours,
        "days": rules.review_days,
        "reviews": reviews_emergencies(request.actor),
    }
    return render(request, "emergency/open.html", context)


@require_safe
def overview(request: Request) -> HttpResponse:
    """What waits for a review, what was reviewed, and how often it happens. Errors: Http404 in another role."""
    if not reviews_emergencies(request.actor):
        raise Http404
    rows = list(emergencies_for(request.actor)[:SHOWN])
    context = {
        "rows": [{"emergency": row, "is_late": row.review_before_on < clock.today()} for row in rows],
        "counts": counts_per_year(request.actor),
    }
    return render(request, "emergency/overview.html", context)


def review(request: Request, emergency_id: int) -> HttpResponse:
    """Who, why and what was opened; without the dossier itself, that a reviewer need not see."""
    emergency = get_emergency(request.actor, emergency_id)
    form = ReviewForm(request.POST or None)
    is_valid = form.is_bound and form.is_valid()
    if is_valid and attempt(request, review_emergency, emergency_id=emergency_id, **form.cleaned_data):
        messages.success(request, _("Uw oordeel is bewaard."))
        return redirect("emergency:overview")
    context = {
        "emergency": emergency,
        "looks": [(part_label(part), count) for part, count in looked_at(emergency)],
        "is_over": emergency.until_at <= clock.now(),
        "form": form,
        "decision": may_review_emergency(request.actor, emergency),
    }
    return render(request, "emergency/review.html", context)
