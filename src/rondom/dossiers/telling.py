"""Whether a person may see a kind of data of a dossier now, in any of his hats: asked when a message leaves."""

from django.http import Http404

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.access import visible_dossier
from rondom.families.queries import hats_of


def may_be_told(person_id: int, dossier_id: int, category: str) -> bool:
    """Not by emergency access: that is for looking, once."""
    professional, family = hats_of(person_id, on=clock.today())
    actors = [hat.worn_by(person_id) for hat in professional] + [hat.worn_by(person_id) for hat in family]
    return any(_sees(actor, dossier_id, category) for actor in actors)


def _sees(actor: Actor, dossier_id: int, category: str) -> bool:
    try:
        dossier = visible_dossier(actor, dossier_id=dossier_id)
    except Http404:
        return False
    return not dossier.in_emergency and category in dossier.categories
