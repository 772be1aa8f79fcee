"""What is shown or counted of dossiers."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from rondom.consent.queries import Share, organisations_with_consent, shares_of
from rondom.consent.terms import Category
from rondom.core.actor import Actor
from rondom.dossiers.models import Action, Dossier, Handover, Participant
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY, Ring
from rondom.families.models import Guardianship
from rondom.people.terms import FAMILY_ROLES


def my_dossiers(actor: Actor, *, on: dt.date) -> QuerySet[Dossier]:
    """Open dossiers the actor may see, by name of the child."""
    return (
        Dossier.objects.visible_to(actor, on=on)
        .open_on(on)
        .select_related("pupil__person", "pupil__family", "school", "baton__holder")
        .order_by("pupil__person__last_name", "pupil__person__call_name", "pk")
    )


def search_dossiers(actor: Actor, words: str, *, on: dt.date) -> list[Dossier]:
    """Dossiers the actor may see whose child has every word in its name; at most 20."""
    rows = my_dossiers(actor, on=on)
    for word in words.split()[:5]:
        rows = rows.filter(
            Q(pupil__person__call_name__icontains=word) | Q(pupil__person__last_name__icontains=word)
        )
    return list(rows[:20])


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody in the circle. waits: his organisation has no consent yet, so he sees nothing.

    categories: what he may see today (while he waits: what it would be). until_on: the end of his part or consent.
    """

    participant_id: int
    person_id: int
    name: str
    initials: str
    phone: str
    capacity: str
    label: str
    organisation: str
    organisation_id: int | None
    ring: str
    since_on: dt.date
    until_on: dt.date | None
    reason: str
    categories: tuple[str, ...]
    is_coordinator: bool
    waits: bool


def circle(dossier: Dossier, *, on: dt.date) -> list[Around]:
    """Everybody around the child: home first, then school, then help. Three queries."""
    return circles([dossier], on=on)[dossier.pk]


def circles(dossiers: Collection[Dossier], *, on: dt.date) -> dict[int, list[Around]]:
    """The circle of every dossier, by its number. Three queries."""
    by_id = {dossier.pk: dossier for dossier in dossiers}
    pupil_ids = [dossier.pupil_id for dossier in dossiers]
    rows = (
        Participant.objects.running_on(on)
        .filter(dossier_id__in=by_id)
        .select_related("person", "organisation")
        .order_by("valid_from", "pk")
    )
    shares = shares_of(pupil_ids, on=on)
    relations: dict[int, dict[int, str]] = {pupil_id: {} for pupil_id in pupil_ids}
    for guardian in Guardianship.objects.running_on(on).filter(pupil_id__in=pupil_ids):
        relations[guardian.pupil_id][guardian.person_id] = str(guardian.get_relation_display())
    found: dict[int, list[Around]] = {dossier_id: [] for dossier_id in by_id}
    for row in rows:
        dossier = by_id[row.dossier_id]
        share = shares.get((dossier.pupil_id, row.organisation_id or 0))
        around = _around(row, dossier, share, relations[dossier.pupil_id])
        found[dossier.pk].append(around)
    order = {ring.value: place for place, ring in enumerate(Ring)}
    return {pk: sorted(people, key=lambda around: order[around.ring]) for pk, people in found.items()}


def _around(row: Participant, dossier: Dossier, share: Share | None, relations: dict[int, str]) -> Around:
    ring = Ring.HELP
    if row.capacity in FAMILY_ROLES:
        ring = Ring.HOME
    elif row.organisation_id == dossier.school_id:
        ring = Ring.SCHOOL
    outside = ring == Ring.HELP
    return Around(
        participant_id=row.pk,
        person_id=row.person_id,
        name=row.person.name,
        initials=row.person.initials,
        phone=row.person.phone,
        capacity=row.capacity,
        label=relations.get(row.person_id, str(row.get_capacity_display())),
        organisation=row.organisation.name if row.organisation else "",
        organisation_id=row.organisation_id,
        ring=ring.value,
        since_on=row.valid_from,
        until_on=_until(row, share if outside else None),
        reason=row.reason,
        categories=_seen_by(row, share if outside else None),
        is_coordinator=(row.person_id, row.organisation_id)
        == (dossier.baton.holder_id, dossier.baton.organisation_id),
        waits=outside and share is None,
    )


def _seen_by(row: Participant, share: Share | None) -> tuple[str, ...]:
    """What a participant may see: the same rule as access.get_dossier. Without a share: what it would be."""
    seen = CATEGORIES_BY_CAPACITY.get(row.capacity, frozenset()) & frozenset(row.categories)
    return tuple(sorted(seen if share is None else seen & (share.categories | {Category.PROCESS})))


def _until(row: Participant, share: Share | None) -> dt.date | None:
    ends = [day for day in (row.valid_until, share.until_on if share else None) if day]
    return min(ends, default=None)


def participant_ids(dossier_id: int, *, on: dt.date, capacities: Collection[str] = ()) -> list[int]:
    """Person ids of the circle, all or in some capacities."""
    rows = Participant.objects.running_on(on).filter(dossier_id=dossier_id)
    if capacities:
        rows = rows.filter(capacity__in=capacities)
    return list(rows.values_list("person_id", flat=True).distinct())


def readers(dossier_id: int, *, on: dt.date) -> list[int]:
    """Person ids of everybody in the circle who may see the dossier today: family, school, and others on a ground."""
    dossier = Dossier.objects.get(pk=dossier_id)
    allowed = organisations_with_consent(dossier.pupil_id, on=on) | {dossier.school_id}
    rows = Participant.objects.running_on(on).filter(dossier_id=dossier_id)
    rows = rows.filter(Q(organisation__isnull=True) | Q(organisation_id__in=allowed))
    return list(rows.values_list("person_id", flat=True).distinct())


def coordinator_id(dossier_id: int) -> int:
    return Dossier.objects.values_list("baton__holder_id", flat=True).get(pk=dossier_id)


def open_handover(dossier: Dossier) -> Handover | None:
    return (
        Handover.objects.filter(baton_id=dossier.baton_id, answer="")
        .select_related("to_person", "from_person")
        .first()
    )


def handovers_offered_to(actor: Actor) -> list[Handover]:
    rows = Handover.objects.filter(
        to_person_id=actor.person_id, to_organisation_id=actor.organisation_id, answer=""
    )
    return list(rows.select_related("from_person", "baton"))


def actions_of(dossier_id: int) -> QuerySet[Action]:
    """Agreements of a dossier that are not done, late first."""
    return (
        Action.objects.filter(dossier_id=dossier_id, done_at__isnull=True)
        .select_related("owner")
        .order_by("due_on", "pk")
    )


def open_actions(actor: Actor, *, on: dt.date) -> QuerySet[Action]:
    """What the actor promised, over all dossiers he may see."""
    visible = Dossier.objects.visible_to(actor, on=on).open_on(on).values("pk")
    return (
        Action.objects.filter(owner_id=actor.person_id, done_at__isnull=True, dossier_id__in=visible)
        .select_related("dossier__pupil__person", "dossier__baton", "made_by")
        .order_by("due_on", "pk")
    )


def actions_of_others(actor: Actor, *, on: dt.date) -> QuerySet[Action]:
    """What others promised in the dossiers of which the actor has the regie."""
    visible = (
        Dossier.objects.visible_to(actor, on=on)
        .open_on(on)
        .filter(baton__holder_id=actor.person_id, baton__organisation=actor.organisation_id)
        .values("pk")
    )
    return (
        Action.objects.filter(done_at__isnull=True, dossier_id__in=visible)
        .exclude(owner_id=actor.person_id)
        .select_related("dossier__pupil__person", "owner")
        .order_by("due_on", "pk")
    )
