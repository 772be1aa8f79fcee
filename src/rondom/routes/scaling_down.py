"""What going down to a smaller team does: who came in for the larger one leaves, and what was agreed to for them ends."""

from collections.abc import Iterable

from django.db import transaction

from rondom.consent.operations import end_consents_for
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.operations import end_participation
from rondom.routes import gates
from rondom.routes.definition import Scaling
from rondom.routes.engine import Visit


def who_leaves(dossier: Dossier, scaling: Scaling, visits: Iterable[Visit]) -> list[Participant]:
    """Who goes along down, without who has the regie: that is handed over first."""
    running = Participant.objects.running_on(clock.today()).filter(dossier=dossier)
    people = {row.pk: row for row in running.select_related("person", "organisation").order_by("pk")}
    team = [gates.Member(row.pk, row.capacity, row.valid_from) for row in people.values()]
    going = [people[member.number] for member in gates.goes_along(scaling, visits, team)]
    return [row for row in going if row.person_id != dossier.baton.holder_id]


@transaction.atomic
def scale_down(actor: Actor, dossier: Dossier, scaling: Scaling, visits: Iterable[Visit]) -> None:
    """End their part, and the consents for organisations that nobody works for in this circle any more.

    The caller has asked whether the actor may move the dossier, and holds its rows.
    """
    leaving = who_leaves(dossier, scaling, visits)
    for row in leaving:
        end_participation(actor, dossier_id=dossier.pk, participant_id=row.pk)
    if not scaling.consents:
        return
    staying = Participant.objects.running_on(clock.today()).filter(dossier=dossier)
    here = set(staying.values_list("organisation_id", flat=True))
    gone = {row.organisation_id for row in leaving if row.organisation_id} - here
    if gone:
        end_consents_for(actor, dossier_id=dossier.pk, recipient_ids=gone)
