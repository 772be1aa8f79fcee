"""Requests of families in Mijn werk, for who answers for the school."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from rondom.web.links import address


def rights_rows(desk: Any, requests: Iterable[Any]) -> Iterator[Any]:
    """Requests of families that this hat answers for the school; it need not stand around the child.

    desk: of rows.py, which makes the rows.
    """
    for row in requests:
        url = address("rights:request", request_id=row.pk)
        yield desk.row(
            row.dossier,
            what=_("Beantwoord een verzoek: %(kind)s") % {"kind": row.get_kind_display()},
            why=_("Een gezin gebruikt een recht. Dit moet van de wet binnen een maand"),
            url=url,
            button=_("Open het verzoek"),
            child_url=url,
            due_on=row.due_on,
            law=True,
        )
