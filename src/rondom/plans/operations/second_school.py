"""Another school thinks along: asked by who steers, shown what the family chooses."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.consent.operations import answer_consent
from rondom.consent.terms import Answer
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.guests import add_guest
from rondom.dossiers.models import Participant
from rondom.events.record import happened
from rondom.people.models import Membership
from rondom.plans.events import ShownPartsChosen
from rondom.plans.models import ShownPart
from rondom.plans.operations.document import about, locked
from rondom.plans.second_school import get_place, giver_for, may_ask_second_school, may_choose_parts, parts_of


@transaction.atomic
def ask_second_school(
    actor: Actor, *, dossier_id: int, membership_id: int, reason: str, valid_until: dt.date
) -> Participant:
    """Ask somebody of another school to think along, and the family whether that may.

    Errors: Refused (also when the route has no place for it), Http404, Membership.DoesNotExist.
    """
    dossier = locked(actor, dossier_id)
    rows = Membership.objects.running_on(clock.today()).select_related("organisation")
    member = rows.get(pk=membership_id, region_id=dossier.region_id)
    may_ask_second_school(actor, dossier, member).enforce()
    return add_guest(actor, dossier=dossier, member=member, reason=reason, valid_until=valid_until)


@transaction.atomic
def choose_parts(actor: Actor, *, dossier_id: int, participant_id: int, keys: Collection[str]) -> int:
    """Show another school these parts, and no other. Choosing one is a yes to the question; returns how many.

    keys: of second_school.Part, as they were read. What everybody chose is open at once; what somebody leaves out
    closes at once. Errors: Refused (not yours to choose; a part that was changed meanwhile), Http404.
    """
    dossier = locked(actor, dossier_id)
    place = get_place(dossier, participant_id)
    may_choose_parts(actor, dossier, place).enforce()
    parts = {part.key: part for part in parts_of(dossier.pk)}
    if not set(keys) <= set(parts):
        refuse(
            "second_school.changed",
            _("Een van de teksten is net veranderd of weggehaald. Lees ze nog eens en kies dan."),
        ).enforce()
    _say_yes(actor, place, bool(keys))
    now = clock.now()
    ShownPart.objects.filter(participant=place, chosen_by_id=actor.person_id).delete()
    ShownPart.objects.bulk_create(
        ShownPart(
            region_id=dossier.region_id,
            dossier=dossier,
            participant=place,
            chosen_by_id=actor.person_id,
            chosen_at=now,
            kind=part.kind,
            item_id=part.item_id,
            revision=part.revision,
            heading=part.heading,
            by=part.by,
            text=part.text,
        )
        for key, part in parts.items()
        if key in keys
    )
    event = ShownPartsChosen(**about(dossier), participant_id=place.pk, count=len(set(keys)))
    happened(event, by=actor)
    return len(set(keys))


def _say_yes(actor: Actor, place: Participant, chose: bool) -> None:  # noqa: FBT001 - of one call
    giver = giver_for(actor, place)
    if chose and giver and not giver.says_yes:
        answer_consent(actor, consent_id=giver.consent_id, answer=Answer.YES)
