"""HIA (AT-04): SOT smal and breed, an independent trajectbegeleider, the director from then on, youth care before outside help."""

import datetime as dt
from dataclasses import replace

import pytest

from rondom.consent.models import Consent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.models import Participant
from rondom.meetings.asked_by_route import required_capacities
from rondom.meetings.operations import add_invitee, plan_meeting, remove_invitee
from rondom.people import operations as people
from rondom.people.terms import Role
from rondom.plans.operations import write_paragraph
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


def say(anouk, dossier, *names: str) -> None:
    for name in names:
        saying.say_check(
            anouk, dossier_id=dossier.pk, name=name, evidence="Elke dag een half uur, zes weken."
        )


def test_at_04_youth_care_joins_before_a_traject_with_help_from_outside(
    at_hia, anouk, bring, agree, today
) -> None:
    """Nothing has to be agreed before youth care is asked; and what is agreed with it, is agreed at that step."""
    assert blocked(at_hia, "4", "4z", today) == ("consent.care", "participant.youth_help")
    agree(at_hia, "anouk", "bram", "rania", "thomas")
    bring(at_hia, "anouk", "bram")
    operations.move(anouk, dossier_id=at_hia.pk, leaving="4", to="4z")
    assert "youth_help" in running(at_hia, today)
    assert blocked(at_hia, "4z", "6", today) == ("check.traject_outside", "check.conditions")
    say(anouk, at_hia, "check.traject_outside", "check.conditions")
    operations.move(anouk, dossier_id=at_hia.pk, leaving="4z", to="6")


def test_at_04_no_traject_no_next_step(at_hia, anouk, today) -> None:
    with pytest.raises(Refused) as refusal:
        operations.move(anouk, dossier_id=at_hia.pk, leaving="4", to="6")
    assert "traject met een reële kans" in refusal.value.decision.reason
    say(anouk, at_hia, "check.traject")
    assert blocked(at_hia, "4", "6", today) == ("check.conditions",)
    say(anouk, at_hia, "check.conditions")
    operations.move(anouk, dossier_id=at_hia.pk, leaving="4", to="6")


def meeting(library, dossier, *who: str, kind: str = "hia"):
    """Planned by the intern begeleider, with these people of the circle."""
    people = Participant.objects.filter(dossier=dossier, person__in=[library.people[key] for key in who])
    starts = clock.now() + dt.timedelta(days=3)
    return plan_meeting(
        library.actors["anouk"],
        dossier_id=dossier.pk,
        kind=kind,
        starts_at=starts,
        ends_at=starts + dt.timedelta(hours=1),
        place="De Klimboom",
        goal="Samen een traject ontwerpen",
        participant_ids=list(people.values_list("pk", flat=True)),
    )


def begin_document(library, dossier) -> None:
    write_paragraph(library.actors["daan"], dossier_id=dossier.pk, section="is_hard", text="Lezen.")


@pytest.mark.parametrize(
    ("who", "missing"), [(("tamar",), "directeur"), (("carla",), "trajectbegeleider"), ((), "directeur")]
)
def test_at_04_from_the_trajectbegeleider_on_the_director_is_asked(library, at_hia, who, missing) -> None:
    begin_document(library, at_hia)
    with pytest.raises(Refused) as refusal:
        meeting(library, at_hia, *who)
    assert refusal.value.decision.code == "meeting.must_be_asked"
    assert missing in refusal.value.decision.reason


def test_at_04_nor_is_the_director_taken_off_the_list(library, at_hia, anouk) -> None:
    begin_document(library, at_hia)
    planned = meeting(library, at_hia, "tamar", "carla")
    director = planned.invitees.get(capacity="director")
    with pytest.raises(Refused) as refusal:
        remove_invitee(anouk, meeting_id=planned.pk, invitee_id=director.pk)
    assert refusal.value.decision.code == "meeting.must_be_asked"


def test_at_13_the_growth_document_prepares_who_comes_from_outside(library, at_broad, bring) -> None:
    bring(at_broad, "anouk", "olga")
    with pytest.raises(Refused) as refusal:
        meeting(library, at_broad, "olga", kind="sot_breed")
    assert refusal.value.decision.code == "meeting.prepare_first"
    inside = meeting(library, at_broad, "daan", kind="sot_breed")
    with pytest.raises(Refused) as refusal:
        add_invitee(
            library.actors["anouk"],
            meeting_id=inside.pk,
            participant_id=Participant.objects.get(dossier=at_broad, capacity="special_educator").pk,
        )
    assert refusal.value.decision.code == "meeting.prepare_first"
    begin_document(library, at_broad)
    assert meeting(library, at_broad, "olga", kind="sot_breed").invitees.count() == 5


def test_at_13_every_talk_has_its_own_people_and_the_parents_always(library, at_broad, bring) -> None:
    for who in ("olga", "carla"):
        bring(at_broad, "anouk", who)
    begin_document(library, at_broad)
    family = {"Rania", "Thomas", "Sami", "Anouk"}
    for others in (("daan",), ("daan", "olga"), ("carla", "olga")):
        planned = meeting(library, at_broad, *others, kind="sot_breed")
        asked = set(planned.invitees.values_list("person__call_name", flat=True))
        assert asked == family | {library.people[key].call_name for key in others}


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
