"""Screens: the big screen in the room, while a meeting runs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rondom.core import clock
from rondom.core.decision import Conflict, Refused
from rondom.dossiers.access import may_offer_baton, may_receive_of, visible_dossier
from rondom.dossiers.queries import Around
from rondom.meetings import access, asked_by_route, operations, queries
from rondom.meetings.minutes import stamp_of, words_per_phase
from rondom.meetings.sentence import Understood, read_sentence
from rondom.meetings.terms import MeetingState
from rondom.plans.queries import voice_cards
from rondom.web.http import attempt, autosaved, conflict_page
from rondom.web.meeting.forms import (
    CloseForm,
    DecisionForm,
    DissentForm,
    MinutesForm,
    NumberForm,
    SentenceForm,
)
from rondom.web.meeting.table import around, decision_makers, seats, speakers
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
    tag = _tag(request, meeting.pk)  # before anything is read: what changes meanwhile is asked again
    circle = around(meeting)
    board = _board(request, meeting, circle)
    context = (
        board
        | {
            "tag": tag,
            "people": speakers(circle),
            "now": clock.now(),
            "sentence": "",
            "understood": None,
            "close_form": CloseForm(),
        }
        | more
    )
    if board["runs"] and board["may_lead"]:
        context["close_form"].offer_regie(_next_coordinators(request, meeting, circle))
    return render(request, "meeting/room.html", context)


def _next_coordinators(request: Request, meeting: Any, circle: list[Around]) -> list[tuple[str, str]]:
    """Who has the regie after the talk: the same, or somebody who may be asked."""
    now = next((row.name for row in circle if row.is_coordinator), "")
    stays = (
        _("%(name)s blijft de coördinator") % {"name": now} if now else _("De coördinator blijft dezelfde")
    )
    if not may_offer_baton(request.actor, meeting.dossier):
        return [("", stays)]
    able = may_receive_of(meeting.dossier)
    asked = [(str(row.participant_id), row.name) for row in circle if able.get(row.participant_id)]
    return [
        ("", stays),
        *((key, _("Vraag %(name)s om het over te nemen") % {"name": name}) for key, name in asked),
    ]


def _tag(request: Request, meeting_id: int) -> str:
    """Another one as soon as this reader would see something else; after the dot: what was typed.

    Made with the key of the site: only who was once let in has one, for one hat and one day.
    """
    happened, typed = stamp_of(meeting_id)
    words = repr((meeting_id, happened, clock.today(), get_language(), request.actor))
    return f'"{salted_hmac("meeting.room", words, algorithm="sha256").hexdigest()[:32]}.{typed}"'


def _only_typed(request: Request, tag: str) -> bool:
    """Since this reader asked last, people typed and nothing else happened."""
    before = request.headers.get("If-None-Match", "").removeprefix("W/")
    return before.partition(".")[0] == tag.partition(".")[0]


def _words(request: Request, meeting: Any) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "runs": bool(meeting.state == MeetingState.RUNNING),
        "words": words_per_phase(meeting, person_id=request.actor.person_id),
    }


def _board(request: Request, meeting: Any, circle: list[Around]) -> dict[str, Any]:
    """What others may change meanwhile: refreshed without touching what somebody types."""
    record = queries.record_of(meeting)
    table = seats(record.invitees, circle)
    capacities = [seat.capacity for seat in table if seat.attended is not False]
    agenda = queries.agenda_of(meeting)
    return _words(request, meeting) | {
        "may_lead": access.may_lead(request.actor, meeting),
        "gaps": access.gaps(meeting, record=record) if meeting.state == MeetingState.RUNNING else [],
        "voices": voice_cards(meeting.dossier_id, categories=meeting.dossier.categories),
        "decision_form": DecisionForm(people=decision_makers(table)),
        "me": request.actor.person_id,
        "child": meeting.dossier.pupil.person,
        "agenda": agenda,
        "in_sight": queries.in_sight(agenda),
        "table": table,
        "lost": queries.lost_consent(meeting),
        "missing_people": asked_by_route.missing_people(
            meeting.dossier_id, capacities, kind=meeting.kind, on=clock.today()
        ),
        "missing_views": queries.missing_views(meeting, record.invitees),
        "agreements": record.agreements,
        "decisions": record.decisions,
        "other_views": queries.other_views_of(meeting),
    }


@require_GET
def state(request: Request, meeting_id: int) -> HttpResponse:
    """What others may have changed, asked every second; 304 when nothing did. Writes no look: the screen wrote it."""
    tag = _tag(request, meeting_id)
    answer = get_conditional_response(request, etag=tag)
    if answer is not None:
        return answer
    meeting = _at_the_table(request, meeting_id)
    if meeting.state not in (MeetingState.RUNNING, MeetingState.CLOSED):
        raise Http404
    if _only_typed(request, tag):
        answer = render(request, "meeting/live_words.html", _words(request, meeting))
    else:
        meeting.dossier = visible_dossier(request.actor, dossier_id=meeting.dossier_id)
        answer = render(request, "meeting/live.html", _board(request, meeting, around(meeting)))
    answer.headers["ETag"] = tag
    return answer


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
        "device": form.cleaned_data["device"],
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
    try:
        if not operations.finish_point(request.actor, meeting_id=meeting_id, point_id=_number(request)):
            messages.info(request, _("Een ander zette dit onderwerp net al op klaar."))
    except Refused as refused:
        messages.error(request, refused.decision.reason)
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
def dissent(request: Request, meeting_id: int) -> HttpResponse:
    """From the big screen with who said it (`person`), and from the page of the meeting for oneself."""
    form = DissentForm(request.POST)
    if not form.is_valid():
        raise Http404
    values = form.cleaned_data
    if attempt(request, operations.add_dissent, meeting_id=meeting_id, **values):
        messages.success(request, _("De woorden staan bij het besluit. Niemand verandert ze."))
    return redirect("meeting:room" if values["invitee_id"] else "meeting:detail", meeting_id=meeting_id)


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
    if meeting.state == MeetingState.CLOSED:
        return redirect(
            "meeting:detail", meeting_id=meeting_id
        )  # somebody else was first; the message says who
    return _screen(request, meeting, close_form=form)


def _number(request: Request) -> int:
    form = NumberForm(request.POST)
    if not form.is_valid():
        raise Http404
    return int(form.cleaned_data["number"])
