"""manage.py reencrypt_factors: seal the secrets of every second factor under the first key of FILE_KEYS."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from rondom.files.vault import UnreadableError
from rondom.web.account.sealing import reseal


class Command(BaseCommand):
    help = "Give every second factor the current key. May be stopped and started again at any moment."

    def handle(self, *args: Any, **options: Any) -> None:
        done, failed = 0, []
        for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True).iterator():
            try:
                done += reseal(authenticator_id=pk)
            except UnreadableError:
                failed.append(pk)
        self.stdout.write(f"{done} second factors have the current key now")
        if failed:
            raise CommandError(
                f"{len(failed)} second factors could not be read: {failed[:20]}. Keep the old keys."
            )
