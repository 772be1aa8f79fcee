"""Screens of the tour: the offer, its parts one by one, and what is practised."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.people.role_tasks import tasks_of
from rondom.routes.touring import operations
from rondom.routes.touring.access import check_takes_tour, get_running_tour, own_tour, tour_routes
from rondom.routes.touring.practice import Practice, practice_of
from rondom.web.http import attempt
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.tour import parts
from rondom.web.tour.forms import AgreementForm, NoteForm, RouteForm
from rondom.web.tour_offer import LATER


@require_safe
def home(request: Request) -> HttpResponse:
    """What the tour is, with the way on for who began, and beginning it for who did not."""
    tour = own_tour(request.actor)
    form = RouteForm(routes=_routes(request))
    return render(request, "tour/home.html", _home(request, tour, form))


def _home(request: Request, tour: Any, form: RouteForm) -> dict[str, Any]:
    tasks = tasks_of(request.actor.region_id, request.actor.role)
    return {
        "tour": tour,
        "is_new": tour is None,
        "is_running": bool(tour and tour.state == "running"),
        "is_finished": bool(tour and tour.state == "finished"),
        "going_on": address("tour:part", tour_part=tour.part) if tour and tour.part else "",
        "form": form,
        "routes": form.fields["route"].choices,  # type: ignore[attr-defined]
        "parts": parts.PARTS,
        "minutes": parts.minutes_left(parts.PARTS[0]),
        "role": tasks.role_label,
    }


def _routes(request: Request) -> list[tuple[str, str]]:
    return [(row.key, row.title) for row in tour_routes(request.actor)]


@require_POST
def begin(request: Request) -> HttpResponse:
    check_takes_tour(request.actor)
    form = RouteForm(request.POST, routes=_routes(request))
    if not form.is_valid():
        return render(request, "tour/home.html", _home(request, own_tour(request.actor), form))
    if attempt(request, operations.begin_tour, route_key=form.cleaned_data["route"]):
        return redirect("tour:part", tour_part=1)
    return redirect("tour:home")


@require_POST
def later(request: Request) -> HttpResponse:
    """Not now: the next sign-in asks again."""
    check_takes_tour(request.actor)
    request.session[LATER] = True
    messages.info(request, _("Goed. De rondleiding staat bij uw naam, rechtsboven."))
    return redirect("work:home")


@require_POST
def decline(request: Request) -> HttpResponse:
    check_takes_tour(request.actor)
    if attempt(request, operations.decline_tour):
        messages.info(request, _("Goed. Wilt u toch nog? De rondleiding staat bij uw naam, rechtsboven."))
    return redirect("work:home")


def part(request: Request, tour_part: int) -> HttpResponse:
    """One part. Two of them take what is typed."""
    tour = get_running_tour(request.actor)
    here = next((row for row in parts.PARTS if row.number == tour_part), None)
    if here is None:
        raise Http404
    practice = practice_of(tour, today=clock.today())
    form = _form(request, tour_part, tour, practice)
    if form is not None and form.is_bound and form.is_valid() and _practised(request, tour_part, form):
        messages.success(request, _("Dat staat in het oefendossier."))
        return redirect("tour:part", tour_part=tour_part)
    context = {
        "tour": tour,
        "practice": practice,
        "part": here,
        "parts": parts.PARTS,
        "total": len(parts.PARTS),
        "minutes": parts.minutes_left(here),
        "child": parts.CHILD,
        "form": form,
        "agreed_who": parts.role_label(tour.agreed_with),
    }
    context |= parts.shown(here, request.actor, practice)
    return render(request, f"tour/{here.template}.html", context)


def _form(request: Request, part: int, tour: Any, practice: Practice) -> Any:
    if part == parts.NOTE_PART:
        initial = {"talked_with": tour.talked_with, "what": tour.what}
        return NoteForm(request.POST or None, initial=initial)
    if part == parts.AGREEMENT_PART:
        initial = {"who": tour.agreed_with, "what": tour.agreed, "due_on": tour.agreed_on}
        return AgreementForm(request.POST or None, people=parts.people_choices(practice), initial=initial)
    return None


def _practised(request: Request, part: int, form: Any) -> Any:
    operation = operations.practise_note if part == parts.NOTE_PART else operations.practise_agreement
    return attempt(request, operation, **form.cleaned_data)


@require_POST
def on(request: Request, tour_part: int) -> HttpResponse:
    """Go on from a part; how far somebody came is remembered."""
    get_running_tour(request.actor)
    following = min(tour_part + 1, len(parts.PARTS))
    attempt(request, operations.reach_part, part=following)
    return redirect("tour:part", tour_part=following)


@require_POST
def pretend_fact(request: Request) -> HttpResponse:
    attempt(request, operations.pretend, fact=request.POST.get("fact", ""))
    return redirect("tour:part", tour_part=6)


@require_POST
def move(request: Request) -> HttpResponse:
    if attempt(request, operations.practise_move, to=request.POST.get("to", "")):
        messages.success(request, _("Het oefenkind staat nu bij de volgende stap."))
    return redirect("tour:part", tour_part=6)


@require_POST
def finish(request: Request) -> HttpResponse:
    if attempt(request, operations.finish_tour):
        messages.success(request, _("U bent klaar. Wat u oefende, is weg."))
    return redirect("work:home")
