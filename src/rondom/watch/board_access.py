"""Who may see and do what for the board of a school, now, and why not."""

import uuid

from django.db import transaction
from django.http import Http404

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.events import DossierViewed
from rondom.events.record import happened
from rondom.watch.board_queries import BoardRow, board_rows, follows_for_board


def check_follows(actor: Actor) -> None:
    """Errors: Http404 for who does not follow children for a board."""
    if not follows_for_board(actor):
        raise Http404


def get_row(actor: Actor, ref: uuid.UUID) -> BoardRow:
    """A child on the list of the board; writes the look, which the family reads. Errors: Http404."""
    row = row_on_list(actor, ref)
    with transaction.atomic():
        look = DossierViewed(dossier_id=row.dossier.pk, region_id=row.dossier.region_id, part="board_follow")
        happened(look, by=actor)
    return row


def row_on_list(actor: Actor, ref: uuid.UUID) -> BoardRow:
    """The same without the look: for operations. Errors: Http404."""
    rows = board_rows(actor, on=clock.today())
    found = next((row for row in rows if row.dossier.ref == ref), None)
    if found is None:
        raise Http404
    return found
