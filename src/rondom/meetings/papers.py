"""Papers of a talk: who may put them there, and who reads which of them today."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.files.models import StoredFile
from rondom.meetings import access
from rondom.meetings.models import Meeting, MeetingPaper
from rondom.meetings.papers_rules import MEGABYTE, paper_rules
from rondom.meetings.papers_sources import Content, Offer, all_offers, content_of
from rondom.meetings.terms import MeetingState

FILE = "file"
ROUNDED_TO = 5  # minutes: it is an estimate

SeenPaper: TypeAlias = MeetingPaper
"""What get_paper returns; screens use this name, because they do not know the tables."""


def papers_of(meeting: Meeting) -> list[MeetingPaper]:
    """Every paper that is there, in the order of the agenda; those for the whole talk first. One query."""
    rows = meeting.papers.filter(removed_at__isnull=True).select_related("point", "file")
    return sorted(rows, key=lambda row: (row.point.position if row.point else 0, row.pk))


def dossier_for(actor: Actor, meeting: Meeting) -> Dossier:
    """With what the actor may see of it. Errors: Http404."""
    if meeting.dossier.seen_by != actor:
        meeting.dossier = visible_dossier(actor, dossier_id=meeting.dossier_id)
    return meeting.dossier


# Who may -----------------------------------------------------------------------------


def leads_papers(actor: Actor, meeting: Meeting) -> Decision:
    """Who leads the talk and may know what it is about."""
    dossier_for(actor, meeting)
    lead = access.may_lead(actor, meeting)
    return access.may_read_content(actor, meeting) if lead else lead


def may_prepare(actor: Actor, meeting: Meeting) -> Decision:
    """Put papers there, take them away and let them out: until the talk is closed."""
    lead = leads_papers(actor, meeting)
    if not lead:
        return lead
    if meeting.state in (MeetingState.PLANNED, MeetingState.RUNNING):
        return ALLOWED
    return refuse(
        "papers.talk_is_over",
        _("Dit overleg is voorbij of gaat niet door. De stukken blijven zoals ze zijn."),
    )


def may_add(meeting: Meeting, *, size_bytes: int) -> Decision:
    """Not more than fits in one talk: asked before anything is stored or made."""
    rows = papers_of(meeting)
    if len(rows) >= paper_rules().most_papers:
        return refuse(
            "papers.too_many",
            _("Bij een overleg kunnen hoogstens %(most)s stukken. Kies alleen wat nodig is.")
            % {"most": paper_rules().most_papers},
        )
    return fits(sum(row.size_bytes for row in rows) + size_bytes)


def fits(size_bytes: int) -> Decision:
    most = paper_rules().most_megabytes
    if size_bytes <= most * MEGABYTE:
        return ALLOWED
    return refuse(
        "papers.too_big",
        _("Samen zijn de stukken %(size)s MB. Bij een overleg past %(most)s MB. Kies alleen wat nodig is.")
        % {"size": ceil(size_bytes / MEGABYTE), "most": most},
    )


def may_open_papers(actor: Actor, meeting: Meeting) -> Decision:
    """See that there are papers: the family, who is asked in this hat, and who leads."""
    dossier = dossier_for(actor, meeting)
    if actor.is_family or leads_papers(actor, meeting):
        return ALLOWED
    if access.is_at_the_table(actor, meeting) and not dossier.in_emergency:
        return ALLOWED
    return refuse("papers.not_asked", _("De stukken zijn voor wie is uitgenodigd."))


def readable_papers(
    actor: Actor, meeting: Meeting, rows: Collection[MeetingPaper] | None = None
) -> list[MeetingPaper]:
    """Those that the actor may read now. The one rule of every page, file and pack.

    The family reads every paper from the moment it is there. Others read what their part, list and grounds allow of what
    was let out, until some days after the talk; who leads reads it before, too.
    """
    rows = papers_of(meeting) if rows is None else rows
    if not may_open_papers(actor, meeting):
        return []
    if actor.is_family:
        return list(rows)
    if clock.today() >= readable_until(meeting) or meeting.state == MeetingState.CANCELLED:
        return []
    leads = bool(leads_papers(actor, meeting))
    categories = meeting.dossier.categories
    return [row for row in rows if row.category in categories and (row.released_at or leads)]


def readable_until(meeting: Meeting) -> dt.date:
    """The first day on which professionals do not read the papers here any more."""
    days = paper_rules().days_after(meeting.dossier.region.slug)
    return localdate(meeting.ends_at) + dt.timedelta(days=days)


def get_paper(actor: Actor, meeting: Meeting, paper_id: int) -> MeetingPaper:
    """A paper of this talk that the actor may read now. Errors: Http404, whatever the reason."""
    paper = next((row for row in readable_papers(actor, meeting) if row.pk == paper_id), None)
    if paper is None:
        raise Http404
    return paper


# What there is -------------------------------------------------------------------------


def read_paper(meeting: Meeting, paper: MeetingPaper) -> Content | None:
    """What it holds now; None when it is not there any more. Ask before whether the reader may."""
    if paper.source == FILE:
        return Content(file=paper.file)
    return content_of(meeting.dossier, paper.source, paper.item)


def files_of(dossier: Dossier) -> list[StoredFile]:
    """Files that were put beside a talk, also those that were taken away again: for a copy. dossier: as fetched for who
    asks. One query.
    """
    rows = MeetingPaper.objects.filter(
        meeting__dossier=dossier, category__in=dossier.categories, file__isnull=False
    )
    return [row.file for row in rows.select_related("file").order_by("pk") if row.file]


def offers_for(actor: Actor, meeting: Meeting) -> list[Offer]:
    """What stands in the dossier and is no paper of this talk yet, as far as who chooses may see it."""
    dossier = dossier_for(actor, meeting)
    taken = set(meeting.papers.filter(removed_at__isnull=True).values_list("source", "item"))
    return [
        offer
        for offer in all_offers(dossier)
        if offer.category in dossier.categories and (offer.source, offer.item) not in taken
    ]


@dataclass(frozen=True, slots=True)
class Reading:
    """How much there is to read. minutes: rounded up to five."""

    count: int
    pages: int
    minutes: int

    @property
    def is_much(self) -> bool:
        rules = paper_rules()
        return self.minutes > rules.much_minutes or self.pages > rules.much_pages


def pages_of(paper: MeetingPaper) -> int:
    """Pages of a file, or as many as its words would fill."""
    return paper.pages or ceil(paper.words / paper_rules().words_per_page)


def reading_of(papers: Sequence[MeetingPaper]) -> Reading:
    rules = paper_rules()
    minutes = sum(row.pages * rules.minutes_per_page or row.words / rules.words_per_minute for row in papers)
    return Reading(
        count=len(papers),
        pages=sum(pages_of(row) for row in papers),
        minutes=ceil(minutes / ROUNDED_TO) * ROUNDED_TO,
    )
