"""Screens between sending and deciding: ask for more, fill it in, experts, and the time it takes."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.tlv import access, deciding_access, operations, queries
from rondom.tlv.rules import category_label, procedure
from rondom.web.http import done
from rondom.web.middleware import Request
from rondom.web.tlv.forms import AdviceForm, AnswerForm, AskForm, ChoicesForm, TimeForm
from rondom.web.tlv.frame import back, form_page, seen_tlv, where


def ask_more(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    dossier, row = seen_tlv(request, ref, tlv_id)
    form = AskForm(request.POST or None)
    if form.is_bound and form.is_valid():
        message = _("De school krijgt bericht. De klok staat stil.")
        values = {**where(dossier, row), "asked": form.cleaned_data["words"]}
        if done(request, operations.ask_more, message, **values):
            return back(ref, tlv_id)
    decision = deciding_access.may_ask_more(request.actor, row, dossier)
    return form_page(
        request,
        dossier,
        form,
        row=row,
        heading=_("Vraag de school om meer"),
        button=_("Vraag dit"),
        decision=decision,
    )


def answer_more(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    dossier, row = seen_tlv(request, ref, tlv_id)
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        message = _("Het samenwerkingsverband krijgt bericht. De klok loopt weer.")
        values = {**where(dossier, row), "answer": form.cleaned_data["words"]}
        if done(request, operations.answer_more, message, **values):
            return back(ref, tlv_id)
    pause = queries.open_pause(row)
    return form_page(
        request,
        dossier,
        form,
        row=row,
        heading=_("Vul de aanvraag aan"),
        button=_("Verstuur wat u aanvult"),
        decision=access.may_answer(request.actor, row, dossier),
        intro=pause.asked if pause else "",
    )


def ask_expert(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """Who of the circle may advise."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    found = queries.expert_choices(row, on=clock.today())
    choices = [(each.pk, f"{each.person.name}, {each.get_capacity_display()}") for each in found]
    form = ChoicesForm(request.POST or None, choices=choices, label=_("Wie vraagt u om advies?"))
    if form.is_bound and form.is_valid():
        values = {**where(dossier, row), "participant_id": form.cleaned_data["choice"]}
        if done(request, operations.ask_expert, _("De deskundige krijgt bericht."), **values):
            return back(ref, tlv_id)
    intro = _("Twee deskundigen geven apart advies. Een van hen is orthopedagoog of psycholoog.")
    if not choices:
        intro = _(
            "Er is geen deskundige in de kring van het kind. Vraag de coördinator om er een bij te zetten."
        )
    return form_page(
        request,
        dossier,
        form,
        row=row,
        heading=_("Vraag een deskundige"),
        button=_("Vraag om advies"),
        decision=deciding_access.may_ask_expert(request.actor, row, dossier),
        intro=intro,
        source=procedure().experts.source,
    )


def advise(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """Own words, own signature, with the own account."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    form = AdviceForm(request.POST or None, role=request.actor.role)
    if form.is_bound and form.is_valid():
        message = _("Uw advies is getekend. De school, de ouders en wie besluit kunnen het lezen.")
        if done(request, operations.sign_advice, message, **where(dossier, row), **form.cleaned_data):
            return back(ref, tlv_id)
    return form_page(
        request,
        dossier,
        form,
        row=row,
        heading=_("Geef advies"),
        button=_("Teken uw advies"),
        decision=deciding_access.may_advise(request.actor, row, dossier),
        intro=category_label(row.category),
        source=procedure().experts.source,
    )


@require_safe
def advices(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """All signed advices, next to each other."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    rules = procedure()
    signed = [
        {"row": each, "profession": found.label if (found := rules.profession(each.profession)) else ""}
        for each in queries.signed_advices(row)
    ]
    waiting = len(row.advices.all()) - len(signed)
    context = {
        "dossier": dossier,
        "row": row,
        "signed": signed,
        "waiting": waiting,
        "least": rules.experts.least,
        "enough": deciding_access.enough_advice(row),
    }
    return render(request, "tlv/advices.html", context)


def time(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """Optional: what it cost."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    form = TimeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {**where(dossier, row), **form.cleaned_data}
        if done(request, operations.enter_time, _("Bewaard."), **values):
            return redirect("tlv:tlv", ref, tlv_id)
    return form_page(
        request,
        dossier,
        form,
        row=row,
        heading=_("Schrijf op hoeveel tijd het kostte"),
        button=_("Bewaar"),
        decision=access.may_enter_time(request.actor, row, dossier),
        intro=_("Dit hoeft niet. Zo kan het samenwerkingsverband zien waar het sneller kan."),
    )
