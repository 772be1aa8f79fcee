"""Screens: reading in an OSO file."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core.decision import Refused
from rondom.files.queries import read_file
from rondom.integrations.oso import access, queries
from rondom.integrations.oso.dossier import OsoDossier
from rondom.integrations.oso.kept import account
from rondom.integrations.oso.landing import found_guardians, group_of
from rondom.integrations.oso.operations import cancel_oso, confirm_oso, dossier_of, receive_oso
from rondom.integrations.oso.terms import ImportState
from rondom.web.http import Request, attempt
from rondom.web.imports.forms import OsoForm, UploadForm
from rondom.web.imports.oso_page import preview_of
from rondom.web.imports.places import child_address, growth_address

LINES = 100


def new(request: Request) -> HttpResponse:
    """Hand in a file; what is wrong with it stands at the field, and nothing is kept."""
    form = UploadForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        accept=".xml",
        help_text=_("Het OSO-bestand (xml) voor het samenwerkingsverband, versie 2019.1"),
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = receive_oso(request.actor, data=form.cleaned_data["file"].read())
        except Refused as refused:
            form.add_error("file", refused.decision.reason)
        else:
            return redirect("imports:oso_preview", row.pk)
    context = {"form": form, "decision": access.may_import(request.actor)}
    return render(request, "imports/oso_new.html", context)


def preview(request: Request, import_id: int) -> HttpResponse:
    """What lands where; confirming is the POST of this page."""
    row = access.get_import(request.actor, import_id)
    if row.state == ImportState.DONE:
        return _after(row)
    if row.state == ImportState.CANCELLED:
        messages.info(request, _("U bent met dit bestand gestopt."))
        return redirect("imports:overview")
    try:
        oso = dossier_of(row)
    except Refused as refused:
        messages.error(request, refused.decision.reason)
        return redirect("imports:overview")
    known = access.child_in_school(row, oso)
    may_begin = access.may_begin(request.actor, row, known)
    form = _form(request, oso, asks_same=known is not None, may_begin=bool(may_begin))
    if request.method == "POST" and form.is_valid():
        done = attempt(request, confirm_oso, import_id=row.pk, choice=form.choice())
        if done:
            messages.success(request, _("Het overstapdossier is ingelezen."))
            return _after(done)
    context = {"row": row, "form": form, "may_begin": may_begin, "preview": preview_of(oso, known)}
    return render(request, "imports/oso_preview.html", context)


def _form(request: Request, oso: OsoDossier, *, asks_same: bool, may_begin: bool) -> OsoForm:
    return OsoForm(
        request.POST if request.method == "POST" else None,
        guardians=found_guardians(oso),
        asks_same=asks_same,
        asks_parents=oso.parents_view.permission_to_transfer != "yes",
        may_begin=may_begin,
        initial={"group": group_of(oso)},
    )


def _after(row: Any) -> HttpResponse:
    """The page of the child when there is a dossier; else what was read in."""
    address = child_address(row.dossier.ref) if row.dossier else ""
    return redirect(address) if address else redirect("imports:oso_report", row.pk)


def lines(request: Request, import_id: int) -> HttpResponse:
    """Every value of the file with its place, a hundred on a page."""
    row = access.get_import(request.actor, import_id)
    if row.state != ImportState.PREVIEW:
        return redirect("imports:overview")
    try:
        found = account(dossier_of(row), with_dossier=True)
    except Refused as refused:
        messages.error(request, refused.decision.reason)
        return redirect("imports:overview")
    page = Paginator(found, LINES).get_page(request.GET.get("pagina"))
    return render(request, "imports/oso_lines.html", {"row": row, "lines": page})


@require_POST
def stop(request: Request, import_id: int) -> HttpResponse:
    if attempt(request, cancel_oso, import_id=import_id):
        messages.success(request, _("U bent gestopt. Er is niets ingelezen."))
    return redirect("imports:overview")


def report(request: Request, import_id: int) -> HttpResponse:
    """What became of every part, without the values."""
    row = access.get_import(request.actor, import_id)
    if row.state != ImportState.DONE:
        return redirect("imports:overview")
    page = Paginator(queries.lines_of(row.pk), LINES).get_page(request.GET.get("pagina"))
    context = {
        "row": row,
        "lines": page,
        "counts": queries.counts_of(row.pk),
        "broken": queries.broken_attachments(row.pk),
        "child_url": child_address(row.dossier.ref) if row.dossier else "",
        "growth_url": growth_address(row.dossier.ref) if row.dossier else "",
    }
    return render(request, "imports/oso_report.html", context)


def attachment(request: Request, ref: uuid.UUID, file_id: int) -> HttpResponse:
    """A document that came with an OSO file, for everybody who may see its category."""
    file = access.get_attachment(request.actor, ref=ref, file_id=file_id)
    try:
        data = read_file(file)
    except Refused as refused:
        messages.error(request, refused.decision.reason)
        return redirect(child_address(ref) or "imports:overview")
    answer = HttpResponse(data, content_type=file.content_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
