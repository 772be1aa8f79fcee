"""For which party somebody acts, in a word that a mail may say."""

from rondom.core.actor import Actor
from rondom.core.notices import names_party
from rondom.people.models import Organisation
from rondom.people.terms import FAMILY_ROLES


@names_party
def party_of(actor: Actor) -> str:
    """ "parent", "pupil", or the kind of the organisation of the hat; empty for who has no hat yet."""
    if actor.role in FAMILY_ROLES:
        return str(actor.role)
    kinds = Organisation.objects.filter(pk=actor.organisation_id or 0).values_list("kind", flat=True)
    return kinds.first() or ""
