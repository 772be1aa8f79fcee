"""What changes together when a team or the support point is asked."""

from rondom.support.operations.asking import (
    answer_question,
    ask_team,
    decide_question,
    place_advice,
    take_question,
    withdraw_question,
)
from rondom.support.operations.tickets import (
    Made,
    TicketText,
    answer_ticket,
    ask_point,
    close_ticket,
    link_ticket,
    note_phone_call,
    open_ticket,
    say_more,
    take_ticket,
    triage_ticket,
    want_link,
)

__all__ = [
    "Made",
    "TicketText",
    "answer_question",
    "answer_ticket",
    "ask_point",
    "ask_team",
    "close_ticket",
    "decide_question",
    "link_ticket",
    "note_phone_call",
    "open_ticket",
    "place_advice",
    "say_more",
    "take_question",
    "take_ticket",
    "triage_ticket",
    "want_link",
    "withdraw_question",
]
