"""What changes together in arrangements."""

from rondom.arrangements.operations.accounting import Said, file_plan, file_report
from rondom.arrangements.operations.asking import (
    Wanted,
    begin_request,
    save_request,
    send_request,
    withdraw_request,
)
from rondom.arrangements.operations.closing import close_year, merge_boards, move_budget, reopen_year
from rondom.arrangements.operations.deciding import Ruling, decide, read_request
from rondom.arrangements.operations.dividing import set_division
from rondom.arrangements.operations.helping import (
    PartText,
    begin_part,
    choose_evaluation,
    end_arrangement,
    remove_part,
    save_part,
    start_arrangement,
)
from rondom.arrangements.operations.paying import book_invoice, set_budget
from rondom.arrangements.operations.policy import publish_catalogue
from rondom.arrangements.operations.reporting import report_progress, tell_not_started

__all__ = [
    "PartText",
    "Ruling",
    "Said",
    "Wanted",
    "begin_part",
    "begin_request",
    "book_invoice",
    "choose_evaluation",
    "close_year",
    "decide",
    "end_arrangement",
    "file_plan",
    "file_report",
    "merge_boards",
    "move_budget",
    "publish_catalogue",
    "read_request",
    "remove_part",
    "reopen_year",
    "report_progress",
    "save_part",
    "save_request",
    "send_request",
    "set_budget",
    "set_division",
    "start_arrangement",
    "tell_not_started",
    "withdraw_request",
]
