"""Screens: the big screen in the room, while a meeting runs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rondom.core import clock
from rondom.core.decision import Conflict
from rondom.meetings import access, operations, queries
from rondom.meetings.sentence import Understood, read_sentence
from rondom.meetings.terms import MeetingState
from rondom.plans.queries import voice_cards
from rondom.web.http import attempt, autosaved, conflict_page
from rondom.web.meeting.forms import CloseForm, DecisionForm, MinutesForm, NumberForm, SentenceForm
from rondom.web.meeting.table import Seat, around, decision_makers, seats, speakers
from rondom.web.middleware import Request


@require_GET
def screen(request: Request, meeting_id: int) -> HttpResponse:
    meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="overleg")
    if meeting.state not in (MeetingState.RUNNING, MeetingState.CLOSED):
        return redirect("meeting:detail", meeting_id=meeting_id)
    return _screen(request, meeting)


def _screen(request: Request, meeting: Any, **more: Any) -> HttpResponse:
    may_work = access.may_work_at(request.actor, meeting)
    if not may_work:
        messages.error(request, may_work.reason)
        return redirect("meeting:detail", meeting_id=meeting.pk)
    circle, record = around(meeting), queries.record_of(meeting)
    table = seats(record.invitees, circle)
    context = _state(meeting, table, record) | {
        "voices": voice_cards(meeting.dossier_id, categories=meeting.dossier.categories),
        "parts": queries.parts_of(meeting),
        "people": speakers(circle),
        "now": clock.now(),
        "sentence": "",
        "understood": None,
        "decision_form": DecisionForm(people=decision_makers(table)),
        "close_form": CloseForm(),
        "may_lead": access.may_lead(request.actor, meeting),
        "gaps": access.gaps(meeting, record=record) if _runs(meeting) else [],
    }
    return render(request, "meeting/room.html", context | more)


def _runs(meeting: Any) -> bool:
    return bool(meeting.state == MeetingState.RUNNING)


def _state(meeting: Any, table: list[Seat], record: queries.Record) -> dict[str, Any]:
    """What others may change meanwhile: refreshed without touching what somebody types."""
    capacities = [seat.capacity for seat in table if seat.attended is not False]
    return {
        "meeting": meeting,
        "child": meeting.dossier.pupil.person,
        "runs": _runs(meeting),
        "agenda": queries.agenda_of(meeting),
        "table": table,
        "lost": queries.lost_consent(meeting),
        "missing_people": queries.missing_people(
            meeting.dossier_id, capacities, kind=meeting.kind, on=clock.today()
        ),
        "missing_views": queries.missing_views(meeting, record.invitees),
        "agreements": record.agreements,
        "decisions": record.decisions,
        "other_views": queries.other_views_of(meeting),
    }


@require_GET
def state(request: Request, meeting_id: int) -> HttpResponse:
    """One part of the screen again: ?deel=agenda, tafel or afspraken. No look is written: the screen wrote it."""
    meeting = _at_the_table(request, meeting_id)
    templates = {"agenda": "_agenda", "tafel": "_table", "afspraken": "_agreed"}
    template = templates.get(request.GET.get("deel", ""))
    if template is None:
        raise Http404
    record = queries.record_of(meeting)
    table = seats(record.invitees, around(meeting))
    return render(request, f"meeting/{template}.html", _state(meeting, table, record))


@require_GET
def theirs(request: Request, meeting_id: int, phase: str) -> HttpResponse:
    """What somebody else saved last in a part, to read beside one's own text."""
    meeting = _at_the_table(request, meeting_id)
    part = queries.parts_of(meeting).get(phase)
    if part is None:
        raise Http404
    return render(request, "meeting/_part_theirs.html", {"part": part, "me": request.actor.person_id})


def _at_the_table(request: Request, meeting_id: int) -> Any:
    meeting = access.visible_meeting(request.actor, meeting_id)
    if not access.may_work_at(request.actor, meeting):
        raise Http404
    return meeting


@require_http_methods(["GET", "POST"])
def minutes(request: Request, meeting_id: int, phase: str) -> HttpResponse:
    """Save a part; a GET is the way back from the page with both texts."""
    form = MinutesForm(request.POST)
    if request.method == "GET" or not form.is_valid():
        return redirect("meeting:room", meeting_id=meeting_id)
    text = form.cleaned_data["text"].replace("\r\n", "\n")
    values = {
        "meeting_id": meeting_id,
        "phase": phase,
        "text": text,
        "revision": form.cleaned_data["revision"],
    }
    if request.headers.get("X-Autosave"):
        mine = values.pop("text")
        return autosaved(request, _saving(mine), mine=mine, **values)
    try:
        if attempt(request, operations.write_minutes, **values):
            messages.success(request, _("Het verslag is bewaard."))
    except Conflict as conflict:
        return conflict_page(request, conflict, mine=text, field="text")
    return redirect("meeting:room", meeting_id=meeting_id)


def _saving(text: str) -> Any:
    """autosaved() shows `mine`, and gives the rest to the operation."""
    return lambda actor, **values: operations.write_minutes(actor, text=text, **values)


@require_POST
def finish_point(request: Request, meeting_id: int) -> HttpResponse:
    attempt(request, operations.finish_point, meeting_id=meeting_id, point_id=_number(request))
    return redirect("meeting:room", meeting_id=meeting_id)


@require_POST
def attendance(request: Request, meeting_id: int) -> HttpResponse:
    meeting = _at_the_table(request, meeting_id)
    ids = [row.pk for row in queries.invitees_of(meeting)]
    if attempt(
        request,
        operations.tick_attendance,
        meeting_id=meeting_id,
        present={pk: f"present-{pk}" in request.POST for pk in ids},
        reasons={pk: request.POST.get(f"reason-{pk}", "") for pk in ids},
    ):
        messages.success(request, _("Vastgelegd wie er is."))
    return redirect("meeting:room", meeting_id=meeting_id)


@require_POST
def nothing_to_add(request: Request, meeting_id: int) -> HttpResponse:
    attempt(request, operations.mark_nothing_to_add, meeting_id=meeting_id, invitee_id=_number(request))
    return redirect("meeting:room", meeting_id=meeting_id)


@require_POST
def read(request: Request, meeting_id: int) -> HttpResponse:
    """What is understood of a sentence, while somebody types. Saves nothing."""
    meeting = _at_the_table(request, meeting_id)
    form = SentenceForm(request.POST)
    sentence = form.cleaned_data["sentence"] if form.is_valid() else ""
    people = speakers(around(meeting))
    context = {"sentence": sentence, "people": people, "understood": _understand(sentence, people)}
    return render(request, "meeting/_understood.html", context)


def _understand(sentence: str, people: list[Any]) -> Understood | None:
    return read_sentence(sentence, people, clock.today()) if sentence else None


@require_POST
def agreement(request: Request, meeting_id: int) -> HttpResponse:
    """First show what was understood; the second time, make the action."""
    meeting = _at_the_table(request, meeting_id)
    form = SentenceForm(request.POST)
    values = form.cleaned_data if form.is_valid() else {}
    sentence = values.get("sentence", request.POST.get("sentence", "")[:500])
    if values and values["read_from"] and values["read_from"] == sentence:
        made = attempt(
            request,
            operations.make_agreement,
            meeting_id=meeting_id,
            what=values["what"],
            due_on=values["due_on"],
            owner_id=values["owner"],
            owner_name=values["owner_name"],
        )
        if made:
            messages.success(request, _("De afspraak staat er, en ook in ‘Mijn werk’ van wie het doet."))
            return redirect("meeting:room", meeting_id=meeting_id)
    meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="overleg")
    understood = _understand(sentence, speakers(around(meeting)))
    if not sentence:
        messages.error(request, _("Typ eerst wie wat doet, en wanneer."))
    return _screen(request, meeting, sentence=sentence, understood=understood)


@require_POST
def decision(request: Request, meeting_id: int) -> HttpResponse:
    meeting = _at_the_table(request, meeting_id)
    form = DecisionForm(
        request.POST, people=decision_makers(seats(queries.invitees_of(meeting), around(meeting)))
    )
    if form.is_valid():
        values = form.cleaned_data
        values["decided_by_id"] = values.pop("decided_by")
        if attempt(request, operations.decide, meeting_id=meeting_id, **values):
            messages.success(request, _("Het besluit is vastgelegd."))
            return redirect("meeting:room", meeting_id=meeting_id)
    meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="overleg")
    return _screen(request, meeting, decision_form=form)


@require_POST
def show(request: Request, meeting_id: int) -> HttpResponse:
    if attempt(request, operations.show_minutes, meeting_id=meeting_id):
        messages.success(
            request, _("Iedereen van het overleg kan het verslag nu lezen en er iets bij schrijven.")
        )
    return redirect("meeting:room", meeting_id=meeting_id)


@require_POST
def close(request: Request, meeting_id: int) -> HttpResponse:
    form = CloseForm(request.POST)
    if form.is_valid() and attempt(
        request, operations.close_meeting, meeting_id=meeting_id, **form.cleaned_data
    ):
        messages.success(request, _("Het overleg is afgesloten. Het gezin kan de samenvatting nu lezen."))
        return redirect("meeting:detail", meeting_id=meeting_id)
    meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="overleg")
    return _screen(request, meeting, close_form=form)


def _number(request: Request) -> int:
    form = NumberForm(request.POST)
    if not form.is_valid():
        raise Http404
    return int(form.cleaned_data["number"])
