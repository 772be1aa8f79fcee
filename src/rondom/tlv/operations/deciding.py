"""The decision, making it known, and what is objected to it."""

import datetime as dt
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.arrangements.money import first_day_of, school_year_of
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.events.record import happened
from rondom.people.models import Region
from rondom.tlv import deciding_access, queries
from rondom.tlv.events import (
    TlvDecided,
    TlvNotified,
    TlvObjected,
    TlvObjectionDecided,
    TlvObjectionSent,
    TlvObjectionWithdrawn,
)
from rondom.tlv.models import TlvApplication, TlvDecision, TlvObjection
from rondom.tlv.operations.rows import about, go, locked_tlv, needed, objection_of
from rondom.tlv.procedure import OBJECTION_STEPS
from rondom.tlv.rules import category_of, procedure
from rondom.tlv.term import fits_period
from rondom.tlv.terms import Act, ObjectionAct, ObjectionOutcome, ObjectionState, Verdict

LONGEST = 5000
LONGEST_OBJECTION = 10_000
CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
CODE_LENGTH = 8
MOST_DAYS_AWAY = 3660


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision as it is typed. last_on: the last day. has_no_interest: who decides says so."""

    verdict: str
    reason: str
    has_no_interest: bool
    category: str = ""
    first_on: dt.date | None = None
    last_on: dt.date | None = None
    alternatives: str = ""


@transaction.atomic
def decide_tlv(actor: Actor, *, dossier_id: int, tlv_id: int, ruling: Ruling) -> TlvDecision:
    """Grant a category for a time, or refuse with what else is possible. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    deciding_access.may_decide(actor, row, dossier).enforce()
    _check_words(ruling)
    granted = ruling.verdict == Verdict.GRANTED
    if granted:
        _check_granted(row, ruling, region=dossier.region.slug)
    decision = TlvDecision.objects.create(
        region_id=row.region_id,
        application=row,
        number=_next_number(row.region_id),
        code=_new_code(),
        verdict=ruling.verdict,
        decided_by_id=actor.person_id,
        decided_for_id=actor.organisation_id or 0,
        mandate=actor.role,
        decided_on=clock.today(),
        own_interest_none=True,
        reason=ruling.reason.strip(),
        **(_granted(ruling) if granted else {"alternatives": ruling.alternatives.strip()}),
    )
    go(row, Act.DECIDE)
    row.save(update_fields=["state"])
    happened(TlvDecided(**about(row), code=str(decision.verdict)), by=actor)
    return decision


def _granted(ruling: Ruling) -> dict[str, object]:
    assert ruling.last_on is not None  # noqa: S101 - _check_granted refuses it
    return {
        "category": ruling.category,
        "valid_from": ruling.first_on,
        "valid_until": ruling.last_on + dt.timedelta(days=1),
    }


def _check_words(ruling: Ruling) -> None:
    if ruling.verdict not in Verdict.values:
        refuse("tlv.verdict_missing", _("Kies of u de TLV geeft.")).enforce()
    if not ruling.has_no_interest:
        refuse(
            "tlv.interest", _("Zeg eerst dat u er zelf geen belang bij hebt. Anders besluit een ander.")
        ).enforce()
    needed(ruling.reason, _("Schrijf in gewone woorden op waarom u dit besluit."), longest=LONGEST)
    if ruling.verdict == Verdict.REFUSED:
        needed(ruling.alternatives, _("Schrijf op wat er wél kan."), longest=LONGEST)


def _check_granted(row: TlvApplication, ruling: Ruling, *, region: str) -> None:
    """A known category, a period that fits it, and an independent expert when the category changes."""
    category = category_of(ruling.category, region=region)
    if category is None or ruling.first_on is None or ruling.last_on is None:
        refuse(
            "tlv.period_missing", _("Vul nog in: de soort onderwijs en de eerste en laatste dag.")
        ).enforce()
        return
    today = clock.today()
    if max(abs((day - today).days) for day in (ruling.first_on, ruling.last_on)) > MOST_DAYS_AWAY:
        refuse("tlv.period_far", _("Kies dagen die dichterbij liggen.")).enforce()
    fits_period(category, first_on=ruling.first_on, last_on=ruling.last_on).enforce()
    changes = row.renews_id is not None and ruling.category != row.renewed_from
    if changes and not deciding_access.has_independent_advice(row):
        refuse(
            "tlv.independent_expert",
            _("De soort onderwijs verandert. Vraag eerst advies aan een deskundige van buiten de school."),
        ).enforce()


def _new_code() -> str:
    return "".join(secrets.choice(CODE_SIGNS) for _each in range(CODE_LENGTH))


def _next_number(region_id: int) -> str:
    """The next in the region in this school year: "TLV-2026-0007". The region is locked until the transaction ends."""
    Region.objects.select_for_update().filter(pk=region_id).first()
    year = school_year_of(clock.today())
    with as_system("the highest number; it names no child"):
        rows = TlvDecision.objects.filter(
            region_id=region_id,
            decided_on__gte=first_day_of(year),
            decided_on__lt=first_day_of(year + 1),
        )
        last = max((int(number.split("-")[2]) for number in rows.values_list("number", flat=True)), default=0)
    return f"TLV-{year}-{last + 1:04}"


@transaction.atomic
def notify_tlv(actor: Actor, *, dossier_id: int, tlv_id: int) -> TlvDecision:
    """Make it known to school and family: from tomorrow the six weeks run. A renewal ends what it renews.

    Errors: Refused, Http404.
    """
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    deciding_access.may_notify(actor, row, dossier).enforce()
    decision = queries.decision_of(row)
    assert decision is not None  # noqa: S101 - the state says so
    decision.notified_on = clock.today()
    decision.objection_until = clock.today() + dt.timedelta(days=procedure().objection.days)
    decision.save(update_fields=["notified_on", "objection_until"])
    go(row, Act.NOTIFY)
    row.save(update_fields=["state"])
    if decision.verdict == Verdict.GRANTED and row.renews is not None:
        _renewed(row.renews.application_id)
    happened(TlvNotified(**about(row), code=str(decision.verdict)), by=actor)
    return decision


def _renewed(tlv_id: int) -> None:
    with as_system("the TLV that is renewed may stand in an earlier dossier of the child"):
        before = TlvApplication.objects.select_for_update().get(pk=tlv_id)
        if before.state in ("notified", "placed"):
            go(before, Act.RENEW)
            before.save(update_fields=["state"])


# Objection -----------------------------------------------------------------------------------


@transaction.atomic
def object_to_tlv(actor: Actor, *, dossier_id: int, tlv_id: int, words: str) -> TlvObjection:
    """Within six weeks. The samenwerkingsverband has two weeks to send it on. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    deciding_access.may_object(actor, row, dossier).enforce()
    days = procedure().committee_of_objection.send_within_days
    objection = TlvObjection.objects.create(
        region_id=row.region_id,
        application=row,
        lodged_by_id=actor.person_id,
        lodged_for_id=actor.organisation_id,
        lodged_on=clock.today(),
        words=needed(words, _("Schrijf op waarom u het er niet mee eens bent."), longest=LONGEST_OBJECTION),
        send_before_on=clock.today() + dt.timedelta(days=days),
    )
    happened(TlvObjected(**about(row), objection_id=objection.pk), by=actor)
    return objection


@transaction.atomic
def send_objection(actor: Actor, *, dossier_id: int, tlv_id: int, objection_id: int) -> TlvObjection:
    """The samenwerkingsverband sent it, with its answer, to the committee. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    objection = objection_of(row, objection_id)
    deciding_access.may_send_objection(actor, objection, dossier).enforce()
    _go(objection, ObjectionAct.SEND)
    objection.sent_by_id, objection.sent_on = actor.person_id, clock.today()
    objection.save()
    happened(TlvObjectionSent(**about(row), objection_id=objection.pk), by=actor)
    return objection


@transaction.atomic
def decide_objection(
    actor: Actor, *, dossier_id: int, tlv_id: int, objection_id: int, outcome: str, reason: str
) -> TlvObjection:
    """After the advice of the committee. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    objection = objection_of(row, objection_id)
    deciding_access.may_decide_objection(actor, objection, row, dossier).enforce()
    if outcome not in ObjectionOutcome.values:
        refuse("tlv.outcome_missing", _("Kies wat u besluit over het bezwaar.")).enforce()
    objection.reason = needed(reason, _("Schrijf op waarom u dit besluit."), longest=LONGEST)
    objection.outcome, objection.decided_on = outcome, clock.today()
    objection.decided_by_id = actor.person_id
    _go(objection, ObjectionAct.DECIDE)
    objection.save()
    happened(TlvObjectionDecided(**about(row), objection_id=objection.pk, outcome=outcome), by=actor)
    return objection


@transaction.atomic
def withdraw_objection(actor: Actor, *, dossier_id: int, tlv_id: int, objection_id: int) -> TlvObjection:
    """Who made it takes it back. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    objection = objection_of(row, objection_id)
    deciding_access.may_withdraw_objection(actor, objection, dossier).enforce()
    _go(objection, ObjectionAct.WITHDRAW)
    objection.save()
    happened(TlvObjectionWithdrawn(**about(row), objection_id=objection.pk), by=actor)
    return objection


def _go(objection: TlvObjection, act: ObjectionAct) -> None:
    objection.state = OBJECTION_STEPS[ObjectionState(objection.state), act]
