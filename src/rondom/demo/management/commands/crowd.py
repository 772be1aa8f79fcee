"""manage.py crowd: fill an empty database with a large invented region, to measure with."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rondom.core.second_lock import as_system
from rondom.demo.crowd.build import SEED, build_crowd
from rondom.demo.crowd.region import DOMAIN, PASSWORD
from rondom.people.models import Account, Region


class Command(BaseCommand):
    help = "Fill an EMPTY database with invented people and dossiers, in bulk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dossiers", type=int, default=10_000)
        parser.add_argument("--accounts", type=int, default=500)
        parser.add_argument("--seed", type=int, default=SEED)

    @as_system("a command of the administrator, not a request")
    def handle(self, *args: Any, **options: Any) -> None:
        if Region.objects.exists() or Account.objects.exists():
            raise CommandError("This database is not empty. A crowd never goes in beside real people.")
        began = time.monotonic()
        build_crowd(
            dossiers=options["dossiers"],
            accounts=options["accounts"],
            seed=options["seed"],
            say=self.stdout.write,
        )
        self.stdout.write(f"Done in {time.monotonic() - began:.0f} s.")
        self.stdout.write(f"Sign in as p<person>{DOMAIN} with {PASSWORD}.")
