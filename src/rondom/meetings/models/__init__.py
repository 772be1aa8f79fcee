"""The tables of talks: the meeting itself, the year of a school, papers, and what comes before: poll and draft."""

from rondom.meetings.models.feed import CalendarFeed
from rondom.meetings.models.meeting import (
    AgendaPoint,
    Agreement,
    Decision,
    Dissent,
    Invitee,
    Meeting,
    MeetingQuerySet,
    MinutesPart,
    OtherView,
)
from rondom.meetings.models.papers import MeetingPaper, PaperPack
from rondom.meetings.models.polls import (
    DatePoll,
    DatePollQuerySet,
    PlanDraft,
    PollAnswer,
    PollMoment,
    PollVoter,
)
from rondom.meetings.models.preparation import OwnQuestions
from rondom.meetings.models.year import Consultation, NormFigure, PlannedDate

__all__ = [
    "AgendaPoint",
    "Agreement",
    "CalendarFeed",
    "Consultation",
    "DatePoll",
    "DatePollQuerySet",
    "Decision",
    "Dissent",
    "Invitee",
    "Meeting",
    "MeetingPaper",
    "MeetingQuerySet",
    "MinutesPart",
    "NormFigure",
    "OtherView",
    "OwnQuestions",
    "PaperPack",
    "PlanDraft",
    "PlannedDate",
    "PollAnswer",
    "PollMoment",
    "PollVoter",
]
