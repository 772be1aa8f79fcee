"""An agreement goes over to somebody else."""

from django.db import transaction
from django.http import Http404

from rondom.core.actor import Actor
from rondom.dossiers import access
from rondom.dossiers.events import ActionHanded
from rondom.dossiers.models import Action
from rondom.dossiers.untold import may_own
from rondom.events.record import happened


@transaction.atomic
def hand_action(actor: Actor, *, dossier_id: int, action_id: int, owner_id: int) -> Action:
    """Give an open action to somebody in the circle: because its owner may not look any more, or cannot.

    Errors: Refused (see access.may_hand_action), Http404.
    """
    action = Action.objects.select_for_update().filter(pk=action_id, dossier_id=dossier_id).first()
    dossier = access.visible_dossier(actor, dossier_id=dossier_id)
    if action is None:
        raise Http404
    access.may_hand_action(actor, dossier, action).enforce()
    may_own(dossier, owner_id, code="action.owner_not_around").enforce()
    action.owner_id, action.owner_name, action.reminded_on = owner_id, "", None
    action.save(update_fields=["owner", "owner_name", "reminded_on"])
    happened(
        ActionHanded(
            dossier_id=dossier.pk, region_id=dossier.region_id, action_id=action.pk, owner_id=owner_id
        ),
        by=actor,
    )
    return action
