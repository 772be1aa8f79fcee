"""manage.py reseal: seal every file and every sealed text under the first key of FILE_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rondom.files.models import StoredFile
from rondom.files.operations import reencrypt_file
from rondom.files.resealing import reseal_texts
from rondom.files.vault import UnreadableError


class Command(BaseCommand):
    help = "Give every stored file and every sealed text the current key. May be stopped and started again."

    def handle(self, *args: Any, **options: Any) -> None:
        done, failed = 0, []
        for file_id in StoredFile.objects.order_by("pk").values_list("pk", flat=True).iterator():
            try:
                done += reencrypt_file(file_id=file_id)
            except (UnreadableError, FileNotFoundError):
                failed.append(f"file {file_id}")
        texts, lost = reseal_texts()
        failed += lost
        self.stdout.write(f"{done} files and {texts} texts have the current key now")
        if failed:
            raise CommandError(
                f"{len(failed)} could not be read: {', '.join(failed[:20])}. Keep the old keys."
            )
