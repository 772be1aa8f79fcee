"""Work of files outside a request."""

import logging

from rondom.files.clamav import ScannerError
from rondom.files.models import StoredFile
from rondom.files.operations import scan_quarantined
from rondom.files.terms import FileState
from rondom.files.vault import UnreadableError

logger = logging.getLogger("rondom.files")


def scan_waiting() -> int:
    """Ask the scanner about every file in quarantine, oldest first; return how many it gave a verdict on.

    Stops at the first sign that the scanner is away: the rest waits for the next time.
    """
    waiting = StoredFile.objects.filter(state=FileState.QUARANTINE).order_by("stored_at", "pk")
    scanned = 0
    for file_id in list(waiting.values_list("pk", flat=True)):
        try:
            scan_quarantined(file_id=file_id)
        except StoredFile.DoesNotExist:  # another worker was first
            continue
        except UnreadableError:
            logger.error("file %s in quarantine cannot be read", file_id)  # noqa: TRY400 - no bytes in the log
            continue
        except ScannerError:
            logger.warning("the virus scanner gives no verdict; %s files scanned", scanned)
            return scanned
        scanned += 1
    return scanned
