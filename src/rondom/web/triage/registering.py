"""Screens: one registration, and registering at Zorg voor Jeugd with the connector."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.dossiers.access import SeenDossier
from rondom.integrations.youth_index import access as youth_index
from rondom.integrations.youth_index.operations import ask_registration
from rondom.triage import access, operations
from rondom.triage.rules import registrations
from rondom.triage.terms import RegistrationStatus
from rondom.web.http import done
from rondom.web.middleware import Request
from rondom.web.triage.forms import RegistrationForm
from rondom.web.triage.frame import back, form_page, seen


def check(request: Request, ref: uuid.UUID, kind: str) -> HttpResponse:
    dossier = seen(request, ref)
    row = access.get_registration(dossier, kind)
    initial = {
        "status": "" if row.holds_up else row.status,
        "checked_on": row.checked_on or clock.today(),
        "words": row.proof or row.open_reason,
    }
    form = RegistrationForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid() and _saved(request, dossier, kind, form.cleaned_data):
        return back(ref, anchor="registraties")
    return form_page(
        request,
        dossier,
        form,
        heading=_("Registratie: %(what)s") % {"what": row.get_kind_display()},
        button=_("Bewaar"),
        decision=access.may_register(request.actor, dossier),
        intro=_(
            "De ouders krijgen bericht dát er een registratie is gedaan. Wat u hier schrijft, staat daar niet in."
        ),
        source=registrations().source,
    )


def _saved(request: Request, dossier: SeenDossier, kind: str, values: dict[str, Any]) -> Any:
    about = {"dossier_id": dossier.pk, "kind": kind}
    if values["status"] == RegistrationStatus.OPEN:
        return done(request, operations.leave_open, _("Bewaard."), reason=values["words"], **about)
    return done(
        request,
        operations.check_registration,
        _("Bewaard."),
        status=values["status"],
        checked_on=values["checked_on"],
        proof=values["words"],
        **about,
    )


def index(request: Request, ref: uuid.UUID) -> HttpResponse:
    """What will leave, word for word in kinds; then it is sent."""
    dossier = seen(request, ref)
    message = _("Uw inzet wordt geregistreerd. Het antwoord staat zo op deze pagina.")
    if request.method == "POST":
        done(request, ask_registration, message, dossier_id=dossier.pk)
        return back(ref, anchor="registraties")
    context = {
        "dossier": dossier,
        "contains": registrations().contains,
        "decision": youth_index.may_register(request.actor, dossier),
    }
    return render(request, "triage/index.html", context)
