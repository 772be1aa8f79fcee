"""Who may see a dossier and act in it."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import TypeAlias

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.givers import pupil_decides_from
from rondom.consent.queries import organisations_with_consent, shared_categories
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.events import DossierViewed
from rondom.dossiers.models import Action, Dossier, Handover, Participant
from rondom.dossiers.queries import group_of_pupil, own_categories
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY, SCHOOL_CAPACITIES
from rondom.events.record import happened
from rondom.families.queries import deciding_guardians, guardians_of
from rondom.families.terms import Authority
from rondom.people.terms import COORDINATING_ROLES, FAMILY_ROLES, Role

SeenDossier: TypeAlias = Dossier
"""What get_dossier returns; screens use this name, because they do not know the tables."""


def get_dossier(actor: Actor, ref: uuid.UUID, *, looking_at: str) -> Dossier:
    """Return a dossier that the actor may see, with what he may see of it, and write down that he looked.

    looking_at: the page or part, for "who looked". Call once per request, from a screen.
    Errors: Http404, the same for "does not exist" and "not yours to see".
    """
    with transaction.atomic():
        dossier = visible_dossier(actor, ref=ref)
        happened(DossierViewed(dossier_id=dossier.pk, region_id=dossier.region_id, part=looking_at), by=actor)
    return dossier


def visible_dossier(actor: Actor, *, ref: uuid.UUID | None = None, dossier_id: int | None = None) -> Dossier:
    """The same without writing down a look: for operations, which write what they change. Errors: Http404."""
    wanted = {"ref": ref} if ref else {"pk": dossier_id}
    on = clock.today()
    dossier = (
        Dossier.objects.visible_to(actor, on=on)
        .select_related(
            "pupil__person", "pupil__family", "school", "baton__holder", "baton__organisation", "region"
        )
        .annotate(own_categories=own_categories(actor, on=on), group=group_of_pupil(on=on))
        .filter(**wanted)
        .first()
    )
    if dossier is None:
        raise Http404
    dossier.categories = _categories(actor, dossier, dossier.own_categories or ())
    dossier.seen_by = actor
    return dossier


def _categories(actor: Actor, dossier: Dossier, mine: Iterable[str]) -> frozenset[str]:
    """What the capacity may see, narrowed to the participant's list and, from outside the school, to the consents.

    Whoever takes part knows who does what, and when: PROCESS is always among it.
    """
    seen = CATEGORIES_BY_CAPACITY.get(actor.role, frozenset()) & frozenset(mine)
    if not actor.is_family and actor.organisation_id != dossier.school_id:
        seen &= shared_categories(dossier.pupil_id, actor.organisation_id or 0, on=clock.today())
    return seen | {Category.PROCESS}


def visible_to(actor: Actor, dossier: Dossier) -> bool:
    return Dossier.objects.visible_to(actor, on=clock.today()).filter(pk=dossier.pk).exists()


def takes_part(actor: Actor, dossier: Dossier) -> Decision:
    """In the circle in this hat, on a ground that holds today."""
    seen = dossier.seen_by == actor or visible_to(actor, dossier)
    if not seen:
        return refuse("dossier.not_participant", _("U hoort niet bij dit dossier."))
    if dossier.closed_on is not None:
        return refuse("dossier.closed", _("Dit dossier is gesloten."))
    return ALLOWED


def is_coordinator(actor: Actor, dossier: Dossier) -> bool:
    baton = dossier.baton
    return baton.holder_id == actor.person_id and baton.organisation_id == actor.organisation_id


def may_steer(actor: Actor, dossier: Dossier) -> Decision:
    """Move the route, call a meeting, ask consent: the coordinator, or a coordinating role in the circle."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if is_coordinator(actor, dossier) or actor.role in COORDINATING_ROLES:
        return ALLOWED
    return refuse("dossier.role_does_not_steer", _("Dit doet de coördinator. Vraag het aan hem of haar."))


def may_open(actor: Actor, *, school_id: int) -> Decision:
    """Open a dossier from a signal: anyone who works with the child at school."""
    if actor.role not in SCHOOL_CAPACITIES or actor.organisation_id != school_id:
        return refuse(
            "dossier.not_your_school", _("U kunt alleen beginnen voor een leerling van uw eigen school.")
        )
    return ALLOWED


def may_add_participant(
    actor: Actor, dossier: Dossier, *, capacity: str, organisation_id: int | None
) -> Decision:
    """Parents come before anybody from outside the school (IHI: parents have a central role; AT-01)."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    if capacity in FAMILY_ROLES or organisation_id == dossier.school_id:
        return ALLOWED
    if capacity in SCHOOL_CAPACITIES:
        return refuse("participant.other_school", _("Deze persoon werkt niet op de school van dit kind."))
    if not parents_take_part(dossier):
        return refuse(
            "participant.parents_first",
            _("Zet eerst de ouders erbij. Daarna kunt u iemand van buiten de school vragen."),
        )
    return ALLOWED


def parents_take_part(dossier: Dossier) -> bool:
    """Everybody with authority takes part. A child of whom nobody's authority is known has no parents yet."""
    deciding = {row.person_id for row in deciding_guardians(dossier.pupil_id, on=clock.today())}
    present = Participant.objects.running_on(clock.today()).filter(
        dossier=dossier, capacity=Role.PARENT, person_id__in=deciding
    )
    return bool(deciding) and deciding == set(present.values_list("person_id", flat=True))


def may_ask_consent(actor: Actor, dossier: Dossier, *, recipient_id: int) -> Decision:
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    if recipient_id == dossier.school_id:
        return refuse("consent.own_school", _("Voor de eigen school is geen toestemming nodig."))
    if not parents_take_part(dossier):
        return refuse(
            "participant.parents_first",
            _("Zet eerst de ouders erbij. Daarna kunt u hun toestemming vragen."),
        )
    return ALLOWED


def may_offer_baton(actor: Actor, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if not part:
        return part
    if not is_coordinator(actor, dossier):
        return refuse("baton.not_yours", _("Alleen de coördinator kan de regie overdragen."))
    if Handover.objects.filter(baton=dossier.baton, answer="").exists():
        return refuse(
            "baton.already_offered", _("De regie is al aan iemand aangeboden. Wacht op het antwoord.")
        )
    return ALLOWED


def may_receive_baton(
    participant: Participant | None, dossier: Dossier, *, allowed: frozenset[int] | None = None
) -> Decision:
    """The next coordinator is in the circle, in a coordinating role, on a ground.

    allowed: organisations with consent, when the caller has read them for many.
    """
    if participant is None or participant.capacity not in COORDINATING_ROLES:
        return refuse("baton.cannot_carry", _("Deze persoon kan de regie niet hebben. Kies iemand anders."))
    if participant.person_id == dossier.baton.holder_id:
        return refuse("baton.has_it", _("Deze persoon heeft de regie al."))
    outside = participant.organisation_id != dossier.school_id
    if outside and allowed is None:
        allowed = organisations_with_consent(dossier.pupil_id, on=clock.today())
    if outside and participant.organisation_id not in (allowed or ()):
        return refuse(
            "consent.missing", _("Er is nog geen toestemming om gegevens te delen met deze persoon.")
        )
    return ALLOWED


def may_receive_of(dossier: Dossier) -> dict[int, Decision]:
    """{participant: may have the baton} of the whole circle, for a list. Two queries."""
    allowed = organisations_with_consent(dossier.pupil_id, on=clock.today())
    rows = Participant.objects.running_on(clock.today()).filter(dossier=dossier)
    return {row.pk: may_receive_baton(row, dossier, allowed=allowed) for row in rows}


def may_answer_handover(actor: Actor, handover: Handover) -> Decision:
    if handover.to_person_id != actor.person_id or handover.to_organisation_id != actor.organisation_id:
        return refuse("baton.not_offered_to_you", _("De regie is niet aan u aangeboden."))
    if handover.answer:
        return refuse("baton.already_answered", _("Op dit aanbod is al antwoord gegeven."))
    return ALLOWED


def may_finish_action(actor: Actor, action: Action) -> Decision:
    part = takes_part(actor, action.dossier)
    if not part:
        return part
    if action.done_at is not None:
        return refuse("action.already_done", _("Deze afspraak was al klaar."))
    if action.owner_id not in (actor.person_id, None) and not is_coordinator(actor, action.dossier):
        return refuse("action.not_yours", _("Deze afspraak is van iemand anders."))
    return ALLOWED


def may_invite_family_member(actor: Actor, dossier: Dossier, *, person_id: int) -> Decision:
    """Send a parent with authority, or a pupil who is old enough to decide too, the link to make an account."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    pupil = dossier.pupil
    if person_id == pupil.person_id:
        return _may_invite_pupil(pupil.age_on(clock.today()))
    guardians = guardians_of(pupil.pk, on=clock.today())
    guardian = next((row for row in guardians if row.person_id == person_id), None)
    if guardian is None:
        return refuse("invitation.not_family", _("Deze persoon hoort niet bij het gezin van dit kind."))
    if guardian.authority != Authority.YES:
        return refuse(
            "invitation.no_authority",
            _("Van deze persoon staat nog niet vast dat hij of zij gezag heeft. Kijk dat eerst na."),
        )
    return ALLOWED


def _may_invite_pupil(age: int | None) -> Decision:
    """From the age at which a pupil's own yes counts; a birth date that is not known is no yes."""
    from_age = pupil_decides_from()
    if age is None or age < from_age:
        return refuse(
            "invitation.too_young",
            _("Een leerling krijgt een eigen account vanaf %(age)s jaar.") % {"age": from_age},
        )
    return ALLOWED


def may_remind(actor: Actor, dossier: Dossier, *, reminded_on: dt.date | None) -> Decision:
    """Remind somebody of his promise or of a question; once a day is enough."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.is_family:
        return refuse("reminder.by_professionals", _("Vraag de coördinator om een herinnering te sturen."))
    if reminded_on == clock.today():
        return refuse("reminder.sent_today", _("Vandaag is al een herinnering gestuurd."))
    return ALLOWED
