"""Parents and child are always on the list; who was not there is noted with a reason, and reads the outcome the same day."""

import datetime as dt

import pytest
from django.core import mail
from django.utils.timezone import localdate

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.events.models import Notice
from rondom.meetings import operations, queries
from rondom.notifications.jobs import Delivery


@pytest.fixture
def closed(world, dossier, running, open_outlook, attendance):
    """A talk at which the father was not; closed today."""
    anouk = world.actors["anouk"]
    for key in ("rania", "thomas"):
        world.people[key].email = f"{key}@thuis.example"
        world.people[key].save()
    attendance()
    operations.make_agreement(
        anouk, meeting_id=running.pk, what="Samen lezen", due_on=clock.today(), owner_name="opa"
    )
    operations.show_minutes(anouk, meeting_id=running.pk)
    operations.close_meeting(anouk, meeting_id=running.pk, next_on=clock.today() + dt.timedelta(days=30))
    return running


def test_nobody_closes_without_a_reason_for_an_absent_parent(world, running):
    ids = [row.pk for row in queries.invitees_of(running)]
    father = next(row.pk for row in queries.invitees_of(running) if row.person.call_name == "Thomas")
    with pytest.raises(Refused) as refused:
        operations.tick_attendance(
            world.actors["anouk"],
            meeting_id=running.pk,
            present={pk: pk != father for pk in ids},
            reasons=dict.fromkeys(ids, ""),
        )
    assert refused.value.decision.code


def test_who_was_absent_hears_the_outcome_the_same_day(world, closed):
    told = Notice.objects.filter(template="meeting_closed")
    father = told.get(recipient=world.people["thomas"])
    assert father.urgent
    assert localdate(father.created_at) == clock.today()
    assert set(told.values_list("recipient__call_name", flat=True)) >= {"Rania", "Thomas", "Sami"}
    Delivery().run()
    letters = [letter for letter in mail.outbox if letter.to == ["thomas@thuis.example"]]
    assert letters
    assert "Sami" not in "".join(letter.subject + letter.body for letter in letters)
