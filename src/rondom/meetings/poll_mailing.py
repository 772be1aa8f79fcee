"""Work of date polls outside a request: who lost the ground, who did not answer yet, drafts that nobody used."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localtime

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.events.record import happened
from rondom.meetings.models import DatePoll, PlanDraft, PollVoter
from rondom.meetings.operations.polls import drop_lost_voters
from rondom.meetings.poll_days import date_poll_rules
from rondom.meetings.poll_events import PollReminded
from rondom.meetings.poll_mail import mail_reminder

MORNING = 8  # the program reminds nobody at night


def look_after_polls() -> int:
    """Drop who may not know any more, remind who did not answer, forget old drafts. Answers how many were reminded."""
    for poll in DatePoll.objects.not_chosen().select_related("dossier"):
        with transaction.atomic():
            drop_lost_voters(poll)
    before = clock.now() - dt.timedelta(days=date_poll_rules().draft_days)
    PlanDraft.objects.filter(saved_at__lt=before).delete()
    if localtime(clock.now()).hour < MORNING:
        return 0
    return sum(_remind_once(pk) for pk in _to_remind().values_list("pk", flat=True))


def _to_remind() -> QuerySet[PollVoter]:
    today = clock.today()
    soon = today + dt.timedelta(days=date_poll_rules().remind_days_before)
    return PollVoter.objects.filter(
        poll__in=DatePoll.objects.open_on(today).filter(last_on__lte=soon),
        answered_at__isnull=True,
        reminded_at__isnull=True,
        removed_at__isnull=True,
        blocked_at__isnull=True,
        poll__asked_at__date__lt=today,
    )


@transaction.atomic
def _remind_once(voter_id: int) -> int:
    """Nothing when he answered or another worker reminded him in the meantime."""
    rows = _to_remind().select_for_update(of=("self",)).select_related("poll", "person")
    voter = rows.filter(pk=voter_id).first()
    if voter is None:
        return 0
    voter.reminded_at = clock.now()
    voter.save(update_fields=["reminded_at"])
    poll = voter.poll
    event = PollReminded(
        dossier_id=poll.dossier_id, region_id=poll.region_id, poll_id=poll.pk, person_id=voter.person_id
    )
    happened(event, by=system_actor(poll.region_id))
    if voter.secret_hash and voter.person.email:
        mail_reminder(
            voter.person.email,
            secret_hash=voter.secret_hash,
            last_on=poll.last_on,
            language=voter.person.language,
        )
    return 1
