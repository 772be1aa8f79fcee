"""HIA (AT-04): SOT smal and breed, an independent trajectbegeleider, the director from then on, youth care before outside help."""

from dataclasses import replace

import pytest

from rondom.consent.models import Consent
from rondom.core.decision import Refused
from rondom.dossiers.models import Participant
from rondom.meetings.queries import required_capacities
from rondom.people import operations as people
from rondom.people.terms import Role
from rondom.routes import operations, queries, saying
from rondom.routes.models import StepVisit


@pytest.fixture
def anouk(library):
    return library.actors["anouk"]


@pytest.fixture
def at_narrow(library, dossier, anouk):
    operations.start_route(anouk, dossier_id=dossier.pk, route_key="hia")
    operations.move(anouk, dossier_id=dossier.pk, leaving="1", to="2")
    return dossier


@pytest.fixture
def at_broad(at_narrow, anouk, agree):
    agree(at_narrow, "anouk", "olga", "rania", "thomas")
    operations.move(anouk, dossier_id=at_narrow.pk, leaving="2", to="3")
    return at_narrow


@pytest.mark.parametrize(
    ("kind", "who"),
    [
        ("sot_smal", {"parent", "teacher", "coordinator_ib"}),
        ("sot_breed", {"parent", "teacher", "coordinator_ib", "special_educator", "social_worker"}),
    ],
)
def test_at_13_smal_and_breed_have_their_own_people(at_narrow, today, kind, who) -> None:
    assert set(required_capacities(at_narrow.pk, kind=kind, on=today)) == who


def running(dossier, today) -> set[str]:
    return set(
        Participant.objects.running_on(today).filter(dossier=dossier).values_list("capacity", flat=True)
    )


def blocked(dossier, here: str, there: str, today) -> tuple[str, ...]:
    return queries.place_of(dossier.pk, on=today).outlook.at(here).move_to(there).blocked_by


def test_at_04_the_trajectbegeleider_and_the_director_must_be_there(at_broad, anouk, bring, today) -> None:
    assert blocked(at_broad, "3", "4", today) == ("participant.director", "participant.traject_guide")
    bring(at_broad, "anouk", "tamar")
    assert blocked(at_broad, "3", "4", today) == ("participant.director",)
    with pytest.raises(Refused) as refusal:
        operations.move(anouk, dossier_id=at_broad.pk, leaving="3", to="4")
    assert "directeur" in refusal.value.decision.reason
    bring(at_broad, "anouk", "carla")
    operations.move(anouk, dossier_id=at_broad.pk, leaving="3", to="4")
    assert StepVisit.objects.get(dossier=at_broad, left_on=None).step == "4"


@pytest.mark.parametrize("where", ["klimboom", "gemeente"])
def test_at_04_a_trajectbegeleider_is_independent_of_the_school(
    library, at_narrow, anouk, bring, where
) -> None:
    """Works for somebody else than the SWV, or for the SWV and also at the school of the child."""
    role = Role.TRAJECT_GUIDE if where == "gemeente" else Role.TEACHER
    member = people.start_membership(
        library.system,
        person=library.people["tamar"],
        organisation=library.organisations[where],
        role=role,
    )
    if role == Role.TRAJECT_GUIDE:
        library.actors["tamar"] = replace(library.actors["tamar"], membership_id=member.pk)
    with pytest.raises(Refused) as refusal:
        bring(at_narrow, "anouk", "tamar")
    assert refusal.value.decision.code == "participant.not_independent"


@pytest.fixture
def at_hia(at_broad, anouk, bring):
    for who in ("tamar", "carla"):
        bring(at_broad, "anouk", who)
    operations.move(anouk, dossier_id=at_broad.pk, leaving="3", to="4")
    return at_broad


def test_at_04_youth_care_joins_before_a_traject_with_help_from_outside(
    at_hia, anouk, bring, agree, today
) -> None:
    saying.say_check(anouk, dossier_id=at_hia.pk, name="check.traject", evidence="Een traject.")
    assert blocked(at_hia, "4", "4z", today) == ("consent.care", "participant.youth_help")
    agree(at_hia, "anouk", "bram", "rania", "thomas")
    bring(at_hia, "anouk", "bram")
    operations.move(anouk, dossier_id=at_hia.pk, leaving="4", to="4z")
    assert "youth_help" in running(at_hia, today)


def test_at_04_no_traject_no_next_step(at_hia, anouk) -> None:
    with pytest.raises(Refused) as refusal:
        operations.move(anouk, dossier_id=at_hia.pk, leaving="4", to="6")
    assert "traject met een reële kans" in refusal.value.decision.reason


def test_scaling_down_sends_away_who_came_for_the_larger_team_and_ends_their_consent(
    at_broad, anouk, bring, agree, today
) -> None:
    agree(at_broad, "anouk", "priya", "rania", "thomas")
    for who in ("olga", "priya"):
        bring(at_broad, "anouk", who)
    before = {"teacher", "coordinator_ib", "parent", "pupil"}
    assert running(at_broad, today) == before | {"special_educator", "social_worker"}
    operations.move(anouk, dossier_id=at_broad.pk, leaving="3", to="2")
    assert running(at_broad, today) == before
    assert not Consent.objects.valid_on(today).filter(pupil=at_broad.pupil).exists()


def test_who_took_part_before_scaling_up_stays(
    library, dossier, anouk, bring, agree, time_machine_days
) -> None:
    agree(dossier, "anouk", "priya", "rania", "thomas")
    bring(dossier, "anouk", "priya")
    time_machine_days(3)
    operations.start_route(anouk, dossier_id=dossier.pk, route_key="hia")
    operations.move(anouk, dossier_id=dossier.pk, leaving="1", to="2")
    agree(dossier, "anouk", "olga", "rania", "thomas")
    operations.move(anouk, dossier_id=dossier.pk, leaving="2", to="3")
    operations.move(anouk, dossier_id=dossier.pk, leaving="3", to="2")
    assert Participant.objects.get(dossier=dossier, capacity="social_worker").valid_until is None


def test_a_meeting_can_have_a_next_round(at_broad, anouk, today) -> None:
    operations.move(anouk, dossier_id=at_broad.pk, leaving="3", to="3")
    here = queries.place_of(at_broad.pk, on=today).outlook.at("3")
    assert here.round == 2
