"""Screens of an application at a school: its days, what the board said, and where one can go with a no."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.watch import access, operations, queries
from rondom.watch.admission_rules import admission_rules
from rondom.web.http import done
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.watch.admission_forms import DayForm, DecisionForm, NewForm
from rondom.web.watch.frame import form_page, seen


@require_safe
def admissions(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier, today = seen(request, ref), clock.today()
    rows = [
        {"row": row, "is_late": row.is_late(today), "needs_place": row.needs_place(today)}
        for row in queries.admissions_of(dossier.pk)
    ]
    context = {
        "dossier": dossier,
        "rows": rows,
        "may_go_on": access.may_go_on(request.actor, dossier),
        "source": admission_rules().source,
    }
    return render(request, "watch/admissions.html", context)


def new(request: Request, ref: uuid.UUID) -> HttpResponse:
    form = NewForm(request.POST or None)
    return _form(request, ref, form, operations.write_admission, _("Bij welke school is het kind aangemeld?"))


def longer(request: Request, ref: uuid.UUID, admission_id: int) -> HttpResponse:
    form = DayForm(request.POST or None)
    heading = _("De school vraagt vier weken langer")
    return _form(request, ref, form, operations.ask_longer, heading, admission_id=admission_id)


def placed(request: Request, ref: uuid.UUID, admission_id: int) -> HttpResponse:
    form = DayForm(request.POST or None)
    heading = _("Het kind heeft een tijdelijke plaats")
    return _form(request, ref, form, operations.place_for_now, heading, admission_id=admission_id)


def decided(request: Request, ref: uuid.UUID, admission_id: int) -> HttpResponse:
    form = DecisionForm(request.POST or None)
    heading = _("Wat besloot de school?")
    return _form(request, ref, form, operations.decide_admission, heading, admission_id=admission_id)


def _form(
    request: Request, ref: uuid.UUID, form: Any, operation: Callable[..., Any], heading: str, **more: int
) -> HttpResponse:
    dossier = seen(request, ref)
    if "admission_id" in more and not queries.is_admission_of(dossier.pk, more["admission_id"]):
        raise Http404
    if form.is_bound and form.is_valid():
        values = form.cleaned_data | more
        if done(
            request,
            operation,
            _("Bewaard. Wie om het kind staat, kan dit lezen."),
            dossier_id=dossier.pk,
            **values,
        ):
            return redirect("watch:admissions", ref)
    return form_page(
        request,
        form,
        heading=heading,
        button=_("Bewaar"),
        decision=access.may_go_on(request.actor, dossier),
        back_url=address("watch:admissions", ref=ref),
        back_label=_("Aangemeld bij een school"),
    )
