"""What a board plans with the means, and what it says at the end of the year that it did."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.arrangements import money_access
from rondom.arrangements.accounting import accounting_rules
from rondom.arrangements.events import BoardPlanFiled, BoardReportFiled
from rondom.arrangements.models import BoardPlan, PlanLine
from rondom.arrangements.models.year import WORDS_LENGTH
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.events.record import happened
from rondom.people.models import Region

MOST_CENTS = 100_000_000_000  # a billion euro: more is a mistake


@dataclass(frozen=True, slots=True)
class Said:
    """Of one purpose. cents: whole cents."""

    cents: int
    words: str


@transaction.atomic
def file_plan(actor: Actor, *, school_year: int, said: Mapping[str, Said], revision: int) -> BoardPlan:
    """What the board of the hat will do. said: {code of a purpose: what}. revision: 0 for a new one.

    Errors: Refused, Conflict, Http404 for who does not speak for a board.
    """
    plan = _locked_plan(actor, school_year, revision)
    money_access.may_file_plan(actor, school_year, plan).enforce()
    _check(said)
    plan = plan or BoardPlan(
        region_id=actor.region_id, board_id=actor.organisation_id or 0, school_year=school_year
    )
    plan.planned_by_id, plan.planned_on = actor.person_id, clock.today()
    plan.revision = revision + 1
    plan.save()
    plan.lines.all().delete()
    PlanLine.objects.bulk_create(
        PlanLine(
            plan=plan, purpose=code, planned_cents=said[code].cents, planned_words=said[code].words.strip()
        )
        for code in said
    )
    happened(BoardPlanFiled(plan_id=plan.pk), by=actor)
    return plan


@transaction.atomic
def file_report(actor: Actor, *, school_year: int, said: Mapping[str, Said], revision: int) -> BoardPlan:
    """What the board of the hat did, beside what it planned. Errors as of file_plan."""
    plan = _locked_plan(actor, school_year, revision)
    money_access.may_file_report(actor, school_year, plan).enforce()
    assert plan is not None  # noqa: S101 - may_file_report refuses it
    _check(said)
    for line in plan.lines.all():
        line.spent_cents = said[line.purpose].cents
        line.spent_words = said[line.purpose].words.strip()
        line.save(update_fields=["spent_cents", "spent_words"])
    plan.reported_by_id, plan.reported_on = actor.person_id, clock.today()
    plan.revision = revision + 1
    plan.save()
    happened(BoardReportFiled(plan_id=plan.pk), by=actor)
    return plan


def _locked_plan(actor: Actor, school_year: int, revision: int) -> BoardPlan | None:
    money_access.check_speaks_for_board(actor)
    Region.objects.select_for_update().filter(pk=actor.region_id).first()
    plan = BoardPlan.objects.filter(
        region_id=actor.region_id, board_id=actor.organisation_id, school_year=school_year
    ).first()
    now = plan.revision if plan else 0
    if revision != now:
        raise Conflict(theirs="", revision=now)
    return plan


def _check(said: Mapping[str, Said]) -> None:
    if set(said) != {purpose.code for purpose in accounting_rules().purposes}:
        refuse("plan.purposes", _("Vul bij elk onderdeel een bedrag in, of 0.")).enforce()
    if any(not 0 <= one.cents <= MOST_CENTS for one in said.values()):
        refuse("plan.cents", _("Dit bedrag is te hoog.")).enforce()
    if any(len(one.words) > WORDS_LENGTH for one in said.values()):
        refuse(
            "plan.too_long", _("Een tekst heeft hoogstens %(most)s tekens.") % {"most": WORDS_LENGTH}
        ).enforce()
