"""Screens: what the family may think over before a talk, in the words of the region."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core.decision import Conflict
from rondom.meetings.questions import all_questions, write_questions
from rondom.people.access import check_manages
from rondom.web.http import attempt, conflict_page
from rondom.web.manage.forms import QuestionsForm
from rondom.web.middleware import Request


@require_safe
def overview(request: Request) -> HttpResponse:
    check_manages(request.actor)
    return render(request, "manage/questions.html", {"rows": all_questions(request.actor.region_id)})


def change(request: Request, reader: str) -> HttpResponse:
    check_manages(request.actor)
    found = {row.reader: row for row in all_questions(request.actor.region_id)}.get(reader)
    if found is None:
        raise Http404
    form = QuestionsForm(request.POST or None, initial={"text": found.text, "revision": found.revision})
    if form.is_bound and form.is_valid():
        values = {
            "reader": reader,
            "text": form.cleaned_data["text"],
            "revision": form.cleaned_data["revision"],
        }
        try:
            saved = attempt(request, write_questions, **values)
        except Conflict as conflict:
            return conflict_page(request, conflict, mine=values["text"], field="text")
        if saved:
            messages.success(
                request, _("De vragen zijn bewaard. Ouders en kinderen lezen ze vóór hun volgende gesprek.")
            )
            return redirect("manage:questions")
    return render(request, "manage/questions_change.html", {"form": form, "questions": found})
