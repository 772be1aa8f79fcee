"""Each check of triage and regie asked by itself: one thing is different, and the answer is."""

import pytest
from django.http import Http404

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.triage import access, operations
from rondom.triage.models import ProcessRegie
from tests.triage.conftest import AGREEMENT


@pytest.fixture
def waiting(actor, case, judged) -> ProcessRegie:
    """Maaike proposes that school leads, where the table says the case manager."""
    judged()
    return operations.choose_regie(
        actor("maaike"),
        dossier_id=case.pk,
        leader="education",
        person_id=actor("anouk").person_id,
        reason="Anouk ziet Sami elke dag.",
    )


def test_a_proposal_is_found_in_its_own_dossier_by_who_sees_what_is_about_care(actor, case, waiting):
    dossier = visible_dossier(actor("anouk"), dossier_id=case.pk)
    assert access.get_regie(dossier, waiting.pk) == waiting
    with pytest.raises(Http404):
        access.get_regie(dossier, waiting.pk + 1)
    dossier.categories = dossier.categories - {Category.CARE}
    with pytest.raises(Http404):
        access.get_regie(dossier, waiting.pk)
    dossier.categories = dossier.categories | {Category.CARE}
    dossier.pk += 1
    with pytest.raises(Http404):
        access.get_regie(dossier, waiting.pk)


def test_another_team_judges_its_own_triage(actor, case, triage):
    dossier = visible_dossier(actor("maaike"), dossier_id=case.pk)
    assert access.may_judge(actor("maaike"), triage, dossier)
    triage.organisation_id = actor("anouk").organisation_id
    assert access.may_judge(actor("maaike"), triage, dossier).code == "triage.other_team"


def test_before_there_is_an_outcome_nothing_is_complete(actor, case, triage):
    dossier = visible_dossier(actor("maaike"), dossier_id=case.pk)
    assert access.is_complete(triage, dossier).code == "triage.outcome_first"
    assert access.may_close(actor("maaike"), triage, dossier).code == "triage.outcome_first"


@pytest.mark.parametrize("text", ["", "  ", "a" * 5001])
def test_an_agreement_says_something_and_no_book(actor, case, judged, text):
    judged()
    with pytest.raises(Refused) as refusal:
        operations.agree_on_crisis(actor("maaike"), dossier_id=case.pk, text=text, revision=1)
    assert refusal.value.decision.code == "triage.agreement_missing"
    triage = operations.agree_on_crisis(actor("maaike"), dossier_id=case.pk, text=AGREEMENT, revision=1)
    assert triage.agreement == AGREEMENT


def test_the_other_side_answers_and_nobody_else(actor, case, waiting):
    with pytest.raises(Refused) as refusal:
        operations.refuse_regie(actor("maaike"), dossier_id=case.pk, regie_id=waiting.pk, reason="Nee.")
    assert refusal.value.decision.code == "process_regie.other_side_answers"


def test_in_a_closed_dossier_nobody_answers(actor, case, waiting):
    dossier = visible_dossier(actor("anouk"), dossier_id=case.pk)
    assert access.may_answer_regie(actor("anouk"), waiting, dossier)
    dossier.closed_on = clock.today()
    assert access.may_answer_regie(actor("anouk"), waiting, dossier).code == "dossier.closed"
