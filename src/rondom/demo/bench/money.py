"""How long the report of a school year takes with so many arrangements, on the database of the settings."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from rondom.arrangements.money import school_year_of
from rondom.core import clock
from rondom.demo.money_year import Place, build_money_year
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import OrganisationKind
from rondom.reports.spreadsheet import year_xlsx
from rondom.reports.year import Breadth, Scope, year_report

TIMES = 3


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds, the shortest of some times; queries of one report."""

    arrangements: int
    report: float
    export: float
    queries: int

    def __str__(self) -> str:
        return (
            f"{self.arrangements} arrangements: report {self.report:.2f} s in {self.queries} queries, "
            f"spreadsheet {self.export:.2f} s"
        )


def measure_year(count: int) -> Took:
    """Everything is taken back afterwards."""
    with transaction.atomic():
        year = school_year_of(clock.today())
        scope = _filled(count, year)
        with CaptureQueriesContext(connection) as captured:
            report = year_report(scope, year)
        took = Took(
            count,
            min(_seconds(lambda: year_report(scope, year))),
            min(_seconds(lambda: year_xlsx(report))),
            len(captured),
        )
        transaction.set_rollback(True)
    return took


def _filled(count: int, year: int) -> Scope:
    """Ten boards with six schools each, and a year of arrangements."""
    region = Region.objects.create(slug=f"measured-{count}", name="Gemeten")
    boards = [_organisation(region, OrganisationKind.BOARD, n) for n in range(10)]
    schools = [_organisation(region, OrganisationKind.SCHOOL, n, boards[n % 10]) for n in range(60)]
    office = _organisation(region, OrganisationKind.SWV, 0)
    decider = Person.objects.create(region=region, call_name="Beslist", last_name="Mee")
    build_money_year(Place(region.pk, decider, office, office, schools), count=count, school_year=year)
    return Scope(Breadth.REGION, region.pk, office.pk)


def _organisation(region: Region, kind: str, number: int, board: Organisation | None = None) -> Organisation:
    row = Organisation.objects.create(kind=kind, name=f"{kind} {number}", board=board)
    row.regions.add(region)
    return row


def _seconds(work: Callable[[], object]) -> Iterator[float]:
    for _time in range(TIMES):
        began = time.perf_counter()
        work()
        yield time.perf_counter() - began
