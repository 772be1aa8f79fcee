"""Opening, closing and carrying on a growth document."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.access import takes_part
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.plans import access
from rondom.plans.events import GrowthDocumentClosed, GrowthDocumentOpened
from rondom.plans.models import GrowthDocument, Paragraph, Plan


def about(dossier: Dossier) -> dict[str, int]:
    return {"dossier_id": dossier.pk, "region_id": dossier.region_id}


def open_document(actor: Actor, dossier: Dossier) -> GrowthDocument:
    """The open document; the first words open it. The caller has locked the dossier and asked the policy."""
    found = GrowthDocument.objects.filter(dossier=dossier, closed_on__isnull=True).first()
    return found or _open(actor, dossier, successor_of=None)


@transaction.atomic
def open_growth_document(actor: Actor, *, dossier_id: int) -> GrowthDocument:
    """Open it, or return the one that is open. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    takes_part(actor, dossier).enforce()
    return open_document(actor, dossier)


@transaction.atomic
def close_growth_document(actor: Actor, *, dossier_id: int, reason: str) -> GrowthDocument:
    """Close it when no goal is worked on any more; nothing of it travels on by itself. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    document = GrowthDocument.objects.filter(dossier=dossier, closed_on__isnull=True).first()
    if document is None:
        refuse("growth_document.none", _("Er is geen groeidocument open.")).enforce()
        raise AssertionError
    access.may_close_document(actor, dossier).enforce()
    if not reason.strip():
        refuse("growth_document.reason_needed", _("Schrijf op waarom het klaar is.")).enforce()
    document.closed_on, document.closed_reason = clock.today(), reason.strip()[:300]
    document.save(update_fields=["closed_on", "closed_reason"])
    happened(GrowthDocumentClosed(**about(dossier), document_id=document.pk), by=actor)
    return document


@transaction.atomic
def carry_on(actor: Actor, *, document_id: int, paragraph_ids: Collection[int] = ()) -> GrowthDocument:
    """Open the next document after a closed one. Only the picked paragraphs travel on, with author and day.

    Errors: Refused, Http404, GrowthDocument.DoesNotExist.
    """
    earlier = GrowthDocument.objects.select_for_update().get(pk=document_id)
    dossier = locked_dossier(actor, earlier.dossier_id)
    takes_part(actor, dossier).enforce()
    if earlier.closed_on is None or GrowthDocument.objects.filter(successor_of=earlier).exists():
        refuse(
            "growth_document.cannot_follow", _("Sluit eerst dit groeidocument. Daarna kunt u verdergaan.")
        ).enforce()
    if GrowthDocument.objects.filter(dossier=dossier, closed_on__isnull=True).exists():
        refuse("growth_document.already_open", _("Er is al een groeidocument open.")).enforce()
    following = _open(actor, dossier, successor_of=earlier)
    picked = earlier.paragraphs.filter(pk__in=paragraph_ids, category__in=dossier.categories)
    Paragraph.objects.bulk_create(_copies(picked.order_by("pk"), following))
    Plan.objects.filter(dossier=dossier).update(document=following)
    return following


def _copies(picked: Collection[Paragraph], following: GrowthDocument) -> list[Paragraph]:
    rows = list(picked)
    for row in rows:
        row.pk, row.document = None, following
    return rows


def _open(actor: Actor, dossier: Dossier, *, successor_of: GrowthDocument | None) -> GrowthDocument:
    document = GrowthDocument.objects.create(
        region_id=dossier.region_id, dossier=dossier, opened_on=clock.today(), successor_of=successor_of
    )
    happened(GrowthDocumentOpened(**about(dossier), document_id=document.pk), by=actor)
    return document
