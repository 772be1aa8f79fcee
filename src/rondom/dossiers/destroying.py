"""The last act of a dossier: it is told in its own log that it is gone."""

from django.db.models import QuerySet

from rondom.core.actor import system_actor
from rondom.dossiers.events import DossierDestroyed
from rondom.dossiers.models import Dossier
from rondom.events.record import happened


def destroy_dossiers(dossiers: QuerySet[Dossier]) -> None:
    """What belongs to them has gone already, in the same transaction. The log stays for its own term."""
    for dossier_id, region_id in dossiers.order_by("pk").values_list("pk", "region_id"):
        happened(DossierDestroyed(dossier_id=dossier_id, region_id=region_id), by=system_actor(region_id))
    dossiers.order_by()._raw_delete(dossiers.db)
