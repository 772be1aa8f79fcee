"""Ondersteuningsroute (AT-06): step 3 opens for a learning and a living question together; and routes per school."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers import operations as dossiers
from rondom.dossiers.models import Participant
from rondom.meetings.operations import add_invitee, plan_meeting, remove_invitee
from rondom.notes.models import Note
from rondom.notes.operations import change_note
from rondom.routes import operations, queries, saying
from rondom.routes.models import StepVisit
from rondom.triage import operations as triages


@pytest.fixture
def anouk(library):
    return library.actors["anouk"]


@pytest.fixture
def begun(anouk, dossier):
    operations.start_route(anouk, dossier_id=dossier.pk, route_key="ondersteuningsroute")
    return dossier


def without_parents(dossier) -> None:
    Note.objects.filter(dossier=dossier, kind="signal").update(with_parents=False)


def test_at_06_nobody_goes_on_before_the_parents_were_spoken_to(library, anouk, begun, today) -> None:
    without_parents(begun)
    here = queries.place_of(begun.pk, on=today).outlook.at("1")
    assert here.unclosed == ("note.signal_with_parents",)
    with pytest.raises(Refused) as refusal:
        operations.move(anouk, dossier_id=begun.pk, leaving="1", to="2a")
    assert "eerst met de ouders is besproken" in refusal.value.decision.reason


def test_at_06_who_talked_to_them_afterwards_says_so_in_the_signal(
    library, anouk, begun, signal_text, today
) -> None:
    without_parents(begun)
    note = Note.objects.get(dossier=begun, kind="signal")
    change_note(library.actors["daan"], note_id=note.pk, text=signal_text, revision=note.revision)
    assert queries.place_of(begun.pk, on=today).outlook.at("1").is_ready
    operations.move(anouk, dossier_id=begun.pk, leaving="1", to="2a")


@pytest.fixture
def at_school(library, anouk, begun, bring, agree):
    agree(begun, "anouk", "maaike", "rania", "thomas", categories=["process", "education", "care"])
    for who in ("maaike", "jesse"):
        bring(begun, "anouk", who)
    operations.move(anouk, dossier_id=begun.pk, leaving="1", to="2a")
    return begun


@pytest.fixture
def triage(library, at_school):
    """triage(learning, living): begun, judged and confirmed by the social team."""
    maaike, jesse = library.actors["maaike"], library.actors["jesse"]

    def judged(learning: str, living: str) -> None:
        triages.begin_triage(maaike, dossier_id=at_school.pk)
        judgement = triages.Judgement(learning=learning, living=living, outcome="multiple")
        triages.judge(maaike, dossier_id=at_school.pk, judgement=judgement)
        found = triages.Confirmation(nature="Thuis is het onrustig.", severity="serious", urgency="soon")
        triages.confirm(jesse, dossier_id=at_school.pk, confirmation=found)

    return judged


@pytest.mark.parametrize(
    ("learning", "living", "waits"),
    [
        ("single", "none", "triage.living_question"),
        ("none", "complex", "triage.learning_question"),
    ],
)
def test_at_06_step_3_waits_for_both_questions(at_school, triage, today, learning, living, waits) -> None:
    triage(learning, living)
    assert move_to_3(at_school, today).blocked_by == (waits,)


def move_to_3(dossier, today):
    return queries.place_of(dossier.pk, on=today).outlook.at("2a").move_to("3")


def test_at_06_before_the_triage_step_3_waits_for_both(at_school, today) -> None:
    assert move_to_3(at_school, today).blocked_by == ("triage.learning_question", "triage.living_question")


@pytest.fixture
def at_plan(anouk, at_school, triage):
    triage("single", "complex")
    operations.move(anouk, dossier_id=at_school.pk, leaving="2a", to="3")
    return at_school


def test_at_06_there_is_no_next_step_without_process_regie(library, anouk, at_plan) -> None:
    with pytest.raises(Refused) as refusal:
        operations.move(anouk, dossier_id=at_plan.pk, leaving="3", to="4")
    assert "procesregie" in refusal.value.decision.reason
    maaike = library.actors["maaike"]
    triages.choose_regie(maaike, dossier_id=at_plan.pk, leader="case_manager", person_id=maaike.person_id)
    operations.move(anouk, dossier_id=at_plan.pk, leaving="3", to="4")
    operations.move(anouk, dossier_id=at_plan.pk, leaving="4", to="s")
    operations.move(anouk, dossier_id=at_plan.pk, leaving="s", to="4")
    assert StepVisit.objects.get(dossier=at_plan, left_on=None).step == "4"


def test_at_06_the_triage_is_done_when_it_is_confirmed_closed_and_registered(
    library, anouk, at_school, triage, today
) -> None:
    triage("single", "complex")
    operations.move(anouk, dossier_id=at_school.pk, leaving="2a", to="2b", beside=True)
    here = queries.place_of(at_school.pk, on=today).outlook.at("2b")
    assert here.missing == ("triage.closed", "registration.checked")
    assert here.done == ("triage.confirmed",)


def evaluation(actor, dossier, *participants: int):
    starts = clock.now() + dt.timedelta(days=7)
    return plan_meeting(
        actor,
        dossier_id=dossier.pk,
        kind="evaluation",
        starts_at=starts,
        ends_at=starts + dt.timedelta(minutes=45),
        place="lokaal 4",
        goal="Werkt het plan?",
        participant_ids=participants,
    )


def asked(meeting) -> set[str]:
    return set(meeting.invitees.filter(removed_at=None).values_list("capacity", flat=True))


def test_at_06_the_system_adds_a_contact_of_school_and_one_of_the_gemeente(library, at_plan) -> None:
    by_school = evaluation(library.actors["anouk"], at_plan)
    assert asked(by_school) == {"parent", "pupil", "coordinator_ib", "case_manager"}
    by_the_team = evaluation(library.actors["maaike"], at_plan)
    assert asked(by_the_team) == {"parent", "pupil", "coordinator_ib", "case_manager"}


def test_at_06_who_was_chosen_is_the_contact(library, at_plan) -> None:
    daan = Participant.objects.get(dossier=at_plan, capacity="teacher")
    assert "coordinator_ib" not in asked(evaluation(library.actors["maaike"], at_plan, daan.pk))


def test_at_06_the_last_contact_stays_on_the_list(library, at_plan, bring) -> None:
    anouk, meeting = library.actors["anouk"], evaluation(library.actors["anouk"], at_plan)
    contact = meeting.invitees.get(capacity="case_manager")
    with pytest.raises(Refused) as refusal:
        remove_invitee(anouk, meeting_id=meeting.pk, invitee_id=contact.pk)
    assert refusal.value.decision.code == "meeting.contact_stays"
    samira = bring(at_plan, "anouk", "samira")
    add_invitee(anouk, meeting_id=meeting.pk, participant_id=samira.pk)
    remove_invitee(anouk, meeting_id=meeting.pk, invitee_id=contact.pk)


def test_at_06_without_anybody_of_the_gemeente_there_is_no_evaluation(library, anouk, at_plan) -> None:
    for who in Participant.objects.filter(dossier=at_plan, capacity="case_manager"):
        dossiers.end_participation(anouk, dossier_id=at_plan.pk, participant_id=who.pk)
    with pytest.raises(Refused) as refusal:
        evaluation(anouk, at_plan)
    assert refusal.value.decision.code == "meeting.contact_missing"
    assert "casemanager jeugd" in refusal.value.decision.reason


def test_the_triage_of_the_municipality_may_run_beside_the_research_of_the_school(anouk, at_school) -> None:
    operations.move(anouk, dossier_id=at_school.pk, leaving="2a", to="2b", beside=True)
    assert sorted(
        StepVisit.objects.filter(dossier=at_school, left_on=None).values_list("step", flat=True)
    ) == [
        "2a",
        "2b",
    ]


def test_without_consent_the_municipality_does_not_triage(anouk, begun) -> None:
    with pytest.raises(Refused):
        operations.move(anouk, dossier_id=begun.pk, leaving="1", to="2b")


# --- which routes are on at a school -----------------------------------------------------------------


def school(library) -> int:
    return library.organisations["klimboom"].pk


def keys(library) -> list[str]:
    return [row.key for row in queries.routes_for(library.region.pk, school(library))]


def test_a_school_that_chose_nothing_has_every_route(library) -> None:
    assert sorted(keys(library)) == ["flex_zat", "hia", "ihi", "integraal_arrangeren", "ondersteuningsroute"]


def test_a_route_that_is_off_does_not_start_and_one_that_runs_goes_on(library, anouk, begun, lina) -> None:
    saying.set_school_routes(library.actors["fenna"], school_id=school(library), keys=["ihi"])
    assert keys(library) == ["ihi"]
    operations.move(anouk, dossier_id=begun.pk, leaving="1", to="2a")
    operations.start_route(library.actors["hanneke"], dossier_id=lina.pk, route_key="flex_zat")


def test_a_route_that_is_off_at_the_school_is_refused(library, anouk, dossier) -> None:
    saying.set_school_routes(library.actors["fenna"], school_id=school(library), keys=["ihi"])
    with pytest.raises(Refused) as refusal:
        operations.start_route(anouk, dossier_id=dossier.pk, route_key="hia")
    assert refusal.value.decision.code == "route.not_at_school"


def test_only_the_administrator_chooses_and_only_what_is_published_for_a_school_of_the_region(
    library,
) -> None:
    with pytest.raises(Refused):
        saying.set_school_routes(library.actors["anouk"], school_id=school(library), keys=["ihi"])
    for wrong in (
        {"school_id": library.organisations["swv"].pk, "keys": ["ihi"]},
        {"school_id": school(library), "keys": ["x"]},
    ):
        with pytest.raises(Http404):
            saying.set_school_routes(library.actors["fenna"], **wrong)
