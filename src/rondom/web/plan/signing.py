"""Screens: sign, refuse, a signature on paper, a reminder."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.plans import access, agreements, operations, queries
from rondom.plans.operations.paper import days_read
from rondom.plans.opp_form import parts_in
from rondom.plans.terms import PlanKind
from rondom.web.confirming import confirmed_at
from rondom.web.middleware import Request
from rondom.web.plan.forms import PaperForm, SignForm
from rondom.web.plan.frame import PARTS, form_page, page_name, people_of, saved, seen_any_plan, to


def sign_page(request: Request, ref: uuid.UUID, slot_id: int) -> HttpResponse:
    """The frozen words themselves, and three answers."""
    dossier = seen_any_plan(request, ref)
    slot = access.get_slot(dossier, slot_id)
    kind = slot.version.plan.kind
    content = days_read(queries.version_content(slot.version)["plan"])
    form = SignForm(request.POST or None, goals=len(content["guidance"]["goals"]))
    since, changes = agreements.changes_for(slot)
    if form.is_bound and form.is_valid() and _answer(request, slot_id, form.cleaned_data):
        return to(page_name(kind), ref, anchor="tekenen")
    context = {
        "back": page_name(kind),
        "parts_template": PARTS[PlanKind(kind)],
        "dossier": dossier,
        "slot": slot,
        "version": slot.version,
        "content": content,
        "parts": parts_in(queries.order_of(slot.version), content),
        "since": since,
        "changes": changes,
        "form": form,
        "decision": access.may_answer(request.actor, slot),
        "confirm": access.may_sign(request.actor, slot, confirmed_at=confirmed_at(request, is_me=True)),
        "is_demo": settings.DEMO,
    }
    return render(request, "plan/sign.html", context)


def _answer(request: Request, slot_id: int, values: dict[str, Any]) -> HttpResponse | bool:
    if values["answer"] == "no":
        return saved(
            request,
            operations.refuse_to_sign,
            done=_("Uw antwoord is bewaard. De coördinator krijgt bericht."),
            slot_id=slot_id,
            reason=values["words"],
        )
    return saved(
        request,
        operations.sign,
        done=_("Uw handtekening staat onder het plan."),
        slot_id=slot_id,
        confirmed_at=confirmed_at(request, is_me=values["is_me"]),
        except_for=values["words"] if values["answer"] == "partly" else "",
        except_goals=values["except_goals"] if values["answer"] == "partly" else (),
    )


def paper(request: Request, ref: uuid.UUID, slot_id: int) -> HttpResponse:
    dossier = seen_any_plan(request, ref)
    slot = access.get_slot(dossier, slot_id)
    page = page_name(slot.version.plan.kind)
    people = people_of(dossier, but=slot.person_id)
    form = PaperForm(
        request.POST or None, request.FILES or None, people=people, initial={"signed_on": clock.today()}
    )
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        answer = saved(
            request,
            operations.record_paper_signature,
            done=_("De handtekening op papier is bewaard."),
            slot_id=slot_id,
            witness_id=values["witness_id"],
            name=values["scan"].name,
            data=values["scan"].read(),
            signed_on=values["signed_on"],
        )
        if answer:
            return to(page, ref, anchor="tekenen")
    names = {"name": slot.person.name}
    return form_page(
        request,
        dossier,
        form,
        title=_("Handtekening op papier van %(name)s") % names,
        intro=_("Zet de pdf van deze versie op papier. De controlecode moet onderaan staan."),
        button=_("Bewaar de handtekening"),
        back=page,
        decision=access.may_record_paper(request.actor, slot, dossier),
    )


@require_POST
def remind(request: Request, ref: uuid.UUID, slot_id: int) -> HttpResponse:
    slot = access.get_slot(visible_dossier(request.actor, ref=ref), slot_id)
    saved(request, operations.remind_signer, done=_("De herinnering is gestuurd."), slot_id=slot.pk)
    return to(page_name(slot.version.plan.kind), ref, anchor="tekenen")
