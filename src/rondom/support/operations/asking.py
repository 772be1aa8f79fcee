"""Asking a team beside the circle, with or without a name; its advice, or its yes or no."""

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
from rondom.notes.models import Note
from rondom.notes.operations import NoteText, write_note
from rondom.notes.terms import NoteKind
from rondom.support import access, queries
from rondom.support.events import (
    AdvicePlaced,
    TeamAnswered,
    TeamAsked,
    TeamQuestionWithdrawn,
    TeamTookUp,
)
from rondom.support.models import TeamQuestion
from rondom.support.rules import TeamRule, support_rules
from rondom.support.terms import QuestionState

LONGEST_QUESTION, LONGEST_ANSWER = 2000, 4000


@transaction.atomic
def ask_team(
    actor: Actor, *, dossier_id: int, team: str, question: str, no_name: bool, checked: bool = False
) -> TeamQuestion:
    """Ask a team something. checked: without a name, who asks read it again and says nobody is named.

    Errors: Refused, Http404, KeyError for a team that does not exist.
    """
    dossier = locked_dossier(actor, dossier_id)
    rule = support_rules().team(team)
    if rule is None:
        raise KeyError(team)
    access.may_ask(actor, dossier, rule).enforce()
    _check_words(question, most=LONGEST_QUESTION)
    with as_system("who works in this team in the region"):
        organisation_id = queries.team_for(dossier, team, on=clock.today())
    if organisation_id is None:
        refuse("team_question.no_team", _("In deze regio staat dit team nog niet in Rondom.")).enforce()
    assert organisation_id is not None  # noqa: S101 - refused above
    _check_name(dossier, rule, organisation_id, question, no_name=no_name, checked=checked)
    row = TeamQuestion.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        team=rule.code,
        organisation_id=organisation_id,
        no_name=no_name,
        age=dossier.pupil.age_on(clock.today()),
        question=question.strip(),
        asked_by_id=actor.person_id,
        asked_role=actor.role,
        asked_on=clock.today(),
        answer_before_on=working_days_later(clock.today(), rule.working_days),
    )
    happened(TeamAsked(**_about(row), about=row.team), by=actor)
    return row


def _check_words(words: str, *, most: int) -> None:
    if not words.strip():
        refuse("team_question.words", _("Schrijf op wat u wilt zeggen.")).enforce()
    if len(words) > most:
        refuse(
            "team_question.too_long", _("Dit is te lang. Er passen %(most)s tekens in.") % {"most": most}
        ).enforce()


def _check_name(
    dossier: Dossier, rule: TeamRule, organisation_id: int, question: str, *, no_name: bool, checked: bool
) -> None:
    if not no_name:
        access.may_share_name(dossier, rule, organisation_id).enforce()
        return
    if not rule.no_name:
        refuse("team_question.needs_a_name", _("Deze vraag kan niet zonder naam.")).enforce()
    words = set(question.casefold().replace(".", " ").replace(",", " ").split())
    person = dossier.pupil.person
    if not checked or words & {person.call_name.casefold(), person.last_name.casefold()}:
        refuse(
            "team_question.check_names",
            _("Lees uw vraag nog eens. Haal namen weg, en alles waaraan iemand het kind herkent."),
        ).enforce()


@transaction.atomic
def withdraw_question(actor: Actor, *, dossier_id: int, question_id: int) -> TeamQuestion:
    """Who asked it, does not need it any more. Errors: Refused, Http404, TeamQuestion.DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    row = TeamQuestion.objects.get(pk=question_id, dossier=dossier)
    access.may_withdraw(actor, row, dossier).enforce()
    row.state = QuestionState.WITHDRAWN
    row.save(update_fields=["state"])
    happened(TeamQuestionWithdrawn(**_about(row)), by=actor)
    return row


@transaction.atomic
def take_question(actor: Actor, *, question_id: int) -> TeamQuestion:
    """Somebody of the team takes it up. Errors: Refused, Http404."""
    row = _locked(actor, question_id)
    if row.taken_by_id is not None:
        refuse("team_question.taken", _("Iemand heeft dit al opgepakt.")).enforce()
    row.state, row.taken_by_id = QuestionState.TAKEN, actor.person_id
    row.save(update_fields=["state", "taken_by"])
    happened(TeamTookUp(**_about(row)), by=actor)
    return row


@transaction.atomic
def answer_question(actor: Actor, *, question_id: int, answer: str) -> TeamQuestion:
    """The advice of the team. Errors: Refused, Http404."""
    row = _locked(actor, question_id)
    if _rule(row).decides:
        refuse("team_question.decide", _("Zeg ja, of nee met een reden.")).enforce()
    _check_words(answer, most=LONGEST_ANSWER)
    return _answer(actor, row, QuestionState.ADVISED, answer)


@transaction.atomic
def decide_question(actor: Actor, *, question_id: int, accepted: bool, answer: str = "") -> TeamQuestion:
    """Yes, or no with a reason. Errors: Refused, Http404."""
    row = _locked(actor, question_id)
    if not _rule(row).decides:
        refuse("team_question.advise", _("Dit team geeft advies.")).enforce()
    if not accepted or len(answer) > LONGEST_ANSWER:
        _check_words(answer, most=LONGEST_ANSWER)
    return _answer(actor, row, QuestionState.ACCEPTED if accepted else QuestionState.DECLINED, answer)


@transaction.atomic
def place_advice(actor: Actor, *, dossier_id: int, question_id: int) -> Note:
    """Put the advice in the dossier as a note, in the words of who gave it. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    row = TeamQuestion.objects.select_related("answered_by", "organisation").get(
        pk=question_id, dossier=dossier
    )
    access.may_place(actor, row, dossier).enforce()
    assert row.answered_by is not None and row.answered_on is not None  # noqa: S101, PT018 - a constraint
    text = NoteText(
        talked_with=f"{row.answered_by.name}, {_rule(row).title} ({row.organisation.name})",
        talked_on=row.answered_on,
        what=row.answer,
        no_agreements=True,
    )
    note = write_note(actor, dossier_id=dossier.pk, kind=NoteKind.ADVICE, text=text)
    row.placed_on = clock.today()
    row.save(update_fields=["placed_on"])
    happened(AdvicePlaced(**_about(row), note_id=note.pk), by=actor)
    return note


def _locked(actor: Actor, question_id: int) -> TeamQuestion:
    access.desk_question(actor, question_id)
    TeamQuestion.objects.select_for_update(of=("self",)).filter(pk=question_id).first()
    return access.desk_question(actor, question_id).row


def _rule(row: TeamQuestion) -> TeamRule:
    rule = support_rules().team(row.team)
    assert rule is not None  # noqa: S101 - every team is in the data
    return rule


def _answer(actor: Actor, row: TeamQuestion, state: str, answer: str) -> TeamQuestion:
    row.state, row.answer = state, answer.strip()
    row.answered_by_id, row.answered_on = actor.person_id, clock.today()
    row.save(update_fields=["state", "answer", "answered_by", "answered_on"])
    happened(TeamAnswered(**_about(row), about=state), by=actor)
    return row


def _about(row: TeamQuestion) -> dict[str, int]:
    return {"dossier_id": row.dossier_id, "region_id": row.region_id, "team_question_id": row.pk}
