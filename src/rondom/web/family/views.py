"""Screens: Ons gezin for parents, Mijn plan for a pupil, who may see what, who looked."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.consent.queries import consents_of, family_legal_shares, family_shares_in
from rondom.core import clock
from rondom.dossiers.access import get_dossier
from rondom.dossiers.family import circles, get_family_dossiers
from rondom.dossiers.looks import days_of_looks, former_people, named_days
from rondom.dossiers.oversight import emergencies_in
from rondom.dossiers.queries import closed_dossiers
from rondom.dossiers.reviews import reviews_of
from rondom.meetings.access import may_read_minutes, visible_meeting
from rondom.meetings.queries import summary_for_family
from rondom.meetings.terms import Reply
from rondom.people.terms import Role
from rondom.plans.contributions import pieces_of
from rondom.web.family.children import MINUTES
from rondom.web.family.parent import home_page
from rondom.web.family.pupil import pupil_page
from rondom.web.family.readers import by_law_of, readers_with_ground
from rondom.web.http import Request
from rondom.web.parts import part_label

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
        "closed": list(closed_dossiers(request.actor, on=clock.today())),
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
    actor, today = request.actor, clock.today()
    dossiers = get_family_dossiers(actor, looking_at="wie mag wat zien")
    ids, pupil_ids = [dossier.pk for dossier in dossiers], [dossier.pupil_id for dossier in dossiers]
    consents, legal = list(consents_of(pupil_ids, on=today)), family_legal_shares(pupil_ids, on=today)
    around = circles(dossiers, on=today, shares=family_shares_in(consents, pupil_ids, on=today))
    former, emergencies = former_people(ids, on=today), emergencies_in(ids)
    reviews, pieces = reviews_of(ids), pieces_of(ids, on=today)
    to_pupil = actor.role == Role.PUPIL
    groups = [
        {
            "child": dossier.pupil.person.call_name,
            "ref": dossier.ref,
            "readers": readers_with_ground(
                dossier, around[dossier.pk], reader_id=actor.person_id, consents=consents, legal=legal
            ),
            "former": former[dossier.pk],
            "pieces": [piece for piece in pieces if piece.dossier_id == dossier.pk],
            "reviews": [review for review in reviews if review.dossier_id == dossier.pk],
            "emergencies": [row for row in emergencies if row.dossier_id == dossier.pk],
            "by_law": by_law_of(legal, dossier.pupil_id, to_pupil=to_pupil),
        }
        for dossier in dossiers
    ]
    context = {"groups": groups, "informal": to_pupil, "now": clock.now()}
    return render(request, "family/readers.html", context)


@require_safe
def looks(request: Request) -> HttpResponse:
    """Who looked in the last 90 days: by day and person, in pages."""
    _for_role(request, Role.PARENT, Role.PUPIL)
    dossiers = get_family_dossiers(request.actor, looking_at="wie keek")
    calls = {dossier.pk: dossier.pupil.person.call_name for dossier in dossiers}
    with_family = request.GET.get("gezin") == "1"
    found = days_of_looks(list(calls), with_family=with_family)
    part = Paginator(found, LOOKS_PER_PAGE).get_page(request.GET.get("pagina"))
    rows = [
        {
            "look": look,
            "child": calls[look.dossier_id],
            "parts": list(dict.fromkeys(part_label(name) for name in look.parts)),
        }
        for look in named_days(list(part))
    ]
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
