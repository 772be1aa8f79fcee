"""The sessions of an account: which there are, and the end of them.

The rows are of allauth.usersessions. A session is a row (docs/decisions/0006), so what ends here, ends at once.
"""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from rondom.core import clock


@transaction.atomic
def end_sessions(account_id: int | None, *, but: str | None, pk: int | None = None) -> int:
    """Sign out one place (pk) or all, but never the session with key `but`. Return how many."""
    rows = UserSession.objects.filter(user_id=account_id)
    if pk is not None:
        rows = rows.filter(pk=pk)
    if but is not None:
        rows = rows.exclude(session_key=but)
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return rows.filter(session_key__in=keys).delete()[0]


def forget_ended_sessions() -> None:
    """Delete sessions that are over, and what was remembered of the browser they were in."""
    Session.objects.filter(expire_date__lte=clock.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def running_sessions(account_id: int | None) -> QuerySet[UserSession]:
    """Sessions that are not over."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=clock.now())
    return UserSession.objects.filter(Exists(alive), user_id=account_id)


def note_seen(session_key: str) -> None:
    UserSession.objects.filter(session_key=session_key).update(last_seen_at=clock.now())
