"""What is shown or counted of triage, process regie and registrations."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.triage.models import (
    ProcessRegie,
    RegionRules,
    Registration,
    StockStay,
    Triage,
    TriageQuerySet,
)
from rondom.triage.rules import Outcomes, RegieTable, outcomes, regie_table, registrations
from rondom.triage.terms import RegieState, RegistrationStatus

SeenTriage: TypeAlias = Triage
"""What these queries return; screens use these names, because they do not know the tables."""
SeenRegistration: TypeAlias = Registration


def latest_triage(dossier_id: int) -> SeenTriage | None:
    rows = Triage.objects.filter(dossier_id=dossier_id).order_by("-pk")
    return rows.select_related("organisation", "judged_by", "confirmed_by", "closed_by", "rules").first()


def newest_rules(region_id: int) -> RegionRules | None:
    return RegionRules.objects.filter(region_id=region_id).order_by("-version").first()


def versions_of_rules(region_id: int) -> list[RegionRules]:
    """Newest first, with who published them."""
    rows = RegionRules.objects.filter(region_id=region_id).select_related("published_by")
    return list(rows.order_by("-version"))


def outcomes_by(rules: RegionRules | None) -> Outcomes:
    """What the outcomes mean by the rules of a region; None: as they come with the program."""
    return outcomes() if rules is None else outcomes().own(rules.outcomes)


def table_by(rules: RegionRules | None) -> RegieTable:
    return regie_table() if rules is None else regie_table().own(rules.cells)


def source_of(rules: RegionRules | None, usual: str) -> str:
    """Where the words come from: the region itself, or the source of what comes with the program."""
    if rules is None:
        return usual
    day = date_format(localtime(rules.published_at), "j F Y")
    return _("de regio, versie %(number)s van %(day)s") % {"number": rules.version, "day": day}


def open_stay(triage_id: int) -> StockStay | None:
    return StockStay.objects.filter(triage_id=triage_id, until_on__isnull=True).first()


def stays_of(triage_id: int) -> list[StockStay]:
    return list(StockStay.objects.filter(triage_id=triage_id).order_by("since_on", "pk"))


def days_waited(stays: Collection[StockStay], *, on: dt.date) -> int:
    """In calendar days, over every time in the stock; a day counts when it is over."""
    return sum(stay.days_until(on) for stay in stays)


def regies_of(dossier_id: int) -> list[ProcessRegie]:
    """Newest first, with the people."""
    rows = ProcessRegie.objects.filter(dossier_id=dossier_id).order_by("-pk")
    return list(rows.select_related("person", "chosen_by", "triage", "refused_by"))


def regie_in_force(dossier_id: int) -> ProcessRegie | None:
    rows = ProcessRegie.objects.filter(dossier_id=dossier_id, state=RegieState.IN_FORCE)
    return rows.select_related("person").first()


def registrations_of(dossier_id: int) -> list[SeenRegistration]:
    """In the order of data/registrations.yaml; none before there was a triage."""
    order = [str(rule.code) for rule in registrations().kinds]
    rows = Registration.objects.filter(dossier_id=dossier_id).select_related("checked_by", "open_by")
    return sorted(rows, key=lambda row: order.index(row.kind))


# Of several dossiers at once -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the triage of a dossier is. waiting_since_on: in the stock now, from that day."""

    triage: SeenTriage
    stays: tuple[StockStay, ...]

    @property
    def waiting_since_on(self) -> dt.date | None:
        return next((stay.since_on for stay in self.stays if stay.until_on is None), None)

    def days_waited(self, on: dt.date) -> int:
        return days_waited(self.stays, on=on)


def stands_of(dossier_ids: Collection[int]) -> dict[int, Stand]:
    """The latest triage per dossier with its times in the stock. Two queries."""
    rows = triages_of(dossier_ids).newest().select_related("organisation").prefetch_related("stays")
    return {row.dossier_id: Stand(row, tuple(row.stays.all())) for row in rows.order_by("pk")}


def triages_of(dossier_ids: Collection[int]) -> TriageQuerySet:
    return Triage.objects.filter(dossier_id__in=dossier_ids)


def regies_waiting(dossier_ids: Collection[int]) -> QuerySet[ProcessRegie]:
    """Other choices that wait for the acceptance of a side. One query."""
    rows = ProcessRegie.objects.filter(dossier_id__in=dossier_ids, state=RegieState.WAITING)
    return rows.select_related("triage", "chosen_by").order_by("pk")


@dataclass(frozen=True, slots=True)
class FamilyTriage:
    """What the family reads of one child, in facts; the words are of the screen."""

    stand: Stand
    regie: ProcessRegie | None
    registered: tuple[SeenRegistration, ...]


def for_family(dossier_ids: Collection[int]) -> dict[int, FamilyTriage]:
    """Of dossiers that the family may see. Four queries, one when there is no triage."""
    stands = stands_of(dossier_ids)
    if not stands:
        return {}
    in_force = ProcessRegie.objects.filter(dossier_id__in=stands, state=RegieState.IN_FORCE)
    regies = {row.dossier_id: row for row in in_force.select_related("person")}
    made = Registration.objects.filter(dossier_id__in=stands).order_by("pk")
    known = list(made.filter(status__in=(RegistrationStatus.NOW, RegistrationStatus.ALREADY)))
    return {
        dossier_id: FamilyTriage(
            stand,
            regies.get(dossier_id),
            tuple(row for row in known if row.dossier_id == dossier_id),
        )
        for dossier_id, stand in stands.items()
    }
