"""Screens: choose who leads the process, and answer to another choice."""

import uuid

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.dossiers.access import SeenDossier
from rondom.dossiers.queries import circle
from rondom.dossiers.terms import Ring
from rondom.triage import access, operations, queries
from rondom.triage.rules import regie_table
from rondom.web.http import done
from rondom.web.middleware import Request
from rondom.web.triage.forms import RegieAnswerForm, RegieForm
from rondom.web.triage.frame import back, form_page, seen, seen_triage


def choose(request: Request, ref: uuid.UUID) -> HttpResponse:
    """The proposal of the table with its sentence; another choice asks for a reason."""
    dossier, triage = seen_triage(request, ref)
    cell = access.cell_of(triage, dossier)
    initial = {"leader": cell.leader if cell else ""}
    form = RegieForm(request.POST or None, people=_professionals(dossier), initial=initial)
    if form.is_bound and form.is_valid():
        values = {
            "dossier_id": dossier.pk,
            "leader": form.cleaned_data["leader"],
            "person_id": form.cleaned_data["person"],
            "reason": form.cleaned_data["reason"],
        }
        if done(request, operations.choose_regie, _("Uw keuze is bewaard."), **values):
            return back(ref, anchor="procesregie")
    return form_page(
        request,
        dossier,
        form,
        heading=_("Procesregie kiezen"),
        button=_("Bewaar de keuze"),
        decision=access.may_choose_regie(request.actor, triage, dossier),
        intro=_("Voorstel: %(why)s") % {"why": cell.why} if cell else "",
        source=queries.source_of(triage.rules, regie_table().source),
    )


def _professionals(dossier: SeenDossier) -> list[tuple[int, str]]:
    people = circle(dossier, on=clock.today())
    rows = {row.person_id: f"{row.name}, {row.label}" for row in people if row.ring != Ring.HOME}
    return list(rows.items())


def answer(request: Request, ref: uuid.UUID, regie_id: int) -> HttpResponse:
    dossier = seen(request, ref)
    regie = access.get_regie(dossier, regie_id)
    form = RegieAnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "regie_id": regie_id}
        if form.cleaned_data["answer"] == "yes":
            saved = done(request, operations.accept_regie, _("Dit geldt vanaf nu."), **values)
        else:
            message = _("Uw antwoord is bewaard.")
            values["reason"] = form.cleaned_data["reason"]
            saved = done(request, operations.refuse_regie, message, **values)
        if saved:
            return back(ref, anchor="procesregie")
    return form_page(
        request,
        dossier,
        form,
        heading=_("Antwoord op het voorstel"),
        button=_("Bewaar uw antwoord"),
        decision=access.may_answer_regie(request.actor, regie, dossier),
        intro=_("%(who)s stelt voor: %(leader)s (%(person)s). Reden: %(reason)s")
        % {
            "who": regie.chosen_by.name,
            "leader": regie.get_leader_display(),
            "person": regie.person.name,
            "reason": regie.reason,
        },
    )
