"""What others may know of meetings."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from rondom.core.facts import fact
from rondom.meetings.models import Decision, Meeting
from rondom.meetings.terms import DecisionKind, MeetingKind, MeetingState


@fact("meeting.ihi_planned", _("een gepland IHI-overleg"))
def ihi_planned(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    rows = Meeting.objects.filter(dossier_id__in=dossier_ids, kind=MeetingKind.IHI).exclude(
        state=MeetingState.CANCELLED
    )
    return dict(rows.values_list("dossier_id").annotate(day=Max("starts_at__date")))


@fact("meeting.ihi_closed", _("een afgesloten IHI-overleg"))
def ihi_closed(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    rows = Meeting.objects.filter(dossier_id__in=dossier_ids, kind=MeetingKind.IHI, state=MeetingState.CLOSED)
    return dict(rows.values_list("dossier_id").annotate(day=Max("closed_at__date")))


@fact("meeting.outcome_decided", _("een uitkomst van het IHI-overleg"))
def outcome_decided(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    rows = Decision.objects.filter(
        meeting__dossier_id__in=dossier_ids,
        meeting__state=MeetingState.CLOSED,
        kind__in=[DecisionKind.KEPT_IN_REGULAR, DecisionKind.PLACED_ELSEWHERE],
    )
    return dict(rows.values_list("meeting__dossier_id").annotate(day=Max("decided_at__date")))
