"""manage.py reencrypt_files: seal every file under the first key of FILE_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rondom.files.models import StoredFile
from rondom.files.operations import reencrypt_file
from rondom.files.vault import UnreadableError


class Command(BaseCommand):
    help = "Give every stored file the current key. May be stopped and started again at any moment."

    def handle(self, *args: Any, **options: Any) -> None:
        done, failed = 0, []
        for file_id in StoredFile.objects.order_by("pk").values_list("pk", flat=True).iterator():
            try:
                done += reencrypt_file(file_id=file_id)
            except (UnreadableError, FileNotFoundError):
                failed.append(file_id)
        self.stdout.write(f"{done} files have the current key now")
        if failed:
            raise CommandError(f"{len(failed)} files could not be read: {failed[:20]}. Keep the old keys.")
