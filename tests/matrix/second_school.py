"""Somebody of another school who thinks along about Sami, and reads one part that both parents chose."""

import datetime as dt
from typing import TYPE_CHECKING

from rondom.consent.models import Consent
from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.guests import add_guest
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.plans import operations as plans
from rondom.plans.second_school import parts_of

if TYPE_CHECKING:
    from tests.matrix.world import World


def second_school_of(world: "World") -> dict[str, object]:
    """The numbers of it. That the route has a place for it, tests/plans/test_second_school.py asks."""
    anouk = world.actor("anouk")
    place = add_guest(
        anouk,
        dossier=visible_dossier(anouk, dossier_id=world.sami.pk),
        member=Membership.objects.get(pk=world.actor("ruben").membership_id),
        reason="Is er bij u plek voor hem?",
        valid_until=clock.today() + dt.timedelta(days=60),
    )
    part = next(row for row in parts_of(world.sami.pk) if row.kind == "paragraph")
    for parent in ("rania", "thomas"):
        plans.choose_parts(
            world.actor(parent), dossier_id=world.sami.pk, participant_id=place.pk, keys=[part.key]
        )
    question = Consent.objects.get(recipient_role=Role.SECOND_SCHOOL)
    return {
        "place_of_ruben": place.pk,
        "consent_second_school": question.pk,
        "chosen_part": part.key,
        "giver_second_school": question.givers.get(person=world.demo.people["rania"]).pk,
    }
