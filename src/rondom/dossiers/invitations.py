"""Inviting the family of a dossier to make an account."""

from django.db import transaction

from rondom.core.actor import Actor
from rondom.dossiers import access
from rondom.people import operations as people
from rondom.people.models import Invitation, Person


@transaction.atomic
def invite_family_member(actor: Actor, *, dossier_id: int, person_id: int, address: str = "") -> Invitation:
    """Mail a parent or the pupil the link to make an account; a link that was still open stops working.

    address: where the link goes when the person has no e-mail address yet. A known address wins: a link to
    somebody's account never goes elsewhere.

    Errors: Http404, Refused (see access.may_invite_family_member and people.operations.invite).
    """
    dossier = access.visible_dossier(actor, dossier_id=dossier_id)
    access.may_invite_family_member(actor, dossier, person_id=person_id).enforce()
    person = Person.objects.get(pk=person_id)
    invitation, _secret = people.invite(actor, person=person, address=person.email or address)
    return invitation
