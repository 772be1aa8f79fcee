"""Run the background work: tasks, e-mail, reminders. Stop with Ctrl-C or SIGTERM."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from rondom.config.worker import Worker
from rondom.core.second_lock import as_system


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do everything that is due now, then stop")

    @as_system("work of everybody, that nobody asked for")
    def handle(self, **options: Any) -> None:
        worker = Worker()
        if options["once"]:
            worker.run_once()
        else:
            worker.run()
