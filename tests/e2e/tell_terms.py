"""A program: the worker's turn of this morning, in which schools hear that six weeks are nearly over."""

import datetime as dt

import django

django.setup()

# Django must be set up before anything with a table is imported.
from rondom.core import clock  # noqa: E402
from rondom.core.second_lock import as_system  # noqa: E402
from rondom.plans import reminders  # noqa: E402

morning = dt.datetime.combine(clock.today(), dt.time(10), tzinfo=dt.UTC)
# Not before now: then what others were told today stands above it.
with clock.set_to(max(clock.now(), morning)), as_system("the worker of a journey"):
    reminders.send_due()
