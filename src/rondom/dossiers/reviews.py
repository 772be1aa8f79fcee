"""Looking again at who may see a dossier: when it is time, what is shown, and what the coordinator decided."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rondom.audit.queries import last_looks
from rondom.consent.queries import Share, shares_of
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers import access
from rondom.dossiers.events import AccessReviewed
from rondom.dossiers.family import circles
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import AccessReview, Dossier, Participant
from rondom.dossiers.operations import end_participation
from rondom.dossiers.queries import Around
from rondom.dossiers.rules import review_rules
from rondom.dossiers.terms import Ring
from rondom.events.record import happened
from rondom.people.queries import names_of


@dataclass(frozen=True, slots=True)
class Due:
    """Since when somebody must look again. route_ended: because the route did; else because of the time."""

    since_on: dt.date
    route_ended: bool


def reviews_due(dossiers: Iterable[Any], *, on: dt.date) -> dict[int, Due]:
    """Those of some dossiers where it is time to look again. dossiers: of queries.work_dossiers. No query."""
    found = {row.pk: _due(_day(row.reviewed_at), row.opened_on, _day(row.route_ended_at)) for row in dossiers}
    return {pk: due for pk, due in found.items() if due.since_on <= on}


def _day(moment: dt.datetime | None) -> dt.date | None:
    return localdate(moment) if moment else None


def _due(last: dt.date | None, opened_on: dt.date, ended_on: dt.date | None) -> Due:
    by_time = (last or opened_on) + dt.timedelta(days=review_rules().every_days)
    if ended_on and (last is None or last < ended_on) and ended_on <= by_time:
        return Due(ended_on, route_ended=True)
    return Due(by_time, route_ended=False)


@dataclass(frozen=True, slots=True)
class MayLook:
    """Somebody with access, why, on what ground, and when he last looked. may_stop: not family, not the coordinator."""

    around: Around
    share: Share | None
    at_school: bool
    last_look: dt.datetime | None
    may_stop: bool


def who_may_look(dossier: Dossier, *, on: dt.date) -> list[MayLook]:
    """Everybody around the child, home first. Five queries."""
    shares = shares_of([dossier.pupil_id], on=on)
    looked = last_looks(dossier.pk)
    return [
        MayLook(
            around=around,
            share=shares.get((dossier.pupil_id, around.organisation_id or 0)),
            at_school=around.ring == Ring.SCHOOL,
            last_look=looked.get(around.person_id),
            may_stop=around.ring != Ring.HOME and not around.is_coordinator,
        )
        for around in circles([dossier], on=on, shares=shares)[dossier.pk]
    ]


def may_review_access(actor: Actor, dossier: Dossier) -> Decision:
    part = access.takes_part(actor, dossier)
    if not part:
        return part
    if access.is_coordinator(actor, dossier):
        return ALLOWED
    return refuse("review.coordinator", _("Dit doet de coördinator van het gezin."))


@transaction.atomic
def review_access(
    actor: Actor, *, dossier_id: int, kept: Collection[int], stopped: Collection[int]
) -> AccessReview:
    """Decide for everybody who may be stopped: he stays, or he stops today. participant numbers.

    Errors: Refused (somebody without an answer, or somebody came or went meanwhile), Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    may_review_access(actor, dossier).enforce()
    keep, stop = set(kept), set(stopped)
    asked = {row.around.participant_id for row in who_may_look(dossier, on=clock.today()) if row.may_stop}
    if (keep | stop) - asked or keep & stop:
        refuse("review.changed", _("De kring is net veranderd. Kijk nog een keer.")).enforce()
    if asked - keep - stop:
        refuse("review.incomplete", _("Kies bij iedereen: blijft, of stopt.")).enforce()
    for participant_id in sorted(stop):
        end_participation(actor, dossier_id=dossier.pk, participant_id=participant_id)
    review = AccessReview.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        reviewed_by_id=actor.person_id,
        reviewed_at=clock.now(),
        kept=sorted(keep),
        stopped=sorted(stop),
    )
    event = AccessReviewed(dossier_id=dossier.pk, region_id=dossier.region_id, review_id=review.pk)
    happened(event, by=actor)
    return review


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review, by name, for the family and the coordinator."""

    dossier_id: int
    by: str
    on: dt.date
    kept: int
    stopped: tuple[str, ...]


def reviews_of(dossier_ids: Collection[int]) -> list[Reviewed]:
    """The reviews of some dossiers, newest first. At most three queries."""
    rows = AccessReview.objects.filter(dossier_id__in=dossier_ids).select_related("reviewed_by")
    reviews = list(rows.order_by("-reviewed_at", "-pk"))
    stopped = {pk for row in reviews for pk in row.stopped}
    people = dict(Participant.objects.filter(pk__in=stopped).values_list("pk", "person_id"))
    names = names_of(people.values())
    return [
        Reviewed(
            dossier_id=row.dossier_id,
            by=row.reviewed_by.name,
            on=localdate(row.reviewed_at),
            kept=len(row.kept),
            stopped=tuple(names[people[pk]] for pk in row.stopped if pk in people),
        )
        for row in reviews
    ]
