"""The three lists of Mijn werk as the page shows them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rondom.web.work.desk import WorkRow
from rondom.web.work.rows import Work

FIRST_ROWS = 10  # of each list: what somebody can oversee; the rest is one click away
MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class ListOnPage:
    """One of the three lists. hidden: how many rows stand behind the link "alles"."""

    key: str
    title: str
    what: str
    when: str
    none: str
    count: int
    rows: tuple[WorkRow, ...]

    @property
    def hidden(self) -> int:
        return self.count - len(self.rows)


def lists_of(work: Work, *, whole: str) -> list[ListOnPage]:
    """The lists with their first rows; the one that is asked for by key goes on to a hundred."""
    heads = (
        ("te-laat", _("Te laat"), _("Wat u nu doet"), _("Wanneer"), _("Er is niets te laat."), work.late),
        ("aan-u", _("Aan u"), _("Wat u nu doet"), _("Wanneer"), _("Er is nu niets aan u."), work.you),
        (
            *("bij-anderen", _("Wacht op anderen"), _("Waarop wij wachten"), _("Wie en hoe lang")),
            *(_("U wacht nu op niemand."), work.waits),
        ),
    )
    return [
        ListOnPage(key, title, what, when, none, len(rows), rows[: MOST_ROWS if key == whole else FIRST_ROWS])
        for key, title, what, when, none, rows in heads
    ]
