"""The family's own plan: written alone, and shared when the family says so (familiegroepsplan)."""

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.locking import locked_dossier
from rondom.events.record import happened
from rondom.plans import outside
from rondom.plans.events import FamilyDraftWritten, FamilyPlanShared
from rondom.plans.models import FamilyDraft, GrowthDocument, Paragraph, ParagraphRevision
from rondom.plans.operations.document import about, open_document
from rondom.plans.operations.text import short_text
from rondom.plans.rules import term
from rondom.plans.terms import FAMILY_SOURCE, FamilyPart, Section, Voice, category_of


@transaction.atomic
def write_family_draft(actor: Actor, *, dossier_id: int, part: str, text: str, revision: int) -> FamilyDraft:
    """Keep one part. Nothing of it stands in the timeline or in a message: nobody else knows of it.

    revision: the one the writer started from. Errors: Refused, Http404 (also for who is no family), Conflict.
    """
    dossier = locked_dossier(actor, dossier_id)
    outside.may_write_family_draft(actor, dossier).enforce()
    if part not in FamilyPart.values:
        raise Http404
    words = short_text(text, term("text_letters_max"), empty=True)
    row = FamilyDraft.objects.select_related("changed_by").filter(dossier=dossier, part=part).first()
    row = row or FamilyDraft(region_id=dossier.region_id, dossier=dossier, part=part)
    if row.text == words:
        return row
    if row.revision != revision:
        by = row.changed_by.name if row.changed_by else ""
        raise Conflict(theirs=row.text, revision=row.revision, theirs_by=by)
    row.text, row.revision = words, row.revision + 1
    row.changed_at, row.changed_by_id = clock.now(), actor.person_id
    row.save()
    happened(FamilyDraftWritten(draft_id=row.pk, revision=row.revision), by=actor)
    return row


@transaction.atomic
def share_family_plan(actor: Actor, *, dossier_id: int) -> list[Paragraph]:
    """Put what is written now in the growth document, as words of the family; the draft stays with the family.

    A later change stays with the family too, until it is shared again. Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    outside.may_share_family_draft(actor, dossier).enforce()
    rows = list(FamilyDraft.objects.select_for_update(of=("self",)).filter(dossier=dossier).order_by("pk"))
    if not any(row.text for row in rows):
        refuse("family_draft.empty", _("Schrijf eerst iets op. Daarna kunt u het delen.")).enforce()
    if all(row.shared_revision == row.revision for row in rows):
        refuse("family_draft.nothing_new", _("Dit plan is al gedeeld. Er is niets veranderd.")).enforce()
    document = open_document(actor, dossier)
    changed = [row for row in rows if row.shared_revision != row.revision]
    paragraphs = [_put(actor, document, row) for row in changed if row.text or row.shared_revision]
    for row in changed:
        row.shared_at, row.shared_revision = clock.now(), row.revision
        row.save(update_fields=["shared_at", "shared_revision"])
    happened(FamilyPlanShared(**about(dossier), document_id=document.pk), by=actor)
    return paragraphs


def _put(actor: Actor, document: GrowthDocument, draft: FamilyDraft) -> Paragraph:
    """A joint text of the family: one paragraph per part, whoever pressed the button."""
    now, source = clock.now(), FAMILY_SOURCE + draft.part
    found = Paragraph.objects.filter(document=document, source=source).first()
    if found is None:
        found = Paragraph(
            region_id=document.region_id,
            document=document,
            section=Section.FAMILY_PLAN,
            voice=Voice.PARENT,
            category=category_of(Section.FAMILY_PLAN),
            source=source,
            revision=0,
            written_at=now,
        )
    else:
        ParagraphRevision.objects.create(
            paragraph=found, revision=found.revision, text=found.text, changed_at=found.changed_at
        )
    found.author_id, found.author_role = actor.person_id, actor.role
    found.author_label = str(FamilyPart(draft.part).label)
    found.text, found.nothing_to_add = draft.text, not draft.text
    found.revision, found.changed_at = found.revision + 1, now
    found.save()
    return found
