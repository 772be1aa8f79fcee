"""manage.py verify_audit: read the whole log and say where a chain is broken."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rondom.audit.chain import breaks
from rondom.audit.models import AuditEvent, AuditHead


class Command(BaseCommand):
    help = "Check the hash chain of every stream of the audit log. Exit code 1 when one is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        found = list(breaks())
        for broken in found:
            self.stderr.write(f"{broken.stream}: {broken.what} at {broken.seq}")
        if found:
            raise CommandError(f"{len(found)} broken streams")
        rows, streams = AuditEvent.objects.count(), AuditHead.objects.count()
        self.stdout.write(f"{rows} events in {streams} streams hold, {time.monotonic() - began:.1f} s")
