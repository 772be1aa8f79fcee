"""Screen: pupil, households, guardians and their authority."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.dossiers.access import SeenDossier, get_dossier, may_invite_family_member, visible_dossier
from rondom.dossiers.guardians import add_guardian, set_authority
from rondom.dossiers.invitations import invite_family_member
from rondom.families.access import may_register
from rondom.families.operations import NewGuardian
from rondom.families.queries import guardians_of, homes_of, school_of, siblings_of
from rondom.families.terms import Authority
from rondom.people.queries import entries_of
from rondom.web.child.forms import AuthorityForm, EntryForm
from rondom.web.child.forms import GuardianForm as NewGuardianForm
from rondom.web.http import attempt
from rondom.web.middleware import Request


def details(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Errors: Http404 for who may not see the category family."""
    dossier = get_dossier(request.actor, ref, looking_at="details")
    if Category.FAMILY not in dossier.categories:
        raise Http404
    guardians = guardians_of(dossier.pupil_id, on=clock.today())
    decision = may_register(request.actor, school_id=dossier.school_id)
    form = NewGuardianForm(
        request.POST or None if "nieuw" in request.POST else None, must=True, prefix="nieuw"
    )
    if form.is_bound and form.is_valid() and _added(request, dossier, form.cleaned_data):
        return redirect("child:details", ref=ref)
    if request.method == "POST" and not form.is_bound and _saved(request, guardians):
        return redirect("child:details", ref=ref)
    context = {
        "dossier": dossier,
        "enrolment": school_of(dossier.pupil_id, on=clock.today()),
        "age": dossier.pupil.age_on(clock.today()),
        "homes": homes_of(dossier.pupil, request.actor, on=clock.today()),
        "siblings": siblings_of(dossier.pupil),
        "guardians": [_guardian(request, row) for row in guardians],
        "decision": decision,
        "new_guardian": form,
        "disputed": [row for row in guardians if row.authority == Authority.DISPUTED],
        "entries": _entries(request, dossier, guardians),
    }
    return render(request, "child/details.html", context)


def _entries(request: Request, dossier: SeenDossier, guardians: list[Any]) -> list[dict[str, Any]]:
    """Who of the family can sign in, and whether the actor may send the link. For professionals only."""
    if request.actor.is_family:
        return []
    people = [dossier.pupil.person, *(row.person for row in guardians)]
    known = entries_of([person.pk for person in people], at=clock.now())
    return [
        {
            "person": person,
            "entry": known[person.pk],
            "form": EntryForm(prefix=f"mail-{person.pk}", initial={"address": person.email}),
            "decision": may_invite_family_member(request.actor, dossier, person_id=person.pk),
        }
        for person in people
    ]


@require_POST
def invite(request: Request, ref: uuid.UUID, person_id: int) -> HttpResponse:
    """Send a parent or the pupil the link to make an account."""
    dossier = visible_dossier(request.actor, ref=ref)
    form = EntryForm(request.POST, prefix=f"mail-{person_id}")
    if not form.is_valid():
        messages.error(request, str(form.errors["address"][0]))
    elif attempt(
        request, invite_family_member, dossier_id=dossier.pk, person_id=person_id, **form.cleaned_data
    ):
        messages.success(request, _("De link is gestuurd. U ziet hier of hij gebruikt is."))
    return redirect("child:details", ref=ref)


def _guardian(request: Request, row: Any) -> dict[str, Any]:
    """Contact is for professionals, and for the guardian himself: not for the other household."""
    form = AuthorityForm(prefix=str(row.pk), initial={"authority": row.authority, "proof": row.proof})
    sees_contact = not request.actor.is_family or row.person_id == request.actor.person_id
    return {"row": row, "form": form, "sees_contact": sees_contact}


def _added(request: Request, dossier: SeenDossier, values: dict[str, Any]) -> bool:
    new = NewGuardian(prefix=values.pop("name_prefix"), **values)
    added = attempt(request, add_guardian, dossier_id=dossier.pk, new=new)
    if added:
        messages.success(request, _("%s staat bij dit kind.") % new.call_name)
    return bool(added)


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
