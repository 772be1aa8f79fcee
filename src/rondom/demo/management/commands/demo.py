"""manage.py demo: fill an empty database with the demo region, and say who can sign in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rondom.core.second_lock import as_system
from rondom.demo.build import build
from rondom.demo.people import PASSWORD
from rondom.people.queries import demo_accounts


class Command(BaseCommand):
    help = "Build the demo region if the database is empty. Works in demo mode only (RONDOM_DEMO=1)."

    @as_system("a command of the administrator, not a request")
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Set RONDOM_DEMO=1: the demo never goes into a real database.")
        if not demo_accounts():
            build()
        self.stdout.write(f"Sign in with one click on the start page, or with the password {PASSWORD}:")
        for account in demo_accounts():
            person = account.person
            hats = ", ".join(row.get_role_display() for row in person.memberships.all()) if person else ""
            self.stdout.write(f"  {account.email:28} {person}{' – ' + hats if hats else ''}")
