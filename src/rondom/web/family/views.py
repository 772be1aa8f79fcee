"""Screens: Ons gezin for parents, Mijn plan for a pupil, who may see what, who looked."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.dossiers.access import get_dossier
from rondom.dossiers.family import circles, get_family_dossiers, looks_at, named_looks
from rondom.meetings.access import may_read_minutes, visible_meeting
from rondom.meetings.queries import summary_for_family
from rondom.meetings.terms import Reply
from rondom.people.terms import Role
from rondom.web.family.children import MINUTES
from rondom.web.family.parent import home_page
from rondom.web.family.pupil import pupil_page
from rondom.web.family.readers import readers_of
from rondom.web.http import Request

LOOKS_PER_PAGE = 50


def replies() -> list[dict[str, str]]:
    """What can be said to an invitation, in the first person."""
    return [
        {"value": Reply.YES.value, "label": _("Ik kom")},
        {"value": Reply.MAYBE.value, "label": _("Misschien")},
        {"value": Reply.NO.value, "label": _("Ik kan niet")},
    ]


@require_safe
def home(request: Request) -> HttpResponse:
    if request.actor.role == Role.PUPIL:
        return redirect("family:pupil")
    _for_role(request, Role.PARENT)
    dossiers = get_family_dossiers(request.actor, looking_at="ons gezin")
    context = {
        "home": home_page(request.actor, dossiers),
        "call_name": request.user.person.call_name,  # type: ignore[union-attr]
        "replies": replies(),
    }
    return render(request, "family/home.html", context)


@require_safe
def pupil(request: Request) -> HttpResponse:
    _for_role(request, Role.PUPIL)
    dossiers = get_family_dossiers(request.actor, looking_at="mijn plan")
    context = {
        "mine": pupil_page(request.actor, dossiers[0]) if dossiers else None,
        "call_name": request.user.person.call_name,  # type: ignore[union-attr]
        "replies": replies(),
        "informal": True,
    }
    return render(request, "family/pupil.html", context)


@require_safe
def readers(request: Request) -> HttpResponse:
    """Everybody who may see something, with what, since when, why and until when."""
    _for_role(request, Role.PARENT, Role.PUPIL)
    actor = request.actor
    dossiers = get_family_dossiers(actor, looking_at="wie mag wat zien")
    around = circles(dossiers, on=clock.today())
    to_pupil = actor.role == Role.PUPIL
    groups = [
        {
            "child": dossier.pupil.person.call_name,
            "readers": readers_of([dossier], around, reader_id=actor.person_id, to_pupil=to_pupil),
        }
        for dossier in dossiers
    ]
    return render(request, "family/readers.html", {"groups": groups, "informal": to_pupil})


@require_safe
def looks(request: Request) -> HttpResponse:
    """Every look of the last 90 days, in pages."""
    _for_role(request, Role.PARENT, Role.PUPIL)
    dossiers = get_family_dossiers(request.actor, looking_at="wie keek")
    calls = {dossier.pk: dossier.pupil.person.call_name for dossier in dossiers}
    with_family = request.GET.get("gezin") == "1"
    found = looks_at(list(calls), with_family=with_family)
    part = Paginator(found, LOOKS_PER_PAGE).get_page(request.GET.get("pagina"))
    rows = [{"look": look, "child": calls[look.dossier_id]} for look in named_looks(list(part))]
    context = {
        "rows": rows,
        "part": part,
        "with_family": with_family,
        "informal": request.actor.role == Role.PUPIL,
    }
    return render(request, "family/looks.html", context)


@require_safe
def told(request: Request, meeting_id: int) -> HttpResponse:
    """What came out of a talk, in plain words."""
    _for_role(request, Role.PARENT, Role.PUPIL)
    meeting = visible_meeting(request.actor, meeting_id)
    if not may_read_minutes(request.actor, meeting) or meeting.closed_at is None:
        raise Http404
    get_dossier(request.actor, meeting.dossier.ref, looking_at=MINUTES)
    context = {
        "child": meeting.dossier.pupil.person.call_name,
        "meeting": meeting,
        "summary": summary_for_family(meeting),
        "informal": request.actor.role == Role.PUPIL,
    }
    return render(request, "family/told.html", context)


def _for_role(request: Request, *roles: str) -> None:
    """These pages are of the family. Errors: Http404 for any other hat."""
    if request.actor.role not in roles:
        raise Http404
