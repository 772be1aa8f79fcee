"""What is shown of questions to a team and of the support point, and who works there."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Exists, OuterRef, QuerySet

from rondom.consent.models import ground_for
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.core.secret_links import hash_of_secret
from rondom.dossiers.models import Dossier
from rondom.families.models import Pupil
from rondom.people.models import Membership, Region
from rondom.support.models import TeamQuestion, Ticket
from rondom.support.rules import support_rules
from rondom.support.terms import OPEN_QUESTION, TicketState

SeenQuestion: TypeAlias = TeamQuestion
"""What these queries return; screens use this name, because they do not know the tables."""
SeenTicket: TypeAlias = Ticket


def team_for(dossier: Dossier, team: str, *, on: dt.date) -> int | None:
    """The organisation of the region where this team works: that of the town of the school first."""
    rule = support_rules().team(team)
    if rule is None:
        return None
    rows = Membership.objects.running_on(on).filter(
        region_id=dossier.region_id, role__in=rule.desk, organisation__kind__in=rule.at
    )
    places = list(
        rows.order_by("organisation_id").values_list("organisation_id", "organisation__city").distinct()
    )
    near = [pk for pk, city in places if city and city == dossier.school.city]
    return next(iter(near or [pk for pk, _city in places]), None)


def has_ground(dossier: Dossier, organisation_id: int, *, on: dt.date) -> bool:
    """Whether the family (and the pupil from an age) said yes to this organisation, or a law does."""
    rows = Pupil.objects.filter(pk=dossier.pupil_id)
    return rows.filter(ground_for(organisation_id, on, pupil="pk")).exists()


def teams_of(actor: Actor) -> list[str]:
    """The teams on whose desk this hat works."""
    return [
        rule.code.value for rule in support_rules().teams if actor.role in rule.desk and actor.organisation_id
    ]


def on_desk(actor: Actor) -> QuerySet[TeamQuestion]:
    """Questions that wait for the team of this hat. No table of the dossier: without a name that would tell whose."""
    rows = TeamQuestion.objects.filter(
        region_id=actor.region_id,
        organisation_id=actor.organisation_id or 0,
        team__in=teams_of(actor),
        state__in=OPEN_QUESTION,
    )
    return rows.select_related("asked_by", "taken_by").order_by("answer_before_on", "pk")


@dataclass(frozen=True, slots=True)
class DeskQuestion:
    """A question as a team reads it. child and school are empty without a name, and who asked too."""

    row: TeamQuestion
    child: str = ""
    born_on: dt.date | None = None
    school: str = ""
    asked_by: str = ""
    phone: str = ""

    @property
    def may_decide(self) -> bool:
        rule = support_rules().team(self.row.team)
        return bool(rule and rule.decides)


def desk_questions(actor: Actor, *, on: dt.date) -> list[DeskQuestion]:
    """Two queries. A question with a name leaves the desk when the ground is taken back."""
    rows = list(on_desk(actor))
    named = [row.dossier_id for row in rows if not row.no_name]
    people = _children(named, actor.organisation_id or 0, on)
    return [
        DeskQuestion(row) if row.no_name else _named(row, people[row.dossier_id])
        for row in rows
        if row.no_name or row.dossier_id in people
    ]


def _children(dossier_ids: Collection[int], organisation_id: int, on: dt.date) -> dict[int, Dossier]:
    rows = Dossier.objects.filter(pk__in=dossier_ids).filter(ground_for(organisation_id, on))
    return {row.pk: row for row in rows.select_related("pupil__person", "school")}


def _named(row: TeamQuestion, dossier: Dossier) -> DeskQuestion:
    person = dossier.pupil.person
    return DeskQuestion(
        row, person.name, person.born_on, dossier.school.name, row.asked_by.name, row.asked_by.phone
    )


def questions_of(dossier_id: int) -> list[TeamQuestion]:
    """For who is around the child, newest first. One query."""
    rows = TeamQuestion.objects.filter(dossier_id=dossier_id)
    rows = rows.select_related("organisation", "asked_by", "taken_by", "answered_by")
    return list(rows.order_by("-asked_on", "-pk"))


def members_of_team(row: TeamQuestion, *, on: dt.date) -> list[int]:
    """Person ids of who has it on his desk."""
    rule = support_rules().team(row.team)
    rows = Membership.objects.running_on(on).filter(
        region_id=row.region_id, organisation_id=row.organisation_id, role__in=rule.desk if rule else ()
    )
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


# The support point ----------------------------------------------------------------------------


def has_point_desk(actor: Actor) -> bool:
    return actor.role in support_rules().point.desk and actor.organisation_id is not None


def _at_points(on: dt.date) -> QuerySet[Membership]:
    rule = support_rules().point
    return Membership.objects.running_on(on).filter(role__in=rule.desk, organisation__kind__in=rule.at)


def regions_with_a_point(*, on: dt.date) -> list[tuple[str, str]]:
    """(slug, name) of the regions that somebody can ask."""
    with as_system("which regions have a support point, for who has no account"):
        there = _at_points(on).filter(region=OuterRef("pk"))
        return list(Region.objects.filter(Exists(there)).order_by("name").values_list("slug", "name"))


def point_of(slug: str, *, on: dt.date) -> tuple[int, int] | None:
    """(region, organisation) of the support point of a region; None when there is none."""
    rows = _at_points(on).filter(region__slug=slug).order_by("organisation_id")
    return rows.values_list("region_id", "organisation_id").first()


def workers_of_point(ticket: Ticket, *, on: dt.date) -> list[int]:
    rows = _at_points(on).filter(region_id=ticket.region_id, organisation_id=ticket.organisation_id)
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


def tickets_on_desk(actor: Actor) -> QuerySet[Ticket]:
    """What families asked here and is not done, by day; nothing in another role."""
    if not has_point_desk(actor):
        return Ticket.objects.none()
    rows = Ticket.objects.filter(region_id=actor.region_id, organisation_id=actor.organisation_id or 0)
    return rows.exclude(state=TicketState.CLOSED).select_related("owner").order_by("answer_before_on", "pk")


def ticket_by_secret(secret: str) -> SeenTicket | None:
    """What a link opens; None for a link that is not one of ours."""
    with as_system("who has a link is nobody who is signed in"):
        rows = Ticket.objects.filter(secret_hash=hash_of_secret(secret)).select_related(
            "organisation", "owner"
        )
        return rows.prefetch_related("words__author").first()


def dossiers_like(ticket: Ticket, *, on: dt.date) -> list[Dossier]:
    """Open dossiers of the region of a child with this name and day of birth. Of the system: it tells only how many."""
    words = ticket.child_name.split()
    if not words or ticket.child_born_on is None:
        return []
    rows = Dossier.objects.open_on(on).filter(
        region_id=ticket.region_id, pupil__person__born_on=ticket.child_born_on
    )
    wanted = " ".join(words).casefold()
    return [row for row in rows.select_related("pupil__person") if row.pupil.person.name.casefold() == wanted]


def tickets_of(dossier_id: int) -> list[SeenTicket]:
    """What the family asked the support point and wanted here. Two queries."""
    rows = Ticket.objects.filter(dossier_id=dossier_id).select_related("organisation")
    return list(rows.prefetch_related("words__author").order_by("-asked_on", "-pk"))
