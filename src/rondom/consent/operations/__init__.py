"""What changes together when consent is asked, given and taken back, and when the law takes its place."""

from rondom.consent.operations.answering import answer_consent, withdraw_consent
from rondom.consent.operations.asking import (
    ask_after_change,
    ask_again,
    ask_consent,
    ask_for_after_change,
    ask_new_givers,
    end_asked_for_after,
    end_consents,
    end_consents_for,
    is_for_after_change,
    why_again,
)
from rondom.consent.operations.legal import ParentsKnow, end_legal_share, share_by_law, tell_parents
from rondom.consent.operations.recording import Said, record_answer, record_withdrawal

__all__ = [
    "ParentsKnow",
    "Said",
    "answer_consent",
    "ask_after_change",
    "ask_again",
    "ask_consent",
    "ask_for_after_change",
    "ask_new_givers",
    "end_asked_for_after",
    "end_consents",
    "end_consents_for",
    "end_legal_share",
    "is_for_after_change",
    "record_answer",
    "record_withdrawal",
    "share_by_law",
    "tell_parents",
    "why_again",
    "withdraw_consent",
]
