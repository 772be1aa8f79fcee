"""Screen: pupil, households, guardians and their authority."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.dossiers.access import get_dossier
from rondom.families.access import may_register
from rondom.families.operations import set_authority
from rondom.families.queries import guardians_of, homes_of, school_of, siblings_of
from rondom.web.child.forms import AuthorityForm
from rondom.web.http import attempt
from rondom.web.middleware import Request


def details(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Errors: Http404 for who may not see the category family."""
    dossier = get_dossier(request.actor, ref, looking_at="details")
    if Category.FAMILY not in dossier.categories:
        raise Http404
    guardians = guardians_of(dossier.pupil_id, on=clock.today())
    decision = may_register(request.actor, school_id=dossier.school_id)
    if request.method == "POST" and _saved(request, guardians):
        return redirect("child:details", ref=ref)
    context = {
        "dossier": dossier,
        "enrolment": school_of(dossier.pupil_id, on=clock.today()),
        "age": dossier.pupil.age_on(clock.today()),
        "homes": homes_of(dossier.pupil, request.actor, on=clock.today()),
        "siblings": siblings_of(dossier.pupil),
        "guardians": [_guardian(request, row) for row in guardians],
        "decision": decision,
    }
    return render(request, "child/details.html", context)


def _guardian(request: Request, row: Any) -> dict[str, Any]:
    """Contact is for professionals, and for the guardian himself: not for the other household."""
    form = AuthorityForm(prefix=str(row.pk), initial={"authority": row.authority, "proof": row.proof})
    sees_contact = not request.actor.is_family or row.person_id == request.actor.person_id
    return {"row": row, "form": form, "sees_contact": sees_contact}


def _saved(request: Request, guardians: list[Any]) -> bool:
    wanted = request.POST.get("guardian", "")
    row = next((row for row in guardians if str(row.pk) == wanted), None)
    if row is None:
        raise Http404
    form = AuthorityForm(request.POST, prefix=wanted)
    if not form.is_valid():
        return False
    saved = attempt(request, set_authority, guardianship_id=row.pk, **form.cleaned_data)
    if saved:
        messages.success(request, _("Het gezag van %s is bewaard.") % row.person.name)
    return bool(saved)
