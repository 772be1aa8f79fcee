"""An application at a school, written down with its days by the family or who steers; the board decides outside Rondom."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.locking import locked_dossier
from rondom.events.record import happened
from rondom.watch import access
from rondom.watch.admission_rules import admission_rules
from rondom.watch.events import AdmissionAsked, AdmissionChanged
from rondom.watch.models import Admission
from rondom.watch.terms import AdmissionState

LONGEST_NAME, LONGEST_REASONS = 200, 2000
OLDEST = dt.timedelta(days=3 * 366)


@transaction.atomic
def write_admission(
    actor: Actor, *, dossier_id: int, school: str, asked_on: dt.date, at_no_school: bool
) -> Admission:
    """Parents applied in writing. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_go_on(actor, dossier).enforce()
    if not school.strip() or len(school) > LONGEST_NAME:
        refuse("admission.school", _("Schrijf op bij welke school.")).enforce()
    if not clock.today() - OLDEST <= asked_on <= clock.today():
        refuse("admission.day", _("Kies de dag van de brief of het formulier. Die is al geweest.")).enforce()
    row = Admission.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        school=school.strip(),
        asked_on=asked_on,
        at_no_school=at_no_school,
        written_by_id=actor.person_id,
    )
    happened(AdmissionAsked(**_about(row)), by=actor)
    return row


def _waiting(actor: Actor, dossier_id: int, admission_id: int, on: dt.date) -> Admission:
    """Errors: Refused, Http404, Admission.DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_go_on(actor, dossier).enforce()
    row = Admission.objects.select_for_update(of=("self",)).get(pk=admission_id, dossier=dossier)
    if row.state != AdmissionState.WAITING:
        refuse("admission.decided", _("Hier is al over besloten.")).enforce()
    if not row.asked_on <= on <= clock.today():
        refuse("admission.day_between", _("Kies een dag na de aanmelding die al geweest is.")).enforce()
    return row


@transaction.atomic
def ask_longer(actor: Actor, *, dossier_id: int, admission_id: int, on: dt.date) -> Admission:
    """The board said that it needs four weeks more: only before the first six weeks are over, and once."""
    row = _waiting(actor, dossier_id, admission_id, on)
    if row.longer_on or on > admission_rules().decide_by(row.asked_on):
        refuse(
            "admission.not_longer", _("Vier weken langer kan één keer, en alleen binnen zes weken.")
        ).enforce()
    row.longer_on = on
    return _saved(actor, row, "longer")


@transaction.atomic
def place_for_now(actor: Actor, *, dossier_id: int, admission_id: int, on: dt.date) -> Admission:
    """The child has a temporary place."""
    row = _waiting(actor, dossier_id, admission_id, on)
    row.placed_on = on
    return _saved(actor, row, "placed")


@transaction.atomic
def decide_admission(
    actor: Actor,
    *,
    dossier_id: int,
    admission_id: int,
    state: str,
    on: dt.date,
    reasons: str = "",
    willing_school: str = "",
) -> Admission:
    """What the board decided, or that the parents took it back. A no has reasons, and should have another school."""
    row = _waiting(actor, dossier_id, admission_id, on)
    if state not in AdmissionState.values or state == AdmissionState.WAITING:
        refuse("admission.state", _("Kies wat er is besloten.")).enforce()
    if state == AdmissionState.REFUSED and not reasons.strip():
        refuse("admission.reasons", _("Schrijf op waarom niet. De school moet dat zeggen.")).enforce()
    if len(reasons) > LONGEST_REASONS or len(willing_school) > LONGEST_NAME:
        refuse("admission.too_long", _("Dit is te lang.")).enforce()
    row.state, row.decided_on = AdmissionState(state), on
    row.reasons, row.willing_school = reasons.strip(), willing_school.strip()
    return _saved(actor, row, state)


def _saved(actor: Actor, row: Admission, what: str) -> Admission:
    row.save()
    happened(AdmissionChanged(**_about(row), about=what), by=actor)
    return row


def _about(row: Admission) -> dict[str, int]:
    return {"dossier_id": row.dossier_id, "region_id": row.region_id, "admission_id": row.pk}
