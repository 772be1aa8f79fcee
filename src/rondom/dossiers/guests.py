"""Somebody of another school, who thinks along about one question: in the circle by name, and outside the dossier.

No hat is called as his capacity is, so no rule that opens a dossier opens it for him. What he reads, the family chooses
(plans/second_school.py).
"""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.consent import operations as consent
from rondom.consent.models import ground_for
from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.access import may_ask_consent
from rondom.dossiers.circle import enter
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.operations import end_participation
from rondom.dossiers.terms import SCHOOL_CAPACITIES, EndsWith
from rondom.people.models import Membership
from rondom.people.terms import GUEST_ROLES, OrganisationKind, Role


def may_add_guest(actor: Actor, dossier: Dossier, member: Membership | None = None) -> Decision:
    """Ask another school to think along. Without a member: whether anybody at all can be asked.

    The parents come first, as for everybody from outside the school.
    """
    ask = may_ask_consent(actor, dossier, recipient_id=member.organisation_id if member else 0)
    if not ask or member is None:
        return ask
    if member.organisation.kind == OrganisationKind.SCHOOL and member.role in SCHOOL_CAPACITIES:
        return ALLOWED
    return refuse("guest.no_school", _("Kies iemand die bij een andere school werkt."))


@transaction.atomic
def add_guest(
    actor: Actor, *, dossier: Dossier, member: Membership, reason: str, valid_until: dt.date
) -> Participant:
    """Put somebody of another school in the circle until a day, and ask the family for it.

    He sees nothing until everybody who must say yes did, and then what they chose. The caller has locked the dossier.
    Errors: Refused (not yours to ask; the day is too late).
    """
    may_add_guest(actor, dossier, member).enforce()
    if not reason.strip():
        refuse("guest.why", _("Schrijf op wat u de andere school wilt vragen.")).enforce()
    asked = consent.ask_consent(
        actor,
        pupil=dossier.pupil,
        dossier_id=dossier.pk,
        recipient_id=member.organisation_id,
        recipient_role=Role.SECOND_SCHOOL,
        purpose=Purpose.THINK_ALONG,
        categories=(),
        valid_until=valid_until,
        explanation=reason.strip(),
    )
    if asked.recipient_role != Role.SECOND_SCHOOL:
        refuse(
            "guest.asked_otherwise", _("Er loopt al een andere vraag over deze school. Stop die eerst.")
        ).enforce()
    running = Participant.objects.running_on(clock.today()).filter(
        dossier=dossier, capacity=Role.SECOND_SCHOOL, organisation_id=member.organisation_id
    )
    if present := running.first():
        if present.person_id != member.person_id:
            refuse("guest.one_per_school", _("Van deze school is al iemand gevraagd.")).enforce()
        return present
    return _enter(actor, dossier, member, reason.strip(), valid_until)


def _enter(
    actor: Actor, dossier: Dossier, member: Membership, reason: str, valid_until: dt.date
) -> Participant:
    return enter(
        actor,
        dossier,
        person_id=member.person_id,
        organisation_id=member.organisation_id,
        capacity=Role.SECOND_SCHOOL,
        reason=reason,
        valid_until=valid_until,
        ends_with=EndsWith.DATE,
    )


@transaction.atomic
def end_guests(actor: Actor, *, dossier: Dossier, staying: Iterable[str] = ()) -> list[Participant]:
    """The place where they were asked for is behind us: they leave, and the question to the family ends.

    staying: capacities that the present step has a place for. The caller has asked whether the actor may.
    """
    rows = Participant.objects.running_on(clock.today()).filter(dossier=dossier, capacity__in=GUEST_ROLES)
    leaving = list(rows.exclude(capacity__in=staying).order_by("pk"))
    for row in leaving:
        end_participation(actor, dossier_id=dossier.pk, participant_id=row.pk)
    if schools := {row.organisation_id for row in leaving if row.organisation_id}:
        consent.end_consents_for(actor, dossier_id=dossier.pk, recipient_ids=schools)
    return leaving


@as_system("who is asked from another school does not see the dossier")
def guest_places(actor: Actor, *, on: dt.date) -> list[Participant]:
    """Where the actor thinks along for another school today, on a ground that holds. One query."""
    if actor.role not in SCHOOL_CAPACITIES:
        return []
    rows = Participant.objects.running_on(on).filter(
        ground_for(actor.organisation_id, on, pupil="dossier__pupil"),
        person_id=actor.person_id,
        organisation=actor.organisation_id,
        capacity=Role.SECOND_SCHOOL,
        dossier__closed_on__isnull=True,
    )
    rows = rows.select_related(
        "dossier__pupil__person", "dossier__school", "dossier__baton__holder", "dossier__baton__organisation"
    )
    return list(rows.order_by("valid_from", "pk"))
