"""What the operations of triage share: the locked dossier and triage."""

from django.http import Http404

from rondom.core.actor import Actor
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.triage.access import may_see_triage
from rondom.triage.models import Triage


def locked(actor: Actor, dossier_id: int) -> Dossier:
    """Lock the dossier, so that two acts in it come one after the other. Errors: Http404, also without its category."""
    dossier = locked_dossier(actor, dossier_id)
    if not may_see_triage(dossier):
        raise Http404
    return dossier


def latest_locked(dossier: Dossier) -> Triage:
    """Errors: Http404 without a triage."""
    triage = Triage.objects.select_for_update().filter(dossier=dossier).order_by("-pk").first()
    if triage is None:
        raise Http404
    return triage


def about(dossier: Dossier) -> dict[str, int]:
    return {"dossier_id": dossier.pk, "region_id": dossier.region_id}
