"""Screens: ask for an arrangement: choose the kind, fill it in, read it, send it or take it back."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.arrangements import access, operations, queries
from rondom.arrangements.money import euros, school_year_of
from rondom.arrangements.queries import SeenRequest
from rondom.arrangements.rules import decision_rules, form_of
from rondom.core import clock
from rondom.core.decision import Conflict
from rondom.dossiers.access import SeenDossier
from rondom.people.terms import Role
from rondom.web.arrangements.forms import KindForm, RequestForm
from rondom.web.arrangements.frame import (
    back,
    back_to_request,
    caps_of,
    form_page,
    seen_for_asking,
    seen_request,
)
from rondom.web.arrangements.page import stand_of
from rondom.web.fields import hours_words
from rondom.web.http import done
from rondom.web.middleware import Request


def begin(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Choose a kind; what the dossier knows is filled in then."""
    dossier = seen_for_asking(request, ref)
    catalogue = queries.newest_catalogue(dossier.region_id, school_year_of(clock.today()))
    library = queries.library_by(catalogue, dossier.region)
    form = KindForm(request.POST or None, kinds=[(kind, caps_of(kind)) for kind in library.kinds])
    if form.is_bound and form.is_valid():
        message = _("Veel is al ingevuld uit het dossier. Vul de rest aan.")
        row = done(
            request, operations.begin_request, message, dossier_id=dossier.pk, kind=form.cleaned_data["kind"]
        )
        if row:
            return redirect("arrangements:write", ref, row.pk)
    return form_page(
        request,
        dossier,
        form,
        heading=_("Arrangement aanvragen"),
        button=_("Ga verder"),
        decision=access.may_begin_request(request.actor, dossier),
        back_url=reverse("arrangements:page", args=[ref]),
        source=library.source,
    )


def write(request: Request, ref: uuid.UUID, asked_id: int) -> HttpResponse:
    """Keep what is filled in. Who saves second sees what stands there now, and keeps his own words."""
    dossier, row = seen_request(request, ref, asked_id)
    fields = queries.fields_of(row)
    form = RequestForm(request.POST or None, fields=fields, initial=_initial(row))
    theirs: list[tuple[str, str]] = []
    if form.is_bound and form.is_valid():
        try:
            if done(request, operations.save_request, _("Bewaard."), **_values(dossier, row, form)):
                return back_to_request(ref, asked_id)
        except Conflict as conflict:
            messages.error(
                request,
                _(
                    "Iemand anders heeft de aanvraag net veranderd. Uw woorden staan er nog. Kijk na wat er nu staat."
                ),
            )
            theirs = _differences(row, form)
            data = request.POST.copy()
            data["revision"] = str(conflict.revision)
            form.data = data
    return form_page(
        request,
        dossier,
        form,
        heading=_("Aanvraag invullen"),
        button=_("Bewaar"),
        decision=access.may_write_request(request.actor, row, dossier),
        intro=_("%(title)s. %(caps)s Wat uit het dossier komt, staat er al.")
        % {"title": row.title, "caps": caps_of(queries.kind_of(row))},
        back_url=reverse("arrangements:request", args=[ref, asked_id]),
        source=form_of(dossier.region.slug).source,
        theirs=theirs,
    )


def _values(dossier: SeenDossier, row: SeenRequest, form: RequestForm) -> dict[str, Any]:
    values = form.cleaned_data
    wanted = operations.Wanted(first_on=values["first_on"], last_on=values["last_on"], cents=values["cents"])
    return {
        "dossier_id": dossier.pk,
        "request_id": row.pk,
        "answers": form.answers(),
        "wanted": wanted,
        "revision": values["revision"],
    }


def _differences(row: SeenRequest, form: RequestForm) -> list[tuple[str, str]]:
    """(question, what stands there now) of every answer that is not what is typed."""
    stored, typed = queries.answers_of(row), form.answers()
    return [
        (field.label, stored.get(field.key, ""))
        for field in queries.fields_of(row)
        if stored.get(field.key, "").split() != typed.get(field.key, "").split()
    ]


def _initial(row: SeenRequest) -> dict[str, Any]:
    answers = {f"answer_{key}": text for key, text in queries.answers_of(row).items()}
    return answers | {
        "first_on": row.wanted_from,
        "last_on": row.wanted_until - dt.timedelta(days=1) if row.wanted_until else None,
        "cents": euros(row.wanted_cents) if row.wanted_cents is not None else "",
        "revision": row.revision,
    }


@require_safe
def read(request: Request, ref: uuid.UUID, asked_id: int) -> HttpResponse:
    """The request with its answers, and the decision when there is one: for school, family and samenwerkingsverband."""
    dossier, row = seen_request(request, ref, asked_id)
    actor = request.actor
    context = {
        "dossier": dossier,
        "row": row,
        "stand": stand_of(row),
        "answers": queries.named_answers(row),
        "last_on": row.wanted_until - dt.timedelta(days=1) if row.wanted_until else None,
        "euros": euros(row.wanted_cents) if row.wanted_cents is not None else "",
        "kind": queries.kind_of(row),
        "may_write": access.may_write_request(actor, row, dossier),
        "may_send": access.may_send(actor, row, dossier),
        "may_withdraw": access.may_withdraw(actor, row, dossier),
        "may_read": access.may_read_second(actor, row, dossier),
        "may_decide": access.may_decide(actor, row, dossier),
        "decides": actor.role in decision_rules().deciders,
        "support": decision_rules().support_point,
        **_decision(row),
    }
    return render(request, "arrangements/request.html", context)


def _decision(row: SeenRequest) -> dict[str, Any]:
    decision = queries.decision_of(row)
    if decision is None:
        return {"decision": None}
    return {
        "decision": decision,
        "mandate": Role(decision.mandate).label,
        "granted": euros(decision.granted_cents),
        "rate": euros(decision.rate_cents) if decision.rate_cents else "",
        "hours": hours_words(decision.hours_per_week),
        "decision_last_on": decision.valid_until - dt.timedelta(days=1) if decision.valid_until else None,
    }


@require_POST
def send(request: Request, ref: uuid.UUID, asked_id: int) -> HttpResponse:
    dossier, row = seen_request(request, ref, asked_id)
    message = _("De aanvraag is verstuurd. De ouders krijgen bericht.")
    done(request, operations.send_request, message, dossier_id=dossier.pk, request_id=row.pk)
    return back_to_request(ref, asked_id)


@require_POST
def withdraw(request: Request, ref: uuid.UUID, asked_id: int) -> HttpResponse:
    dossier, row = seen_request(request, ref, asked_id)
    message = _("De aanvraag is ingetrokken.")
    if done(request, operations.withdraw_request, message, dossier_id=dossier.pk, request_id=row.pk):
        return back(ref)
    return back_to_request(ref, asked_id)
