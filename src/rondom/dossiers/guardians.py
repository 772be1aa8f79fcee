"""What a change of authority means for a dossier: who is asked, who takes part, who does not any more."""

from django.db import transaction

from rondom.consent.operations import ask_new_givers
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.circle import enter, leave, relation_words
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.families import operations as families
from rondom.families.access import may_register
from rondom.families.models import Guardianship
from rondom.families.terms import Authority
from rondom.people.terms import Role


@transaction.atomic
def set_authority(actor: Actor, *, guardianship_id: int, authority: str, proof: str) -> None:
    """As families.set_authority; who must say yes from now on is asked at once. Errors: Refused, DoesNotExist."""
    families.set_authority(actor, guardianship_id=guardianship_id, authority=authority, proof=proof)
    guardians_changed(actor, pupil_id=Guardianship.objects.get(pk=guardianship_id).pupil_id)


@transaction.atomic
def add_guardian(actor: Actor, *, dossier_id: int, new: families.NewGuardian) -> Guardianship:
    """Write down one more parent or guardian of the child of a dossier. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    may_register(actor, school_id=dossier.school_id).enforce()
    row = families.add_guardian(actor, pupil=dossier.pupil, new=new)
    guardians_changed(actor, pupil_id=dossier.pupil_id)
    return row


@transaction.atomic
def guardians_changed(actor: Actor, *, pupil_id: int) -> None:
    """Bring the circle and the running consents in line with who has authority today.

    Who may decide comes beside the other parents, once they take part; who has no authority leaves. Nobody is
    put in the circle before the first talk with the parents. The caller has asked the policy.
    """
    Dossier.objects.select_for_update().filter(pupil_id=pupil_id).first()
    dossier = Dossier.objects.filter(pupil_id=pupil_id, closed_on__isnull=True).first()
    if dossier is not None:
        _mend_circle(actor, dossier)
    ask_new_givers(actor, pupil_id=pupil_id)


def _mend_circle(actor: Actor, dossier: Dossier) -> None:
    today = clock.today()
    guardians = Guardianship.objects.running_on(today).filter(pupil_id=dossier.pupil_id).order_by("pk")
    parents = Participant.objects.running_on(today).filter(dossier=dossier, capacity=Role.PARENT)
    present = {row.person_id: row for row in parents}
    deciding = {row.person_id: row for row in guardians if row.authority != Authority.NO}
    for person_id, row in present.items():
        if person_id not in deciding:
            leave(actor, row)
    for person_id, guardian in deciding.items() if present else ():
        if person_id not in present:
            _enter(actor, dossier, guardian)


def _enter(actor: Actor, dossier: Dossier, guardian: Guardianship) -> None:
    enter(
        actor,
        dossier,
        person_id=guardian.person_id,
        organisation_id=None,
        capacity=Role.PARENT,
        reason=f"{relation_words(guardian)}, gezag is nagekeken",
    )
