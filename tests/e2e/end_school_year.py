"""A program: let this school year end and its figures freeze; print the school year."""

import datetime as dt
import sys

import django

django.setup()

# Django must be set up before anything with a table is imported.
from rondom.core import clock  # noqa: E402
from rondom.core.second_lock import as_system  # noqa: E402
from rondom.meetings.freezing import freeze_due  # noqa: E402
from rondom.meetings.norm_rules import freeze_moment  # noqa: E402
from rondom.meetings.year_plan import school_year_of  # noqa: E402

year = school_year_of(clock.today())
with clock.set_to(freeze_moment(year) + dt.timedelta(minutes=1)), as_system("the worker of a journey"):
    freeze_due()
sys.stdout.write(f"{year}-{year + 1}")
