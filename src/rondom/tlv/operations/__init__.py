"""What changes together in TLVs."""

from rondom.tlv.operations.asking import (
    begin_tlv,
    choose_annexes,
    give_view,
    save_tlv,
    send_tlv,
    withdraw_tlv,
    write_minutes,
)
from rondom.tlv.operations.deciding import (
    Ruling,
    decide_objection,
    decide_tlv,
    notify_tlv,
    object_to_tlv,
    send_objection,
    withdraw_objection,
)
from rondom.tlv.operations.handing_over import (
    RenewalRow,
    begin_renewals,
    fetch_tlv,
    look_at_release,
    place_pupil,
    release_tlv,
)
from rondom.tlv.operations.handling import answer_more, ask_expert, ask_more, enter_time, sign_advice

__all__ = [
    "RenewalRow",
    "Ruling",
    "answer_more",
    "ask_expert",
    "ask_more",
    "begin_renewals",
    "begin_tlv",
    "choose_annexes",
    "decide_objection",
    "decide_tlv",
    "enter_time",
    "fetch_tlv",
    "give_view",
    "look_at_release",
    "notify_tlv",
    "object_to_tlv",
    "place_pupil",
    "release_tlv",
    "save_tlv",
    "send_objection",
    "send_tlv",
    "sign_advice",
    "withdraw_objection",
    "withdraw_tlv",
    "write_minutes",
]
