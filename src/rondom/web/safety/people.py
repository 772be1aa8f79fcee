"""Screen: who is in a case, who is let in, and who leaves."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.safeguarding import access, operations, queries
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.safety.case import frame
from rondom.web.safety.forms import LetInForm


def people(request: Request, case_id: uuid.UUID) -> HttpResponse:
    found = access.get_case(request.actor, case_id, looking_at="people")
    form = LetInForm(request.POST or None, colleagues=queries.may_be_let_in(found, on=clock.today()))
    if (
        form.is_bound
        and form.is_valid()
        and attempt(request, operations.let_in, case_id=found.pk, **form.cleaned_data)
    ):
        messages.success(request, _("Uw collega staat in de zaak."))
        return redirect("safety:people", case_id=found.pk)
    may_lead, writes = access.may_lead(request.actor, found), bool(access.may_write(found))
    context = frame(found) | {
        "form": form,
        "decision": may_lead,
        "rows": [
            {
                "member": member,
                "may_go": writes and (bool(may_lead) or member.person_id == request.actor.person_id),
                "is_me": member.person_id == request.actor.person_id,
            }
            for member in queries.members_of(found.pk, on=clock.today())
        ],
    }
    return render(request, "safety/people.html", context)


@require_POST
def stop(request: Request, case_id: uuid.UUID, member_id: uuid.UUID) -> HttpResponse:
    """Who took himself out does not see the case any more: he goes to the beginning."""
    found = access.get_case(request.actor, case_id, looking_at="people")
    if attempt(request, operations.take_out, case_id=found.pk, member_id=member_id):
        messages.success(request, _("Deze persoon staat niet meer in de zaak."))
        if not queries.sees(request.actor, found.pk, on=clock.today()):
            return redirect("start:home")
    return redirect("safety:people", case_id=found.pk)
