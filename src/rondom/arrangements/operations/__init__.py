"""What changes together in arrangements."""

from rondom.arrangements.operations.asking import (
    Wanted,
    begin_request,
    save_request,
    send_request,
    withdraw_request,
)
from rondom.arrangements.operations.deciding import Ruling, decide, read_request
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

__all__ = [
    "PartText",
    "Ruling",
    "Wanted",
    "begin_part",
    "begin_request",
    "book_invoice",
    "choose_evaluation",
    "decide",
    "end_arrangement",
    "publish_catalogue",
    "read_request",
    "remove_part",
    "save_part",
    "save_request",
    "send_request",
    "set_budget",
    "start_arrangement",
    "withdraw_request",
]
