"""The pack of papers of one person: asked for, made by the worker, gone after some days."""

import datetime as dt

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from django_tasks import task

from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import working_for
from rondom.events.record import happened
from rondom.files.models import StoredFile
from rondom.files.operations import forget_files, store_file
from rondom.files.terms import FilePurpose
from rondom.meetings import access, papers
from rondom.meetings.events import PackAsked
from rondom.meetings.models import Meeting, MeetingPaper, PaperPack
from rondom.meetings.operations.rows import about, locked
from rondom.meetings.papers_pack import pack_bytes
from rondom.meetings.papers_rules import paper_rules
from rondom.meetings.terms import PackState
from rondom.people.models import Person
from rondom.people.terms import Role

FILE_NAME = "stukken-van-een-overleg.pdf"
TAKES_AT_MOST = dt.timedelta(minutes=10)  # then the page does not wait any longer, and one may ask again


def pack_of(actor: Actor, meeting: Meeting) -> PaperPack | None:
    """The pack of the actor in this hat."""
    return meeting.packs.filter(**_whose(actor)).select_related("file").first()


def is_being_made(pack: PaperPack | None) -> bool:
    """Whether it makes sense to wait for it."""
    if pack is None or pack.state != PackState.ASKED:
        return False
    return pack.asked_at > clock.now() - TAKES_AT_MOST


def _whose(actor: Actor) -> dict[str, object]:
    return {
        "person_id": actor.person_id,
        "organisation_id": actor.organisation_id,
        "capacity": actor.role,
    }


@transaction.atomic
def ask_pack(actor: Actor, *, meeting_id: int) -> PaperPack:
    """Have all papers made into one PDF that the actor may read at that moment. An earlier one goes away.

    Errors: Refused before anything is made (nothing to read, too big), Http404.
    """
    meeting = locked(actor, meeting_id)
    papers.may_open_papers(actor, meeting).enforce()
    rows = papers.readable_papers(actor, meeting)
    if not rows:
        refuse("papers.none", _("Er zijn nu geen stukken die u mag lezen.")).enforce()
    papers.fits(sum(row.size_bytes for row in rows)).enforce()
    earlier = pack_of(actor, meeting)
    if earlier:
        forget_pack(earlier)
    pack = PaperPack.objects.create(
        region_id=meeting.region_id,
        meeting=meeting,
        papers=[row.pk for row in rows],
        asked_at=clock.now(),
        **_whose(actor),
    )
    happened(PackAsked(**about(meeting), pack_id=pack.pk), by=actor)
    transaction.on_commit(lambda: make_pack_later.enqueue(pack.pk))
    return pack


@task()
def make_pack_later(pack_id: int) -> None:
    """Nothing for a pack that is gone: somebody asked for a newer one."""
    pack = PaperPack.objects.filter(pk=pack_id).exclude(state=PackState.READY).first()
    if pack is None:
        return
    try:
        make_pack(pack)
    except Exception:
        PaperPack.objects.filter(pk=pack_id).update(state=PackState.FAILED)
        raise


def make_pack(pack: PaperPack) -> None:
    """Read the papers as the reader may now, not as when he asked; a pack for who may read nothing any more fails."""
    actor = Actor(
        person_id=pack.person_id,
        role=pack.capacity,
        region_id=pack.region_id,
        organisation_id=pack.organisation_id,
    )
    mine = PaperPack.objects.filter(pk=pack.pk)
    reader = f"{Person.objects.get(pk=pack.person_id).name}, {Role(pack.capacity).label}"
    with working_for(actor):  # the second lock is on, though no request runs
        rows = _papers_of(actor, pack)
        mine.update(papers=[row.pk for row in rows])
        if rows:
            data = pack_bytes(
                rows[0].meeting, rows, reader=reader, done=lambda number: mine.update(done=number)
            )
    if not rows:
        mine.update(state=PackState.FAILED)
        return
    with transaction.atomic():
        stored = store_file(
            system_actor(pack.region_id),
            region_id=pack.region_id,
            owner_key=f"paper_pack:{pack.pk}",
            name=FILE_NAME,
            data=data,
            purpose=FilePurpose.PAPER_PACK,
        )
        mine.update(state=PackState.READY, file=stored, made_at=clock.now())


def _papers_of(actor: Actor, pack: PaperPack) -> list[MeetingPaper]:
    """None for who does not see the talk any more."""
    try:
        meeting = access.visible_meeting(actor, pack.meeting_id)
    except Http404:
        return []
    rows = papers.readable_papers(actor, meeting)
    for row in rows:
        row.meeting = meeting  # with the dossier as fetched for the reader
    return rows


def may_take(actor: Actor, meeting: Meeting, pack: PaperPack | None) -> Decision:
    """Take the pack along: it is ready, and he may still read everything that is in it."""
    if pack is None or pack.file is None:
        return refuse("pack.not_ready", _("De pdf is nog niet klaar."))
    now = {row.pk for row in papers.readable_papers(actor, meeting)}
    if set(pack.papers) <= now:
        return ALLOWED
    return refuse("pack.changed", _("Er is iets veranderd aan wat u mag lezen. Maak de pdf opnieuw."))


def forget_pack(pack: PaperPack) -> None:
    """The row now, the bytes when that is certain."""
    file_id = pack.file_id
    pack.delete()
    if file_id:
        transaction.on_commit(lambda: forget_files(StoredFile.objects.filter(pk=file_id)))


def forget_old_packs() -> int:
    """A pack is a copy and goes after some days; run by the worker. Returns how many went."""
    limit = clock.now() - dt.timedelta(days=paper_rules().pack_kept_days)
    found = 0
    for pack in PaperPack.objects.filter(asked_at__lt=limit):
        with transaction.atomic():
            forget_pack(pack)
        found += 1
    return found
