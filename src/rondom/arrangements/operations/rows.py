"""What the operations of arrangements share: the locked dossier and what hangs on it."""

from django.http import Http404

from rondom.arrangements import access
from rondom.arrangements.models import ArrangementPart, ArrangementRequest
from rondom.core.actor import Actor
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier


def locked_for_requests(actor: Actor, dossier_id: int) -> Dossier:
    """Errors: Http404, also for who does not see what is asked."""
    dossier = locked_dossier(actor, dossier_id)
    if not access.may_see_requests(dossier):
        raise Http404
    return dossier


def locked_for_help(actor: Actor, dossier_id: int) -> Dossier:
    """Errors: Http404, also for who sees no part of the help."""
    dossier = locked_dossier(actor, dossier_id)
    if not access.may_see_help(dossier):
        raise Http404
    return dossier


def locked_request(actor: Actor, dossier_id: int, request_id: int) -> tuple[Dossier, ArrangementRequest]:
    dossier = locked_for_requests(actor, dossier_id)
    ArrangementRequest.objects.select_for_update().filter(pk=request_id, dossier=dossier).first()
    return dossier, access.get_request(dossier, request_id)


def locked_part(actor: Actor, dossier_id: int, part_id: int) -> tuple[Dossier, ArrangementPart]:
    dossier = locked_for_help(actor, dossier_id)
    ArrangementPart.objects.select_for_update().filter(pk=part_id, arrangement__dossier=dossier).first()
    return dossier, access.get_part(dossier, part_id)


def about(dossier: Dossier) -> dict[str, int]:
    return {"dossier_id": dossier.pk, "region_id": dossier.region_id}
