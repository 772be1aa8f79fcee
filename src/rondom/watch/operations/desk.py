"""At the desk: take it up, check the roles, address people, write down how it ends. Nothing here decides or changes a plan."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.core.working_days import working_days_later
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.watch import access, queries
from rondom.watch.events import (
    RoleAnswered,
    RoleCalled,
    RolesChecked,
    RungBegun,
    RungEnded,
    StagnationClosed,
    StagnationTakenUp,
)
from rondom.watch.models import RoleCall, RoleCheck, Rung, RungTerm, StagnationCase
from rondom.watch.operations.rows import about, begin, locked_desk_case, locked_desk_rung, someone_around
from rondom.watch.rules import TAKE_UP, RungRule, stagnation_rules
from rondom.watch.terms import Outcome, RungOutcome

LONGEST_WORDS = 1000
LONGEST_EXPLANATION = 2000


@transaction.atomic
def take_up(actor: Actor, *, case_id: int) -> Rung:
    """Somebody of the desk looks at it from now on. Errors: Refused, Http404."""
    case = locked_desk_case(actor, case_id)
    access.may_take_up(actor, case).enforce()
    rung = locked_desk_rung(case)
    rung.taken_by_id = actor.person_id
    rung.save(update_fields=["taken_by"])
    RungTerm.objects.filter(rung=rung, code=TAKE_UP, done_on=None).update(done_on=clock.today())
    happened(StagnationTakenUp(**about(case), rung_id=rung.pk), by=actor)
    return rung


@transaction.atomic
def check_roles(actor: Actor, *, case_id: int, taken: Mapping[int, bool]) -> None:
    """Write down who took his role. taken: {participant: yes or no}; who is not in it stays as he was.

    Errors: Refused, Http404 for somebody who is not around the child.
    """
    case = locked_desk_case(actor, case_id)
    access.may_work(actor, case).enforce()
    for participant_id, said in taken.items():
        RoleCheck.objects.update_or_create(
            case=case,
            participant=someone_around(case, participant_id),
            defaults={
                "region_id": case.region_id,
                "taken": said,
                "checked_by_id": actor.person_id,
                "checked_on": clock.today(),
            },
        )
    happened(RolesChecked(**about(case)), by=actor)


@transaction.atomic
def call_on(actor: Actor, *, case_id: int, participant_id: int, question: str) -> RoleCall:
    """Address somebody on his role; he answers within some working days. Errors: Refused, Http404."""
    case = locked_desk_case(actor, case_id)
    participant = someone_around(case, participant_id)
    access.may_call(actor, case, participant).enforce()
    question = question.strip()
    if not question or len(question) > LONGEST_WORDS:
        refuse("role_call.question_missing", _("Schrijf op wat u van deze persoon vraagt.")).enforce()
    today = clock.today()
    call = RoleCall.objects.create(
        region_id=case.region_id,
        case=case,
        participant=participant,
        question=question,
        asked_by_id=actor.person_id,
        asked_on=today,
        answer_before_on=working_days_later(today, stagnation_rules().answer_working_days),
    )
    happened(RoleCalled(**about(case), call_id=call.pk, person_id=participant.person_id), by=actor)
    return call


@transaction.atomic
def answer_call(actor: Actor, *, dossier_id: int, call_id: int, answer: str) -> RoleCall:
    """Who was addressed says what he does. Errors: Refused, Http404, RoleCall.DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    rows = RoleCall.objects.select_for_update(of=("self",)).select_related("case", "participant")
    call = rows.get(pk=call_id, case__dossier=dossier)
    access.may_answer_call(actor, call, dossier).enforce()
    answer = answer.strip()
    if not answer or len(answer) > LONGEST_WORDS:
        refuse("role_call.answer_missing", _("Schrijf op wat u doet, of waarom het niet lukt.")).enforce()
    call.answer, call.answered_on = answer, clock.today()
    call.save(update_fields=["answer", "answered_on"])
    happened(RoleAnswered(**about(call.case), call_id=call.pk), by=actor)
    return call


@transaction.atomic
def end_at_desk(
    actor: Actor, *, case_id: int, outcome: str, explanation: str, next_code: str = ""
) -> StagnationCase:
    """Write down how it ended here. Not solved: the next rung, which gets the case when it has a desk of its own.

    outcome: a value of Outcome; explanation: for everybody around the child. Errors: Refused, Http404.
    """
    case = locked_desk_case(actor, case_id)
    access.may_work(actor, case).enforce()
    explanation = explanation.strip()
    if outcome not in Outcome.values:
        refuse("stagnation.outcome_missing", _("Kies hoe het afliep.")).enforce()
    if not explanation or len(explanation) > LONGEST_EXPLANATION:
        refuse("stagnation.explanation_missing", _("Leg uit hoe het afliep. Het gezin leest dit.")).enforce()
    rung = locked_desk_rung(case)
    following = _next_rung(case, rung, next_code) if outcome == Outcome.NOT_SOLVED else None
    _end(actor, case, rung, outcome, explanation)
    if following is not None and following.desk is not None:
        return _pass_on(actor, case, following)
    case.outcome, case.explanation = outcome, explanation
    case.next_code = following.code if following else ""
    case.closed_by_id, case.closed_on = actor.person_id, clock.today()
    case.save()
    days = case.days_on(clock.today())
    happened(StagnationClosed(**about(case), about=outcome, days=days), by=actor)
    return case


def _next_rung(case: StagnationCase, rung: Rung, code: str) -> RungRule:
    rules = queries.rungs_for(case.dossier, on=clock.today())
    following = next((row for row in rules if row.code == code and row.code != rung.code), None)
    if following is None:
        refuse("escalation.next_missing", _("Kies bij wie het verdergaat.")).enforce()
    assert following is not None  # noqa: S101 - refused above
    return following


def _end(actor: Actor, case: StagnationCase, rung: Rung, outcome: str, words: str) -> None:
    rung.outcome = RungOutcome.NOT_SOLVED if outcome == Outcome.NOT_SOLVED else RungOutcome.SOLVED
    rung.words, rung.ended_by_id, rung.ended_on = words, actor.person_id, clock.today()
    rung.save()
    RungTerm.objects.filter(rung=rung, done_on=None).update(done_on=clock.today())
    happened(RungEnded(**about(case), rung_id=rung.pk, about=rung.outcome), by=actor)


def _pass_on(actor: Actor, case: StagnationCase, rule: RungRule) -> StagnationCase:
    """The next desk gets it, and has its own time to take it up. Who has it now sees it no more."""
    dossier = Dossier.objects.select_related("school", "region").get(pk=case.dossier_id)
    desk = queries.desk_for(dossier, rule.desk or "", on=clock.today())
    assert desk is not None  # noqa: S101 - rungs_for leaves out what nobody has
    rung = begin(
        case, rule, begun_on=clock.today(), by_id=actor.person_id, organisation_id=desk.organisation_id
    )
    case.organisation_id, case.desk_role = desk.organisation_id, desk.role
    with as_system("who gives a case to the next desk does not see it there any more"):
        case.save(update_fields=["organisation", "desk_role"])
    happened(RungBegun(**about(case), rung_id=rung.pk, about=rule.code), by=actor)
    return case
