"""Own words in the growth document: everybody writes in his own voice, and nobody changes another's."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.people.models import Person
from rondom.plans import access, queries
from rondom.plans.events import ParagraphWritten
from rondom.plans.models import GrowthDocument, Paragraph, ParagraphRevision
from rondom.plans.operations.document import about, open_document
from rondom.plans.operations.text import short_text
from rondom.plans.rules import term
from rondom.plans.terms import VOICE_BY_ROLE, category_of


@transaction.atomic
def write_paragraph(
    actor: Actor,
    *,
    dossier_id: int,
    section: str,
    text: str,
    revision: int = 0,
    nothing_to_add: bool = False,
    told_by_person_id: int | None = None,
    told_on: dt.date | None = None,
) -> Paragraph:
    """Create or change the own paragraph of the actor in a section.

    revision: the one the writer started from; 0 for new words.
    told_by_person_id: the pupil or a parent whose words these are, when the actor writes them down for him;
    they are that person's words from then on. When he changes them himself they are "zelf geschreven".
    Errors: Refused, Http404; Conflict when somebody saved in between, nothing is stored then.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.may_write(actor, dossier, section=section).enforce()
    author_id, role = _author(actor, dossier, told_by_person_id)
    words = _checked(text, nothing_to_add=nothing_to_add)
    document = open_document(actor, dossier)
    row = _existing(document, section, author_id, VOICE_BY_ROLE[role])
    if row is None:
        row = _new(document, section, author_id, role)
    else:
        access.may_change_paragraph(actor, row).enforce()
    if row.revision != revision:
        raise Conflict(theirs=row.text, revision=row.revision, theirs_by=_last_writer(row))
    told_on = _told_on(told_on) if author_id != actor.person_id else None
    if row.pk and (row.text, row.nothing_to_add) == (words, nothing_to_add):
        return row
    return _save(actor, dossier, row, words, told_on)


def _new(document: GrowthDocument, section: str, author_id: int, role: str) -> Paragraph:
    return Paragraph(
        region_id=document.region_id,
        document=document,
        section=section,
        voice=VOICE_BY_ROLE[role],
        category=category_of(section),
        author_id=author_id,
        author_role=role,
        revision=0,
        written_at=clock.now(),
    )


def _author(actor: Actor, dossier: Dossier, told_by_person_id: int | None) -> tuple[int, str]:
    """Whose words these are, and in which role he speaks."""
    if told_by_person_id is None or told_by_person_id == actor.person_id:
        return actor.person_id, actor.role
    access.may_write_for(actor, dossier, author_id=told_by_person_id).enforce()
    return told_by_person_id, queries.family_role_of(dossier.pk, told_by_person_id) or ""


def _existing(document: GrowthDocument, section: str, author_id: int, voice: str) -> Paragraph | None:
    rows = Paragraph.objects.filter(
        document=document, section=section, author_id=author_id, voice=voice, source=""
    )
    return rows.select_related("author", "told_to").first()


def _last_writer(row: Paragraph) -> str:
    if row.pk is None:
        return ""
    return row.told_to.name if row.told_to else row.author.name


def _checked(text: str, *, nothing_to_add: bool) -> str:
    words = short_text(text, term("text_letters_max"), empty=True)
    if nothing_to_add and words:
        refuse("paragraph.both", _("Schrijf iets op, of kies ‘niets toe te voegen’. Niet allebei.")).enforce()
    if not nothing_to_add and not words:
        refuse("paragraph.empty", _("Schrijf iets op, of kies ‘niets toe te voegen’.")).enforce()
    return words


def _told_on(day: dt.date | None) -> dt.date:
    if day and day > clock.today():
        refuse("paragraph.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    return day or clock.today()


def _save(actor: Actor, dossier: Dossier, row: Paragraph, words: str, told_on: dt.date | None) -> Paragraph:
    if row.pk:
        ParagraphRevision.objects.create(
            paragraph=row, revision=row.revision, text=row.text, changed_at=row.changed_at
        )
    row.text, row.nothing_to_add = words, not words
    row.told_to = Person.objects.get(pk=actor.person_id) if told_on else None
    row.told_on = told_on
    row.revision += 1
    row.changed_at = clock.now()
    row.save()
    event = ParagraphWritten(
        **about(dossier),
        paragraph_id=row.pk,
        section=str(row.section),
        voice=str(row.voice),
        revision=row.revision,
    )
    happened(event, by=actor)
    return row
