"""Asking a team with or without a name: who may, what the team reads, its answer, and back in the dossier."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.consent.models import Consent
from rondom.core.decision import Refused
from rondom.core.working_days import working_days_later
from rondom.dossiers.stuck_lock import DESK_RULES
from rondom.events.models import Notice
from rondom.notes.models import Note
from rondom.support import access, operations, queries
from rondom.support.models import TeamQuestion
from rondom.support.rules import support_rules
from rondom.support.terms import QuestionState
from tests.support.conftest import ADVICE, QUESTION

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(actor, dossier):
    def asking(key="anouk", **changed) -> TeamQuestion:
        usual = {"team": "ect", "question": QUESTION, "no_name": True, "checked": True}
        return operations.ask_team(actor(key), dossier_id=dossier.pk, **(usual | changed))

    return asking


def test_without_a_name_the_team_reads_the_words_and_an_age(actor, dossier, asked, today):
    found = access.get_question(actor("hugo"), asked.pk)
    assert (found.child, found.school, found.asked_by) == ("", "", "")
    assert found.row.question == QUESTION
    assert found.row.age == dossier.pupil.age_on(today)
    assert found.row.answer_before_on == working_days_later(today, 10)


def test_the_team_and_the_family_are_told(world, asked):
    told = dict(
        Notice.objects.filter(template__startswith="team_asked").values_list("recipient_id", "template")
    )
    assert told[world.people["hugo"].pk] == "team_asked"
    assert told[world.people["rania"].pk] == "team_asked_told"


def test_with_a_name_the_family_says_yes_first_and_a_no_takes_it_from_the_desk(
    actor, ask, dossier, consent_of
):
    with pytest.raises(Refused) as refusal:
        ask(no_name=False)
    assert refusal.value.decision.code == "team_question.no_ground"
    consent_of("jorrit")
    row = ask(no_name=False)
    found = access.desk_question(actor("hugo"), row.pk)
    assert found.child == dossier.pupil.person.name
    Consent.objects.update(ended_at="2020-01-01T00:00Z")
    with pytest.raises(Http404):
        access.desk_question(actor("hugo"), row.pk)


def test_advice_comes_back_as_a_note_with_whose_it_is(actor, world, dossier, asked):
    operations.take_question(actor("hugo"), question_id=asked.pk)
    operations.answer_question(actor("hugo"), question_id=asked.pk, answer=ADVICE)
    with pytest.raises(Http404):
        access.desk_question(actor("hugo"), asked.pk)
    note = operations.place_advice(actor("anouk"), dossier_id=dossier.pk, question_id=asked.pk)
    assert (note.kind, note.what) == ("advice", ADVICE)
    assert world.people["hugo"].name in note.talked_with
    assert note.author_id == world.people["anouk"].pk
    with pytest.raises(Refused) as refusal:
        operations.place_advice(actor("anouk"), dossier_id=dossier.pk, question_id=asked.pk)
    assert refusal.value.decision.code == "team_question.placed"
    assert Note.objects.filter(kind="advice").count() == 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"question": " "}, "team_question.words"),
        ({"question": "x" * 2001}, "team_question.too_long"),
        ({"checked": False}, "team_question.check_names"),
        ({"question": "Sami komt niet."}, "team_question.check_names"),
        ({"key": "rania"}, "team_question.not_family"),
        ({"key": "daan"}, "team_question.role"),
        ({"team": "case_regie"}, "team_question.role"),
    ],
)
def test_a_question_is_refused(ask, changed, code):
    with pytest.raises(Refused) as refusal:
        ask(**changed)
    assert refusal.value.decision.code == code
    assert not TeamQuestion.objects.exists()


def test_one_question_at_a_time_and_who_asked_takes_it_back(actor, ask, dossier, asked):
    with pytest.raises(Refused) as refusal:
        ask()
    assert refusal.value.decision.code == "team_question.waits"
    operations.withdraw_question(actor("anouk"), dossier_id=dossier.pk, question_id=asked.pk)
    asked.refresh_from_db()
    assert asked.state == QuestionState.WITHDRAWN
    assert ask().pk != asked.pk


def test_nobody_else_finds_it_on_a_desk(actor, asked):
    for key in ("jorrit", "koen", "anouk", "marloes", "rania"):
        with pytest.raises(Http404):
            access.desk_question(actor(key), asked.pk)
    with pytest.raises(Http404):
        operations.answer_question(actor("marloes"), question_id=asked.pk, answer=ADVICE)


# Casusregie -----------------------------------------------------------------------------------


@pytest.fixture
def regie(actor, dossier, consent_of, join) -> TeamQuestion:
    consent_of("marloes")
    join(dossier, "marloes")
    consent_of("sofie")
    return operations.ask_team(
        actor("marloes"),
        dossier_id=dossier.pk,
        team="case_regie",
        question="Wie neemt de regie?",
        no_name=False,
    )


@pytest.mark.parametrize(
    ("accepted", "words", "state"), [(True, "", "accepted"), (False, "Vol.", "declined")]
)
def test_the_social_team_says_yes_or_no_with_a_reason(actor, regie, accepted, words, state):
    if not accepted:
        with pytest.raises(Refused):
            operations.decide_question(actor("sofie"), question_id=regie.pk, accepted=False)
    row = operations.decide_question(actor("sofie"), question_id=regie.pk, accepted=accepted, answer=words)
    assert (row.state, row.answer) == (state, words)


def test_a_team_that_decides_gives_no_advice_and_the_other_way(actor, regie, asked):
    for operation, key, row, more in (
        (operations.answer_question, "sofie", regie, {"answer": "x"}),
        (operations.decide_question, "hugo", asked, {"accepted": True}),
    ):
        with pytest.raises(Refused):
            operation(actor(key), question_id=row.pk, **more)


def test_the_second_lock_knows_the_same_desks():
    """stuck_lock.py stands below this app, so it writes the roles once more."""
    for rule in support_rules().teams:
        part = DESK_RULES["support.TeamQuestion"].split(f"'{rule.code.value}' THEN")[1].split("WHEN")[0]
        assert {role.value for role in rule.desk} == set(part.split("'")[3::2])
    assert all(role.value in DESK_RULES["support.Ticket"] for role in support_rules().point.desk)


def test_late_from_the_day_after(asked):
    day = asked.answer_before_on
    assert [asked.is_late(day + dt.timedelta(days=number)) for number in (-1, 0, 1)] == [False, False, True]
    assert queries.questions_of(asked.dossier_id) == [asked]
