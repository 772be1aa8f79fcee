"""Who may see a dossier and act in it."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import TypeAlias

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.access import may_record_for
from rondom.consent.models import ConsentGiver, LegalShare
from rondom.consent.queries import Share, organisations_with_ground, shared_with
from rondom.consent.rules import LegalGround, pupil_decides_from
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.events import DossierViewed
from rondom.dossiers.models import Action, Dossier, Handover, Participant
from rondom.dossiers.queries import emergency_until, group_of_pupil, own_categories
from rondom.dossiers.rules import emergency_rules, independent_rules, seen_categories
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.dossiers.untold import hidden_participants, not_told
from rondom.events.record import happened
from rondom.families.queries import deciding_guardians, guardians_of
from rondom.families.terms import Authority
from rondom.people.models import Membership
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
        .annotate(
            own_categories=own_categories(actor, on=on),
            emergency_until=emergency_until(actor),
            group=group_of_pupil(on=on),
        )
        .filter(**wanted)
        .first()
    )
    if dossier is None:
        raise Http404
    mine = dossier.own_categories
    share = _share_of(actor, dossier)
    taking_part = frozenset() if mine is None else _categories(actor, dossier, mine, share)
    emergency = emergency_rules().categories if dossier.emergency_until else frozenset()
    dossier.categories = taking_part | emergency
    dossier.in_emergency = not taking_part
    dossier.in_secret = share is not None and share.hidden_since is not None
    dossier.seen_by = actor
    return dossier


def _share_of(actor: Actor, dossier: Dossier) -> Share | None:
    """What is shared with the actor's organisation; None without a ground, and for who needs none."""
    if _needs_ground(actor, dossier):
        return shared_with(dossier.pupil_id, actor.organisation_id or 0, on=clock.today())
    return None


def _needs_ground(actor: Actor, dossier: Dossier) -> bool:
    return not actor.is_family and actor.organisation_id != dossier.school_id


def _categories(actor: Actor, dossier: Dossier, mine: Iterable[str], share: Share | None) -> frozenset[str]:
    """What the capacity may see, narrowed to the participant's list and, from outside the school, to the grounds.

    Empty without a ground. Whoever takes part knows who does what, and when: PROCESS is always among it.
    """
    if share is None and _needs_ground(actor, dossier):
        return frozenset()
    return seen_categories(actor.role, mine, share) | {Category.PROCESS}


def takes_part(actor: Actor, dossier: Dossier) -> Decision:
    """In the circle in this hat, on a ground that holds today."""
    seen = dossier
    if dossier.seen_by != actor:
        try:
            seen = visible_dossier(actor, dossier_id=dossier.pk)
        except Http404:
            return refuse("dossier.not_participant", _("U hoort niet bij dit dossier."))
    if seen.in_emergency:  # reading only
        return refuse("dossier.emergency_reads", _("Met noodtoegang kunt u alleen lezen."))
    if not (open_ := acts_in_the_open(seen)):
        return open_
    if dossier.closed_on is not None:
        return refuse("dossier.closed", _("Dit dossier is gesloten."))
    return ALLOWED


def acts_in_the_open(dossier: Dossier) -> Decision:
    """Reading only as long as the parents need not know: what he writes, the family would read. dossier: as fetched
    for the actor.
    """
    if dossier.in_secret:
        return refuse(
            "dossier.parents_not_told",
            _("De ouders weten nog niet dat u meekijkt. Zolang dat zo is, kunt u alleen lezen."),
        )
    return ALLOWED


def is_coordinator(actor: Actor, dossier: Dossier) -> bool:
    """Holds the regie, in the hat that is on."""
    return dossier.baton.is_held_by(actor.person_id, actor.organisation_id, actor.role)


def may_steer(actor: Actor, dossier: Dossier) -> Decision:
    """Move the route, call a meeting, ask consent: the coordinator, or a coordinating role in the circle."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.role in COORDINATING_ROLES:  # the coordinator always is: see Baton.is_held_by
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


def may_add_member(actor: Actor, dossier: Dossier, member: Membership) -> Decision:
    """Add somebody in the role of a membership.

    Who has to be independent works for whom the rules say, and not at the school of the child too (AT-04).
    """
    add = may_add_participant(actor, dossier, capacity=member.role, organisation_id=member.organisation_id)
    if not add:
        return add
    kinds = independent_rules().works_for.get(member.role)
    if kinds is None:
        return ALLOWED
    at_school = Membership.objects.running_on(clock.today()).filter(
        person_id=member.person_id, organisation_id=dossier.school_id
    )
    if member.organisation.kind in kinds and not at_school.exists():
        return ALLOWED
    return refuse(
        "participant.not_independent",
        _("Een %(role)s is onafhankelijk. Deze persoon werkt voor de school of voor een andere organisatie.")
        % {"role": member.get_role_display()},
    )


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


def may_record_answer(actor: Actor, dossier: Dossier, giver: ConsentGiver) -> Decision:
    """Write down what somebody said on paper or by word of mouth: who steers, never for himself."""
    steer = may_steer(actor, dossier)
    return may_record_for(actor, giver) if steer else steer


def may_share_by_law(
    actor: Actor, dossier: Dossier, ground: LegalGround, *, recipient_kind: str = ""
) -> Decision:
    """Share without consent: the roles that the ground names, with the kinds of organisation that it names."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.role not in ground.deciders:
        return refuse("legal_share.role", _("In uw rol beslist u dit niet. Vraag de coördinator."))
    if recipient_kind and recipient_kind not in ground.recipients:
        return refuse("legal_share.recipient", _("Op deze grond mag u niet met deze organisatie delen."))
    return ALLOWED


def may_look_after_share(actor: Actor, dossier: Dossier, share: LegalShare) -> Decision:
    """Stop it, or write down that the parents know: who decided it, or who steers."""
    part = takes_part(actor, dossier)
    mine = (share.decided_by_id, share.decided_for_id) == (actor.person_id, actor.organisation_id)
    if mine and part.code == "dossier.parents_not_told":
        return ALLOWED  # who decided it for himself, tells them too
    if not part:
        return part
    if mine:
        return ALLOWED
    return may_steer(actor, dossier)


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
    participant: Participant | None,
    dossier: Dossier,
    *,
    allowed: frozenset[int] | None = None,
    hidden: frozenset[int] | None = None,
) -> Decision:
    """The next coordinator is in the circle, in a coordinating role, on a ground.

    allowed: organisations with consent, and hidden: participants of whom the parents do not know yet, when the caller has
    read them for many.
    """
    if participant is None or participant.capacity not in COORDINATING_ROLES:
        return refuse("baton.cannot_carry", _("Deze persoon kan de regie niet hebben. Kies iemand anders."))
    if participant.person_id == dossier.baton.holder_id:
        return refuse("baton.has_it", _("Deze persoon heeft de regie al."))
    if participant.organisation_id == dossier.school_id:
        return ALLOWED
    if allowed is None:
        allowed = organisations_with_ground(dossier.pupil_id, on=clock.today())
    if participant.organisation_id not in allowed:
        return refuse(
            "consent.missing", _("Er is nog geen toestemming om gegevens te delen met deze persoon.")
        )
    if hidden is None:
        hidden = hidden_participants(dossier.pupil_id, on=clock.today())
    return not_told() if participant.pk in hidden else ALLOWED


def may_receive_of(dossier: Dossier) -> dict[int, Decision]:
    """{participant: may have the baton} of the whole circle, for a list. Three queries."""
    allowed = organisations_with_ground(dossier.pupil_id, on=clock.today())
    hidden = hidden_participants(dossier.pupil_id, on=clock.today())
    rows = Participant.objects.running_on(clock.today()).filter(dossier=dossier)
    return {row.pk: may_receive_baton(row, dossier, allowed=allowed, hidden=hidden) for row in rows}


def may_answer_handover(actor: Actor, handover: Handover) -> Decision:
    offered_to = (handover.to_person_id, handover.to_organisation_id)
    if offered_to != (actor.person_id, actor.organisation_id):
        return refuse("baton.not_offered_to_you", _("De regie is niet aan u aangeboden."))
    if actor.role not in COORDINATING_ROLES:
        return refuse(
            "baton.other_hat", _("In deze rol kunt u de regie niet hebben. Kies eerst uw andere rol.")
        )
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


def may_hand_action(actor: Actor, dossier: Dossier, action: Action) -> Decision:
    """Give an agreement to somebody else: the coordinator, or who has it himself."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if action.done_at is not None:
        return refuse("action.already_done", _("Deze afspraak was al klaar."))
    if action.owner_id != actor.person_id and not is_coordinator(actor, dossier):
        return refuse("action.not_yours", _("Deze afspraak is van iemand anders."))
    return ALLOWED


def may_invite_family_member(actor: Actor, dossier: Dossier, *, person_id: int) -> Decision:
    """Send a parent with authority, or a pupil who is old enough to decide too, the link to make an account."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    pupil = dossier.pupil
    if person_id == pupil.person_id:
        return _may_invite_pupil(pupil.age_on(clock.today()), region=dossier.region.slug)
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


def _may_invite_pupil(age: int | None, *, region: str) -> Decision:
    """From the age at which a pupil's own yes counts; a birth date that is not known is no yes."""
    from_age = pupil_decides_from(region=region)
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


def may_close(actor: Actor, dossier: Dossier) -> Decision:
    """End the work around a child: the coordinator."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if not is_coordinator(actor, dossier):
        return refuse("dossier.closed_by_coordinator", _("Alleen de coördinator kan het dossier sluiten."))
    return ALLOWED


def may_reopen(actor: Actor, dossier: Dossier) -> Decision:
    """Go on with a closed dossier: the coordinator, while he may still read it."""
    if takes_part(actor, dossier).code == "dossier.not_participant" or not is_coordinator(actor, dossier):
        return refuse("dossier.closed_by_coordinator", _("Alleen de coördinator kan het dossier openen."))
    if dossier.closed_on is None:
        return refuse("dossier.open", _("Dit dossier is open."))
    if Dossier.objects.filter(pupil=dossier.pupil_id, closed_on__isnull=True).exists():
        return refuse("dossier.already_open", _("Er loopt al een nieuw dossier van dit kind."))
    return ALLOWED
