"""What others may know of meetings."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from rondom.core.facts import FactRows, fact_rows, facts
from rondom.meetings.models import Decision, Meeting
from rondom.meetings.terms import DecisionKind, MeetingKind, MeetingState


@facts({"meeting.ihi_planned": _("een gepland IHI-overleg")})
def ihi_planned(dossier_ids: Collection[int]) -> FactRows:
    rows = Meeting.objects.filter(dossier_id__in=dossier_ids, kind=MeetingKind.IHI).exclude(
        state=MeetingState.CANCELLED
    )
    return fact_rows(rows, "meeting.ihi_planned", dossier="dossier_id", day="starts_at__date")


@facts({"meeting.ihi_closed": _("een afgesloten IHI-overleg")})
def ihi_closed(dossier_ids: Collection[int]) -> FactRows:
    rows = Meeting.objects.filter(dossier_id__in=dossier_ids, kind=MeetingKind.IHI, state=MeetingState.CLOSED)
    return fact_rows(rows, "meeting.ihi_closed", dossier="dossier_id", day="closed_at__date")


@facts({"meeting.outcome_decided": _("een uitkomst van het IHI-overleg")})
def outcome_decided(dossier_ids: Collection[int]) -> FactRows:
    rows = Decision.objects.filter(
        meeting__dossier_id__in=dossier_ids,
        meeting__state=MeetingState.CLOSED,
        kind__in=[DecisionKind.KEPT_IN_REGULAR, DecisionKind.PLACED_ELSEWHERE],
    )
    return fact_rows(rows, "meeting.outcome_decided", dossier="meeting__dossier_id", day="decided_at__date")
