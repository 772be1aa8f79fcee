"""Begins a region: its samenwerkingsverband and the first administrator, who does the rest in the browser."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from rondom.core.decision import Refused
from rondom.core.second_lock import as_system
from rondom.people.operations import begin_region


class Command(BaseCommand):
    help = "Begin a region. The first administrator is mailed a link; routes and people follow in Beheer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="of the region, as people read it")
        parser.add_argument("slug", help="short name for settings and data: small letters and dashes")
        parser.add_argument("--organisation", required=True, help="name of the samenwerkingsverband")
        parser.add_argument("--call-name", required=True, help="of the first administrator")
        parser.add_argument("--prefix", default="")
        parser.add_argument("--last-name", required=True)
        parser.add_argument("--email", required=True)

    @as_system("the first act of a region; nobody is signed in")
    def handle(self, *args: Any, **options: Any) -> None:
        names = ("name", "slug", "organisation", "call_name", "prefix", "last_name", "email")
        try:
            begin_region(**{name: options[name] for name in names})
        except IntegrityError as error:
            raise CommandError("there is a region with this slug already") from error
        except Refused as refused:
            raise CommandError(refused.decision.reason) from refused
        self.stdout.write(
            "The administrator gets a mail with a link. Routes, schools and people follow in Beheer."
        )
