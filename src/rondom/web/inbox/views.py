"""Screens: Berichten."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rondom.notifications import operations, queries
from rondom.web.http import attempt
from rondom.web.inbox.forms import PreferenceForm
from rondom.web.inbox.rows import inbox_rows
from rondom.web.middleware import Request

PER_PAGE = 25


@require_GET
def inbox(request: Request) -> HttpResponse:
    shown = Paginator(queries.inbox(request.actor.person_id), PER_PAGE).get_page(request.GET.get("pagina"))
    rows = inbox_rows(list(shown.object_list), request.actor, request.hats)
    return render(request, "inbox/list.html", {"rows": rows, "shown": shown})


@require_POST
def open_notice(request: Request, notice_id: int) -> HttpResponse:
    """Mark one message as read and go to what it is about."""
    if not attempt(request, operations.mark_read, notice_id=notice_id):
        raise Http404
    notice = queries.notice_of(request.actor.person_id, notice_id)
    rows = inbox_rows([notice], request.actor, request.hats)
    return redirect(rows[0].url or "inbox:list")


@require_POST
def read_all(request: Request) -> HttpResponse:
    attempt(request, operations.mark_all_read)
    return redirect("inbox:list")


@require_http_methods(["GET", "POST"])
def preferences(request: Request) -> HttpResponse:
    chosen = queries.preference_of(request.actor.person_id)
    form = PreferenceForm(
        request.POST or None, initial={name: getattr(chosen, name) for name in PreferenceForm.base_fields}
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(request, operations.set_preference, **form.cleaned_data)
    ):
        messages.success(request, _("Wij hebben uw keuze bewaard."))
        return redirect("inbox:list")
    return render(request, "inbox/preferences.html", {"form": form})
