"""Weighing, deciding, and what came of a decision."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.safeguarding import access, meldcode, queries
from rondom.safeguarding.events import CaseWeighed, DecisionFollowed, DecisionMade
from rondom.safeguarding.models import SafetyDecision, Weighing, WeighingAnswer
from rondom.safeguarding.operations.rows import (
    add_entry,
    check_happened,
    check_revision,
    check_said,
    locked_case,
    moved_on,
)
from rondom.safeguarding.terms import Advice, EntryKind, FollowUp, Informed, Question, Step


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to one question; empty when it is not answered (yet)."""

    answer: str = ""
    reason: str = ""


@transaction.atomic
def weigh(actor: Actor, *, case_id: uuid.UUID, answers: Mapping[str, Given], revision: int) -> Weighing:
    """Store the answers and what the frame says to them. {question: Given}; nothing is changed afterwards.

    Errors: Refused (closed; a question on the way open, or answered past the end; a reason is missing; something
    was added meanwhile), Http404.
    """
    case = locked_case(actor, case_id)
    access.may_write(case).enforce()
    advice = _advice(answers)
    check_revision(case, revision)
    last = queries.last_weighing(case.pk)
    weighing = Weighing.objects.create(
        region_id=case.region_id,
        case=case,
        number=last.number + 1 if last else 1,
        weighed_by_id=actor.person_id,
        weighed_at=clock.now(),
        advice=advice,
    )
    WeighingAnswer.objects.bulk_create(
        WeighingAnswer(
            region_id=case.region_id,
            weighing=weighing,
            question=question,
            answer=given.answer,
            reason=given.reason.strip(),
        )
        for question, given in answers.items()
        if given.answer
    )
    moved_on(case, to_step=Step.WEIGH)
    happened(CaseWeighed(case_id=case.pk, number=weighing.number, outcome=str(advice)), by=actor)
    return weighing


def _advice(answers: Mapping[str, Given]) -> Advice:
    last, advice = meldcode.ends_at({question: given.answer for question, given in answers.items()})
    numbers = {question: number for number, question in enumerate(Question.values, start=1)}
    here = numbers[last or Question.SUSPICION]
    if advice is None:
        refuse("weighing.unfinished", _("Beantwoord ook vraag %(number)s.") % {"number": here}).enforce()
    for question, given in answers.items():
        if given.answer and numbers[question] > here:
            refuse(
                "weighing.past_the_end",
                _("Na vraag %(number)s stopt de weging. Kies bij de vragen daarna: nog niet aan de orde.")
                % {"number": here},
            ).enforce()
        if given.answer and not given.reason.strip():
            refuse(
                "weighing.reason_missing",
                _("Schrijf bij vraag %(number)s waarom u dit vindt.") % {"number": numbers[question]},
            ).enforce()
    return Advice(advice or Advice.REPORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """reports: to Veilig Thuis, done on reported_on. helps: what, and the last day on which it must have effect."""

    reports: bool = False
    reported_on: dt.date | None = None
    helps: bool = False
    help_what: str = ""
    effect_by_on: dt.date | None = None
    parents_informed: str = Informed.YES
    parents_text: str = ""
    differs_because: str = ""


@transaction.atomic
def decide(actor: Actor, *, case_id: uuid.UUID, choice: Choice, revision: int) -> SafetyDecision:
    """Decide after the last weighing: report, help, or both.

    Errors: Refused (see access.may_decide; a day or text is missing; it differs from the frame without a reason;
    something was added meanwhile), Http404.
    """
    case = locked_case(actor, case_id)
    weighing = queries.last_weighing(case.pk)
    access.may_decide(case, weighing).enforce()
    assert weighing is not None  # noqa: S101 - may_decide refuses without one
    _check_choice(choice, weighing.advice)
    check_revision(case, revision)
    decision = SafetyDecision.objects.create(
        region_id=case.region_id,
        case=case,
        weighing=weighing,
        reports=choice.reports,
        reported_on=choice.reported_on if choice.reports else None,
        helps=choice.helps,
        help_what=choice.help_what.strip() if choice.helps else "",
        effect_by_on=choice.effect_by_on if choice.helps else None,
        parents_informed=choice.parents_informed,
        parents_text=choice.parents_text.strip(),
        differs_because=choice.differs_because.strip(),
        decided_by_id=actor.person_id,
        decided_at=clock.now(),
    )
    moved_on(case, to_step=Step.DECIDE)
    event = DecisionMade(case_id=case.pk, number=weighing.number, reports=choice.reports, helps=choice.helps)
    happened(event, by=actor)
    return decision


def _check_choice(choice: Choice, advice: str) -> None:
    if not choice.reports and not choice.helps:
        refuse("decision.nothing_chosen", _("Kies melden, hulp of allebei.")).enforce()
    if choice.reports:
        if choice.reported_on is None:
            refuse("decision.report_day_missing", _("Schrijf op welke dag u meldde.")).enforce()
        check_happened(choice.reported_on or clock.today())
    if choice.helps:
        check_said(choice.help_what, what=_("Schrijf op welke hulp er komt."))
        if choice.effect_by_on is None or choice.effect_by_on <= clock.today():
            refuse(
                "decision.term_missing", _("Kies een dag na vandaag waarop de hulp moet werken.")
            ).enforce()
    if choice.parents_informed != Informed.YES:
        check_said(choice.parents_text, what=_("Schrijf op waarom de ouders het (nog) niet weten."))
    if (
        meldcode.differs(advice, reports=choice.reports, helps=choice.helps)
        and not choice.differs_because.strip()
    ):
        refuse(
            "decision.differs_without_reason",
            _("De weging zegt iets anders. Schrijf op waarom u daarvan afwijkt."),
        ).enforce()


@transaction.atomic
def follow_up(
    actor: Actor, *, case_id: uuid.UUID, decision_id: uuid.UUID, what: str, happened_on: dt.date, text: str
) -> SafetyDecision:
    """Write down, in step 5, what came of a decision: the answer of Veilig Thuis, effect, or that parents know now.

    Errors: Refused (closed, nothing to follow up, a day to come, text missing), Http404.
    """
    case = locked_case(actor, case_id)
    decision = access.get_decision(case, decision_id)
    access.may_follow_up(case, decision, what).enforce()
    text = check_said(text, what=_("Schrijf op wat er gebeurde."))
    check_happened(happened_on)
    if what == FollowUp.ANSWER:
        decision.answered_on = happened_on
    elif what == FollowUp.EFFECT:
        decision.effect_seen_on = happened_on
    else:
        decision.parents_informed = Informed.YES
    decision.save()
    entry = add_entry(
        actor, case, step=Step.DECIDE, kind=EntryKind.NOTE, happened_on=happened_on, text=text,
        why=str(FollowUp(what).label),
    )  # fmt: skip
    moved_on(case, to_step=Step.DECIDE)
    happened(DecisionFollowed(case_id=case.pk, number=entry.number, what=str(what)), by=actor)
    return decision
