"""Closing a dossier, and opening it again."""

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers import access
from rondom.dossiers.events import DossierClosed, DossierReopened
from rondom.dossiers.models import Dossier
from rondom.dossiers.terms import ClosingOutcome
from rondom.events.record import happened
from rondom.families.models import Pupil


@transaction.atomic
def close_dossier(actor: Actor, *, dossier_id: int, outcome: str, reason: str) -> Dossier:
    """End the work around a child. Nobody writes any more; professionals read for a term, the family as long as it exists.

    outcome: a value of ClosingOutcome. From this day the terms of keeping run.
    Errors: Refused, Http404.
    """
    dossier = _locked(actor, dossier_id)
    access.may_close(actor, dossier).enforce()
    if outcome not in ClosingOutcome.values:
        refuse("dossier.outcome_needed", _("Kies hoe het is afgelopen.")).enforce()
    if not reason.strip():
        refuse("dossier.reason_needed", _("Schrijf op waarom het dossier dicht kan.")).enforce()
    dossier.closed_on, dossier.closed_outcome = clock.today(), outcome
    dossier.closed_reason, dossier.closed_by_id = reason.strip(), actor.person_id
    dossier.save(update_fields=["closed_on", "closed_outcome", "closed_reason", "closed_by"])
    happened(
        DossierClosed(dossier_id=dossier.pk, region_id=dossier.region_id, outcome=outcome),
        by=actor,
    )
    return dossier


@transaction.atomic
def reopen_dossier(actor: Actor, *, dossier_id: int) -> Dossier:
    """Go on with a dossier that was closed. Errors: Refused, Http404, also when the term of reading is over."""
    dossier = _locked(actor, dossier_id)
    access.may_reopen(actor, dossier).enforce()
    dossier.closed_on, dossier.closed_outcome, dossier.closed_reason, dossier.closed_by = None, "", "", None
    dossier.save(update_fields=["closed_on", "closed_outcome", "closed_reason", "closed_by"])
    happened(DossierReopened(dossier_id=dossier.pk, region_id=dossier.region_id), by=actor)
    return dossier


def _locked(actor: Actor, dossier_id: int) -> Dossier:
    """Lock the dossier and the pupil, whose one open dossier this may become. Errors: Http404."""
    row = Dossier.objects.select_for_update().filter(pk=dossier_id).first()
    if row is not None:
        Pupil.objects.select_for_update(of=("self",)).get(pk=row.pupil_id)
    return access.visible_dossier(actor, dossier_id=dossier_id)
