"""Who is told, of what, by whom: only who may see it, also at the moment that the mail leaves."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rondom.consent.models import Consent
from rondom.consent.operations import withdraw_consent
from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.notices import party_of
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.operations import end_participation
from rondom.dossiers.queries import readers
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from rondom.notes.operations import NoteText, write_note
from rondom.notifications.jobs import Delivery
from rondom.notifications.models import NotificationPreference
from rondom.people.operations import end_membership
from rondom.plans import operations as plans
from tests.meetings.conftest import allow, parent
from tests.plans.conftest import goal_text, picture, views

__all__ = ["allow", "goal_text", "parent", "picture", "views"]
Join = Callable[[Dossier, str], Participant]


@pytest.fixture
def theo(world: Demo, dossier: Dossier, join: Join, allow: Callable[[str], Consent]) -> Consent:
    """The attendance officer in the circle, with a yes: for the process and absence."""
    join(dossier, "theo")
    consent = allow("theo")
    Notice.objects.all().delete()
    return consent


def note(world: Demo, dossier: Dossier, text: NoteText, *, by: str = "anouk", category: str) -> None:
    write_note(world.actors[by], dossier_id=dossier.pk, kind="talk", text=replace(text, category=category))


def told(template: str) -> set[str]:
    return set(Notice.objects.filter(template=template).values_list("recipient__call_name", flat=True))


def at_once(world: Demo, *keys: str) -> None:
    for key in keys:
        NotificationPreference.objects.create(
            person=world.people[key], changes="at_once", changed_at=clock.now()
        )


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        ("education", {"Daan", "Rania", "Thomas", "Sami"}),
        ("care", {"Rania", "Thomas", "Sami"}),
        ("absence", {"Daan", "Theo", "Rania", "Thomas", "Sami"}),
        ("process", {"Daan", "Theo", "Rania", "Thomas", "Sami"}),
    ],
)
def test_a_note_is_told_to_who_may_read_it(
    world: Demo, dossier: Dossier, theo: Consent, signal_text: NoteText, category: str, expected: set[str]
) -> None:
    note(world, dossier, signal_text, category=category)
    assert told("note_written") == expected


def test_a_goal_is_told_to_who_sees_school(
    world: Demo, dossier: Dossier, theo: Consent, picture: object, goal_text: plans.GoalText
) -> None:
    plans.add_goal(world.actors["anouk"], dossier_id=dossier.pk, goal=goal_text)
    assert told("goal_added") == {"Daan", "Rania", "Thomas", "Sami"}


def test_a_narrower_list_of_a_participant_counts(
    world: Demo, dossier: Dossier, signal_text: NoteText
) -> None:
    Participant.objects.filter(person=world.people["daan"]).update(categories=["process"])
    note(world, dossier, signal_text, category="education")
    assert "Daan" not in told("note_written")


def test_who_left_the_organisation_is_told_nothing(
    world: Demo, dossier: Dossier, signal_text: NoteText, today: dt.date
) -> None:
    end_membership(world.system, membership_id=world.actors["daan"].membership_id or 0, on=today)
    note(world, dossier, signal_text, category="education")
    assert "Daan" not in told("note_written")


def test_what_i_do_is_not_told_to_me_in_another_hat(
    world: Demo, dossier: Dossier, signal_text: NoteText, today: dt.date
) -> None:
    """Anouk is the coordinator, and a mother in the circle of the same child."""
    anouk = world.people["anouk"]
    Guardianship.objects.filter(person=world.people["rania"]).update(person=anouk)
    Participant.objects.filter(dossier=dossier, person=world.people["rania"]).update(person=anouk)
    assert anouk.pk in readers(dossier.pk, on=today)

    note(world, dossier, signal_text, category="education")

    assert not Notice.objects.filter(template="note_written", recipient=anouk).exists()


def test_a_yes_that_stops_before_the_digest_keeps_it_in(
    world: Demo, dossier: Dossier, theo: Consent, signal_text: NoteText, parent: Callable[[str], Actor]
) -> None:
    note(world, dossier, signal_text, category="absence")
    withdraw_consent(parent("rania"), consent_id=theo.pk)
    at_once(world, "theo", "daan")

    Delivery().run()

    told_to = {message.to[0]: message.body for message in mail.outbox}
    assert "schreef een nieuwe notitie" in told_to["daan@demo.example"]
    assert "schreef een nieuwe notitie" not in told_to["theo@demo.example"]
    assert "Een ouder stopte een toestemming." in told_to["theo@demo.example"]
    row = Notice.objects.get(recipient=world.people["theo"], template="note_written")
    assert (row.mailed_at, row.dropped_at is None) == (None, False)


def test_who_is_out_of_the_circle_before_the_digest_gets_none(
    world: Demo, dossier: Dossier, signal_text: NoteText
) -> None:
    note(world, dossier, signal_text, category="education")
    row = Participant.objects.get(dossier=dossier, person=world.people["daan"])
    end_participation(world.actors["anouk"], dossier_id=dossier.pk, participant_id=row.pk)
    at_once(world, "daan")

    Delivery().run()

    assert "daan@demo.example" not in {message.to[0] for message in mail.outbox}
    assert Notice.objects.get(recipient=world.people["daan"], template="note_written").dropped_at


def test_a_narrower_category_before_the_digest_counts_too(
    world: Demo, dossier: Dossier, signal_text: NoteText
) -> None:
    note(world, dossier, signal_text, category="education")
    Participant.objects.filter(person=world.people["daan"]).update(categories=["process"])
    at_once(world, "daan")
    Delivery().run()
    assert Notice.objects.get(recipient=world.people["daan"], template="note_written").dropped_at


@pytest.mark.parametrize(
    ("key", "party"),
    [
        ("anouk", "school"),
        ("theo", "attendance"),
        ("jorrit", "swv"),
        ("samira", "municipality"),
        ("priya", "social_work"),
        ("rania", "parent"),
        ("sami", "pupil"),
    ],
)
def test_for_whom_somebody_acts(world: Demo, key: str, party: str) -> None:
    assert party_of(world.actors[key]) == party
    assert party_of(system_actor(world.region.pk)) == "program"


def test_the_party_is_that_of_the_hat_at_the_time(
    world: Demo, dossier: Dossier, signal_text: NoteText, today: dt.date
) -> None:
    note(world, dossier, signal_text, category="education")
    end_membership(world.system, membership_id=world.actors["anouk"].membership_id or 0, on=today)
    row = Notice.objects.filter(template="note_written").first()
    assert row
    assert (row.party, row.by_person, row.category) == ("school", world.people["anouk"], "education")


def test_more_readers_cost_no_more_questions(
    world: Demo, dossier: Dossier, join: Join, today: dt.date
) -> None:
    counts = []
    for more in ((), ("carla", "esra")):
        for key in more:
            join(dossier, key)
        with CaptureQueriesContext(connection) as asked:
            readers(dossier.pk, on=today, category="education")
        counts.append(len(asked))
    assert counts[0] == counts[1]
