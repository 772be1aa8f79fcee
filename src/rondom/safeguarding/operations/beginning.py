"""A concern begins a case, or reaches the one there is; and the end of a case."""

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.safeguarding import access, queries
from rondom.safeguarding.events import CaseClosed, CaseOpened, ConcernAdded, MemberLetIn
from rondom.safeguarding.models import SafetyCase, SafetyMember
from rondom.safeguarding.operations.rows import (
    add_entry,
    check_happened,
    check_revision,
    check_said,
    locked_case,
    moved_on,
)
from rondom.safeguarding.terms import CaseState, CloseReason, EntryKind, Step


@as_system("a concern reaches a case in which the one who writes is not named")
@transaction.atomic
def raise_concern(actor: Actor, *, dossier_id: int, text: str, happened_on: dt.date) -> None:
    """Write down a concern about the safety of a child.

    When a case of the same organisation runs, it goes to those who lead it; else it begins a case, led by the
    actor. It answers nothing: somebody who is not named is not told that a case exists.
    Errors: Refused, Http404.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).get(
        pk=visible_dossier(actor, dossier_id=dossier_id).pk
    )
    access.may_raise_concern(actor, dossier).enforce()
    text = check_said(text, what=_("Schrijf op wat u zag of hoorde."))
    check_happened(happened_on)
    case = _running_case(actor, dossier)
    if case is None:
        case = _begin(actor, dossier)
        add_entry(actor, case, step=Step.SIGNALS, kind=EntryKind.NOTE, happened_on=happened_on, text=text)
        return
    entry = add_entry(
        actor, case, step=Step.SIGNALS, kind=EntryKind.OUTSIDE, happened_on=happened_on, text=text
    )
    moved_on(case, to_step=Step.SIGNALS)
    happened(ConcernAdded(case_id=case.pk, number=entry.number), by=actor)


def _running_case(actor: Actor, dossier: Dossier) -> SafetyCase | None:
    """The running case of the organisation. One in which nobody is left is closed: nobody would read the concern."""
    rows = SafetyCase.objects.running().select_for_update(of=("self",))
    case = rows.filter(dossier=dossier, organisation_id=actor.organisation_id or 0).first()
    if case is None or queries.member_ids(case.pk, on=clock.today()):
        return case
    _close(actor, case, reason=CloseReason.NOBODY_LEFT, text="")
    return None


@override("nl")
def _begin(actor: Actor, dossier: Dossier) -> SafetyCase:
    """The reason of the first member is stored, so it is Dutch for everybody."""
    case = SafetyCase.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        organisation_id=actor.organisation_id or 0,
        opened_by_id=actor.person_id,
        opened_at=clock.now(),
    )
    SafetyMember.objects.create(
        region_id=case.region_id,
        case=case,
        person_id=actor.person_id,
        organisation_id=actor.organisation_id or 0,
        role=actor.role,
        leads=True,
        why=_("begon de zaak"),
        added_by_id=actor.person_id,
        valid_from=clock.today(),
    )
    happened(CaseOpened(case_id=case.pk), by=actor)
    happened(MemberLetIn(case_id=case.pk, person_id=actor.person_id), by=actor)
    return case


@transaction.atomic
def close_case(actor: Actor, *, case_id: uuid.UUID, reason: str, text: str, revision: int) -> SafetyCase:
    """Errors: Refused (see access.may_close; text missing; something was added meanwhile), Http404."""
    case = locked_case(actor, case_id)
    access.may_close(actor, case, queries.last_weighing(case.pk), reason=reason).enforce()
    text = check_said(text, what=_("Schrijf op waarom u de zaak afsluit."))
    check_revision(case, revision)
    _close(actor, case, reason=CloseReason(reason), text=text)
    return case


def _close(actor: Actor, case: SafetyCase, *, reason: CloseReason, text: str) -> None:
    case.state, case.closed_on, case.closed_by_id = CaseState.CLOSED, clock.today(), actor.person_id
    case.close_reason, case.close_text = reason, text
    moved_on(case, to_step=case.current_step)
    happened(CaseClosed(case_id=case.pk, why=str(reason)), by=actor)
