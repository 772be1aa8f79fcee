"""Who is let into a case, and who leaves it."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.events.record import happened
from rondom.people.models import Membership
from rondom.safeguarding import access
from rondom.safeguarding.events import MemberLetIn, MemberTakenOut
from rondom.safeguarding.models import SafetyMember
from rondom.safeguarding.operations.rows import check_said, locked_case


@transaction.atomic
def let_in(
    actor: Actor,
    *,
    case_id: uuid.UUID,
    membership_id: int,
    why: str,
    leads: bool = False,
    is_attention_officer: bool = False,
) -> SafetyMember:
    """Name a colleague. Who is in already stays as he is.

    Errors: Refused (see access.may_let_in; no reason), Http404, Membership.DoesNotExist.
    """
    case = locked_case(actor, case_id)
    access.may_lead(actor, case).enforce()
    hat = Membership.objects.running_on(clock.today()).get(pk=membership_id)
    access.may_let_in(actor, case, hat).enforce()
    why = check_said(why, what=_("Schrijf op waarom deze collega in de zaak komt."))
    present = SafetyMember.objects.active_on(clock.today()).filter(case=case, person_id=hat.person_id).first()
    if present:
        return present
    _end_old_rows(case.pk, hat.person_id)
    member = SafetyMember.objects.create(
        region_id=case.region_id,
        case=case,
        person_id=hat.person_id,
        organisation_id=hat.organisation_id,
        role=hat.role,
        leads=leads,
        is_attention_officer=is_attention_officer,
        why=why,
        added_by_id=actor.person_id,
        valid_from=clock.today(),
    )
    happened(MemberLetIn(case_id=case.pk, person_id=member.person_id), by=actor)
    return member


def _end_old_rows(case_id: uuid.UUID, person_id: int) -> None:
    """Somebody who left the organisation and came back is named anew; the row of before ends."""
    rows = SafetyMember.objects.filter(case_id=case_id, person_id=person_id, valid_until=None)
    rows.update(valid_until=clock.today())


@transaction.atomic
def take_out(actor: Actor, *, case_id: uuid.UUID, member_id: uuid.UUID) -> None:
    """From now on somebody sees nothing of the case any more. Errors: Refused, Http404, SafetyMember.DoesNotExist."""
    case = locked_case(actor, case_id)
    rows = SafetyMember.objects.active_on(clock.today()).select_related("case")
    member = rows.get(pk=member_id, case=case)
    access.may_take_out(actor, member).enforce()
    member.valid_until = clock.today()
    member.save(update_fields=["valid_until"])
    happened(MemberTakenOut(case_id=case.pk, person_id=member.person_id), by=actor)
