"""Screens: publish a draft, look at a version, fetch it as a file, let running dossiers go on by it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from rondom.routes.access import get_version
from rondom.routes.diagram import diagram
from rondom.routes.drafting import moving_on, operations
from rondom.routes.drafting.checking import as_file
from rondom.routes.drafting.comparing import changes
from rondom.routes.drafting.counting import routes_of, unconfirmed
from rondom.routes.queries import newest_route, route_of
from rondom.web.http import attempt, row_number
from rondom.web.manage.routes.choices import certainty_words
from rondom.web.manage.routes.draft import may_go_on, shell
from rondom.web.manage.routes.rows import step_texts
from rondom.web.manage.routes.saving import draft_words, of_draft, save
from rondom.web.manage.routes.start_forms import PublishForm
from rondom.web.middleware import Request


@of_draft
def publish(request: Request, route_key: str) -> HttpResponse:
    """What changes, with a note; then it is a version. Who is second hears that somebody was first."""
    form = PublishForm(request.POST or None)
    if form.is_bound and form.is_valid():
        read = (row_number(request.POST.get("revision", "")), row_number(request.POST.get("newest", "")))
        values = {"route_key": route_key, "note": form.cleaned_data["note"], "read": read}
        version = save(request, form, operations.publish_draft, **values).answer
        if version:
            words = _("Versie %d is gepubliceerd. Nieuwe dossiers krijgen deze versie.")
            messages.success(request, words % version.version)
            return redirect("manage:routes_version", version_id=version.pk)
    context = shell(request, route_key)
    newest, checked = context["newest"], context["checked"]
    context |= {
        "form": form,
        "decision": may_go_on(checked, old=route_of(newest) if newest else None),
        "changes": changes(route_of(newest), checked.route) if newest and checked.route else (),
        "next_number": newest.version + 1 if newest else 1,
        "running": _running(request, route_key),
    }
    return render(request, "manage/routes/publish.html", context)


def _running(request: Request, route_key: str) -> int:
    rows = routes_of(request.actor.region_id)
    return sum(count for row in rows if row.key == route_key for _version, count in row.versions)


@require_safe
def version(request: Request, version_id: int) -> HttpResponse:
    """A published route: its picture, the same in words, what is not confirmed, and its other versions."""
    found = get_version(request.actor, version_id)
    route = route_of(found)
    row = next(row for row in routes_of(request.actor.region_id) if row.key == found.key)
    certainty = certainty_words()
    context = {
        "version": found,
        "route": route,
        "row": row,
        "is_newest": found.pk == (row.newest.pk if row.newest else 0),
        "running": {known.pk: count for known, count in row.versions}[found.pk],
        "diagram": diagram(route),
        "texts": step_texts(route),
        "unconfirmed": [(each, certainty[each.certainty]) for each in unconfirmed(route)],
    }
    return render(request, "manage/routes/version.html", context)


@require_safe
def version_file(request: Request, version_id: int) -> HttpResponse:
    found = get_version(request.actor, version_id)
    return _file(found.text, f"{found.key}-{found.version}")


@require_safe
@of_draft
def draft_file(request: Request, route_key: str) -> HttpResponse:
    """The draft as a file, also when it is not right yet."""
    return _file(as_file(draft_words(request, route_key)["definition"]), f"{route_key}-concept")


def _file(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.yaml"'}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)


def move_on(request: Request, version_id: int) -> HttpResponse:
    """A report first: how many running dossiers can go on by this version, and how many stay and why."""
    found = get_version(request.actor, version_id)
    if newest_route(request.actor.region_id, found.key) != found:
        raise Http404
    if request.method == "POST":
        done = attempt(request, moving_on.move_all, version_id=version_id)
        if done is not None:
            messages.success(request, _done_words(done))
        if done is not None and done.left:
            return redirect("manage:routes_move_on", version_id=version_id)
        return redirect("manage:routes_version", version_id=version_id)
    report, most = moving_on.report(found), moving_on.MOST_AT_ONCE
    context = {"version": found, "report": report, "most": most, "at_once": min(report.goes, most)}
    return render(request, "manage/routes/move_on.html", context)


def _done_words(done: moving_on.Report) -> str:
    goes = ngettext("%d dossier is overgezet.", "%d dossiers zijn overgezet.", done.goes) % done.goes
    if done.left:
        words = ngettext("%d dossier kan nog over.", "%d dossiers kunnen nog over.", done.left)
        return f"{goes} {words % done.left}"
    stayed = done.total - done.goes
    if not stayed:
        return goes
    return (
        f"{goes} "
        + ngettext("%d dossier houdt zijn versie.", "%d dossiers houden hun versie.", stayed) % stayed
    )
