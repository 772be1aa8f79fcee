"""What others may know of meetings."""

from collections.abc import Collection

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rondom.core.facts import FactRows, by_value, fact_rows, facts
from rondom.meetings.models import Decision, Meeting
from rondom.meetings.terms import DecisionKind, MeetingKind, MeetingState

_PLANNED = {kind.value: f"meeting.{kind.value}_planned" for kind in MeetingKind}
_CLOSED = {kind.value: f"meeting.{kind.value}_closed" for kind in MeetingKind}


@facts(
    {
        f"meeting.{kind.value}_planned": format_lazy(_("een gepland {kind}"), kind=kind.label)
        for kind in MeetingKind
    }
)
def planned(dossier_ids: Collection[int]) -> FactRows:
    rows = Meeting.objects.filter(dossier_id__in=dossier_ids).exclude(state=MeetingState.CANCELLED)
    return fact_rows(rows, by_value("kind", _PLANNED), dossier="dossier_id", day="starts_at__date")


@facts(
    {
        f"meeting.{kind.value}_closed": format_lazy(_("een afgesloten {kind}"), kind=kind.label)
        for kind in MeetingKind
    }
)
def closed(dossier_ids: Collection[int]) -> FactRows:
    rows = Meeting.objects.filter(dossier_id__in=dossier_ids, state=MeetingState.CLOSED)
    return fact_rows(rows, by_value("kind", _CLOSED), dossier="dossier_id", day="closed_at__date")


@facts({"meeting.outcome_decided": _("een uitkomst van het overleg")})
def outcome_decided(dossier_ids: Collection[int]) -> FactRows:
    rows = Decision.objects.filter(
        meeting__dossier_id__in=dossier_ids,
        meeting__state=MeetingState.CLOSED,
        kind__in=[DecisionKind.KEPT_IN_REGULAR, DecisionKind.PLACED_ELSEWHERE],
    )
    return fact_rows(rows, "meeting.outcome_decided", dossier="meeting__dossier_id", day="decided_at__date")
