"""What changes together when it is stuck."""

from rondom.watch.operations.climbing import begin_rung, end_rung, meet_term
from rondom.watch.operations.desk import answer_call, call_on, check_roles, end_at_desk, take_up
from rondom.watch.operations.saying import found_stuck, press, put_on_desk

__all__ = [
    "answer_call",
    "begin_rung",
    "call_on",
    "check_roles",
    "end_at_desk",
    "end_rung",
    "found_stuck",
    "meet_term",
    "press",
    "put_on_desk",
    "take_up",
]
