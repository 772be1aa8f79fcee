"""Screens: the papers of a talk: who leads puts them there, who may reads them, and one PDF of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.files.queries import read_file
from rondom.files.vault import UnreadableError
from rondom.meetings import access, papers, queries
from rondom.meetings.operations import packs
from rondom.meetings.operations import papers as operations
from rondom.meetings.papers_lights import Light, lights_of
from rondom.web.http import attempt, row_number
from rondom.web.meeting.paper_forms import FileForm, PickForm
from rondom.web.middleware import Request


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper on the page. title is empty for who leads and may not see what it is about."""

    paper: Any
    title: str
    category: str
    may_read: bool
    pages: int
    lights: tuple[Light, ...]


def context_of(request: Request, meeting: Any) -> dict[str, Any]:
    """The papers as the actor may know of them. meeting: as fetched for the actor, with its dossier."""
    actor = request.actor
    rows = papers.papers_of(meeting)
    mine = papers.readable_papers(actor, meeting, rows)
    leads = bool(papers.leads_papers(actor, meeting))
    sees_all = leads or actor.is_family
    shown = rows if sees_all else mine
    lights = _lights(meeting, shown) if sees_all and shown else {}
    return {
        "meeting": meeting,
        "dossier": meeting.dossier,
        "child": meeting.dossier.pupil.person,
        "rows": [_row(paper, mine, meeting.dossier, lights) for paper in shown],
        "reading": papers.reading_of(mine),
        "readable_until": papers.readable_until(meeting),
        "leads": leads,
        "may_prepare": papers.may_prepare(actor, meeting),
        "new": sum(row.released_at is None for row in rows) if leads else 0,
        **pack_context(request, meeting),
    }


def pack_context(request: Request, meeting: Any) -> dict[str, Any]:
    pack = packs.pack_of(request.actor, meeting)
    return {
        "meeting": meeting,
        "pack": pack,
        "is_being_made": packs.is_being_made(pack),
        "may_take": packs.may_take(request.actor, meeting, pack) if pack and pack.file else None,
    }


def _lights(meeting: Any, rows: Iterable[Any]) -> dict[str, tuple[Light, ...]]:
    categories = {row.category for row in rows}
    return lights_of(meeting.dossier, queries.invitees_of(meeting), categories, on=clock.today())


def _row(paper: Any, mine: list[Any], dossier: Any, lights: dict[str, tuple[Light, ...]]) -> PaperRow:
    return PaperRow(
        paper=paper,
        title=paper.title if paper.category in dossier.categories else "",
        category=str(Category(paper.category).label),
        may_read=paper in mine,
        pages=papers.pages_of(paper),
        lights=lights.get(paper.category, ()),
    )


@require_safe
def page(request: Request, meeting_id: int) -> HttpResponse:
    """The list, and for who leads what can be put there. Errors: Http404 for who has no part in the talk."""
    return _page(request, meeting_id)


def _page(
    request: Request, meeting_id: int, *, pick: PickForm | None = None, upload: FileForm | None = None
) -> HttpResponse:
    meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="papers")
    if not papers.may_open_papers(request.actor, meeting):
        raise Http404
    context = context_of(request, meeting)
    if context["may_prepare"]:
        context["pick"] = pick or pick_form(request, meeting)
        context["upload"] = upload or file_form(request, meeting)
    return render(request, "meeting/papers.html", context)


def pick_form(request: Request, meeting: Any, data: Any = None) -> PickForm:
    offers = papers.offers_for(request.actor, meeting)
    groups = groupby(offers, key=lambda offer: offer.group)
    choices = [(name, [(offer.key, offer.title) for offer in found]) for name, found in groups]
    return PickForm(data, choices=choices, points=_points(meeting))


def file_form(request: Request, meeting: Any, data: Any = None, files: Any = None) -> FileForm:
    dossier = papers.dossier_for(request.actor, meeting)
    categories = [
        (value, str(Category(value).label))
        for value in Category.values
        if value in dossier.categories and value != Category.PROCESS
    ]
    return FileForm(data, files, categories=categories, points=_points(meeting))


def _points(meeting: Any) -> list[tuple[int, str]]:
    return [(row.point.pk, row.point.title) for row in queries.agenda_of(meeting)]


@require_POST
def pick(request: Request, meeting_id: int) -> HttpResponse:
    """Put parts of the dossier there."""
    meeting = access.visible_meeting(request.actor, meeting_id)
    if not papers.may_open_papers(request.actor, meeting):
        raise Http404
    form = PickForm(request.POST, choices=[], points=_points(meeting))
    if not form.is_valid() and papers.may_prepare(request.actor, meeting):
        return _page(request, meeting_id, pick=pick_form(request, meeting, request.POST))
    values = {"keys": request.POST.getlist("keys"), "point_id": form.cleaned_data.get("point")}
    if attempt(request, operations.add_papers, meeting_id=meeting_id, **values):
        messages.success(request, _("De stukken staan erbij. De ouders zien ze meteen."))
    return redirect("meeting:papers", meeting_id=meeting_id)


@require_POST
def upload(request: Request, meeting_id: int) -> HttpResponse:
    """Put a file there."""
    meeting = access.visible_meeting(request.actor, meeting_id)
    if not papers.may_open_papers(request.actor, meeting):
        raise Http404
    form = file_form(request, meeting, request.POST, request.FILES)
    may_prepare = papers.may_prepare(request.actor, meeting)
    if not may_prepare:
        messages.error(request, may_prepare.reason)
        return redirect("meeting:papers", meeting_id=meeting_id)
    if not form.is_valid():
        return _page(request, meeting_id, upload=form)
    file, values = form.cleaned_data["file"], form.cleaned_data
    if attempt(
        request,
        operations.add_file,
        meeting_id=meeting_id,
        name=file.name,
        data=file.read(),
        title=values["title"],
        category=values["category"],
        point_id=values["point"],
    ):
        messages.success(request, _("Het stuk staat erbij. De ouders zien het meteen."))
    return redirect("meeting:papers", meeting_id=meeting_id)


@require_POST
def remove(request: Request, meeting_id: int) -> HttpResponse:
    paper_id = row_number(request.POST.get("number", ""))
    if attempt(request, operations.remove_paper, meeting_id=meeting_id, paper_id=paper_id):
        messages.success(request, _("Het stuk staat niet meer bij het overleg."))
    return redirect("meeting:papers", meeting_id=meeting_id)


@require_POST
def release(request: Request, meeting_id: int) -> HttpResponse:
    if attempt(request, operations.release_papers, meeting_id=meeting_id):
        messages.success(request, _("De stukken zijn gedeeld. Ieder leest alleen wat hij of zij mag lezen."))
    return redirect("meeting:papers", meeting_id=meeting_id)


@require_safe
def paper(request: Request, meeting_id: int, paper_id: int) -> HttpResponse:
    """One paper: its words on a page, or the file itself. Errors: Http404, the same for gone and not for you."""
    meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="meeting_paper")
    found = papers.get_paper(request.actor, meeting, paper_id)
    content = papers.read_paper(meeting, found)
    if content and content.file:
        answer = _file(content.file)
        if answer:
            return answer
        content = None
    context = {"meeting": meeting, "paper": found, "content": content, "child": meeting.dossier.pupil.person}
    return render(request, "meeting/paper.html", context)


def _file(stored: Any) -> HttpResponse | None:
    """None while the virus scanner has not looked at it, or when the bytes are damaged."""
    try:
        data = read_file(stored)
    except (Refused, UnreadableError):
        return None
    answer = HttpResponse(data, content_type=stored.content_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
def ask_pack(request: Request, meeting_id: int) -> HttpResponse:
    attempt(request, packs.ask_pack, meeting_id=meeting_id)
    return redirect("meeting:papers", meeting_id=meeting_id)


@require_safe
def pack_state(request: Request, meeting_id: int) -> HttpResponse:
    """How far it is, as a part of the page. Writes no look: the page did."""
    meeting = access.visible_meeting(request.actor, meeting_id)
    if not papers.may_open_papers(request.actor, meeting):
        raise Http404
    return render(request, "meeting/_pack.html", pack_context(request, meeting))


@require_safe
def pack_file(request: Request, meeting_id: int) -> HttpResponse:
    """The PDF, as long as the reader may still read everything in it."""
    meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="pack")
    pack = packs.pack_of(request.actor, meeting)
    if pack is None or pack.file is None or not papers.may_open_papers(request.actor, meeting):
        raise Http404
    may_take = packs.may_take(request.actor, meeting, pack)
    answer = _file(pack.file) if may_take else None
    if answer is None:
        messages.error(request, may_take.reason or _("Dit bestand kan nu niet worden geopend."))
        return redirect("meeting:papers", meeting_id=meeting_id)
    return answer
