"""Screens: the tasks of every role, in the words of the region."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core.decision import Conflict
from rondom.people.access import check_manages
from rondom.people.role_tasks import all_tasks, tasks_of, write_role_tasks
from rondom.people.terms import Role
from rondom.web.http import attempt, conflict_page
from rondom.web.manage.forms import TasksForm
from rondom.web.middleware import Request


@require_safe
def overview(request: Request) -> HttpResponse:
    check_manages(request.actor)
    return render(request, "manage/tasks.html", {"rows": all_tasks(request.actor.region_id)})


def change(request: Request, role: str) -> HttpResponse:
    check_manages(request.actor)
    if role not in Role.values:
        raise Http404
    tasks = tasks_of(request.actor.region_id, role)
    form = TasksForm(request.POST or None, initial={"text": tasks.text, "revision": tasks.revision})
    if form.is_bound and form.is_valid():
        values = {"role": role, "text": form.cleaned_data["text"], "revision": form.cleaned_data["revision"]}
        try:
            saved = attempt(request, write_role_tasks, **values)
        except Conflict as conflict:
            return conflict_page(request, conflict, mine=values["text"], field="text")
        if saved:
            messages.success(request, _("De taken zijn bewaard. Ze staan meteen op de beginpagina."))
            return redirect("manage:tasks")
    return render(request, "manage/tasks_change.html", {"form": form, "tasks": tasks})
