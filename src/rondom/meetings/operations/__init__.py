"""What changes together in a meeting: from the plan to the closing."""

from rondom.meetings.operations.closing import add_other_view, close_meeting, show_minutes
from rondom.meetings.operations.consulting import ask_without_name, close_consultation
from rondom.meetings.operations.dissent import add_dissent
from rondom.meetings.operations.drafts import forget_plan_draft, keep_plan_draft
from rondom.meetings.operations.feed import make_calendar_feed, stop_calendar_feed
from rondom.meetings.operations.invitations import (
    add_for_meeting,
    add_invitee,
    answer_invitation,
    record_reply,
    remove_invitee,
    remove_who_lost_ground,
)
from rondom.meetings.operations.planning import add_own_point, cancel_meeting, move_meeting, plan_meeting
from rondom.meetings.operations.polls import (
    AskedDates,
    VoterLink,
    add_voter,
    answer_by_link,
    answer_dates,
    ask_dates,
    choose_moment,
    open_by_code,
    renew_voter_link,
    stop_poll,
)
from rondom.meetings.operations.sitting import Slot, add_child, arrange, change_places, open_sitting, slot_of
from rondom.meetings.operations.talking import (
    decide,
    finish_point,
    make_agreement,
    mark_nothing_to_add,
    start_meeting,
    tick_attendance,
    write_minutes,
)
from rondom.meetings.operations.year import drop_planned_date, move_planned_date, plan_year

__all__ = [
    "AskedDates",
    "Slot",
    "VoterLink",
    "add_child",
    "add_dissent",
    "add_for_meeting",
    "add_invitee",
    "add_other_view",
    "add_own_point",
    "add_voter",
    "answer_by_link",
    "answer_dates",
    "answer_invitation",
    "arrange",
    "ask_dates",
    "ask_without_name",
    "cancel_meeting",
    "change_places",
    "choose_moment",
    "close_consultation",
    "close_meeting",
    "decide",
    "drop_planned_date",
    "finish_point",
    "forget_plan_draft",
    "keep_plan_draft",
    "make_agreement",
    "make_calendar_feed",
    "mark_nothing_to_add",
    "move_meeting",
    "move_planned_date",
    "open_by_code",
    "open_sitting",
    "plan_meeting",
    "plan_year",
    "record_reply",
    "remove_invitee",
    "remove_who_lost_ground",
    "renew_voter_link",
    "show_minutes",
    "slot_of",
    "start_meeting",
    "stop_calendar_feed",
    "stop_poll",
    "tick_attendance",
    "write_minutes",
]
