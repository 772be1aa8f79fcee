"""Who of the schools of a board sits at home or is at risk: who, since when, and what is agreed on. Never the dossier."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import QuerySet

from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.models import Dossier
from rondom.people.terms import OrganisationKind, Role
from rondom.plans.queries import plans_in_force
from rondom.watch.absence_rules import absence_rules
from rondom.watch.models import AbsenceAlert, BoardFollow, SchoolSection
from rondom.watch.terms import AbsenceRule, FitOffer

SeenFollow: TypeAlias = BoardFollow
"""What these queries return; screens use this name, because they do not know the tables."""

AT_HOME = frozenset({AbsenceRule.AT_HOME, AbsenceRule.AT_HOME_LONG})


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A child on the list. days: without education, of who sits at home; None for who is at risk.

    plan_on: since when there is a plan in force; coordinator: the name of who has the regie.
    """

    dossier: Dossier
    rule: str
    first_on: dt.date
    days: int | None
    section: str
    plan_on: dt.date | None
    coordinator: str
    follow: BoardFollow | None

    @property
    def is_at_home(self) -> bool:
        return self.days is not None

    @property
    def rule_words(self) -> str:
        return str(AbsenceRule(self.rule).label)

    @property
    def offer(self) -> str:
        return str(self.follow.offer) if self.follow else FitOffer.UNKNOWN.value

    @property
    def offer_words(self) -> str:
        return str(FitOffer(self.offer).label)

    def step_is_late(self, day: dt.date) -> bool:
        """The next step is late, or nobody wrote a next step."""
        return not (self.follow and self.follow.next_step_on and self.follow.next_step_on >= day)


def follows_for_board(actor: Actor) -> bool:
    return actor.role == Role.DUTY_OF_CARE_LEAD and actor.organisation_id is not None


def on_list(actor: Actor, *, on: dt.date) -> QuerySet[Dossier]:
    """Open dossiers of the schools of the board with a rule that was reached; nothing in another role."""
    if not follows_for_board(actor):
        return Dossier.objects.none()
    rows = Dossier.objects.open_on(on).filter(
        region_id=actor.region_id,
        school__board_id=actor.organisation_id,
        school__board__kind=OrganisationKind.BOARD,
        absence_alerts__isnull=False,
    )
    return rows.select_related("pupil__person", "school").distinct()


def board_rows(actor: Actor, *, on: dt.date) -> list[BoardRow]:
    """Who sits at home first, the longest first; then who is at risk. Six queries, however many children."""
    dossiers = {row.pk: row for row in on_list(actor, on=on)}
    follows = {row.dossier_id: row for row in BoardFollow.objects.filter(dossier__in=dossiers)}
    alerts = _alerts(list(dossiers), follows, on)
    with as_system("whether there is a plan and who has the regie, of no more than these children"):
        plans = dict(plans_in_force(list(alerts)).values_list("plan__dossier_id", "in_force_on"))
        leads = {
            row.pk: row.baton.holder.name
            for row in Dossier.objects.filter(pk__in=alerts).select_related("baton__holder")
        }
    sections = sections_of(actor.region_id)
    rows = [
        BoardRow(
            dossier=dossiers[key],
            rule=alert.rule,
            first_on=alert.first_on,
            days=(on - alert.first_on).days if alert.rule in AT_HOME else None,
            section=sections.get(dossiers[key].school_id, ""),
            plan_on=plans.get(key),
            coordinator=leads.get(key, ""),
            follow=follows.get(key),
        )
        for key, alert in alerts.items()
    ]
    return sorted(rows, key=lambda row: (row.days is None, -(row.days or 0), row.first_on, row.dossier.pk))


def _alerts(
    dossier_ids: Collection[int], follows: dict[int, BoardFollow], on: dt.date
) -> dict[int, AbsenceAlert]:
    """{dossier: the rule for which it is on the list}: sitting at home before being at risk, the newest of each."""
    rows = AbsenceAlert.objects.filter(dossier__in=dossier_ids, reached_on__lte=on)
    found: dict[int, AbsenceAlert] = {}
    for alert in rows.order_by("reached_on", "pk"):
        before, follow = found.get(alert.dossier_id), follows.get(alert.dossier_id)
        if not _counts(alert, follow, on) or (
            before and before.rule in AT_HOME and alert.rule not in AT_HOME
        ):
            continue
        found[alert.dossier_id] = alert
    return found


def _counts(alert: AbsenceAlert, follow: BoardFollow | None, on: dt.date) -> bool:
    """Not back since; and at risk only for some weeks after."""
    if follow and follow.back_on and alert.reached_on <= follow.back_on:
        return False
    return alert.rule in AT_HOME or (on - alert.reached_on).days <= absence_rules().risk_days


def sections_of(region_id: int) -> dict[int, str]:
    """{school: its part of the samenwerkingsverband}. One query."""
    return dict(SchoolSection.objects.filter(region_id=region_id).values_list("school_id", "name"))


def follow_of(dossier_id: int) -> SeenFollow | None:
    """What the board wrote, for who sees the absence of the child. One query."""
    rows = BoardFollow.objects.filter(dossier_id=dossier_id)
    return rows.select_related("changed_by", "organisation").first()
