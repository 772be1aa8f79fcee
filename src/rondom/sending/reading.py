"""What a receiver gets on his screen: the same for who looks beforehand and for who reads it."""

from dataclasses import dataclass

from django.http import Http404

from rondom.core.second_lock import as_system
from rondom.documents.paper import pdf_bytes
from rondom.documents.reading import Reading
from rondom.sending import access
from rondom.sending.grounds import Receiver, seen_by_receiver
from rondom.sending.models import Sending
from rondom.sending.parts import Sheet, sheets_of


@dataclass(frozen=True, slots=True)
class Given:
    """gone: titles of what cannot be read any more."""

    sheets: list[Sheet]
    gone: list[str]


def previewed(mine: Reading, receiver: Receiver, keys: list[str]) -> list[Sheet]:
    """What somebody would get, before it is sent. Errors: Refused, Http404."""
    parts = access.chosen_parts(mine, receiver, keys)
    with as_system("what the receiver gets is made in his place"):
        theirs = seen_by_receiver(receiver, mine.dossier, sees=mine.dossier.categories)
        assert theirs is not None  # noqa: S101 - chosen_parts refuses without a ground
        return sheets_of(parts, theirs)


@as_system("what the receiver gets is made in his place")
def given(sending: Sending) -> Given | None:
    """None when nothing of it may be read (any more)."""
    found = access.opened(sending)
    return Given(sheets_of(found.parts, found.seen), found.gone) if found else None


@as_system("what the receiver gets is made in his place")
def pdf_of(sending: Sending, slug: str) -> bytes:
    """One paper of it. Errors: Http404 for what is not there, or may not be read any more."""
    found = given(sending)
    sheet = next((row for row in found.sheets if row.slug == slug), None) if found else None
    if sheet is None:
        raise Http404
    return pdf_bytes(sheet.kind, sheet.reading, sheet.document)
