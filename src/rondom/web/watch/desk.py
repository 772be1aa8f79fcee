"""Screens of the desk: what is stuck, who does what and when, addressing people, how it ends."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.dossiers.queries import sight_of
from rondom.watch import access, operations, queries
from rondom.watch.queries import SeenCase, Someone
from rondom.watch.rules import stagnation_rules
from rondom.watch.terms import Outcome
from rondom.web.http import done
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.watch.forms import CallForm, EndForm, RolesForm
from rondom.web.watch.frame import form_page


@require_safe
def desk(request: Request) -> HttpResponse:
    """Errors: Http404 in a role without a desk."""
    if not access.has_desk(request.actor):
        raise Http404
    rows = queries.desk_rows(request.actor)
    figures = [
        {"outcome": Outcome(row.outcome).label, "row": row} for row in queries.desk_figures(request.actor)
    ]
    return render(request, "watch/desk.html", {"rows": rows, "figures": figures, "today": clock.today()})


@require_safe
def case(request: Request, stuck_id: int) -> HttpResponse:
    actor, today = request.actor, clock.today()
    found = access.get_case(actor, stuck_id)
    rung = queries.desk_rung(found)
    before_on = queries.take_up_day(rung)
    may_work = access.may_work(actor, found)
    sight = sight_of(actor, [found.dossier_id], on=today).get(found.dossier_id)
    sheet = queries.sheet_of(found, on=today, now=clock.now())
    context = {
        "case": found,
        "rung": rung,
        "take_up_before_on": before_on,
        "take_up_late": access.is_late(before_on, on=today),
        "days": found.days_on(today),
        "signals": [_signal(row) for row in queries.signals_of(found.pk)],
        "sheet": sheet,
        "people": [
            {"row": row, "asks": stagnation_rules().asked_of(row.capacity), "kind": _kind(row)}
            for row in sheet.people
        ],
        "calls": queries.calls_of(found.pk),
        "may_take_up": access.may_take_up(actor, found),
        "may_work": may_work,
        "child_url": address("child:page", ref=sight.ref) if sight else "",
        "today": today,
    }
    return render(request, "watch/case.html", context)


def _signal(row: Any) -> dict[str, Any]:
    if not row.rule:
        return {"on": row.said_on, "who": row.by.name, "role": row.get_capacity_display(), "word": row.word}
    rule = stagnation_rules().rule(row.rule)
    return {"on": row.said_on, "why": rule.why(days=row.days, count=row.overdue), "source": rule.source}


def _kind(row: Someone) -> dict[str, str]:
    if row.taken is None:
        return {"kind": "later", "word": _("Nog niet bekeken")}
    if row.taken:
        return {"kind": "done", "word": _("Nam zijn of haar rol")}
    return {"kind": "wait", "word": _("Nam de rol nog niet")}


@require_POST
def take_up(request: Request, stuck_id: int) -> HttpResponse:
    access.desk_case(request.actor, stuck_id)
    done(request, operations.take_up, _("U hebt dit opgepakt. Het gezin krijgt bericht."), case_id=stuck_id)
    return redirect("watch:case", stuck_id)


def roles(request: Request, stuck_id: int) -> HttpResponse:
    """The checklist: did everybody take his role."""
    found = access.get_case(request.actor, stuck_id)
    people = _sheet(found).people
    rows = [
        (row.participant_id, _named(row), stagnation_rules().asked_of(row.capacity), row.taken)
        for row in people
    ]
    form = RolesForm(request.POST or None, people=rows)
    if form.is_bound and form.is_valid():
        values = {"case_id": stuck_id, "taken": form.taken()}
        if done(request, operations.check_roles, _("De lijst is bewaard."), **values):
            return redirect("watch:case", stuck_id)
    return form_page(
        request,
        form,
        heading=_("Nam iedereen zijn rol?"),
        button=_("Bewaar de lijst"),
        decision=access.may_work(request.actor, found),
        **_way_back(stuck_id),
    )


def _named(row: Someone) -> str:
    return f"{row.name}, {row.label}"


def _sheet(found: SeenCase) -> queries.Sheet:
    return queries.sheet_of(found, on=clock.today(), now=clock.now())


def call(request: Request, stuck_id: int, participant_id: int) -> HttpResponse:
    """Address somebody. Errors: Http404 for who is not around the child."""
    found = access.get_case(request.actor, stuck_id)
    who = next((row for row in _sheet(found).people if row.participant_id == participant_id), None)
    if who is None:
        raise Http404
    form = CallForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {
            "case_id": stuck_id,
            "participant_id": participant_id,
            "question": form.cleaned_data["question"],
        }
        if done(request, operations.call_on, _("De vraag is verstuurd."), **values):
            return redirect("watch:case", stuck_id)
    return form_page(
        request,
        form,
        heading=_("Spreek %(name)s aan") % {"name": who.name},
        button=_("Verstuur de vraag"),
        decision=access.may_work(request.actor, found),
        intro=stagnation_rules().asked_of(who.capacity),
        **_way_back(stuck_id),
    )


def end(request: Request, stuck_id: int) -> HttpResponse:
    """How it ended here; not solved, then by whom it goes on."""
    found = access.get_case(request.actor, stuck_id)
    rungs = queries.rungs_for(found.dossier, on=clock.today())
    form = EndForm(request.POST or None, rungs=rungs)
    if form.is_bound and form.is_valid():
        values = {"case_id": stuck_id} | form.cleaned_data
        if done(request, operations.end_at_desk, _("Opgeschreven. Het gezin krijgt bericht."), **values):
            return redirect("watch:desk")
    return form_page(
        request,
        form,
        heading=_("Hoe liep het af?"),
        button=_("Rond dit af"),
        decision=access.may_work(request.actor, found),
        intro=_("U beslist niets en verandert niets in het plan. U schrijft op wat er gebeurde."),
        **_way_back(stuck_id),
    )


def _way_back(stuck_id: int) -> dict[str, Any]:
    return {"back_url": address("watch:case", stuck_id=stuck_id), "back_label": _("Terug naar de zaak")}
