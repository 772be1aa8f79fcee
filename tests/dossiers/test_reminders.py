"""The program reminds who promised something: before the day, when it is late, and then it tells the coordinator."""

import datetime as dt

import pytest
from django.urls import reverse

from rondom.core import clock
from rondom.dossiers.agreements import hand_action
from rondom.dossiers.models import Action
from rondom.dossiers.operations import finish_action, make_action
from rondom.dossiers.reminders import send_due
from rondom.dossiers.rules import reminder_rules
from rondom.events.models import Notice


@pytest.fixture
def action(world, dossier):
    """Daan calls in five days."""
    return make_action(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        what="Bellen met de logopedist",
        due_on=clock.today() + dt.timedelta(days=5),
        owner_id=world.people["daan"].pk,
        category="education",
    )


def told(template):
    return list(Notice.objects.filter(template=template).values_list("recipient__call_name", flat=True))


def test_before_the_day_once(action, time_machine_days):
    assert send_due() == 0
    time_machine_days(5 - reminder_rules().days_before)
    assert (send_due(), send_due()) == (1, 0)
    assert told("reminder_sent") == ["Daan"]
    assert Action.objects.get().late_reminders == 0


def late_twice(travel):
    travel(4)
    send_due()
    travel(8)
    assert send_due() == 1
    assert told("action_stays_open") == []
    travel(8)
    assert send_due() == 1


def test_late_twice_is_told_to_the_coordinator(world, action, time_machine_days, as_):
    late_twice(time_machine_days)
    assert told("action_stays_open") == ["Anouk"]
    assert told("reminder_sent") == ["Daan"] * 3
    time_machine_days(30)
    assert send_due() == 0
    work = as_("anouk").get(reverse("work:home")).content.decode()
    assert "Bel Daan Kuipers over: Bellen met de logopedist" in work
    assert "Niet gedaan, ook na herinneringen" in work
    assert "Bel Daan Kuipers" not in as_("daan").get(reverse("work:home")).content.decode()


@pytest.mark.parametrize("how", ["done", "handed over"])
def test_what_is_done_or_of_another_begins_anew(world, dossier, join, action, time_machine_days, how):
    time_machine_days(4)
    send_due()
    time_machine_days(8)
    send_due()
    if how == "done":
        finish_action(world.actors["daan"], action_id=action.pk)
    else:
        join(dossier, "carla")
        hand_action(
            world.actors["anouk"],
            dossier_id=dossier.pk,
            action_id=action.pk,
            owner_id=world.people["carla"].pk,
        )
        assert Action.objects.get().late_reminders == 0
    time_machine_days(8)
    send_due()
    assert told("action_stays_open") == []


def test_nobody_is_reminded_in_a_closed_dossier(action, dossier, time_machine_days):
    type(dossier).objects.filter(pk=dossier.pk).update(closed_on=clock.today())
    time_machine_days(6)
    assert send_due() == 0
