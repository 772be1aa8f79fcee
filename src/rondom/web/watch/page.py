"""Screens around the child: say that it is stuck, follow every step, answer who is addressed."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.access import SeenDossier
from rondom.watch import access, operations, queries
from rondom.watch.queries import SeenCase
from rondom.watch.rules import ladder, stagnation_rules
from rondom.web.http import done
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.watch.forms import AnswerForm, PressForm
from rondom.web.watch.frame import back, form_page, seen


@require_safe
def page(request: Request, ref: uuid.UUID) -> HttpResponse:
    return _page(request, seen(request, ref), PressForm())


def press(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Say it, with a word or without. A GET shows the page it belongs to."""
    dossier = seen(request, ref)
    form = PressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        message = _("Wij weten het. Iemand kijkt ernaar. U ziet hier wat er gebeurt.")
        if done(request, operations.press, message, dossier_id=dossier.pk, word=form.cleaned_data["word"]):
            return back(ref)
    return _page(request, dossier, form)


def _page(request: Request, dossier: SeenDossier, form: PressForm) -> HttpResponse:
    actor, today = request.actor, clock.today()
    case = queries.newest_case(dossier.pk)
    context: dict[str, Any] = {
        "dossier": dossier,
        "form": form,
        "case": case,
        "today": today,
        "may_press": access.may_press(actor, dossier),
        "may_go_on": access.may_go_on(actor, dossier),
        "ladder": _ladder(actor, dossier, case),
        "ladder_source": ladder().source,
        "taken": queries.rungs_of(dossier.pk, region=dossier.region.slug, on=today),
        "without_point": queries.is_region_without_point(dossier, case),
    }
    if case is not None:
        context |= _case(actor, dossier, case)
    return render(request, "watch/page.html", context)


def _case(actor: Actor, dossier: SeenDossier, case: SeenCase) -> dict[str, Any]:
    rung = queries.desk_rung(case)
    before_on = queries.take_up_day(rung)
    return {
        "rung": rung,
        "take_up_before_on": before_on,
        "take_up_late": access.is_late(before_on, on=clock.today()),
        "days": case.days_on(clock.today()),
        "signals": [_signal(actor, row) for row in queries.signals_of(case.pk)],
        "calls": [
            {"row": call, "may_answer": access.may_answer_call(actor, call, dossier)}
            for call in queries.calls_of(case.pk)
        ],
    }


def _signal(actor: Actor, row: Any) -> dict[str, Any]:
    """Why it is here: what a rule saw, or who said so; the word only for who wrote it."""
    if row.rule:
        rule = stagnation_rules().rule(row.rule)
        return {"on": row.said_on, "why": rule.why(days=row.days, count=row.overdue), "source": rule.source}
    mine = access.may_read_word(actor, by_id=row.by_id)
    return {
        "on": row.said_on,
        "who": row.by.name,
        "role": row.get_capacity_display(),
        "word": row.word if mine else "",
    }


def _ladder(actor: Actor, dossier: SeenDossier, case: SeenCase | None) -> list[dict[str, Any]]:
    return [
        {"rule": rule, "may_begin": access.may_begin_rung(actor, dossier, rule, case)}
        for rule in queries.rungs_for(dossier, on=clock.today())
    ]


def answer(request: Request, ref: uuid.UUID, call_id: int) -> HttpResponse:
    """Who is addressed says what he does."""
    dossier = seen(request, ref)
    case = queries.newest_case(dossier.pk)
    call = next((row for row in queries.calls_of(case.pk) if row.pk == call_id), None) if case else None
    if call is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "call_id": call_id, "answer": form.cleaned_data["answer"]}
        if done(request, operations.answer_call, _("Uw antwoord is verstuurd."), **values):
            return back(ref, anchor="aangesproken")
    return form_page(
        request,
        form,
        heading=_("Antwoord over uw rol"),
        button=_("Verstuur het antwoord"),
        decision=access.may_answer_call(request.actor, call, dossier),
        intro=call.question,
        back_url=address("watch:page", ref=ref),
        back_label=_("Waar het vastloopt"),
    )
