"""Who leaves an organisation, or whose account stops, is out on the next request: also in what was open."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from rondom.consent.models import Consent
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.meetings.models import Meeting
from rondom.notes.models import Note
from rondom.people.models import Account, Membership
from rondom.people.operations import end_membership, start_membership
from rondom.plans import operations as plans
from rondom.plans.models import Paragraph, PlanVersion
from tests.meetings.conftest import allow, parent, plan, running
from tests.plans.conftest import goal, goal_text, picture, slot_of, storage, version, views, whole_plan

__all__ = [
    "allow",
    "goal",
    "goal_text",
    "parent",
    "picture",
    "plan",
    "running",
    "slot_of",
    "storage",
    "version",
    "views",
    "whole_plan",
]
As = Callable[[str], Client]


@dataclass
class Open:
    """A browser of Anouk with everything open. ask: a kind of request → its status."""

    client: Client
    addresses: dict[str, str]

    def ask(self, kind: str) -> int:
        url = self.addresses[kind]
        if kind == "autosave":
            sent = {"text": "Wat ik nog typte.", "revision": "0"}
            return self.client.post(url, sent, headers={"X-Autosave": "1"}).status_code
        headers = {"X-Refresh": "1"} if kind == "polling" else {}
        return self.client.get(url, headers=headers).status_code


KINDS = ("page", "note", "list", "search", "inbox", "autosave", "polling", "file", "calendar")


@pytest.fixture
def opened(as_: As, dossier: Dossier, running: Meeting, version: PlanVersion) -> Open:
    plans.make_paper(version_id=version.pk)
    return Open(
        as_("anouk"),
        {
            "page": reverse("child:page", args=[dossier.ref]),
            "note": reverse("child:note", args=[dossier.ref, Note.objects.get().pk]),
            "list": reverse("child:list"),
            "search": reverse("search:search"),
            "inbox": reverse("inbox:list"),
            "autosave": reverse("plan:write", args=[dossier.ref, "goes_well"]),
            "polling": reverse("meeting:room_state", args=[running.pk]) + "?deel=tafel",
            "file": reverse("plan:pdf", args=[dossier.ref, 1]),
            "calendar": reverse("meeting:calendar", args=[running.pk]),
        },
    )


def leave(world: Demo, key: str, today: dt.date) -> None:
    end_membership(world.system, membership_id=world.actors[key].membership_id or 0, on=today)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", ["left", "stopped"])
def test_out_on_the_next_request(opened: Open, world: Demo, today: dt.date, kind: str, how: str) -> None:
    before = Paragraph.objects.count()
    assert opened.ask(kind) == 200
    written = Paragraph.objects.count()
    if how == "left":
        leave(world, "anouk", today)
    else:
        Account.objects.filter(pk=world.actors["anouk"].account_id).update(is_active=False)
    assert opened.ask(kind) in (302, 404)
    assert Paragraph.objects.count() == written
    assert (written > before) == (kind == "autosave")


def test_with_another_hat_the_dossier_is_gone_too(opened: Open, world: Demo, today: dt.date) -> None:
    start_membership(
        world.system,
        person=world.people["anouk"],
        organisation=world.organisations["klimboom"],
        role="teacher",
    )
    leave(world, "anouk", today)
    assert opened.ask("list") == 200
    for kind in ("page", "note", "autosave", "polling", "file", "calendar"):
        assert opened.ask(kind) == 404, kind


def test_somebody_from_outside(
    as_: As,
    world: Demo,
    dossier: Dossier,
    join: Callable[[Dossier, str], Participant],
    allow: Callable[[str], Consent],
    today: dt.date,
) -> None:
    join(dossier, "theo")
    allow("theo")
    theo, url = as_("theo"), reverse("child:page", args=[dossier.ref])
    assert theo.get(url).status_code == 200
    leave(world, "theo", today)
    assert theo.get(url).status_code == 302


def test_who_came_today_can_leave_today(world: Demo, as_: As, today: dt.date) -> None:
    row = Membership.objects.get(pk=world.actors["hanneke"].membership_id)
    row.valid_from = today
    row.save()
    hanneke = as_("hanneke")
    assert hanneke.get(reverse("work:home")).status_code == 200
    leave(world, "hanneke", today)
    assert hanneke.get(reverse("work:home")).status_code == 302
