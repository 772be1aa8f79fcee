"""What is shown or counted of experts."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from django.db.models import Q, QuerySet, Sum

from rondom.arrangements.money import first_day_of, school_year_of
from rondom.core.second_lock import as_system
from rondom.experts.capacity import Taken, Week, free_hours, weeks_of
from rondom.experts.models import Deployment, DrawingRight, Expert, PupilDeployment, RouteSwitch
from rondom.experts.rules import expert_rules, usual_route
from rondom.experts.terms import DeploymentState
from rondom.people.models import Membership, Region
from rondom.routes.models import RouteVersion

SeenDeployment: TypeAlias = Deployment
SeenExpert: TypeAlias = Expert
HOLDS_HOURS = (DeploymentState.AGREED, DeploymentState.DONE)
NOTHING = Decimal(0)


def experts_on(region_id: int, *, on: dt.date) -> list[SeenExpert]:
    """By last name. One query."""
    rows = Expert.objects.filter(region_id=region_id, valid_from__lte=on)
    rows = rows.filter(Q(valid_until=None) | Q(valid_until__gt=on))
    rows = rows.select_related("membership__person", "membership__organisation")
    return list(rows.order_by("membership__person__last_name", "pk"))


def taken_of(expert_ids: Collection[int], *, but: int = 0) -> dict[int, list[Taken]]:
    """{expert: what was agreed}. but: a deployment that does not count. One query."""
    found: dict[int, list[Taken]] = {pk: [] for pk in expert_ids}
    rows = Deployment.objects.filter(expert__in=expert_ids, state__in=HOLDS_HOURS).exclude(pk=but)
    for row in rows.order_by("pk"):
        if row.expert_id and row.hours_agreed and row.first_on and row.until:
            found[row.expert_id].append(Taken(row.hours_agreed, row.first_on, row.until))
    return found


@dataclass(frozen=True, slots=True)
class Calendar:
    expert: SeenExpert
    labels: tuple[str, ...]
    weeks: tuple[Week, ...]


def calendars(region_id: int, *, on: dt.date) -> list[Calendar]:
    """The hours of every expert in the weeks to come. Two queries."""
    rows, rules = experts_on(region_id, on=on), expert_rules()
    taken = taken_of([row.pk for row in rows])
    return [
        Calendar(
            row,
            tuple(rules.label(code) for code in row.expertises),
            tuple(weeks_of(row.hours_per_week, taken[row.pk], on=on, count=rules.weeks_shown)),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Match:
    expert: SeenExpert
    free: Decimal


def matches_for(deployment: Deployment, *, first_on: dt.date, until: dt.date) -> list[Match]:
    """Who has the expertise, with the hours that are free in a period; the most free first. Two queries."""
    rows = [
        row for row in experts_on(deployment.region_id, on=first_on) if deployment.expertise in row.expertises
    ]
    taken = taken_of([row.pk for row in rows], but=deployment.pk)
    found = [
        Match(row, free_hours(row.hours_per_week, taken[row.pk], first_on=first_on, until=until))
        for row in rows
    ]
    return sorted(found, key=lambda match: (-match.free, match.expert.pk))


@dataclass(frozen=True, slots=True)
class Right:
    """Of a school in a school year. hours: None when nothing was set, and then nothing holds it back."""

    hours: Decimal | None
    agreed: Decimal
    revision: int

    @property
    def left(self) -> Decimal | None:
        return None if self.hours is None else self.hours - self.agreed


def right_of(region_id: int, school_id: int, school_year: int, *, but: int = 0) -> Right:
    """What was agreed counts in the school year of its first day. Two queries."""
    row = DrawingRight.objects.filter(
        region_id=region_id, school_id=school_id, school_year=school_year
    ).first()
    used = Deployment.objects.filter(
        region_id=region_id,
        school_id=school_id,
        state__in=HOLDS_HOURS,
        first_on__gte=first_day_of(school_year),
        first_on__lt=first_day_of(school_year + 1),
    ).exclude(pk=but)
    agreed = used.aggregate(hours=Sum("hours_agreed"))["hours"] or NOTHING
    return Right(row.hours if row else None, agreed, row.revision if row else 0)


def right_now(region_id: int, school_id: int, *, on: dt.date) -> Right:
    return right_of(region_id, school_id, school_year_of(on))


def route_asked(region: Region) -> str:
    """The key of the route on which a child gets an expert; empty is any."""
    row = RouteSwitch.objects.filter(region=region).first()
    return row.route_key if row else usual_route(region.slug)


def _whole() -> QuerySet[Deployment]:
    return Deployment.objects.select_related(
        "school", "asked_by", "settled_by", "expert__membership__person", "expert__membership__organisation"
    )


def deployments_in(region_id: int) -> QuerySet[Deployment]:
    return _whole().filter(region_id=region_id).order_by("-pk")


def deployment_of(region_id: int, deployment_id: int) -> SeenDeployment | None:
    return _whole().filter(region_id=region_id, pk=deployment_id).first()


def dossier_id_of(deployment_id: int) -> int | None:
    """The child of a deployment, also for who may not see it: to ask whether he may."""
    with as_system("whose child it is, to ask who may see it"):
        rows = PupilDeployment.objects.filter(deployment_id=deployment_id)
        return rows.values_list("dossier_id", flat=True).first()


def of_child(dossier_id: int) -> list[PupilDeployment]:
    """Newest first, with expert and hours. Two queries."""
    rows = PupilDeployment.objects.filter(dossier_id=dossier_id).select_related(
        "deployment__school", "deployment__expert__membership__person", "deployment__asked_by"
    )
    return list(rows.prefetch_related("deployment__used").order_by("-pk"))


def used_in(deployment: Deployment) -> Decimal:
    return deployment.used.aggregate(hours=Sum("hours"))["hours"] or NOTHING


def region_of(region_id: int) -> Region:
    return Region.objects.get(pk=region_id)


def who_can_be_expert(region_id: int, *, on: dt.date) -> list[tuple[Membership, int]]:
    """(who works there in such a role, revision of his calendar, 0 without one), by last name. Two queries."""
    known = dict(Expert.objects.filter(region_id=region_id).values_list("membership", "revision"))
    rows = Membership.objects.running_on(on).filter(region_id=region_id, role__in=expert_rules().roles)
    rows = rows.select_related("person").order_by("person__last_name", "pk")
    return [(row, known.get(row.pk, 0)) for row in rows]


@dataclass(frozen=True, slots=True)
class SchoolRight:
    school_id: int
    school: str
    hours: Decimal
    agreed: Decimal
    revision: int

    @property
    def left(self) -> Decimal:
        return self.hours - self.agreed


def rights_in(region_id: int, school_year: int) -> list[SchoolRight]:
    """By name of the school. Two queries."""
    agreed = dict(
        Deployment.objects.filter(
            region_id=region_id,
            state__in=HOLDS_HOURS,
            first_on__gte=first_day_of(school_year),
            first_on__lt=first_day_of(school_year + 1),
        )
        .values_list("school")
        .annotate(Sum("hours_agreed"))
    )
    rows = DrawingRight.objects.filter(region_id=region_id, school_year=school_year).select_related("school")
    return [
        SchoolRight(
            row.school_id, row.school.name, row.hours, agreed.get(row.school_id, NOTHING), row.revision
        )
        for row in rows.order_by("school__name", "pk")
    ]


def routes_of(region_id: int) -> list[tuple[str, str]]:
    """(key, title) of the newest version of every route of a region. One query."""
    rows = RouteVersion.objects.filter(region_id=region_id).order_by("key", "version")
    return list(dict(rows.values_list("key", "title")).items())
