"""Screens: ask when everybody can, the page of a date poll, answer it, choose a moment."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rondom.core import clock
from rondom.dossiers.access import SeenDossier, get_dossier, may_steer, visible_dossier
from rondom.meetings import asked_by_route, operations, polls, queries
from rondom.meetings.poll_days import suggested_days
from rondom.meetings.year import kinds_of_school
from rondom.meetings.year_plan import year_plan_rules
from rondom.people.terms import Role
from rondom.web.http import attempt
from rondom.web.meeting.drafts import initial_of
from rondom.web.meeting.poll_forms import CHOICES, PollForm, VoteForm
from rondom.web.meeting.views import before, chosen_people, mail_soon, posted_number
from rondom.web.middleware import Request

SHOWN_AT_FIRST = 3
USUAL_MINUTES = 60


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Links and codes of who has no account are shown once, right here: they are stored nowhere."""
    if request.method == "POST":
        dossier = visible_dossier(request.actor, ref=ref)
    else:
        dossier = get_dossier(request.actor, ref, looking_at="overleg")
    kinds = asked_by_route.kinds_for(dossier.pk, on=clock.today())
    candidates = queries.candidates(dossier, kind=kinds[0][0], on=clock.today())
    draft = polls.plan_draft(request.actor, dossier.pk)
    initial = _initial(dossier, kinds, candidates) | initial_of(draft)
    people = [(row.participant_id, row.name) for row in candidates]
    form = PollForm(request.POST or None, people=people, kinds=kinds, initial=initial)
    if request.method == "POST" and form.is_valid():
        asked = _asked(request, dossier, form.cleaned_data)
        if asked:
            return _after_asking(request, asked)
    context = {
        "dossier": dossier,
        "form": form,
        "pairs": form.pairs(),
        "shown_at_first": SHOWN_AT_FIRST,
        "candidates": candidates,
        "chosen": chosen_people(request, initial["people"]),
        "may_plan": may_steer(request.actor, dossier),
        "has_draft": bool(draft) and request.method == "GET",
        **before(request, dossier, form, candidates),
    }
    return render(request, "meeting/poll_new.html", context)


def _initial(dossier: SeenDossier, kinds: list[Any], candidates: list[Any]) -> dict[str, Any]:
    """Some days on which there is school, so that asking takes little typing."""
    free = kinds_of_school(dossier.region_id, dossier.school_id).free
    found: dict[str, Any] = {"kind": kinds[0][0], "minutes": USUAL_MINUTES, "place": dossier.school.name}
    for number, day in enumerate(suggested_days(clock.today(), free), start=1):
        found |= {f"day_{number}": day, f"begins_{number}": year_plan_rules().begins}
    found["people"] = [row.participant_id for row in candidates if row.usual and not row.reason]
    return found


def _asked(request: Request, dossier: SeenDossier, values: dict[str, Any]) -> Any:
    names = ("kind", "starts", "minutes", "place", "link", "goal", "own_points", "anyway")
    return attempt(
        request,
        operations.ask_dates,
        dossier_id=dossier.pk,
        participant_ids=values["people"],
        **{name: values[name] for name in names},
    )


def _after_asking(request: Request, asked: operations.AskedDates) -> HttpResponse:
    messages.success(request, _("De vraag gaat nu naar iedereen. U ziet hier wie antwoord gaf."))
    return _with_links(request, asked.poll.pk, asked.links)


def _with_links(request: Request, poll_id: int, links: list[operations.VoterLink]) -> HttpResponse:
    if not links:
        return redirect("meeting:poll", poll_id=poll_id)
    return render(request, "meeting/poll_links.html", {"poll_id": poll_id, "links": links})


@require_GET
def page(request: Request, poll_id: int) -> HttpResponse:
    poll = polls.get_poll(request.actor, poll_id)
    return render(request, "meeting/poll.html", page_of(request, poll))


def page_of(request: Request, poll: Any) -> dict[str, Any]:
    actor = request.actor
    voters = polls.voters_of(poll)
    mine = next((row for row in voters if row.person_id == actor.person_id), None)
    may_lead = polls.may_lead_poll(actor, poll)
    leads = bool(may_lead) and not actor.is_family
    asked = {row.person_id for row in voters}
    return {
        "poll": poll,
        "dossier": poll.dossier,
        "child": poll.dossier.pupil.person,
        "voters": voters,
        "mine": mine,
        "may_vote": polls.may_vote(actor, poll, mine) if mine else None,
        "reads_goal": polls.may_read_goal(actor, poll, mine),
        "moments": polls.moments_of(poll, voters, mine=mine),
        "choices": CHOICES,
        "informal": actor.role == Role.PUPIL,
        "leads": leads,
        "answered": sum(row.answered_at is not None for row in voters),
        "others": [row for row in _others(poll) if row.person_id not in asked] if leads else [],
        "missing": _missing(poll, voters) if leads else [],
    }


def _others(poll: Any) -> list[Any]:
    return queries.candidates(poll.dossier, kind=poll.kind, on=clock.today())


def _missing(poll: Any, voters: list[Any]) -> list[str]:
    """The right-people check, before a moment is chosen."""
    capacities = {row.capacity for row in voters}
    return asked_by_route.missing_people(poll.dossier_id, capacities, kind=poll.kind, on=clock.today())


@require_POST
def answer(request: Request, poll_id: int) -> HttpResponse:
    poll = polls.visible_poll(request.actor, poll_id)
    form = VoteForm(request.POST, moment_ids=[row.pk for row in poll.moments.all()])
    if attempt(request, operations.answer_dates, poll_id=poll_id, answers=form.answers()):
        messages.success(request, _("Bewaard. U mag het later veranderen."))
    return redirect("meeting:poll", poll_id=poll_id)


@require_POST
def choose(request: Request, poll_id: int) -> HttpResponse:
    meeting = attempt(request, operations.choose_moment, poll_id=poll_id, moment_id=posted_number(request))
    if not meeting:
        return redirect("meeting:poll", poll_id=poll_id)
    mail_soon()
    messages.success(request, _("Het overleg is gepland. De uitnodigingen gaan nu weg."))
    return redirect("meeting:detail", meeting_id=meeting.pk)


@require_POST
def stop(request: Request, poll_id: int) -> HttpResponse:
    if attempt(request, operations.stop_poll, poll_id=poll_id):
        messages.success(request, _("De vraag is gestopt. Iedereen krijgt bericht."))
    return redirect("meeting:poll", poll_id=poll_id)


@never_cache
@require_POST
def add(request: Request, poll_id: int) -> HttpResponse:
    added = attempt(request, operations.add_voter, poll_id=poll_id, participant_id=posted_number(request))
    return _with_links(request, poll_id, [added] if isinstance(added, operations.VoterLink) else [])


@never_cache
@require_POST
def renew(request: Request, poll_id: int) -> HttpResponse:
    """The old link stops; what was answered stays."""
    link = attempt(request, operations.renew_voter_link, poll_id=poll_id, voter_id=posted_number(request))
    return _with_links(request, poll_id, [link] if link else [])
