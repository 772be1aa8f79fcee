"""A program: the school of a pupil reported him absent, day after day, for more than four weeks."""

import datetime as dt
import sys

import django

django.setup()

# Django must be set up before anything with a table is imported.
from rondom.core import clock  # noqa: E402
from rondom.core.second_lock import as_system  # noqa: E402
from rondom.dossiers.models import Dossier  # noqa: E402
from rondom.watch import operations  # noqa: E402
from rondom.watch.absence_queries import free_days_of  # noqa: E402
from rondom.watch.absence_rules import is_school_day  # noqa: E402
from tests.e2e.make_pupil import actor_of  # noqa: E402

DAYS = 45

with as_system("the school of a journey"):
    dossier = Dossier.objects.select_related("school").get(pk=int(sys.argv[1]))
    anouk, today, free = actor_of("anouk"), clock.today(), free_days_of(dossier)
    for day in (today - dt.timedelta(days=number) for number in range(DAYS, -1, -1)):
        if is_school_day(day, free):
            report = operations.Report(on=day, part="day", kind="unexplained")
            operations.report_absence(anouk, dossier_id=dossier.pk, report=report)
