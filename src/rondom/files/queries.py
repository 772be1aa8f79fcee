"""Reading what is stored."""

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from rondom.core.canonical import file_hash
from rondom.core.decision import refuse
from rondom.files.models import StoredFile
from rondom.files.terms import FileState
from rondom.files.vault import UnreadableError, unseal


def read_file(stored: StoredFile) -> bytes:
    """The content, checked against the hash. Who may read it is decided by the app that owns the file.

    Errors: Refused while the file is in quarantine or after it was refused; UnreadableError when the bytes
    are not what was stored.
    """
    if stored.state != FileState.CLEAN:
        refuse(
            "file.not_clean",
            _("Dit bestand kunt u niet openen: %(state)s.") % {"state": stored.get_state_display()},
        ).enforce()
    return opened(stored)


def opened(stored: StoredFile) -> bytes:
    """The content in any state, for the scanner. Errors: UnreadableError."""
    try:
        with default_storage.open(stored.blob_name) as blob:
            sealed = blob.read()
    except FileNotFoundError as error:
        raise UnreadableError("the content is not in the storage") from error
    data = unseal(sealed, bound_to=stored.seal)
    if len(data) != stored.size_bytes or file_hash(data) != stored.sha256:
        raise UnreadableError("the content is not what was stored")
    return data
