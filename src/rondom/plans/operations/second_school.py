"""Another school thinks along: asked by who steers, shown what the family chooses."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.consent.operations import Said, answer_consent
from rondom.consent.terms import Answer
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.guests import add_guest
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Participant
from rondom.dossiers.sharing import get_giver, record_answer
from rondom.events.record import happened
from rondom.people.models import Membership
from rondom.plans.events import ShownPartsChosen
from rondom.plans.models import ShownPart
from rondom.plans.operations.document import about
from rondom.plans.second_school import (
    Part,
    get_place,
    giver_for,
    may_ask_second_school,
    may_choose_parts,
    may_record_parts,
    parts_of,
    place_of_giver,
)


@transaction.atomic
def ask_second_school(
    actor: Actor, *, dossier_id: int, membership_id: int, reason: str, valid_until: dt.date
) -> Participant:
    """Ask somebody of another school to think along, and the family whether that may.

    Errors: Refused (also when the route has no place for it), Http404, Membership.DoesNotExist.
    """
    dossier = locked_dossier(actor, dossier_id)
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
    dossier = locked_dossier(actor, dossier_id)
    place = get_place(dossier, participant_id)
    may_choose_parts(actor, dossier, place).enforce()
    chosen = _chosen(parts_of(dossier.pk), keys)
    _say_yes(actor, place, bool(keys))
    _show(actor, place, chosen, chosen_by_id=actor.person_id)
    return len(chosen)


@transaction.atomic
def record_parts(actor: Actor, *, dossier_id: int, giver_id: int, keys: Collection[str], said: Said) -> int:
    """Write down which parts somebody chose on paper or by word of mouth, with the proof; returns how many.

    It is his yes, too. Only parts that the actor may read himself. Errors: Refused (not yours to write down; nothing
    chosen; a part that was changed meanwhile; no proof; answered himself since), Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    giver = get_giver(dossier, giver_id)
    place = place_of_giver(dossier, giver)
    may_record_parts(actor, dossier, giver, said_on=said.on).enforce()
    chosen = _chosen(parts_of(dossier.pk, categories=dossier.categories), keys)
    if not chosen:
        refuse(
            "second_school.nothing_chosen",
            _("Kies minstens één deel. Wil deze persoon niets laten zien? Schrijf dan een nee op."),
        ).enforce()
    record_answer(actor, dossier_id=dossier.pk, giver_id=giver.pk, answer=Answer.YES, said=said)
    _show(actor, place, chosen, chosen_by_id=giver.person_id, recorded_by_id=actor.person_id)
    return len(chosen)


def _chosen(parts: Collection[Part], keys: Collection[str]) -> list[Part]:
    """Errors: Refused when the words are other words now."""
    if not set(keys) <= {part.key for part in parts}:
        refuse(
            "second_school.changed",
            _("Een van de teksten is net veranderd of weggehaald. Lees ze nog eens en kies dan."),
        ).enforce()
    return [part for part in parts if part.key in keys]


def _show(
    actor: Actor,
    place: Participant,
    chosen: Collection[Part],
    *,
    chosen_by_id: int,
    recorded_by_id: int | None = None,
) -> None:
    """These parts and no other, as they read now."""
    dossier, now = place.dossier, clock.now()
    ShownPart.objects.filter(participant=place, chosen_by_id=chosen_by_id).delete()
    ShownPart.objects.bulk_create(
        ShownPart(
            region_id=dossier.region_id,
            dossier=dossier,
            participant=place,
            chosen_by_id=chosen_by_id,
            chosen_at=now,
            recorded_by_id=recorded_by_id,
            kind=part.kind,
            item_id=part.item_id,
            revision=part.revision,
            heading=part.heading,
            by=part.by,
            text=part.text,
        )
        for part in chosen
    )
    happened(ShownPartsChosen(**about(dossier), participant_id=place.pk, count=len(chosen)), by=actor)


def _say_yes(actor: Actor, place: Participant, chose: bool) -> None:  # noqa: FBT001 - of one call
    giver = giver_for(actor, place)
    if chose and giver and not giver.says_yes:
        answer_consent(actor, consent_id=giver.consent_id, answer=Answer.YES)
