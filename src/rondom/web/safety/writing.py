"""Screens: write in a step, or put right what stands there."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.safeguarding import access
from rondom.safeguarding.operations import EntryText, write_entry
from rondom.safeguarding.terms import KINDS_OF_STEP, Step
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.safety.case import frame
from rondom.web.safety.forms import EntryForm


def write(request: Request, case_id: uuid.UUID, step: int) -> HttpResponse:
    found = access.get_case(request.actor, case_id, looking_at="write")
    if step not in Step.values:
        raise Http404
    form = EntryForm(
        request.POST or None, initial={"happened_on": clock.today()}, kinds=KINDS_OF_STEP[Step(step)]
    )
    return _page(request, found, form, step=step)


def correct(request: Request, case_id: uuid.UUID, number: int) -> HttpResponse:
    """The earlier entry stays; the new one stands beside it and says what was wrong."""
    found = access.get_case(request.actor, case_id, looking_at="write")
    earlier = access.get_entry(found, number)
    form = EntryForm(
        request.POST or None,
        initial={name: getattr(earlier, name) for name in ("kind", "happened_on", "text", "without_name")},
        kinds=KINDS_OF_STEP[Step(earlier.step)],
        is_correction=True,
    )
    return _page(request, found, form, step=earlier.step, earlier=earlier)


def _page(
    request: Request, found: access.SeenCase, form: EntryForm, *, step: int, earlier: Any = None
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        text = EntryText(**{"without_name": False} | form.cleaned_data)
        corrects = earlier.number if earlier else None
        if attempt(request, write_entry, case_id=found.pk, step=step, text=text, corrects=corrects):
            messages.success(request, _("Het is vastgelegd."))
            return redirect("safety:case", case_id=found.pk)
    context = frame(found) | {
        "form": form,
        "earlier": earlier,
        "decision": access.may_write(found),
        "heading": _("Iets rechtzetten") if earlier else str(Step(step).label),
        "intro": _("Wat er stond, blijft staan. Uw tekst komt ernaast.") if earlier else "",
        "button": _("Leg vast"),
        "says_optional": True,
    }
    return render(request, "safety/form_page.html", context)
