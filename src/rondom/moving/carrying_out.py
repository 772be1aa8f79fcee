"""On the day of a move: enrolment, school of the dossier, circle, regie, consents and region change in one act."""

from django.db import transaction

from rondom.consent import operations as consent
from rondom.consent.models import LegalShare
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers import changing_school
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.families import operations as families
from rondom.families.models import Enrolment, Pupil
from rondom.moving import queries, region
from rondom.moving.events import ChildMoved, MoveAskedAgain
from rondom.moving.models import SchoolMove
from rondom.moving.terms import MoveState
from rondom.people.models import Membership, Organisation


@as_system(
    "a move of a day: the program carries it out, or who accepts it late and does not see the dossier yet"
)
@transaction.atomic
def carry_out(actor: Actor, *, move_id: int) -> bool:
    """Let the child go, if everything still holds on this day; return whether it went.

    It waits while the family does not say yes any more. When who accepted it does not work there any more, the new
    school is asked again. The caller has seen that its day has come.
    """
    move = SchoolMove.objects.select_for_update(of=("self",)).filter(pk=move_id).first()
    if move is None or move.state != MoveState.ACCEPTED or not queries.family_agrees(move, on=clock.today()):
        return False
    if not _still_there(move):
        _ask_again(actor, move)
        return False
    dossier = Dossier.objects.select_for_update().get(pk=move.dossier_id)
    if dossier.closed_on is not None or dossier.school_id != move.from_school_id or _came_today(move):
        return False
    _go(actor, move)
    return True


def _still_there(move: SchoolMove) -> bool:
    return (
        Membership.objects.running_on(clock.today())
        .filter(
            person=move.answered_by,
            organisation_id=move.to_school_id,
            role=move.answered_role,
            region_id=move.to_region_id,
        )
        .exists()
    )


def _came_today(move: SchoolMove) -> bool:
    """A child is at a school for a day at least: it goes tomorrow."""
    return Enrolment.objects.filter(pupil=move.pupil_id, valid_from__gte=clock.today()).exists()


def _ask_again(actor: Actor, move: SchoolMove) -> None:
    move.state = MoveState.ANNOUNCED
    move.answered_by, move.answered_role, move.answered_on = None, "", None
    move.save(update_fields=["state", "answered_by", "answered_role", "answered_on"])
    happened(
        MoveAskedAgain(
            dossier_id=move.dossier_id,
            region_id=move.region_id,
            move_id=move.pk,
            to_school_id=move.to_school_id,
        ),
        by=actor,
    )


def _go(actor: Actor, move: SchoolMove) -> None:
    pupil = Pupil.objects.select_for_update(of=("self",)).get(pk=move.pupil_id)
    enrolled = families.change_school(
        actor, pupil=pupil, school_id=move.to_school_id, region_id=move.to_region_id, on=move.moves_on
    )
    to = changing_school.NewSchool(
        school_id=move.to_school_id,
        person_id=move.answered_by_id or 0,
        role=move.answered_role,
        offered_at=move.announced_at,
        since_on=enrolled.valid_from,
    )
    dossier = changing_school.change_school(actor, dossier_id=move.dossier_id, to=to)
    move.state, move.done_on = MoveState.DONE, clock.today()
    move.save(update_fields=["state", "done_on"])
    if move.leaves_region:
        _end_shares_of_region(actor, move)
        region.carry(dossier, region_id=move.to_region_id)
    happened(
        ChildMoved(
            dossier_id=move.dossier_id,
            region_id=move.to_region_id,
            move_id=move.pk,
            from_school_id=move.from_school_id,
            to_school_id=move.to_school_id,
        ),
        by=actor,
    )


def _end_shares_of_region(actor: Actor, move: SchoolMove) -> None:
    """A duty of the law is one of an organisation for its own region: another one decides it for itself."""
    shares = LegalShare.objects.filter(
        pupil_id=move.pupil_id, ended_at__isnull=True, valid_until__gt=clock.today()
    )
    there = Organisation.objects.filter(regions=move.to_region_id)
    for share_id in shares.exclude(recipient__in=there).order_by("pk").values_list("pk", flat=True):
        consent.end_legal_share(actor, share_id=share_id)
