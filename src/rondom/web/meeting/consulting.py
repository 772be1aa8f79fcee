"""Screens: a question without a name on a sitting, and the advice."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rondom.meetings import operations, sitting
from rondom.people.terms import Role
from rondom.web.http import attempt
from rondom.web.meeting.sitting import shown
from rondom.web.meeting.sitting_forms import AdviceForm, ConsultationForm
from rondom.web.middleware import Request


@require_POST
def ask(request: Request, date_id: int) -> HttpResponse:
    found = sitting.get_sitting(request.actor, date_id)
    form = ConsultationForm(request.POST)
    if form.is_valid() and attempt(
        request, operations.ask_without_name, date_id=date_id, **form.cleaned_data
    ):
        messages.success(request, _("Uw vraag staat op de agenda, zonder naam."))
        return redirect("meeting:sitting", date_id=date_id)
    return shown(request, found, status=422, question_form=form)


@require_http_methods(["GET", "POST"])
def consultation(request: Request, consultation_id: int) -> HttpResponse:
    """The question, and the advice once it is given."""
    row = sitting.get_consultation(request.actor, consultation_id)
    form = AdviceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {"consultation_id": consultation_id, **form.cleaned_data}
        if attempt(request, operations.close_consultation, **values):
            messages.success(request, _("Het advies is bewaard."))
            return redirect("meeting:consultation", consultation_id=consultation_id)
    present = [Role(role).label for role in row.at_table if role in Role.values]
    context = {"row": row, "form": form, "present": present}
    return render(request, "meeting/consultation.html", context, status=422 if form.errors else 200)
