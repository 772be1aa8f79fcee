"""The help in parts: written down, started as a whole, begun by each provider, ended."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from rondom.arrangements import access, queries
from rondom.arrangements.events import (
    ArrangementBegun,
    ArrangementEnded,
    ArrangementStarted,
    PartBegun,
    PartRemoved,
    PartSaved,
)
from rondom.arrangements.models import Arrangement, ArrangementDecision, ArrangementPart, PartGoal
from rondom.arrangements.money import euros
from rondom.arrangements.operations.asking import check_cents, check_period
from rondom.arrangements.operations.rows import about, locked_for_help, locked_part
from rondom.arrangements.terms import ArrangementState, PartSide, Payer, Verdict
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Refused, refuse
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.people.models import Organisation
from rondom.plans.kind_access import goal_kinds
from rondom.plans.models import Goal
from rondom.plans.terms import GoalState

LONGEST_WHAT = 500
LONGEST_BRIDGING = 2000
LONGEST_BY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PartText:
    """A part as it is typed. last_on: the last day. decision_number: of the samenwerkingsverband, when that pays."""

    side: str
    what: str
    provider_id: int | None
    hours_per_week: Decimal
    first_on: dt.date
    last_on: dt.date
    payer: str
    cents: int
    goal_ids: Collection[int]
    decision_number: str = ""
    bridging: str = ""
    bridging_by: str = ""


@transaction.atomic
def save_part(
    actor: Actor, *, dossier_id: int, text: PartText, part_id: int | None = None, revision: int = 0
) -> ArrangementPart:
    """A new part, or other words for one that has not started. Makes the arrangement when there is none.

    revision: of the part as it was read. Errors: Refused, Http404.
    """
    dossier = locked_for_help(actor, dossier_id)
    access.may_change_part(actor, dossier, side=text.side).enforce()
    _check(dossier, text)
    goals = _goals(dossier, text.goal_ids)
    whole = queries.open_arrangement(dossier.pk) or _begin(actor, dossier)
    part = access.get_part(dossier, part_id) if part_id else ArrangementPart()
    if revision != part.revision:
        words = _("Iemand anders heeft dit deel net veranderd. Open het opnieuw, en kijk wat er nu staat.")
        refuse("arrangement.part_changed", words).enforce()
    part.region_id, part.arrangement, part.revision = dossier.region_id, whole, revision + 1
    part.side, part.what, part.provider_id = text.side, text.what.strip(), text.provider_id
    part.hours_per_week, part.payer, part.cents = text.hours_per_week, text.payer, text.cents
    part.starts_on, part.ends_on = text.first_on, text.last_on + dt.timedelta(days=1)
    part.decision = _decision(dossier, text, but=part.pk or 0)
    part.bridging, part.bridging_by = text.bridging.strip(), text.bridging_by.strip()
    part.save()
    # A goal of a plan that the writer does not read stays with the part.
    part.part_goals.filter(goal__plan_kind__in=goal_kinds(dossier)).delete()
    PartGoal.objects.bulk_create(PartGoal(part=part, goal=goal) for goal in goals)
    happened(PartSaved(**about(dossier), part_id=part.pk), by=actor)
    return part


def _begin(actor: Actor, dossier: Dossier) -> Arrangement:
    row = Arrangement.objects.create(
        region_id=dossier.region_id, dossier=dossier, made_by_id=actor.person_id, made_on=clock.today()
    )
    happened(ArrangementBegun(**about(dossier), arrangement_id=row.pk), by=actor)
    return row


def _check(dossier: Dossier, text: PartText) -> None:
    if text.side not in PartSide.values or text.payer not in Payer.values:
        refuse(
            "arrangement.part_choose", _("Kies of het om onderwijs, zorg of thuis gaat, en wie betaalt.")
        ).enforce()
    if not text.what.strip() or len(text.what) > LONGEST_WHAT:
        refuse("arrangement.part_what", _("Schrijf kort op wat er gebeurt.")).enforce()
    if not Decimal(0) <= text.hours_per_week <= Decimal(40) or text.hours_per_week % Decimal("0.25"):
        refuse("arrangement.part_hours", _("Vul uren per week in, in kwartieren, hoogstens 40.")).enforce()
    check_period(text.first_on, text.last_on)
    check_cents(text.cents)
    _check_provider(dossier, text)
    _check_bridging(text)


def _check_provider(dossier: Dossier, text: PartText) -> None:
    """Who gives education or care is an organisation of the region; at home the family does it itself."""
    if text.provider_id is None:
        if text.side != PartSide.HOME:
            refuse("arrangement.part_provider", _("Kies wie dit doet.")).enforce()
        return
    if not Organisation.objects.filter(pk=text.provider_id, regions=dossier.region_id).exists():
        refuse("arrangement.part_provider", _("Kies wie dit doet.")).enforce()


def _check_bridging(text: PartText) -> None:
    if bool(text.bridging.strip()) != bool(text.bridging_by.strip()):
        refuse(
            "arrangement.bridging_half", _("Schrijf bij de overbrugging op wat nodig is én wie dat doet.")
        ).enforce()
    if len(text.bridging) > LONGEST_BRIDGING or len(text.bridging_by) > LONGEST_BY:
        refuse("arrangement.too_long", _("De overbrugging is te lang opgeschreven.")).enforce()


def _goals(dossier: Dossier, goal_ids: Collection[int]) -> list[Goal]:
    """Goals of this child that we work on. Errors: Refused without one."""
    rows = Goal.objects.filter(
        document__dossier=dossier,
        plan_kind__in=goal_kinds(dossier),
        state=GoalState.OPEN,
        pk__in=goal_ids,
    )
    found = list(rows.order_by("pk"))
    if not found or len(found) != len(set(goal_ids)):
        refuse("arrangement.goals_first", _("Kies bij elk deel eerst aan welk doel het werkt.")).enforce()
    return found


def _decision(dossier: Dossier, text: PartText, *, but: int) -> ArrangementDecision | None:
    """What the samenwerkingsverband pays stands on a decision about this child, all parts together within what it granted.

    but: the part that gets these words, 0 for a new one.
    """
    if text.payer != Payer.SWV:
        return None
    row = ArrangementDecision.objects.filter(
        request__dossier=dossier, number=text.decision_number.strip(), verdict=Verdict.GRANTED
    ).first()
    if row is None:
        words = _("Het samenwerkingsverband betaalt alleen met een besluit. Kies het besluitnummer.")
        raise Refused(refuse("arrangement.part_decision", words))
    others = row.parts.exclude(pk=but).aggregate(cents=Sum("cents"))["cents"] or 0
    if others + text.cents > row.granted_cents:
        words = _("Van dit besluit is nog € %(left)s over voor dit deel.")
        refuse(
            "arrangement.part_over_decision", words % {"left": euros(max(0, row.granted_cents - others))}
        ).enforce()
    return row


@transaction.atomic
def remove_part(actor: Actor, *, dossier_id: int, part_id: int) -> None:
    """Errors: Refused, Http404."""
    dossier, part = locked_part(actor, dossier_id, part_id)
    access.may_change_part(actor, dossier, side=part.side).enforce()
    if part.arrangement.state != ArrangementState.DRAFT:
        refuse("arrangement.over", _("Dit arrangement is al gestart.")).enforce()
    happened(PartRemoved(**about(dossier), part_id=part.pk), by=actor)
    part.delete()


@transaction.atomic
def choose_evaluation(actor: Actor, *, dossier_id: int, evaluate_on: dt.date) -> Arrangement:
    """The day on which we look back together. Errors: Refused, Http404."""
    dossier = locked_for_help(actor, dossier_id)
    access.may_compose(actor, dossier).enforce()
    if not clock.today() < evaluate_on <= clock.today() + dt.timedelta(days=366):
        refuse("arrangement.evaluate_first", _("Kies een dag die nog komt, binnen een jaar.")).enforce()
    row = queries.open_arrangement(dossier.pk) or _begin(actor, dossier)
    row.evaluate_on = evaluate_on
    row.save(update_fields=["evaluate_on"])
    return row


@transaction.atomic
def start_arrangement(actor: Actor, *, dossier_id: int) -> Arrangement:
    """From today everything that was agreed holds, and the days of waiting count. Errors: Refused, Http404."""
    dossier = locked_for_help(actor, dossier_id)
    row = queries.open_arrangement(dossier.pk)
    access.may_start(actor, row, dossier).enforce()
    assert row is not None  # noqa: S101 - may_start refuses it
    row.state, row.started_on = ArrangementState.RUNNING, clock.today()
    row.save()
    happened(ArrangementStarted(**about(dossier), arrangement_id=row.pk), by=actor)
    return row


@transaction.atomic
def begin_part(actor: Actor, *, dossier_id: int, part_id: int, begun_on: dt.date) -> ArrangementPart:
    """The provider really began. Errors: Refused, Http404."""
    dossier, part = locked_part(actor, dossier_id, part_id)
    access.may_begin_part(actor, part, dossier).enforce()
    if not (part.arrangement.started_on or clock.today()) <= begun_on <= clock.today():
        refuse(
            "arrangement.begun_day", _("Kies een dag tussen de start van het arrangement en vandaag.")
        ).enforce()
    part.begun_on, part.begun_by_id = begun_on, actor.person_id
    part.save(update_fields=["begun_on", "begun_by"])
    happened(PartBegun(**about(dossier), part_id=part.pk), by=actor)
    return part


@transaction.atomic
def end_arrangement(actor: Actor, *, dossier_id: int, reason: str) -> Arrangement:
    """It stops for everybody, with a reason that the family reads. Errors: Refused, Http404."""
    dossier = locked_for_help(actor, dossier_id)
    row = queries.open_arrangement(dossier.pk)
    access.may_end(actor, row, dossier).enforce()
    assert row is not None  # noqa: S101 - may_end refuses it
    if not reason.strip() or len(reason) > LONGEST_BRIDGING:
        refuse("arrangement.reason_missing", _("Schrijf op waarom het stopt.")).enforce()
    row.state, row.ended_on, row.end_reason = ArrangementState.ENDED, clock.today(), reason.strip()
    row.save()
    happened(ArrangementEnded(**about(dossier), arrangement_id=row.pk), by=actor)
    return row
