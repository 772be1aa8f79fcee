"""The second reader, and the decision with its money."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.arrangements import access, queries
from rondom.arrangements.budget import commit
from rondom.arrangements.events import ArrangementDecided, RequestRead
from rondom.arrangements.models import ArrangementDecision, ArrangementRequest
from rondom.arrangements.money import first_day_of, fits, school_year_of
from rondom.arrangements.operations.asking import check_cents, check_period
from rondom.arrangements.operations.rows import about, locked_request
from rondom.arrangements.rules import decision_rules
from rondom.arrangements.terms import ReadAdvice, RequestState, Verdict
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.events.record import happened
from rondom.people.models import Region

LONGEST = 5000
LONGEST_READ = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision as it is typed. last_on: the last day. has_no_interest: who decides says so."""

    verdict: str
    reason: str
    has_no_interest: bool
    conditions: str = ""
    alternatives: str = ""
    first_on: dt.date | None = None
    last_on: dt.date | None = None
    hours_per_week: Decimal | None = None
    rate_cents: int | None = None
    cents: int | None = None


@transaction.atomic
def read_request(
    actor: Actor, *, dossier_id: int, request_id: int, advice: str, words: str
) -> ArrangementRequest:
    """The second reader says what he thinks of it. advice: a value of ReadAdvice. Errors: Refused, Http404."""
    dossier, row = locked_request(actor, dossier_id, request_id)
    access.may_read_second(actor, row, dossier).enforce()
    if advice not in ReadAdvice.values:
        refuse("arrangement.advice_missing", _("Kies of u het ermee eens bent.")).enforce()
    if not words.strip() or len(words) > LONGEST_READ:
        refuse("arrangement.words_missing", _("Schrijf op waarom u dat vindt.")).enforce()
    row.read_by_id, row.read_on = actor.person_id, clock.today()
    row.read_advice, row.read_words = advice, words.strip()
    row.save()
    happened(RequestRead(**about(dossier), request_id=row.pk), by=actor)
    return row


@transaction.atomic
def decide(actor: Actor, *, dossier_id: int, request_id: int, ruling: Ruling) -> ArrangementDecision:
    """Grant it, and the money is committed in the same act; or refuse it, with what else is possible.

    Errors: Refused (access.may_decide, the caps of the kind, the budget), Http404.
    """
    dossier, row = locked_request(actor, dossier_id, request_id)
    access.may_decide(actor, row, dossier).enforce()
    _check_words(ruling)
    granted = ruling.verdict == Verdict.GRANTED
    if granted:
        _check_money(row, ruling)
    decision = ArrangementDecision.objects.create(
        region_id=dossier.region_id,
        request=row,
        number=_next_number(dossier.region_id),
        verdict=ruling.verdict,
        decided_by_id=actor.person_id,
        decided_for_id=actor.organisation_id or 0,
        mandate=actor.role,
        decided_on=clock.today(),
        own_interest_none=True,
        reason=ruling.reason.strip(),
        objection_until=clock.today() + dt.timedelta(days=decision_rules().objection.days),
        **(_granted(ruling) if granted else {"alternatives": ruling.alternatives.strip()}),
    )
    if granted:
        commit(decision, board_id=row.board_id)
    row.state = RequestState.DECIDED
    row.save(update_fields=["state"])
    happened(
        ArrangementDecided(**about(dossier), decision_id=decision.pk, code=str(decision.verdict)), by=actor
    )
    return decision


def _granted(ruling: Ruling) -> dict[str, object]:
    assert ruling.last_on is not None  # noqa: S101 - _check_money refuses it
    return {
        "conditions": ruling.conditions.strip(),
        "valid_from": ruling.first_on,
        "valid_until": ruling.last_on + dt.timedelta(days=1),
        "hours_per_week": ruling.hours_per_week,
        "rate_cents": ruling.rate_cents,
        "granted_cents": ruling.cents,
    }


def _check_words(ruling: Ruling) -> None:
    if ruling.verdict not in Verdict.values:
        refuse("arrangement.verdict_missing", _("Kies of u het toekent.")).enforce()
    if not ruling.has_no_interest:
        refuse(
            "arrangement.interest",
            _("Zeg eerst dat u er zelf geen belang bij hebt. Anders besluit een ander."),
        ).enforce()
    if not ruling.reason.strip():
        refuse(
            "arrangement.reason_missing", _("Schrijf in gewone woorden op waarom u dit besluit.")
        ).enforce()
    if ruling.verdict == Verdict.REFUSED and not ruling.alternatives.strip():
        refuse("arrangement.alternatives_missing", _("Schrijf op wat er wél kan.")).enforce()
    if any(len(text) > LONGEST for text in (ruling.reason, ruling.conditions, ruling.alternatives)):
        refuse(
            "arrangement.too_long", _("Een tekst heeft hoogstens %(most)s tekens.") % {"most": LONGEST}
        ).enforce()


def _check_money(row: ArrangementRequest, ruling: Ruling) -> None:
    """Within the caps of the kind of this request; more than was asked is another decision."""
    if ruling.first_on is None or ruling.last_on is None or not ruling.cents:
        refuse("arrangement.period_missing", _("Vul nog in: de periode en het bedrag.")).enforce()
        return
    check_period(ruling.first_on, ruling.last_on)
    check_cents(ruling.cents)
    if ruling.hours_per_week is not None and not 0 < ruling.hours_per_week < 41:
        refuse("arrangement.hours", _("Vul in hoeveel uur per week, tussen 0 en 40.")).enforce()
    fits(
        queries.kind_of(row),
        cents=ruling.cents,
        hours=ruling.hours_per_week,
        rate_cents=ruling.rate_cents,
        valid_from=ruling.first_on,
        valid_until=ruling.last_on + dt.timedelta(days=1),
    ).enforce()


def _next_number(region_id: int) -> str:
    """The next in the region in this school year: "2026-0007". The region is locked until the transaction ends."""
    Region.objects.select_for_update().filter(pk=region_id).first()
    year = school_year_of(clock.today())
    with as_system("the highest number; it names no child"):
        rows = ArrangementDecision.objects.filter(
            region_id=region_id,
            decided_on__gte=first_day_of(year),
            decided_on__lt=first_day_of(year + 1),
        )
        last = max((int(number.split("-")[1]) for number in rows.values_list("number", flat=True)), default=0)
    return f"{year}-{last + 1:04}"
