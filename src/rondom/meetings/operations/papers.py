"""Papers of a talk: put there, taken away, let out to who may read them."""

from collections.abc import Sequence

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.canonical import file_hash
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.files.content import checked
from rondom.files.counting import Amount, amount_of
from rondom.files.models import StoredFile
from rondom.files.operations import store_file
from rondom.files.queries import read_file
from rondom.files.terms import FilePurpose, FileState
from rondom.meetings import papers
from rondom.meetings.events import PaperAdded, PaperRemoved, PapersReleased
from rondom.meetings.models import Meeting, MeetingPaper
from rondom.meetings.operations.rows import about, locked
from rondom.meetings.papers_sources import Content, Offer, content_of

LONGEST_TITLE = 200


@transaction.atomic
def add_papers(
    actor: Actor, *, meeting_id: int, keys: Sequence[str], point_id: int | None = None
) -> list[MeetingPaper]:
    """Put parts of the dossier beside a talk. keys: of papers.offers_for; point_id: of the agenda, None for the whole talk.

    Errors: Refused (what is there already, or does not fit), Http404 for what the actor may not see or is not there.
    """
    meeting = locked(actor, meeting_id)
    papers.may_prepare(actor, meeting).enforce()
    if not keys:
        refuse("papers.nothing_chosen", _("Kies minstens één stuk.")).enforce()
    _refuse_twice(meeting, keys)
    offers = {offer.key: offer for offer in papers.offers_for(actor, meeting)}
    if not set(keys) <= set(offers):
        raise Http404
    return [_add_offer(actor, meeting, offers[key], point_id) for key in dict.fromkeys(keys)]


def _refuse_twice(meeting: Meeting, keys: Sequence[str]) -> None:
    """The same paper twice is one paper."""
    there = {f"{row.source}:{row.item}": row.title for row in papers.papers_of(meeting)}
    twice = [there[key] for key in keys if key in there]
    if twice:
        refuse(
            "papers.twice", _("Dit stuk staat al bij het overleg: %(title)s.") % {"title": twice[0]}
        ).enforce()


def _add_offer(actor: Actor, meeting: Meeting, offer: Offer, point_id: int | None) -> MeetingPaper:
    content = content_of(meeting.dossier, offer.source, offer.item)
    if content is None:
        raise Http404
    size = content.file.size_bytes if content.file else 0
    papers.may_add(meeting, size_bytes=size).enforce()
    return _added(
        actor,
        meeting,
        point_id,
        MeetingPaper(
            source=offer.source,
            item=offer.item,
            category=offer.category,
            title=offer.title[:LONGEST_TITLE],
            size_bytes=size,
        ),
        _amount(content),
    )


@transaction.atomic
def add_file(
    actor: Actor,
    *,
    meeting_id: int,
    name: str,
    data: bytes,
    title: str,
    category: str,
    point_id: int | None = None,
) -> MeetingPaper:
    """Put a file beside a talk. category: what it is about, one that the actor may see himself.

    Errors: Refused, for a file too that is locked, broken or too big, before anything is stored; Http404.
    """
    meeting = locked(actor, meeting_id)
    papers.may_prepare(actor, meeting).enforce()
    if category not in meeting.dossier.categories or category == Category.PROCESS:
        refuse("papers.category", _("Kies waar het stuk over gaat.")).enforce()
    papers.may_add(meeting, size_bytes=len(data)).enforce()
    kept = checked(
        name, data, FilePurpose.ATTACHMENT
    )  # everything that is refused, before anything is stored
    item = file_hash(kept.data)
    _refuse_twice(meeting, [f"{papers.FILE}:{item}"])
    _point_of(meeting, point_id)
    stored = _stored(actor, meeting, name, data)
    paper = MeetingPaper(
        source=papers.FILE,
        item=item,
        category=category,
        title=(title.strip() or stored.name)[:LONGEST_TITLE],
        file=stored,
        size_bytes=stored.size_bytes,
    )
    return _added(actor, meeting, point_id, paper, amount_of(kept.content_type, kept.data))


def _stored(actor: Actor, meeting: Meeting, name: str, data: bytes) -> StoredFile:
    return store_file(
        actor,
        region_id=meeting.region_id,
        owner_key=f"meeting:{meeting.pk}",
        name=name,
        data=data,
        purpose=FilePurpose.ATTACHMENT,
    )


def _added(
    actor: Actor, meeting: Meeting, point_id: int | None, paper: MeetingPaper, amount: Amount
) -> MeetingPaper:
    _point_of(meeting, point_id)
    paper.region_id, paper.meeting, paper.point_id = meeting.region_id, meeting, point_id
    paper.pages, paper.words = amount.pages, amount.words
    paper.added_by_id, paper.added_at = actor.person_id, clock.now()
    paper.save()
    happened(
        PaperAdded(**about(meeting), paper_id=paper.pk, kind=paper.source, category=str(paper.category)),
        by=actor,
    )
    return paper


def _point_of(meeting: Meeting, point_id: int | None) -> None:
    """Errors: Http404 for a point of another talk."""
    if point_id is not None and not meeting.agenda.filter(pk=point_id).exists():
        raise Http404


def _amount(content: Content) -> Amount:
    if content.file is None:
        return Amount(words=content.words)
    return _amount_of_file(content.file)


def _amount_of_file(stored: StoredFile) -> Amount:
    """Nothing of a file that the virus scanner has not looked at yet."""
    return amount_of(stored.content_type, read_file(stored)) if stored.state == FileState.CLEAN else Amount()


@transaction.atomic
def remove_paper(actor: Actor, *, meeting_id: int, paper_id: int) -> None:
    """Take a paper away from a talk: who reads it, cannot at the next click. A file stays with the dossier.

    Errors: Refused, Http404.
    """
    meeting = locked(actor, meeting_id)
    papers.may_prepare(actor, meeting).enforce()
    paper = meeting.papers.filter(pk=paper_id, removed_at__isnull=True).first()
    if paper is None:
        raise Http404
    paper.removed_at = clock.now()
    paper.save(update_fields=["removed_at"])
    happened(PaperRemoved(**about(meeting), paper_id=paper.pk), by=actor)


@transaction.atomic
def release_papers(actor: Actor, *, meeting_id: int) -> int:
    """Let out what is there: from now on who is asked and has a ground reads it. Returns how many were new.

    Errors: Refused when there is nothing new, Http404.
    """
    meeting = locked(actor, meeting_id)
    papers.may_prepare(actor, meeting).enforce()
    new = meeting.papers.filter(removed_at__isnull=True, released_at__isnull=True)
    count = new.update(released_at=clock.now())
    if not count:
        refuse("papers.nothing_new", _("Er zijn geen nieuwe stukken om te delen.")).enforce()
    happened(PapersReleased(**about(meeting), count=count), by=actor)
    return count
