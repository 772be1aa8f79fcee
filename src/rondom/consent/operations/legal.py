"""Sharing without consent, on a ground of the law."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from rondom.consent import access
from rondom.consent.events import LegalShareDecided, LegalShareEnded, ParentsTold
from rondom.consent.models import LegalShare
from rondom.consent.rules import LegalGround, legal_grounds
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.events.record import happened
from rondom.families.models import Pupil


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentsKnow:
    """Whether the parents were told: the day, or why not yet and before which day they will be."""

    told_on: dt.date | None = None
    not_because: str = ""
    before_on: dt.date | None = None


@transaction.atomic
def share_by_law(
    actor: Actor,
    *,
    pupil: Pupil,
    dossier_id: int,
    recipient_id: int,
    ground: str,
    categories: Collection[str],
    reason: str,
    valid_until: dt.date,
    parents: ParentsKnow,
) -> LegalShare:
    """Let an organisation see some categories without consent. The caller has asked who decides and for whom
    (dossiers.access.may_share_by_law).

    Errors: Refused when it is more or longer than the ground allows (see access.may_share_by_law).
    """
    rule = legal_grounds()[ground]
    within: dict[str, Any] = {"recipient_id": recipient_id, "categories": categories, "reason": reason}
    access.may_share_by_law(pupil, rule, **within, until=valid_until).enforce()
    _parents_know(rule, parents)
    share = LegalShare.objects.create(
        region_id=actor.region_id,
        pupil=pupil,
        dossier_id=dossier_id,
        recipient_id=recipient_id,
        ground=rule.code,
        categories=sorted(categories),
        reason=reason.strip(),
        needs_wish_of_pupil=rule.pupil_says_yes,
        decided_by_id=actor.person_id,
        decided_for_id=actor.organisation_id or 0,
        decided_at=clock.now(),
        **_told(parents),
        valid_from=clock.today(),
        valid_until=valid_until,
    )
    happened(LegalShareDecided(**_about(share), code=share.ground), by=actor)
    return share


def _parents_know(rule: LegalGround, parents: ParentsKnow) -> None:
    """Errors: Refused."""
    access.parents_are_told(
        rule, told_on=parents.told_on, because=parents.not_because, before=parents.before_on
    ).enforce()


def _told(parents: ParentsKnow) -> dict[str, Any]:
    if parents.told_on is not None:
        return {"parents_told_on": parents.told_on}
    return {"not_told_because": parents.not_because.strip(), "tell_before_on": parents.before_on}


@transaction.atomic
def end_legal_share(actor: Actor, *, share_id: int) -> LegalShare:
    """Stop before the end; works on the next request. Errors: Refused, LegalShare.DoesNotExist."""
    share = LegalShare.objects.select_for_update().get(pk=share_id)
    access.share_runs(share).enforce()
    share.ended_at, share.ended_by_id = clock.now(), actor.person_id
    share.save(update_fields=["ended_at", "ended_by"])
    happened(LegalShareEnded(**_about(share)), by=actor)
    return share


@transaction.atomic
def tell_parents(actor: Actor, *, share_id: int, told_on: dt.date) -> LegalShare:
    """Write down that the parents were told: from now on they see it. Errors: Refused, LegalShare.DoesNotExist."""
    share = LegalShare.objects.select_for_update().get(pk=share_id)
    access.may_tell_parents(share, told_on=told_on).enforce()
    share.parents_told_on = told_on
    share.save(update_fields=["parents_told_on"])
    happened(ParentsTold(**_about(share)), by=actor)
    return share


def _about(share: LegalShare) -> dict[str, int]:
    return {
        "dossier_id": share.dossier_id,
        "region_id": share.region_id,
        "share_id": share.pk,
        "organisation_id": share.recipient_id,
    }
