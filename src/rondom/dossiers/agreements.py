"""An agreement on its way: how it goes, and going over to somebody else."""

from django.db import transaction
from django.http import Http404

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers import access
from rondom.dossiers.events import ActionBegun, ActionHanded, ActionStuck
from rondom.dossiers.models import Action
from rondom.dossiers.operations import finish_action
from rondom.dossiers.terms import Going
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
    action.owner_id, action.owner_name = owner_id, ""
    action.reminded_on, action.late_reminders = None, 0
    action.going = ""  # the words tell why it went over
    action.save(update_fields=["owner", "owner_name", "reminded_on", "late_reminders", "going"])
    happened(
        ActionHanded(
            dossier_id=dossier.pk, region_id=dossier.region_id, action_id=action.pk, owner_id=owner_id
        ),
        by=actor,
    )
    return action


DONE = "done"  # beside Going: an agreement that is done, is done for good
LONGEST_WORDS = 500


@transaction.atomic
def tell_progress(actor: Actor, *, action_id: int, going: str, words: str = "") -> Action:
    """Who does it says how it goes: begun, done, or it does not work out; words are free to leave out.

    going: a value of Going, or DONE. Errors: Refused (see access.may_finish_action), Http404 also for an action that the
    actor does not see.
    """
    words = words.strip()[:LONGEST_WORDS]
    if going == DONE:
        return finish_action(actor, action_id=action_id, progress=words)
    action = Action.objects.select_for_update().filter(pk=action_id).first()
    dossier = access.visible_dossier(actor, dossier_id=action.dossier_id if action else 0)
    if action is None or (action.category not in dossier.categories and action.owner_id != actor.person_id):
        raise Http404
    action.dossier = dossier
    access.may_finish_action(actor, action).enforce()
    if going not in Going.values:
        raise Http404
    action.going, action.progress, action.told_at = Going(going), words, clock.now()
    action.save(update_fields=["going", "progress", "told_at"])
    about = {"dossier_id": dossier.pk, "region_id": dossier.region_id, "action_id": action.pk}
    event = (
        ActionBegun(**about) if going == Going.BEGUN else ActionStuck(**about, made_by_id=action.made_by_id)
    )
    happened(event, by=actor)
    return action
