"""Secrets of a second factor at rest: sealed with the keys of the files, so that a copy of the database opens nothing."""

import base64

from allauth.mfa.models import Authenticator
from django.db import transaction

from rondom.files import vault

MARK = "sealed:"
_BOUND_TO = b"second factor"
# Where allauth keeps a secret in Authenticator.data: one text, or a list of texts.
_PLACES = ("secret", "seed", "migrated_codes")


def seal_text(text: str) -> str:
    sealed = vault.seal(text.encode(), bound_to=_BOUND_TO)
    return MARK + base64.b64encode(sealed).decode()


def unseal_text(stored: str) -> str:
    """What was stored before secrets were sealed is given back as it is. Errors: vault.UnreadableError."""
    if not stored.startswith(MARK):
        return stored
    return vault.unseal(_bytes_of(stored), bound_to=_BOUND_TO).decode()


@transaction.atomic
def reseal(*, authenticator_id: int) -> bool:
    """Seal the secrets of one factor under the current key; False when they were. Errors: vault.UnreadableError."""
    row = Authenticator.objects.select_for_update().filter(pk=authenticator_id).first()
    if row is None:
        return False
    renewed = {place: _renewed(row.data[place]) for place in _PLACES if place in row.data}
    if all(row.data[place] == value for place, value in renewed.items()):
        return False
    row.data |= renewed
    row.save(update_fields=["data"])
    return True


def _renewed(stored: str | list[str]) -> str | list[str]:
    if isinstance(stored, list):
        return [_renewed_text(text) for text in stored]
    return _renewed_text(stored)


def _renewed_text(stored: str) -> str:
    if stored.startswith(MARK) and vault.key_id_of(_bytes_of(stored)) == vault.current_key_id():
        return stored
    return seal_text(unseal_text(stored))


def _bytes_of(stored: str) -> bytes:
    try:
        return base64.b64decode(stored.removeprefix(MARK), validate=True)
    except ValueError as error:
        raise vault.UnreadableError("this is not a sealed text") from error
