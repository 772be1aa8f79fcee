"""A meeting with many people at the table, to measure on: who signs in and where they write."""

import datetime as dt
from typing import Any

from django.urls import reverse

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.demo.bench.pages import coordinators
from rondom.dossiers.models import Dossier, Participant
from rondom.meetings.models import Invitee, Meeting
from rondom.meetings.terms import MeetingKind, MeetingState, Phase
from rondom.people.models import Membership

PEOPLE = 12


def plan(count: int) -> dict[str, Any]:
    """Make the meeting; answers what the clients need. Only on the copy of a crowd."""
    people = coordinators(count)
    if len(people) < count:
        raise RuntimeError("there is one coordinator for every forty dossiers: make the crowd larger")
    dossier = Dossier.objects.select_related("baton", "school").get(ref=people[0].refs[0])
    meeting = _meeting(dossier)
    for person in people:
        _seat(
            dossier, meeting, Membership.objects.filter(person__account__email=person.email).order_by("pk")[0]
        )
    return {
        "sign_in": {
            "emails": [person.email for person in people],
            "login": reverse("account_login"),
            "second_step": reverse("mfa_authenticate"),
        },
        "room": reverse("meeting:room", args=[meeting.pk]),
        "state": reverse("meeting:room_state", args=[meeting.pk]),
        "minutes": reverse("meeting:minutes", args=[meeting.pk, Phase.OVERVIEW.value]),
    }


def _meeting(dossier: Dossier) -> Meeting:
    now = clock.now()
    return Meeting.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        kind=MeetingKind.TALK,
        state=MeetingState.RUNNING,
        starts_at=now,
        ends_at=now + dt.timedelta(hours=1),
        started_at=now,
        place="de teamkamer",
        goal="samen schrijven",
        organiser_id=dossier.baton.holder_id,
    )


def _seat(dossier: Dossier, meeting: Meeting, hat: Membership) -> None:
    """At the school of the child, around the child and on the list."""
    hat.organisation = dossier.school
    hat.save(update_fields=["organisation"])
    place = {
        "region_id": dossier.region_id,
        "person_id": hat.person_id,
        "organisation": dossier.school,
        "capacity": hat.role,
    }
    if not Participant.objects.filter(dossier=dossier, person_id=hat.person_id, capacity=hat.role).exists():
        Participant.objects.create(
            dossier=dossier,
            categories=[Category.PROCESS, Category.EDUCATION],
            reason="meten",
            valid_from=clock.today(),
            **place,
        )
    Invitee.objects.create(meeting=meeting, attended=True, **place)
