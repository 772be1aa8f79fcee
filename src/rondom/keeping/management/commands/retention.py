"""manage.py retention: what is past its term, and its destruction."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from rondom.core import clock
from rondom.keeping.planning import plan
from rondom.keeping.queries import is_on
from rondom.keeping.running import destroy_past_term
from rondom.people.models import Region


class Command(BaseCommand):
    help = "Destroy what is past its term, in the regions where an administrator has switched it on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would go; changes nothing")

    def handle(self, **options: Any) -> None:
        for region in Region.objects.order_by("pk"):
            state = "on" if is_on(region.pk) else "off"
            self.stdout.write(f"{region.slug}: destruction is {state}")
            for going in plan(region.pk, on=clock.today()):
                if going.ids or going.held:
                    self.stdout.write(
                        f"  {going.rule.model}: {len(going.ids)} {going.rule.ending}, {going.along} along, "
                        f"{going.held} held; {going.rule.months} months after "
                        f"{going.rule.start}; {going.rule.source}"
                    )
            if not options["dry_run"]:
                done = destroy_past_term(region.pk, on=clock.today())
                self.stdout.write(f"  {done} batches destroyed")
