"""Who leads the process: as the table proposes, or otherwise when both sides accept it."""

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.models import Dossier, Participant
from rondom.events.record import happened
from rondom.people.terms import FAMILY_ROLES
from rondom.triage import access
from rondom.triage.events import RegieInForce, RegieProposed, RegieRefused
from rondom.triage.models import ProcessRegie, Triage
from rondom.triage.operations.rows import about, latest_locked, locked
from rondom.triage.terms import Leader, RegieState, Side

LONGEST_REASON = 2000


@transaction.atomic
def choose_regie(
    actor: Actor, *, dossier_id: int, leader: str, person_id: int, reason: str = ""
) -> ProcessRegie:
    """Choose who leads. What the table says holds at once; another choice waits for the other side.

    leader: a value of Leader; person_id: who it is, in the circle. Errors: Refused, Http404.
    """
    dossier = locked(actor, dossier_id)
    triage = latest_locked(dossier)
    access.may_choose_regie(actor, triage, dossier).enforce()
    cell = access.cell_of(triage, dossier)
    assert cell is not None  # noqa: S101 - may_choose_regie refuses it
    _check_leader(dossier, triage, leader, person_id)
    is_other = leader != cell.leader
    if (is_other and not reason.strip()) or len(reason) > LONGEST_REASON:
        refuse("process_regie.reason_needed", _("Schrijf op waarom u anders kiest.")).enforce()
    row = ProcessRegie(
        region_id=dossier.region_id,
        dossier=dossier,
        triage=triage,
        proposed=cell.leader,
        leader=leader,
        person_id=person_id,
        reason=reason.strip() if is_other else "",
        state=RegieState.WAITING,
        chosen_by_id=actor.person_id,
        chosen_on=clock.today(),
    )
    _accept(actor, row, dossier)
    if not is_other:
        return _put_in_force(actor, row, dossier)
    row.save()
    happened(RegieProposed(**about(dossier), regie_id=row.pk), by=actor)
    return row


def _check_leader(dossier: Dossier, triage: Triage, leader: str, person_id: int) -> None:
    """Somebody in the circle, of the side that leads; never one of the family."""
    if leader not in Leader.values:
        refuse("process_regie.leader_missing", _("Kies wie de procesregie heeft.")).enforce()
    rows = Participant.objects.running_on(clock.today()).filter(dossier=dossier, person_id=person_id)
    rows = rows.exclude(capacity__in=FAMILY_ROLES)
    if leader == Leader.EDUCATION:
        rows = rows.filter(organisation_id=dossier.school_id)
    elif leader == Leader.CASE_MANAGER:
        rows = rows.filter(organisation_id=triage.organisation_id)
    if not rows.exists():
        refuse("process_regie.person_not_there", _("Kies iemand uit de kring die daar werkt.")).enforce()


@transaction.atomic
def accept_regie(actor: Actor, *, dossier_id: int, regie_id: int) -> ProcessRegie:
    """The other side accepts: from now on it holds. Errors: Refused, Http404."""
    dossier, row = _locked_regie(actor, dossier_id, regie_id)
    access.may_answer_regie(actor, row, dossier).enforce()
    _check_leader(dossier, row.triage, row.leader, row.person_id)
    _accept(actor, row, dossier)
    return _put_in_force(actor, row, dossier)


@transaction.atomic
def refuse_regie(actor: Actor, *, dossier_id: int, regie_id: int, reason: str) -> ProcessRegie:
    """The other side says no, with a reason: what held before, holds. Errors: Refused, Http404."""
    dossier, row = _locked_regie(actor, dossier_id, regie_id)
    access.may_answer_regie(actor, row, dossier).enforce()
    if not reason.strip() or len(reason) > LONGEST_REASON:
        refuse("process_regie.refusal_needed", _("Schrijf op waarom u het er niet mee eens bent.")).enforce()
    row.state, row.refused_by_id, row.refusal = RegieState.REFUSED, actor.person_id, reason.strip()
    row.save()
    happened(RegieRefused(**about(dossier), regie_id=row.pk), by=actor)
    return row


def _accept(actor: Actor, row: ProcessRegie, dossier: Dossier) -> None:
    if access.side_of(actor, dossier, row.triage) == Side.EDUCATION:
        row.education_by_id = actor.person_id
    else:
        row.municipality_by_id = actor.person_id


def _put_in_force(actor: Actor, row: ProcessRegie, dossier: Dossier) -> ProcessRegie:
    """One at a time: what held before is replaced."""
    ProcessRegie.objects.filter(dossier=dossier, state=RegieState.IN_FORCE).update(state=RegieState.REPLACED)
    row.state, row.in_force_on = RegieState.IN_FORCE, clock.today()
    row.save()
    happened(RegieInForce(**about(dossier), regie_id=row.pk, code=row.leader), by=actor)
    return row


def _locked_regie(actor: Actor, dossier_id: int, regie_id: int) -> tuple[Dossier, ProcessRegie]:
    dossier = locked(actor, dossier_id)
    ProcessRegie.objects.select_for_update().filter(pk=regie_id, dossier=dossier).first()
    return dossier, access.get_regie(dossier, regie_id)
