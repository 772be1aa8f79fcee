"""Two acts in one dossier come one after the other."""

from rondom.core.actor import Actor
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier


def locked_dossier(actor: Actor, dossier_id: int) -> Dossier:
    """Lock the row until the transaction ends, and fetch it as the actor sees it then. Errors: Http404."""
    Dossier.objects.select_for_update().filter(pk=dossier_id).first()
    return visible_dossier(actor, dossier_id=dossier_id)
