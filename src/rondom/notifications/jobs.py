"""Delivery of messages by e-mail. Messages wait as rows, so a worker that dies loses none."""

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction

from rondom.core import clock
from rondom.core.notices import may_be_told
from rondom.events.models import Notice
from rondom.notifications import mail, queries
from rondom.people.models import Person

logger = logging.getLogger("rondom.mail")

FIRST_WAIT = dt.timedelta(seconds=30)
LONGEST_WAIT = dt.timedelta(hours=1)


@dataclass
class Delivery:
    """Sends what must leave. Remembers for whom it failed, and waits longer each time for that person."""

    waits: dict[int, tuple[int, dt.datetime]] = field(default_factory=dict)

    def run(self) -> int:
        """Send everything that must leave now; return the number of e-mails.

        Cost: one query when there is nothing. The connection to the mail server is made before a row is
        locked, so that a mail server that is away holds nobody up.
        """
        now = clock.now()
        people = [person for person in queries.people_to_mail(now=now) if self._may_try(person, now)]
        if not people:
            return 0
        try:
            with get_connection() as post:
                return sum(self._try_one(person_id, post, now) for person_id in people)
        except OSError as error:
            self._failed(people, error, now)
            return 0

    def _try_one(self, person_id: int, post: BaseEmailBackend, now: dt.datetime) -> int:
        try:
            sent = deliver_to(person_id, post, now=now)
        except OSError as error:  # what smtplib raises is one too
            self._failed([person_id], error, now)
            return 0
        self.waits.pop(person_id, None)
        return sent

    def _may_try(self, person_id: int, now: dt.datetime) -> bool:
        return person_id not in self.waits or self.waits[person_id][1] <= now

    def _failed(self, people: Sequence[int], error: Exception, now: dt.datetime) -> None:
        for person_id in people:
            tries = self.waits.get(person_id, (0, now))[0] + 1
            self.waits[person_id] = (tries, now + min(FIRST_WAIT * 2 ** min(tries, 10), LONGEST_WAIT))
            logger.error("mail not sent person=%s tries=%s error=%s", person_id, tries, type(error).__name__)


@transaction.atomic
def deliver_to(person_id: int, post: BaseEmailBackend, *, now: dt.datetime) -> int:
    """Send one e-mail with everything that must leave for a person, and write down that it left.

    Both or neither: killed after sending and before the commit, the same mail leaves again, with the same
    Message-ID. Two workers never send the same row: it is locked, and the other passes it by.
    What the person may not see any more is not told: not by mail, and not in the inbox.
    """
    rows = queries.to_mail(now=now).filter(recipient_id=person_id)
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    found = list(rows)
    told = _still_to_tell(person_id, found)
    _mark([row for row in found if row not in told], "dropped_at")
    if not told:
        return 0
    mail.compose(Person.objects.get(pk=person_id), told, post=post).send()
    _mark(told, "mailed_at")
    logger.info("mail sent person=%s notices=%s", person_id, len(told))
    return 1


def _still_to_tell(person_id: int, found: Sequence[Notice]) -> list[Notice]:
    """Asked once for each dossier and category."""
    about = {(row.dossier_id, row.category) for row in found}
    allowed = {pair for pair in about if may_be_told(person_id, dossier_id=pair[0], category=pair[1])}
    return [row for row in found if (row.dossier_id, row.category) in allowed]


def _mark(rows: Sequence[Notice], field: str) -> None:
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(**{field: clock.now()})
