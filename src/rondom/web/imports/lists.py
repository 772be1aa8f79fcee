"""Screens: reading in a list of pupils."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core.decision import Refused
from rondom.integrations.pupil_lists import access
from rondom.integrations.pupil_lists.operations import (
    cancel_list,
    choose_rows,
    confirm_list,
    list_of,
    receive_list,
)
from rondom.integrations.pupil_lists.queries import JudgedRow, judged_rows
from rondom.integrations.pupil_lists.terms import ImportState
from rondom.web.http import Request, attempt, row_number
from rondom.web.imports.forms import UploadForm
from rondom.web.imports.list_page import counted, report_of

ROWS = 75


def new(request: Request) -> HttpResponse:
    """Hand in a list; what is wrong with it stands at the field, and nothing is kept."""
    form = UploadForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        accept=".csv,.xlsx,.txt,.tsv",
        help_text=_("Een lijst uit Excel (xlsx) of een CSV-bestand, met één leerling op elke rij"),
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            row = receive_list(request.actor, name=file.name, data=file.read())
        except Refused as refused:
            form.add_error("file", refused.decision.reason)
        else:
            return redirect("imports:list_preview", row.pk)
    context = {"form": form, "decision": access.may_import(request.actor)}
    return render(request, "imports/list_new.html", context)


def preview(request: Request, import_id: int) -> HttpResponse:
    """Every row with what can be done; each POST keeps the choice of the page that was shown."""
    row = access.get_list(request.actor, import_id)
    if row.state != ImportState.PREVIEW:
        done = row.state == ImportState.DONE
        return redirect("imports:list_report", row.pk) if done else redirect("imports:overview")
    try:
        found = list_of(row)
    except Refused as refused:
        messages.error(request, refused.decision.reason)
        return redirect("imports:overview")
    judged = judged_rows(found, row.school_id)
    if request.method == "POST":
        return _go_on(request, import_id, judged)
    page = Paginator(judged, ROWS).get_page(request.GET.get("pagina"))
    context = {
        "row": row,
        "found": found,
        "rows": page,
        "left_out": set(row.left_out),
        "counts": counted(judged, row.left_out),
    }
    return render(request, "imports/list_preview.html", context)


def _go_on(request: Request, import_id: int, judged: list[JudgedRow]) -> HttpResponse:
    """To another page, or register."""
    page = Paginator(judged, ROWS).get_page(request.POST.get("shown"))
    shown = [each.number for each in page if each.can_register]
    chosen = [row_number(each) for each in request.POST.getlist("row")]
    if not attempt(request, choose_rows, import_id=import_id, shown=shown, chosen=chosen):
        return redirect("imports:list_preview", import_id)
    go = request.POST.get("go", "")
    if go == "confirm":
        return _confirm(request, import_id)
    return redirect(f"{reverse('imports:list_preview', args=[import_id])}?pagina={row_number(go) or 1}")


def _confirm(request: Request, import_id: int) -> HttpResponse:
    done = attempt(request, confirm_list, import_id=import_id)
    return redirect("imports:list_report" if done else "imports:list_preview", import_id)


@require_POST
def stop(request: Request, import_id: int) -> HttpResponse:
    if attempt(request, cancel_list, import_id=import_id):
        messages.success(request, _("U bent gestopt. Er is niemand ingeschreven."))
    return redirect("imports:overview")


def report(request: Request, import_id: int) -> HttpResponse:
    """How many were registered, and why others were not."""
    row = access.get_list(request.actor, import_id)
    if row.state != ImportState.DONE:
        return redirect("imports:overview")
    told = report_of(row, request.GET.get("pagina"))
    context: dict[str, Any] = {"row": row, "told": told}
    return render(request, "imports/list_report.html", context)
