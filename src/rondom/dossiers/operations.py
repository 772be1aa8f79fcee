"""What changes together in a dossier."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent import operations as consent
from rondom.consent.models import Consent, ConsentGiver
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.dossiers import access, circle
from rondom.dossiers.events import (
    ActionDone,
    ActionMade,
    BatonAccepted,
    BatonOffered,
    BatonRefused,
    DossierOpened,
    ReminderSent,
)
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Action, Baton, Dossier, Handover, Participant
from rondom.dossiers.terms import EndsWith, HandoverAnswer
from rondom.dossiers.untold import may_own
from rondom.events.record import happened
from rondom.families.models import Enrolment, Pupil
from rondom.families.queries import deciding_guardians
from rondom.people.models import Membership
from rondom.people.queries import coordinators_at
from rondom.people.terms import COORDINATING_ROLES, Role


@as_system("a dossier has nobody around it yet, and one that runs already is not shown")
@transaction.atomic
def open_dossier(actor: Actor, *, pupil_id: int) -> Dossier:
    """Open a dossier. The first dossier of a family also makes its baton.

    The baton goes to the actor when his role may carry it, else to the first coordinator of the school.
    Errors: Refused (not your school, no coordinator at school, already open), Pupil.DoesNotExist.
    """
    pupil = Pupil.objects.select_for_update(of=("self",)).select_related("family").get(pk=pupil_id)
    enrolment = Enrolment.objects.running_on(clock.today()).filter(pupil=pupil).first()
    school_id = enrolment.school_id if enrolment else 0
    access.may_open(actor, school_id=school_id).enforce()
    if pupil.dossiers.filter(closed_on__isnull=True).exists():
        refuse("dossier.already_open", _("Er loopt al een dossier van deze leerling.")).enforce()
    dossier = Dossier.objects.create(
        region_id=actor.region_id,
        pupil=pupil,
        school_id=school_id,
        baton=_baton_for(actor, pupil, school_id),
        opened_on=clock.today(),
    )
    happened(DossierOpened(**_about(dossier)), by=actor)
    _enter(actor, dossier, actor.person_id, actor.organisation_id, actor.role, circle.OPENED)
    holder = dossier.baton
    if holder.holder_id != actor.person_id:
        role = Membership.objects.filter(
            person_id=holder.holder_id, organisation_id=holder.organisation_id, role__in=COORDINATING_ROLES
        ).values_list("role", flat=True)[0]
        _enter(actor, dossier, holder.holder_id, holder.organisation_id, role, circle.HAS_REGIE)
    return dossier


def _baton_for(actor: Actor, pupil: Pupil, school_id: int) -> Baton:
    baton = Baton.objects.select_for_update().filter(family=pupil.family).first()
    if baton:
        return baton
    holder_id = actor.person_id
    if actor.role not in COORDINATING_ROLES:
        candidates = coordinators_at(school_id, on=clock.today())
        if not candidates:
            refuse(
                "dossier.no_coordinator",
                _("Uw school heeft nog geen intern begeleider in Rondom. Vraag de beheerder."),
            ).enforce()
        holder_id = candidates[0].person_id
    return Baton.objects.create(
        region_id=actor.region_id,
        family=pupil.family,
        holder_id=holder_id,
        organisation_id=school_id,
        since_on=clock.today(),
    )


@transaction.atomic
def add_participant(
    actor: Actor,
    *,
    dossier_id: int,
    membership_id: int,
    reason: str,
    valid_until: dt.date | None = None,
    meeting_id: int | None = None,
    categories: Collection[str] | None = None,
) -> Participant:
    """Ask a professional into the circle, in the role of one of his memberships.

    Somebody from outside the school sees nothing until a consent for his organisation is valid.
    meeting_id: he comes for that meeting only (meetings.operations.add_for_meeting has looked at it).
    Errors: Refused, Membership.DoesNotExist.
    """
    dossier = locked_dossier(actor, dossier_id)
    member = Membership.objects.running_on(clock.today()).get(pk=membership_id, region_id=dossier.region_id)
    access.may_add_member(actor, dossier, member).enforce()
    if valid_until and valid_until <= clock.today():
        refuse("participant.day_has_passed", _("Kies een dag die nog komt.")).enforce()
    ends_with = EndsWith.MEETING if meeting_id else EndsWith.DATE if valid_until else ""
    period: dict[str, Any] = {
        "valid_until": valid_until,
        "ends_with": ends_with,
        "ends_with_meeting": meeting_id,
    }
    who = (member.person_id, member.organisation_id, member.role, reason)
    return _enter(actor, dossier, *who, categories=categories, **period)


@transaction.atomic
def bring_in_parents(actor: Actor, *, dossier_id: int) -> list[Participant]:
    """Put everybody with authority, and the pupil, in the circle. Errors: Refused when there is nobody."""
    dossier = locked_dossier(actor, dossier_id)
    access.takes_part(actor, dossier).enforce()
    guardians = deciding_guardians(dossier.pupil_id, on=clock.today())
    if not guardians:
        refuse(
            "participant.no_parents",
            _("Er staat nog geen ouder met gezag bij dit kind. Vul eerst de ouders in."),
        ).enforce()
    entered = [
        _enter(actor, dossier, row.person_id, None, Role.PARENT, circle.relation_words(row))
        for row in guardians
    ]
    return [
        *entered,
        _enter(actor, dossier, dossier.pupil.person_id, None, Role.PUPIL, circle.IS_THE_CHILD),
    ]


def _enter(
    actor: Actor,
    dossier: Dossier,
    person_id: int,
    organisation_id: int | None,
    capacity: str,
    reason: str,
    **more: Any,
) -> Participant:
    """Somebody who is in the circle already stays as he is. The caller has locked the dossier."""
    running = Participant.objects.running_on(clock.today())
    present = running.filter(dossier=dossier, person_id=person_id, capacity=capacity).first()
    if present:
        return present
    return circle.enter(
        actor,
        dossier,
        person_id=person_id,
        organisation_id=organisation_id,
        capacity=capacity,
        reason=reason,
        **more,
    )


@transaction.atomic
def end_participation(actor: Actor, *, dossier_id: int, participant_id: int) -> None:
    """From tomorrow's first request on, and today already, somebody does not take part any more."""
    dossier = locked_dossier(actor, dossier_id)
    running = Participant.objects.running_on(clock.today()).select_for_update()
    row = running.get(pk=participant_id, dossier=dossier)
    if row.person_id != actor.person_id:
        access.may_steer(actor, dossier).enforce()
    if row.person_id == dossier.baton.holder_id and row.capacity in COORDINATING_ROLES:
        refuse(
            "participant.holds_baton", _("De coördinator kan pas weg als iemand anders de regie heeft.")
        ).enforce()
    if row.capacity in (Role.PARENT, Role.PUPIL):
        refuse("participant.is_family", _("Ouders en kind horen er altijd bij.")).enforce()
    circle.leave(actor, row)


@transaction.atomic
def ask_consent(
    actor: Actor,
    *,
    dossier_id: int,
    membership_id: int,
    purpose: str,
    categories: Collection[str],
    valid_until: dt.date,
    explanation: str = "",
) -> Consent:
    """Ask the family whether an organisation may take part. membership_id: who would come, and in which role."""
    dossier = locked_dossier(actor, dossier_id)
    member = Membership.objects.running_on(clock.today()).get(pk=membership_id, region_id=dossier.region_id)
    access.may_ask_consent(actor, dossier, recipient_id=member.organisation_id).enforce()
    return consent.ask_consent(
        actor,
        pupil=dossier.pupil,
        dossier_id=dossier.pk,
        recipient_id=member.organisation_id,
        recipient_role=member.role,
        purpose=purpose,
        categories=categories,
        valid_until=valid_until,
        explanation=explanation,
    )


@transaction.atomic
def offer_baton(actor: Actor, *, dossier_id: int, participant_id: int) -> Handover:
    """Offer the regie to somebody in the circle. The holder stays responsible until it is accepted."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_offer_baton(actor, dossier).enforce()
    to = Participant.objects.running_on(clock.today()).filter(pk=participant_id, dossier=dossier).first()
    access.may_receive_baton(to, dossier).enforce()
    assert to is not None and to.organisation_id is not None  # noqa: S101, PT018 - may_receive_baton refuses both
    handover = Handover.objects.create(
        region_id=dossier.region_id,
        baton=dossier.baton,
        from_person_id=actor.person_id,
        to_person_id=to.person_id,
        to_organisation_id=to.organisation_id,
        offered_at=clock.now(),
    )
    happened(BatonOffered(**_about(dossier), handover_id=handover.pk, to_person_id=to.person_id), by=actor)
    return handover


@transaction.atomic
def accept_baton(actor: Actor, *, dossier_id: int, handover_id: int) -> None:
    """Take the regie. From this moment the actor is the one coordinator of the family."""
    dossier = locked_dossier(actor, dossier_id)
    handover = _open_handover(dossier, handover_id)
    access.may_answer_handover(actor, handover).enforce()
    access.acts_in_the_open(dossier).enforce()
    _answer(handover, HandoverAnswer.ACCEPTED, "")
    baton = dossier.baton
    baton.holder_id, baton.organisation_id = handover.to_person_id, handover.to_organisation_id
    baton.since_on = clock.today()
    baton.save(update_fields=["holder", "organisation", "since_on"])
    happened(
        BatonAccepted(**_about(dossier), handover_id=handover.pk, from_person_id=handover.from_person_id),
        by=actor,
    )


@transaction.atomic
def refuse_baton(actor: Actor, *, dossier_id: int, handover_id: int, reason: str) -> None:
    """Do not take the regie; a reason is needed. Errors: Refused."""
    dossier = locked_dossier(actor, dossier_id)
    handover = _open_handover(dossier, handover_id)
    access.may_answer_handover(actor, handover).enforce()
    if not reason.strip():
        refuse("baton.reason_needed", _("Schrijf op waarom u de regie niet aanneemt.")).enforce()
    _answer(handover, HandoverAnswer.REFUSED, reason.strip())
    happened(
        BatonRefused(**_about(dossier), handover_id=handover.pk, from_person_id=handover.from_person_id),
        by=actor,
    )


def _open_handover(dossier: Dossier, handover_id: int) -> Handover:
    return Handover.objects.select_for_update().get(pk=handover_id, baton=dossier.baton)


def _answer(handover: Handover, answer: HandoverAnswer, reason: str) -> None:
    handover.answer, handover.answered_at, handover.reason = answer, clock.now(), reason
    handover.save(update_fields=["answer", "answered_at", "reason"])


@transaction.atomic
def make_action(
    actor: Actor,
    *,
    dossier_id: int,
    what: str,
    due_on: dt.date,
    owner_id: int | None = None,
    owner_name: str = "",
    category: str = "process",
) -> Action:
    """Write down who does what before when. owner_name: somebody from the family's own network.

    Errors: Refused when the owner is not in the circle or the day has passed.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.takes_part(actor, dossier).enforce()
    may_own(dossier, owner_id, code="action.owner_not_around").enforce()
    if due_on < clock.today():
        refuse("action.day_has_passed", _("Kies een dag die nog komt.")).enforce()
    action = Action.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        owner_id=owner_id,
        owner_name="" if owner_id else owner_name,
        what=what,
        category=category,
        due_on=due_on,
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    happened(ActionMade(**_about(dossier), action_id=action.pk, owner_id=owner_id), by=actor)
    return action


@transaction.atomic
def finish_action(actor: Actor, *, action_id: int, progress: str = "") -> Action:
    """Mark an action as done. Errors: Refused, Http404 also for an action the actor does not see."""
    action = Action.objects.select_for_update().filter(pk=action_id).first()
    dossier = access.visible_dossier(actor, dossier_id=action.dossier_id if action else 0)
    if action is None or (action.category not in dossier.categories and action.owner_id != actor.person_id):
        raise Http404
    action.dossier = dossier
    access.may_finish_action(actor, action).enforce()
    action.done_at, action.done_by_id, action.progress = clock.now(), actor.person_id, progress
    action.save(update_fields=["done_at", "done_by", "progress"])
    happened(
        ActionDone(**_about(action.dossier), action_id=action.pk, made_by_id=action.made_by_id), by=actor
    )
    return action


@transaction.atomic
def remind(actor: Actor, *, dossier_id: int, about: str, item_id: int) -> None:
    """Remind the owner of an action, or a giver whose yes is missing; once a day each.

    about: "action" or "consent"; item_id: number of the action, or of the giver. A no and no answer are
    treated alike, so that nobody learns of a refusal. Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    row = (
        _action_to_remind(actor, dossier, item_id)
        if about == "action"
        else _giver_to_remind(dossier, item_id)
    )
    if row is None:
        raise Http404
    person_id = row.owner_id if isinstance(row, Action) else row.person_id
    if person_id is None:
        refuse(
            "reminder.no_account", _("Deze persoon werkt niet met Rondom. Bel of vraag het zelf.")
        ).enforce()
        return
    access.may_remind(actor, dossier, reminded_on=row.reminded_on).enforce()
    row.reminded_on = clock.today()
    row.save(update_fields=["reminded_on"])
    item = row.pk if isinstance(row, Action) else row.consent_id
    happened(ReminderSent(**_about(dossier), about=about, item_id=item, person_id=person_id), by=actor)


def _action_to_remind(actor: Actor, dossier: Dossier, action_id: int) -> Action | None:
    """An open action the actor sees; who has the regie knows of every promise, not what it says."""
    rows = dossier.actions.filter(pk=action_id, done_at__isnull=True)
    if not access.is_coordinator(actor, dossier):
        rows = rows.filter(category__in=dossier.categories)
    return rows.first()


def _giver_to_remind(dossier: Dossier, giver_id: int) -> ConsentGiver | None:
    rows = ConsentGiver.objects.filter(consent__pupil_id=dossier.pupil_id, consent__ended_at__isnull=True)
    giver = rows.filter(pk=giver_id).first()
    return None if giver is None or giver.says_yes else giver


def _about(dossier: Dossier) -> dict[str, int]:
    return {"dossier_id": dossier.pk, "region_id": dossier.region_id}
