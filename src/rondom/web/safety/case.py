"""Screens: one case, its end, and its log."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.safeguarding import access, meldcode, queries
from rondom.safeguarding.operations import close_case
from rondom.safeguarding.terms import Step
from rondom.web.http import attempt, row_number
from rondom.web.middleware import Request
from rondom.web.safety.forms import CloseForm
from rondom.web.safety.words import next_words


def case(request: Request, case_id: uuid.UUID) -> HttpResponse:
    actor, today = request.actor, clock.today()
    found = access.get_case(actor, case_id, looking_at="case")
    weighings = list(queries.weighings_of(found.pk))
    todo = queries.to_do(found, weighings, on=today)
    context = frame(found) | {
        "todo": todo,
        "next": next_words(found.pk, todo),
        "steps": _steps(found, list(queries.entries_of(found.pk)), weighings),
        "members": list(queries.members_of(found.pk, on=today)),
        "may_write": access.may_write(found),
        "may_lead": access.may_lead(actor, found),
    }
    return render(request, "safety/case.html", context)


def frame(found: access.SeenCase) -> dict[str, Any]:
    """What the head of every page of a case needs."""
    return {"case": found, "child": found.dossier.pupil.person.call_name, "today": clock.today()}


def _steps(found: access.SeenCase, entries: list[Any], weighings: list[Any]) -> list[dict[str, Any]]:
    """The five steps with what was written in each."""
    return [
        {
            "number": step.value,
            "title": step.label,
            "kind": _kind(found, step, [entry for entry in entries if entry.step == step]),
            "entries": [entry for entry in entries if entry.step == step],
            "weighings": weighings if step == Step.WEIGH else [],
            "decisions": _decisions(weighings) if step == Step.DECIDE else [],
        }
        for step in Step
    ]


def _kind(found: access.SeenCase, step: Step, entries: list[Any]) -> str:
    """done: something stands in it, or the case is past it; you: the case is here."""
    if step == found.current_step and found.is_running:
        return "you"
    if step > found.current_step:
        return "later"
    return "done" if entries or step in (Step.WEIGH, Step.DECIDE) else "empty"


def _decisions(weighings: list[Any]) -> list[dict[str, Any]]:
    """Newest first, with the day on which Veilig Thuis should have decided."""
    found = [decision for decision in map(queries.decision_after, weighings) if decision]
    return [
        {
            "decision": decision,
            "answer_by_on": meldcode.veilig_thuis_decides_by(decision.reported_on)
            if decision.reported_on
            else None,
        }
        for decision in found
    ]


def close(request: Request, case_id: uuid.UUID) -> HttpResponse:
    found = access.get_case(request.actor, case_id, looking_at="close")
    form = CloseForm(request.POST or None)
    if form.is_bound and form.is_valid():
        revision = row_number(request.POST.get("revision", ""))
        if attempt(request, close_case, case_id=found.pk, revision=revision, **form.cleaned_data):
            messages.success(request, _("De zaak is gesloten."))
            return redirect("safety:case", case_id=found.pk)
        found = access.visible_case(request.actor, case_id)
    decision = access.may_close(request.actor, found, queries.last_weighing(found.pk))
    context = frame(found) | {
        "form": form,
        "decision": decision,
        "heading": _("Zaak afsluiten"),
        "intro": _(
            "Na het afsluiten kan niemand meer iets toevoegen. Wie in de zaak staat, kan blijven lezen."
        ),
        "button": _("Sluit de zaak af"),
        "newest": newest_of(found),
    }
    return render(request, "safety/form_page.html", context)


def newest_of(found: access.SeenCase) -> list[Any]:
    """What was written last, for who decides on it."""
    return list(queries.entries_of(found.pk).reverse()[:3])


def log(request: Request, case_id: uuid.UUID) -> HttpResponse:
    found = access.get_case(request.actor, case_id, looking_at="log")
    context = frame(found) | {"events": queries.log_of(found.pk)}
    return render(request, "safety/log.html", context)
