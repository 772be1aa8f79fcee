"""Stores the answers that calendars mailed to the address of the invitations."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rondom.core.second_lock import as_system
from rondom.meetings.mail import calendar_parts
from rondom.meetings.operations import record_reply


class Command(BaseCommand):
    help = "Read answers to invitations from files: a mail (.eml) or a calendar (.ics) each."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path)

    @as_system("a command of the administrator, not a request")
    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        """A file that cannot be read is named, and the others go on."""
        for path in files:
            for result in self.results(path):
                self.stdout.write(f"{path.name}: {result}")

    def results(self, path: Path) -> list[str]:
        try:
            parts = calendar_parts(path.read_bytes())
            return [record_reply(part) for part in parts] or ["no calendar in it"]
        except (OSError, ValueError) as error:
            return [f"not read: {error}"]
