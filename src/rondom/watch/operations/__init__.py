"""What changes together when it is stuck, and about absence."""

from rondom.watch.operations.absence import (
    Report,
    RowAnswer,
    do_act,
    read_list,
    report_absence,
    take_back_absence,
)
from rondom.watch.operations.admission import ask_longer, decide_admission, place_for_now, write_admission
from rondom.watch.operations.attendance import (
    answer_report,
    ask_leave,
    decide_leave,
    send_report,
    withdraw_leave,
)
from rondom.watch.operations.board import FollowText, follow_child, set_section
from rondom.watch.operations.climbing import begin_rung, end_rung, meet_term
from rondom.watch.operations.desk import answer_call, call_on, check_roles, end_at_desk, take_up
from rondom.watch.operations.office import book_slot, cancel_booking, choose_office, publish_office_hour
from rondom.watch.operations.saying import found_stuck, press, put_on_desk

__all__ = [
    "FollowText",
    "Report",
    "RowAnswer",
    "answer_call",
    "answer_report",
    "ask_leave",
    "ask_longer",
    "begin_rung",
    "book_slot",
    "call_on",
    "cancel_booking",
    "check_roles",
    "choose_office",
    "decide_admission",
    "decide_leave",
    "do_act",
    "end_at_desk",
    "end_rung",
    "follow_child",
    "found_stuck",
    "meet_term",
    "place_for_now",
    "press",
    "publish_office_hour",
    "put_on_desk",
    "read_list",
    "report_absence",
    "send_report",
    "set_section",
    "take_back_absence",
    "take_up",
    "withdraw_leave",
    "write_admission",
]
