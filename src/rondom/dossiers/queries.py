"""What is shown or counted of dossiers."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from rondom.audit.models import AuditEvent
from rondom.consent.queries import Shares, organisations_with_ground, shared_with, shares_of
from rondom.consent.terms import Category
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.models import AccessReview, Action, Dossier, EmergencyAccess, Handover, Participant
from rondom.dossiers.rules import emergency_rules, seen_categories
from rondom.dossiers.terms import Ring
from rondom.dossiers.untold import hidden_participants
from rondom.families.models import Enrolment, Guardianship, Pupil
from rondom.families.queries import pupils_at
from rondom.families.terms import Authority
from rondom.people.models import Membership
from rondom.people.queries import has_every_word
from rondom.people.terms import COORDINATING_ROLES, FAMILY_ROLES

ROUTE_ENDED = "route.ended"  # the event: routes are above this app


BY_CHILD = ("pupil__person__last_name", "pupil__person__call_name", "pk")


def my_dossiers(actor: Actor, *, on: dt.date) -> QuerySet[Dossier]:
    """Open dossiers the actor may see, by name of the child."""
    return (
        Dossier.objects.visible_to(actor, on=on)
        .open_on(on)
        .select_related("pupil__person", "school", "baton__holder")
        .order_by(*BY_CHILD)
    )


def closed_dossiers(actor: Actor, *, on: dt.date) -> QuerySet[Dossier]:
    """Closed dossiers the actor may still read, the last one first."""
    rows = Dossier.objects.visible_to(actor, on=on).filter(closed_on__lte=on)
    return rows.select_related("pupil__person").order_by("-closed_on", "-pk")


def search_dossiers(actor: Actor, words: str, *, on: dt.date) -> list[Dossier]:
    """Dossiers the actor may see whose child has every word in its name; at most 20."""
    return list(my_dossiers(actor, on=on).filter(has_every_word(words, person="pupil__person"))[:20])


@dataclass(frozen=True, slots=True)
class Sight:
    """A dossier that somebody may see, by name, and which kinds of data of it: for a message about it."""

    dossier_id: int
    ref: uuid.UUID
    child: str
    categories: frozenset[str]


def sight_of(actor: Actor, dossier_ids: Collection[int], *, on: dt.date) -> dict[int, Sight]:
    """Those of some dossiers that the actor may see, closed ones too. One query; three from outside a school."""
    found = Dossier.objects.visible_to(actor, on=on).filter(pk__in=dossier_ids)
    rows = list(found.select_related("pupil__person").annotate(own_categories=own_categories(actor, on=on)))
    outside = [] if actor.is_family else [row for row in rows if row.school_id != actor.organisation_id]
    shares = shares_of([row.pupil_id for row in outside], on=on) if outside else {}
    return {
        row.pk: Sight(row.pk, row.ref, row.pupil.person.name, _sight(row, actor, shares, row in outside))
        for row in rows
    }


def _sight(row: Any, actor: Actor, shares: Shares, outside: bool) -> frozenset[str]:  # noqa: FBT001 - of one row
    """As access.visible_dossier, of many at once: who sees it and takes no part, sees it in an emergency."""
    share = shares.get((row.pupil_id, actor.organisation_id or 0))
    if row.own_categories is None or (outside and share is None):
        return emergency_rules().categories
    return seen_categories(actor.role, row.own_categories, share if outside else None) | {Category.PROCESS}


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody in the circle. waits: his organisation has no consent yet, so he sees nothing."""

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
    ends_with: str
    reason: str
    categories: tuple[str, ...]
    is_coordinator: bool
    waits: bool


def circle(
    dossier: Dossier,
    *,
    on: dt.date,
    allowed: frozenset[int] | None = None,
    relations: dict[int, str] | None = None,
) -> list[Around]:
    """Everybody around the child: home first, then school, then help. Three queries, four for the family.

    The family does not see who is there by law only, as long as the parents are not told of it.

    A screen that knows them already gives allowed (organisations with consent) and relations ({person: label}).
    """
    rows = (
        Participant.objects.running_on(on)
        .filter(dossier=dossier)
        .select_related("person", "organisation")
        .order_by("valid_from", "pk")
    )
    if allowed is None:
        allowed = organisations_with_ground(dossier.pupil_id, on=on)
    if relations is None:
        relations = relations_of(dossier.pupil_id, on=on)
    if dossier.seen_by and dossier.seen_by.is_family:
        rows = rows.exclude(pk__in=hidden_participants(dossier.pupil_id, on=on))
    people = [around_of(row, dossier, allowed, relations) for row in rows]
    order = {ring.value: place for place, ring in enumerate(Ring)}
    return sorted(people, key=lambda around: order[around.ring])


def relations_of(pupil_id: int, *, on: dt.date) -> dict[int, str]:
    """{person: "moeder"} of the guardians of a pupil."""
    rows = Guardianship.objects.running_on(on).filter(pupil_id=pupil_id)
    return {row.person_id: str(row.get_relation_display()) for row in rows}


def around_of(
    row: Participant, dossier: Dossier, allowed: Collection[int], relations: dict[int, str]
) -> Around:
    ring = Ring.HELP
    if row.capacity in FAMILY_ROLES:
        ring = Ring.HOME
    elif row.organisation_id == dossier.school_id:
        ring = Ring.SCHOOL
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
        until_on=row.valid_until,
        ends_with=row.ends_with,
        reason=row.reason,
        categories=tuple(row.categories),
        is_coordinator=dossier.baton.is_held_by(row.person_id, row.organisation_id, row.capacity),
        waits=ring == Ring.HELP and row.organisation_id not in allowed,
    )


def participant_ids(dossier_id: int, *, on: dt.date, capacities: Collection[str] = ()) -> list[int]:
    """Person ids of the circle, all or in some capacities."""
    rows = Participant.objects.running_on(on).filter(dossier_id=dossier_id)
    if capacities:
        rows = rows.filter(capacity__in=capacities)
    return list(rows.values_list("person_id", flat=True).distinct())


def readers(dossier_id: int, *, on: dt.date, category: str = Category.PROCESS) -> list[int]:
    """Person ids of everybody in the circle who may see a category of the dossier today.

    Family, school, and others on a ground; who left the organisation of the hat does not.
    """
    dossier = Dossier.objects.get(pk=dossier_id)
    allowed = organisations_with_ground(dossier.pupil_id, on=on) | {dossier.school_id}
    rows = Participant.objects.running_on(on).filter(dossier_id=dossier_id)
    works_there = Membership.objects.running_on(on).filter(
        person=OuterRef("person"), organisation=OuterRef("organisation"), role=OuterRef("capacity")
    )
    found = rows.filter(_at_home(dossier, on) | Q(Exists(works_there), organisation_id__in=allowed))
    return sorted({row.person_id for row in found if _sees(row, dossier, category, on=on)})


def family_readers(dossier_id: int, *, on: dt.date) -> list[int]:
    """Those of the family who may see the dossier today."""
    dossier = Dossier.objects.get(pk=dossier_id)
    rows = Participant.objects.running_on(on).filter(_at_home(dossier, on), dossier_id=dossier_id)
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


def _at_home(dossier: Dossier, on: dt.date) -> Q:
    deciding = Guardianship.objects.running_on(on).filter(pupil=dossier.pupil_id, authority=Authority.YES)
    home = Q(person__pupil=dossier.pupil_id) | Q(person_id__in=deciding.values("person_id"))
    return Q(home, organisation__isnull=True)


def _sees(row: Participant, dossier: Dossier, category: str, *, on: dt.date) -> bool:
    """As access._categories, for one category and somebody who has a ground."""
    if category == Category.PROCESS:
        return True
    share = None
    if row.organisation_id not in (None, dossier.school_id):
        share = shared_with(dossier.pupil_id, row.organisation_id or 0, on=on)
        if share is None:
            return False
    return category in seen_categories(row.capacity, row.categories, share)


def coordinator_id(dossier_id: int) -> int:
    return Dossier.objects.values_list("baton__holder_id", flat=True).get(pk=dossier_id)


def open_handover(dossier: Dossier) -> Handover | None:
    return (
        Handover.objects.filter(baton_id=dossier.baton_id, answer="")
        .select_related("to_person", "from_person")
        .first()
    )


def handovers_of(actor: Actor) -> QuerySet[Handover]:
    """Open offers of the regie: to the actor, and by the actor, in a hat that may have it."""
    if actor.role not in COORDINATING_ROLES:
        return Handover.objects.none()
    to_me = Q(to_person_id=actor.person_id, to_organisation_id=actor.organisation_id)
    by_me = Q(from_person_id=actor.person_id, baton__organisation_id=actor.organisation_id)
    rows = Handover.objects.filter(to_me | by_me, answer="")
    return rows.select_related("from_person", "to_person").order_by("offered_at", "pk")


def work_dossiers(actor: Actor, *, on: dt.date) -> list[Dossier]:
    """My open dossiers, by name of the child; none that is open in an emergency only. One query.

    Each with the group of the child as `group`, and what reviews.reviews_due asks.
    """
    rows = Dossier.objects.taking_part(actor, on=on).open_on(on)
    reviews = AccessReview.objects.filter(dossier=OuterRef("pk")).order_by("-reviewed_at")
    ended = AuditEvent.objects.filter(dossier_id=OuterRef("pk"), name=ROUTE_ENDED).order_by("-at")
    return list(
        rows.select_related("pupil__person", "school", "baton")
        .annotate(
            group=group_of_pupil(on=on),
            reviewed_at=Subquery(reviews.values("reviewed_at")[:1]),
            route_ended_at=Subquery(ended.values("at")[:1]),
        )
        .order_by(*BY_CHILD)
    )


def group_of_pupil(*, on: dt.date) -> Subquery:
    """The group of the child at school, to annotate dossiers with."""
    enrolled = Enrolment.objects.running_on(on).filter(pupil=OuterRef("pupil"))
    return Subquery(enrolled.order_by("pk").values("group")[:1])


def own_categories(actor: Actor, *, on: dt.date) -> Subquery:
    """What the circle lists for the actor in this hat, to annotate dossiers with; None when he is not in it."""
    mine = Participant.objects.running_on(on).filter(
        dossier=OuterRef("pk"),
        person_id=actor.person_id,
        organisation=actor.organisation_id,
        capacity=actor.role,
    )
    return Subquery(mine.order_by("pk").values("categories")[:1])


def categories_in(actor: Actor, dossiers: Collection[Dossier], *, on: dt.date) -> dict[int, frozenset[str]]:
    """What the actor may see of dossiers of work_dossiers: the rule of access.get_dossier, for a list. Three queries."""
    by_id = {dossier.pk: dossier for dossier in dossiers}
    mine = Participant.objects.running_on(on).filter(
        dossier_id__in=by_id,
        person_id=actor.person_id,
        organisation=actor.organisation_id,
        capacity=actor.role,
    )
    shares = shares_of([dossier.pupil_id for dossier in dossiers], on=on)
    found = {}
    for row in mine:
        dossier, share = by_id[row.dossier_id], None
        if not actor.is_family and actor.organisation_id != dossier.school_id:
            share = shares.get((dossier.pupil_id, actor.organisation_id or 0))
            if share is None:
                continue
        found[dossier.pk] = seen_categories(actor.role, row.categories, share) | {Category.PROCESS}
    return found


def emergency_until(actor: Actor, *, dossier: str = "pk") -> Subquery:
    """Until when the actor may read because of acute danger, to annotate rows with; dossier: where they name it."""
    rows = EmergencyAccess.objects.running_for(actor).filter(dossier=OuterRef(dossier))
    return Subquery(rows.order_by("-until_at").values("until_at")[:1])


def actions_in(dossier_ids: Collection[int]) -> QuerySet[Action]:
    """Open actions of some dossiers, by date."""
    return (
        Action.objects.filter(dossier_id__in=dossier_ids, done_at__isnull=True)
        .select_related("owner", "made_by")
        .order_by("due_on", "pk")
    )


def actions_of(dossier_id: int, *, categories: Collection[str] = tuple(Category)) -> QuerySet[Action]:
    """Agreements of a dossier that are not done, late first; categories: what the viewer may see."""
    return (
        Action.objects.filter(dossier_id=dossier_id, done_at__isnull=True, category__in=categories)
        .select_related("owner")
        .order_by("due_on", "pk")
    )


def pupils_to_begin(school_id: int, words: str, *, on: dt.date) -> list[Pupil]:
    """Pupils of a school without a running dossier whose name has every word; at most 20."""
    rows = pupils_at(school_id, on=on).exclude(
        pk__in=Dossier.objects.filter(closed_on__isnull=True).values("pupil_id")
    )
    with as_system("that a dossier runs, of a pupil of the own school, though one may not see it"):
        return list(rows.filter(has_every_word(words))[:20])


def member_of(region_id: int, membership_id: int, *, on: dt.date) -> Membership | None:
    """Somebody who works in the region today, in the role he would come in."""
    rows = Membership.objects.running_on(on).filter(pk=membership_id, region_id=region_id)
    return rows.exclude(role__in=FAMILY_ROLES).select_related("person", "organisation").first()


def last_handover(dossier: Dossier) -> Handover | None:
    """The offer that is open, or else the newest one, to show how it ended."""
    rows = Handover.objects.filter(baton_id=dossier.baton_id).select_related("to_person", "from_person")
    return rows.order_by("-offered_at", "-pk").first()
