"""Screens: the cases in which I am named, and concerns about one child."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.safeguarding import access, queries
from rondom.safeguarding.meldcode import meldcode
from rondom.safeguarding.operations import raise_concern
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.safety.forms import ConcernForm
from rondom.web.safety.words import next_words


def cases(request: Request) -> HttpResponse:
    """For who is named in no case and no estimate, this page is not there."""
    today = clock.today()
    rows = [
        {"case": row.case, "todo": row.todo, "next": next_words(row.case.pk, row.todo)}
        for row in queries.cases_to_do(request.actor, on=today)
    ]
    watches = list(queries.watches_of(request.actor, on=today))
    if not rows and not watches:
        raise Http404
    return render(request, "safety/list.html", {"rows": rows, "watches": watches, "today": today})


def child(request: Request, ref: uuid.UUID) -> HttpResponse:
    """The same page and the same answer, whether others have a case about this child or not."""
    actor, today = request.actor, clock.today()
    dossier = access.get_dossier(actor, ref)
    form = ConcernForm(request.POST or None, initial={"happened_on": today})
    if (
        form.is_bound
        and form.is_valid()
        and attempt(request, raise_concern, dossier_id=dossier.pk, **form.cleaned_data)
    ):
        messages.success(request, _("Uw melding is vastgelegd."))
        return redirect("safety:child", ref=ref)
    context = {
        "dossier": dossier,
        "child": dossier.pupil.person.call_name,
        "cases": list(queries.cases_of(actor, on=today, dossier_id=dossier.pk)),
        "concerns": list(queries.own_concerns(actor, dossier.pk)),
        "decision": access.may_raise_concern(actor, dossier),
        "watches": list(queries.watches_of(actor, on=today, dossier_id=dossier.pk)),
        "may_begin_watch": access.estimates(actor) and access.may_begin_watch(actor, dossier),
        "form": form,
        "phone": meldcode().phone.number,
    }
    return render(request, "safety/child.html", context)
