"""A program: nothing happens around a dossier for thirty days, and two agreements pass; then the worker looks."""

import datetime as dt
import sys

import django

django.setup()

# Django must be set up before anything with a table is imported.
from rondom.core import clock  # noqa: E402
from rondom.core.second_lock import as_system  # noqa: E402
from rondom.dossiers.models import Action, Dossier  # noqa: E402
from rondom.watch.finding import found_in, stands_of  # noqa: E402
from rondom.watch.operations import found_stuck  # noqa: E402

dossier_id = int(sys.argv[1])
with as_system("the worker of a journey"):
    dossier = Dossier.objects.select_related("baton").get(pk=dossier_id)
    for what in ("Bellen", "Onderzoek aanvragen"):
        Action.objects.create(
            region_id=dossier.region_id,
            dossier=dossier,
            owner_id=dossier.baton.holder_id,
            what=what,
            due_on=clock.today() + dt.timedelta(days=1),
            made_by_id=dossier.baton.holder_id,
            made_at=clock.now(),
        )
    later = clock.today() + dt.timedelta(days=30)
    found_stuck(dossier_id=dossier_id, found=found_in(stands_of([dossier_id], on=later)[dossier_id]))
