"""A meeting about Sami, planned for today and running, and words to say yes."""

import datetime as dt

import pytest

from rondom.consent.operations import answer_consent
from rondom.consent.terms import Category, Purpose
from rondom.core import clock
from rondom.dossiers.models import Participant
from rondom.dossiers.operations import ask_consent
from rondom.meetings import operations, queries
from rondom.people.models import Membership


@pytest.fixture
def parent(world):
    """The actor of a parent: parent("rania")."""
    from rondom.core.actor import Actor  # noqa: PLC0415
    from rondom.people.models import Account  # noqa: PLC0415

    def actor(key):
        person = world.people[key]
        account = Account.objects.filter(person=person).first()
        return Actor(
            person_id=person.pk,
            role="parent",
            region_id=person.region_id,
            account_id=account.pk if account else None,
        )

    return actor


@pytest.fixture
def allow(world, dossier, parent):
    """Both parents say yes to somebody's organisation; answers the consent."""

    def yes(key):
        actor = world.actors[key]
        member = Membership.objects.get(pk=actor.membership_id)
        consent = ask_consent(
            world.actors["anouk"],
            dossier_id=dossier.pk,
            membership_id=member.pk,
            purpose=Purpose.values[0],
            categories=list(Category.values),
            valid_until=clock.today() + dt.timedelta(days=365),
        )
        for name in ("rania", "thomas"):
            answer_consent(parent(name), consent_id=consent.pk, answer="yes")
        return consent

    return yes


@pytest.fixture
def plan(world, dossier):
    """Plan a meeting that begins in a moment; anybody of the circle by default."""

    def make(*, by="anouk", ids=None, hours=0.01, minutes=60, **more):
        starts = clock.now() + dt.timedelta(hours=hours)
        around = Participant.objects.filter(dossier=dossier)
        values = {
            "dossier_id": dossier.pk,
            "kind": "ihi",
            "starts_at": starts,
            "ends_at": starts + dt.timedelta(minutes=minutes),
            "place": "De Klimboom, lokaal 4",
            "goal": "Samen kiezen wat Sami helpt",
            "participant_ids": list(around.values_list("pk", flat=True)) if ids is None else ids,
        }
        return operations.plan_meeting(world.actors[by], **(values | more))

    return make


@pytest.fixture
def running(world, plan):
    return operations.start_meeting(world.actors["anouk"], meeting_id=plan().pk)


@pytest.fixture
def open_outlook(world, running):
    """Everybody says he has nothing to add, so that help can be chosen."""
    for invitee in queries.invitees_of(running):
        operations.mark_nothing_to_add(world.actors["anouk"], meeting_id=running.pk, invitee_id=invitee.pk)


@pytest.fixture
def attendance(world, running):
    """Everybody came, but father: he works."""

    def tick():
        invitees = queries.invitees_of(running)
        father = world.people["thomas"].pk
        operations.tick_attendance(
            world.actors["anouk"],
            meeting_id=running.pk,
            present={row.pk: row.person_id != father for row in invitees},
            reasons={row.pk: "moet werken" for row in invitees},
        )

    return tick
