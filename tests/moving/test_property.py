"""For any move: exactly one coordinator, one school, and nothing of the child is lost."""

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.consent.models import Consent
from rondom.core import clock
from rondom.dossiers.models import Action, Baton, Dossier, Participant
from rondom.dossiers.operations import accept_baton, offer_baton
from rondom.families.models import Enrolment
from rondom.meetings.models import Meeting
from rondom.moving.models import SchoolMove
from rondom.moving.operations import accept_move, refuse_move
from rondom.moving.region import path_to_child
from rondom.people.terms import COORDINATING_ROLES
from rondom.plans.models import Goal
from tests.meetings.conftest import parent, plan
from tests.plans.conftest import goal, goal_text, picture, storage, views

__all__ = ["goal", "goal_text", "parent", "picture", "plan", "storage", "views"]

# What a move itself writes.
GROWS = {
    *("dossiers.Participant", "families.Enrolment", "moving.SchoolMove", "moving.MoveTick"),
    *("consent.Consent", "consent.ConsentGiver"),
}
TAKES = {"vaart": "hanneke", "duin": "vera"}


@pytest.fixture
def full(elsewhere, child, goal, plan, join, ask) -> Dossier:
    """Sami with a goal, agreements, a meeting to come and two organisations around him."""
    plan(hours=100)
    for key in ("ilse", "samira"):
        join(child, key)
        ask(child, key, "rania", "thomas")
    assert goal.document.dossier_id == child.pk
    return child


def everything(pupil_id: int) -> dict[str, int]:
    """How many rows the child has, in every table that hangs on it."""
    tables = {
        model: path for model in apps.get_models(include_auto_created=True) if (path := path_to_child(model))
    }
    return {
        model._meta.label: QuerySet(model).filter(**{path: pupil_id}).count()
        for model, path in tables.items()
    }


def content(dossier_id: int) -> dict[str, list[tuple]]:
    """Goals, agreements and meetings, with their days, as they stand."""
    return {
        "actions": list(
            Action.objects.filter(dossier=dossier_id).order_by("pk").values_list("pk", "due_on", "owner")
        ),
        "goals": list(
            Goal.objects.filter(document__dossier=dossier_id)
            .order_by("pk")
            .values_list("pk", "state", "target_on", "start_value", "target_value")
        ),
        "meetings": list(
            Meeting.objects.filter(dossier=dossier_id).order_by("pk").values_list("pk", "state", "starts_at")
        ),
    }


def hold_the_baton(world, dossier, key: str) -> None:
    """Somebody else leads, as he would come to it."""
    if key == "anouk":
        return
    part = Participant.objects.get(dossier=dossier, person=world.people[key], valid_until__isnull=True)
    offer = offer_baton(world.actors["anouk"], dossier_id=dossier.pk, participant_id=part.pk)
    accept_baton(world.actors[key], dossier_id=dossier.pk, handover_id=offer.pk)


@given(
    school=st.sampled_from(sorted(TAKES)),
    days=st.integers(-20, 0),
    holder=st.sampled_from(["anouk", "samira"]),
    answer=st.sampled_from(["yes", "no", "silence"]),
    parents=st.sampled_from([("rania", "thomas"), ("rania",), ()]),
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_one_coordinator_and_nothing_lost(
    full, announce, agree, elsewhere, school, days, holder, answer, parents
):
    world, taker = elsewhere, elsewhere.actors[TAKES[school]]
    with transaction.atomic():
        hold_the_baton(world, full, holder)
        before, held = everything(full.pupil_id), content(full.pk)
        move = announce(full, school, days=days)
        for key in parents:
            agree(move, key)
        if len(parents) == 2 and answer == "yes":
            accept_move(taker, move_id=move.pk)
        elif len(parents) == 2 and answer == "no":
            refuse_move(taker, move_id=move.pk, reason="vol")

        after = everything(full.pupil_id)
        assert {label for label, count in before.items() if after[label] < count} == set()
        assert {label for label, count in before.items() if after[label] > count} <= GROWS
        assert content(full.pk) == held
        check_coordinator(world, full, taker, went=SchoolMove.objects.get().state == "done", holder=holder)
        transaction.set_rollback(True)


def check_coordinator(world, dossier, taker, *, went: bool, holder: str) -> None:
    """Always one; the one of the new school when the old one had it; and one school, with the circle that belongs to it."""
    today = clock.today()
    dossier = Dossier.objects.select_related("baton").get(pk=dossier.pk)
    baton = Baton.objects.get(family=dossier.pupil.family)
    expected = taker if went and holder == "anouk" else world.actors[holder]
    assert (baton.holder_id, baton.organisation_id) == (expected.person_id, expected.organisation_id)
    present = Participant.objects.running_on(today).filter(dossier=dossier)
    assert present.filter(person_id=baton.holder_id, capacity__in=COORDINATING_ROLES).count() == 1
    at_school = Enrolment.objects.get(pupil=dossier.pupil, valid_until__isnull=True).school_id
    assert (
        at_school
        == dossier.school_id
        == (taker.organisation_id if went else world.organisations["klimboom"].pk)
    )
    old_school = present.filter(organisation=world.organisations["klimboom"])
    assert old_school.exists() is not went
    holds = Consent.objects.valid_on(today).filter(dossier_id=dossier.pk).exclude(purpose="move")
    assert holds.exists() is not went, "what was agreed holds until the child went, and is asked again then"
