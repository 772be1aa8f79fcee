"""What changes together in a triage."""

from rondom.triage.operations.judging import (
    Confirmation,
    Judgement,
    agree_on_crisis,
    begin_triage,
    close_triage,
    confirm,
    judge,
)
from rondom.triage.operations.policy import publish_rules
from rondom.triage.operations.regie import accept_regie, choose_regie, refuse_regie
from rondom.triage.operations.registering import check_registration, leave_open
from rondom.triage.operations.stock import put_in_stock, take_from_stock

__all__ = [
    "Confirmation",
    "Judgement",
    "accept_regie",
    "agree_on_crisis",
    "begin_triage",
    "check_registration",
    "choose_regie",
    "close_triage",
    "confirm",
    "judge",
    "leave_open",
    "publish_rules",
    "put_in_stock",
    "refuse_regie",
    "take_from_stock",
]
