"""The dossier goes along to another school: who leaves the circle, who comes, who has the regie, what is asked again."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from rondom.consent import operations as consent
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.circle import TOOK_OVER, enter, leave
from rondom.dossiers.events import BatonAccepted
from rondom.dossiers.models import Baton, Dossier, Handover, Participant
from rondom.dossiers.terms import HandoverAnswer
from rondom.events.record import happened


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSchool:
    """Where the dossier goes. person_id, role: who takes it there; offered_at: when it was; since_on: the day of the move."""

    school_id: int
    person_id: int
    role: str
    offered_at: dt.datetime
    since_on: dt.date


@as_system("who carries it out sees the dossier before or after it, and never both")
@transaction.atomic
def change_school(actor: Actor, *, dossier_id: int, to: NewSchool) -> Dossier:
    """From now on the dossier is of the other school. Everything in it stays: goals, agreements, days, the document.

    Called by the operation that carries out a move, which has asked whether it may: that one has the acceptance of who
    takes it. Nobody of the old school sees it at the next request, unless the family or the law says so for that school.
    """
    dossier = Dossier.objects.select_for_update().get(pk=dossier_id)
    from_school_id = dossier.school_id
    dossier.school_id = to.school_id
    dossier.save(update_fields=["school"])
    _enter(actor, dossier, to)
    _pass_baton(actor, dossier, to, from_school_id=from_school_id)
    _leave(actor, dossier, from_school_id=from_school_id)
    consent.end_consents_for(actor, dossier_id=dossier.pk, recipient_ids=[to.school_id])
    consent.end_consents(actor, dossier_id=dossier.pk, elsewhere_since=to.since_on)
    return dossier


def _enter(actor: Actor, dossier: Dossier, to: NewSchool) -> None:
    running = Participant.objects.running_on(clock.today()).filter(
        dossier=dossier, person_id=to.person_id, capacity=to.role
    )
    if running.filter(organisation_id=to.school_id).exists():
        return
    enter(
        actor,
        dossier,
        person_id=to.person_id,
        organisation_id=to.school_id,
        capacity=to.role,
        reason=TOOK_OVER,
    )


def _pass_baton(actor: Actor, dossier: Dossier, to: NewSchool, *, from_school_id: int) -> None:
    """The regie goes along when the old school has it, and has no other child of this family to lead it for.

    It was offered with the move and accepted with it: that stands as a handover like any other.
    """
    baton = Baton.objects.select_for_update().get(pk=dossier.baton_id)
    siblings = Dossier.objects.filter(baton=baton, school_id=from_school_id, closed_on__isnull=True)
    if baton.organisation_id != from_school_id or siblings.exclude(pk=dossier.pk).exists():
        return
    Handover.objects.filter(baton=baton, answer="").update(
        answer=HandoverAnswer.TAKEN_BACK, answered_at=clock.now()
    )
    handover = Handover.objects.create(
        region_id=dossier.region_id,
        baton=baton,
        from_person_id=baton.holder_id,
        to_person_id=to.person_id,
        to_organisation_id=to.school_id,
        offered_at=to.offered_at,
        answer=HandoverAnswer.ACCEPTED,
        answered_at=clock.now(),
    )
    baton.holder_id, baton.organisation_id, baton.since_on = to.person_id, to.school_id, clock.today()
    baton.save(update_fields=["holder", "organisation", "since_on"])
    event = BatonAccepted(
        dossier_id=dossier.pk,
        region_id=dossier.region_id,
        handover_id=handover.pk,
        from_person_id=handover.from_person_id,
    )
    happened(event, by=actor)


def _leave(actor: Actor, dossier: Dossier, *, from_school_id: int) -> None:
    """Everybody of the old school, but for who still has the regie of the family: he waits for a yes, as anybody does."""
    baton = Baton.objects.get(pk=dossier.baton_id)
    rows = Participant.objects.running_on(clock.today()).select_for_update(of=("self",))
    for row in rows.filter(dossier=dossier, organisation_id=from_school_id).order_by("pk"):
        if not baton.is_held_by(row.person_id, row.organisation_id, row.capacity):
            leave(actor, row)
