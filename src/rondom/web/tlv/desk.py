"""Screens of a school that takes a child: fetch a TLV with the letter, see the decision, and place the child."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.core.second_lock import as_system
from rondom.people.terms import OrganisationKind
from rondom.tlv import access, deciding_access, operations, queries
from rondom.tlv.queries import SeenRelease
from rondom.tlv.rules import category_label
from rondom.web.http import attempt, done
from rondom.web.middleware import Request
from rondom.web.tlv.forms import LetterForm

MOST_TRIES = 10
TRIES_SECONDS = 3600
_WHY = "the school that takes the child does not see the dossier, only this TLV"


@never_cache
def desk(request: Request) -> HttpResponse:
    """What this school may see, and the form for a letter. Too many wrong letters: an hour of rest."""
    access.check_receives(request.actor)
    form = LetterForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if _tried(request) > MOST_TRIES:
            messages.error(request, _("U probeerde het te vaak. Wacht een uur, of vraag het de ouders."))
        elif release := attempt(request, operations.fetch_tlv, **form.cleaned_data):
            messages.success(request, _("Dit is de TLV. De ouders zien dat uw school die heeft opgehaald."))
            return redirect("tlv:received", release.pk)
    with as_system(_WHY):
        rows = queries.releases_for(request.actor.organisation_id or 0)
        shown = [{"row": row, **_told(row)} for row in rows]
    return render(request, "tlv/desk.html", {"form": form, "rows": shown})


def _tried(request: Request) -> int:
    """How often this account tried a letter in the last hour, this time counted."""
    key = f"tlv-letter:{request.actor.account_id}"
    cache.add(key, 0, TRIES_SECONDS)
    return cache.incr(key)


def _told(row: SeenRelease) -> dict[str, Any]:
    decision = row.decision
    person = decision.application.dossier.pupil.person
    return {
        "name": person.name,
        "born_on": person.born_on,
        "category": category_label(decision.category),
        "last_on": decision.valid_until - dt.timedelta(days=1) if decision.valid_until else None,
        "is_over": decision.valid_until is not None and clock.today() >= decision.valid_until,
    }


@never_cache
@require_safe
def received(request: Request, release_id: int) -> HttpResponse:
    """The decision: number, category and days; not the advices, and not why. The look is written down."""
    release = operations.look_at_release(request.actor, release_id=release_id)
    with as_system(_WHY):
        decision = release.decision
        may_place = deciding_access.may_place(
            request.actor, decision.application, decision, kind=OrganisationKind.SCHOOL
        )
        context = {"row": release, "decision": decision, "may_place": may_place, **_told(release)}
        return render(request, "tlv/received.html", context)


@require_POST
def place(request: Request, release_id: int) -> HttpResponse:
    message = _("Opgeschreven: dit kind is bij u geplaatst. De ouders en de vorige school krijgen bericht.")
    done(request, operations.place_pupil, message, release_id=release_id)
    return redirect("tlv:received", release_id)
