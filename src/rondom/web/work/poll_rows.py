"""Rows about date polls: to answer one, to choose a moment, and what I asked and wait for."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from rondom.meetings.polls import OpenPoll, open_polls
from rondom.web.links import address
from rondom.web.work.desk import Desk, Kind, WorkRow


def poll_rows(desk: Desk) -> Iterator[WorkRow]:
    for poll in open_polls(desk.actor, list(desk.dossiers), on=desk.on):
        if poll.to_answer or poll.asked_by_me:
            yield _row(desk, poll)


def _row(desk: Desk, poll: OpenPoll) -> WorkRow:
    dossier, url = desk.dossiers[poll.dossier_id], address("meeting:poll", poll_id=poll.poll_id)
    if poll.to_choose:
        return desk.row(
            dossier, what=_("Kies het moment voor het overleg"), why=_("U vroeg wie wanneer kan"), url=url
        )
    if poll.to_answer:
        return desk.row(
            dossier,
            what=_("Geef door wanneer u kunt voor het overleg"),
            why=_("U bent gevraagd voor dit overleg"),
            url=url,
            due_on=poll.last_on,
        )
    numbers = {"answered": poll.answered, "asked": poll.asked}
    return desk.row(
        dossier,
        kind=Kind.WAITS,
        what=_("Wanneer iedereen kan voor het overleg"),
        why=_("U vroeg wie wanneer kan"),
        url=url,
        who=_("%(answered)s van %(asked)s gaven antwoord") % numbers,
    )
