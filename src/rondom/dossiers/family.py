"""What the family's own pages need of several dossiers at once: one look each, a fixed number of reads."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value, Window

from rondom.audit.queries import looks
from rondom.consent.queries import Share, family_shares_of
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.events import DossierViewed
from rondom.dossiers.models import Action, Dossier, Participant
from rondom.dossiers.queries import Around, around_of, my_dossiers
from rondom.dossiers.rules import seen_categories
from rondom.dossiers.terms import Ring
from rondom.dossiers.untold import hidden_rows
from rondom.events.record import happened
from rondom.families.models import Guardianship
from rondom.families.terms import Relation
from rondom.people.queries import names_of, organisation_names
from rondom.people.terms import FAMILY_ROLES

FamilyDossier: TypeAlias = Dossier
"""What get_family_dossiers returns; screens use this name, because they do not know the tables."""
FamilyAction: TypeAlias = Action

LOOKS_FOR = dt.timedelta(days=90)


def family_dossiers(actor: Actor) -> list[Dossier]:
    """The open dossiers of the actor's own children, or of himself; empty for any other hat. No look is written."""
    if not actor.is_family:
        return []
    rows = my_dossiers(actor, on=clock.today()).select_related(
        "pupil__person", "pupil__family", "school", "baton__holder", "baton__organisation"
    )
    return list(rows.order_by("pupil__person__born_on", "pk"))


def get_family_dossiers(actor: Actor, *, looking_at: str) -> list[Dossier]:
    """The same, and write down one look per dossier. Call once per request, from a screen."""
    with transaction.atomic():
        found = family_dossiers(actor)
        for dossier in found:
            happened(
                DossierViewed(dossier_id=dossier.pk, region_id=dossier.region_id, part=looking_at), by=actor
            )
    return found


def circles(
    dossiers: Collection[Dossier], *, on: dt.date, shares: Mapping[tuple[int, int], Share] | None = None
) -> dict[int, list[Around]]:
    """Everybody around every child, home first, with what he may really see today. Two queries.

    shares: when the consents were read already.
    """
    by_id = {dossier.pk: dossier for dossier in dossiers}
    pupil_ids = [dossier.pupil_id for dossier in dossiers]
    shares = family_shares_of(pupil_ids, on=on) if shares is None else shares
    rows = Participant.objects.running_on(on).filter(dossier_id__in=by_id)
    found: dict[int, list[Around]] = {dossier_id: [] for dossier_id in by_id}
    rows = rows.select_related("person", "organisation").annotate(relation=_relation(on))
    for row in rows.order_by("valid_from", "pk"):
        dossier = by_id[row.dossier_id]
        share = shares.get((dossier.pupil_id, row.organisation_id or 0))
        if share and share.hidden_since:
            if row.valid_from >= share.hidden_since:
                continue
            share = None
        allowed = {row.organisation_id} if share and row.organisation_id else set()
        around = around_of(row, dossier, allowed, _label(row.person_id, row.relation))
        found[dossier.pk].append(_as_seen(around, share if around.ring == Ring.HELP else None))
    order = {ring.value: place for place, ring in enumerate(Ring)}
    return {pk: sorted(people, key=lambda around: order[around.ring]) for pk, people in found.items()}


def _relation(on: dt.date) -> Subquery:
    """What somebody in the circle is of the child, when he is a guardian."""
    guardian = Guardianship.objects.running_on(on).filter(
        pupil=OuterRef("dossier__pupil"), person=OuterRef("person")
    )
    return Subquery(guardian.order_by("-pk").values("relation")[:1])


def _label(person_id: int, relation: str | None) -> dict[int, str]:
    return {person_id: str(Relation(relation).label)} if relation else {}


def _as_seen(around: Around, share: Share | None) -> Around:
    """The same rule as access.get_dossier: the capacity narrows, and from outside the school the consents do."""
    seen = seen_categories(around.capacity, around.categories, share) | {Category.PROCESS}
    ends = [day for day in (around.until_on, share and share.until_on) if day]
    until_on = min(ends) if share else around.until_on
    return replace(around, categories=tuple(sorted(seen)), until_on=until_on)


def promises(dossier_ids: Collection[int], *, done_since: dt.datetime) -> QuerySet[Action]:
    """Agreements of these dossiers: what is open by day, and what was done lately."""
    return (
        Action.objects.filter(dossier_id__in=dossier_ids)
        .filter(Q(done_at__isnull=True) | Q(done_at__gte=done_since))
        .select_related("owner", "dossier__pupil__person")
        .order_by("done_at", "due_on", "pk")
    )


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked: who, from where, at what, when."""

    dossier_id: int
    name: str
    organisation: str
    part: str
    at: dt.datetime


def looks_at(dossier_ids: Collection[int], *, with_family: bool = False) -> QuerySet[Any]:
    """Looks of the last 90 days, newest first; the family's own looks only when asked for."""
    rows = looks(list(dossier_ids), since=clock.now() - LOOKS_FOR).exclude(
        hidden_rows(dossier_ids, on=clock.today())
    )
    return rows if with_family else rows.exclude(role__in=FAMILY_ROLES)


def newest_looks(dossier_ids: Collection[int], *, count: int) -> tuple[list[Any], int, int]:
    """(the newest looks of others than the family, how many looks there are, of how many people). One query."""
    rows = looks_at(dossier_ids)
    people = rows.order_by().annotate(one=Value(1)).values("one")
    people = people.annotate(count=Count("person_id", distinct=True)).values("count")
    found = list(rows.annotate(look_count=Window(Count("pk")), person_count=Subquery(people))[:count])
    return (found, found[0].look_count, found[0].person_count) if found else ([], 0, 0)


def named_looks(rows: Collection[Any], *, around: Iterable[Around] = ()) -> list[Look]:
    """Rows of looks_at with names. Two queries, when there are others than the people around, who were read already."""
    people = list(around)
    names = {someone.person_id: someone.name for someone in people}
    organisations = {
        someone.organisation_id: someone.organisation for someone in people if someone.organisation_id
    }
    strangers = {row.person_id for row in rows if row.person_id} - set(names)
    elsewhere = {row.organisation_id for row in rows if row.organisation_id} - set(organisations)
    names |= names_of(strangers) if strangers else {}
    organisations |= organisation_names(elsewhere) if elsewhere else {}
    return [
        Look(
            dossier_id=row.dossier_id,
            name=names.get(row.person_id, ""),
            organisation=organisations.get(row.organisation_id, ""),
            part=str(row.payload.get("part", "")),
            at=row.at,
        )
        for row in rows
    ]


def last_look_of(person_id: int, dossier_ids: Collection[int], *, at: str) -> dict[int, dt.datetime]:
    """When somebody last looked at one part, per dossier. One query."""
    rows = looks(list(dossier_ids), since=clock.now() - LOOKS_FOR)
    own = rows.filter(person_id=person_id, payload__part=at).order_by("at")
    return {row.dossier_id: row.at for row in own if row.dossier_id}
