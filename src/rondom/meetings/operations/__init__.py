"""What changes together in a meeting: from the plan to the closing."""

from rondom.meetings.operations.closing import add_other_view, close_meeting, show_minutes
from rondom.meetings.operations.invitations import (
    add_for_meeting,
    add_invitee,
    answer_invitation,
    record_reply,
    remove_invitee,
    remove_who_lost_ground,
)
from rondom.meetings.operations.planning import cancel_meeting, move_meeting, plan_meeting
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
    "add_for_meeting",
    "add_invitee",
    "add_other_view",
    "answer_invitation",
    "cancel_meeting",
    "close_meeting",
    "decide",
    "drop_planned_date",
    "finish_point",
    "make_agreement",
    "mark_nothing_to_add",
    "move_meeting",
    "move_planned_date",
    "plan_meeting",
    "plan_year",
    "record_reply",
    "remove_invitee",
    "remove_who_lost_ground",
    "show_minutes",
    "start_meeting",
    "tick_attendance",
    "write_minutes",
]
