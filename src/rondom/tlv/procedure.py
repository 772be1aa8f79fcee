"""From which state a TLV goes where, by which act. The table is drawn in docs/reference/tlv.md; nothing else moves a TLV."""

from collections.abc import Mapping
from typing import TypeVar

from rondom.tlv.terms import Act, ObjectionAct, ObjectionState, TlvState

State = TypeVar("State")
Move = TypeVar("Move")

STEPS: dict[tuple[TlvState, Act], TlvState] = {
    (TlvState.DRAFT, Act.SEND): TlvState.SUBMITTED,
    (TlvState.SUBMITTED, Act.ASK): TlvState.INCOMPLETE,
    (TlvState.IN_ADVICE, Act.ASK): TlvState.INCOMPLETE,
    (TlvState.INCOMPLETE, Act.ANSWER): TlvState.IN_ADVICE,
    (TlvState.SUBMITTED, Act.TAKE_UP): TlvState.IN_ADVICE,
    (TlvState.IN_ADVICE, Act.TAKE_UP): TlvState.IN_ADVICE,
    (TlvState.IN_ADVICE, Act.DECIDE): TlvState.DECIDED,
    (TlvState.DECIDED, Act.NOTIFY): TlvState.NOTIFIED,
    (TlvState.NOTIFIED, Act.PLACE): TlvState.PLACED,
    (TlvState.NOTIFIED, Act.EXPIRE): TlvState.EXPIRED,
    (TlvState.PLACED, Act.EXPIRE): TlvState.EXPIRED,
    (TlvState.NOTIFIED, Act.RENEW): TlvState.RENEWED,
    (TlvState.PLACED, Act.RENEW): TlvState.RENEWED,
    (TlvState.DRAFT, Act.WITHDRAW): TlvState.WITHDRAWN,
    (TlvState.SUBMITTED, Act.WITHDRAW): TlvState.WITHDRAWN,
    (TlvState.INCOMPLETE, Act.WITHDRAW): TlvState.WITHDRAWN,
    (TlvState.IN_ADVICE, Act.WITHDRAW): TlvState.WITHDRAWN,
}

OBJECTION_STEPS: dict[tuple[ObjectionState, ObjectionAct], ObjectionState] = {
    (ObjectionState.LODGED, ObjectionAct.SEND): ObjectionState.SENT,
    (ObjectionState.SENT, ObjectionAct.DECIDE): ObjectionState.DECIDED,
    (ObjectionState.LODGED, ObjectionAct.WITHDRAW): ObjectionState.WITHDRAWN,
    (ObjectionState.SENT, ObjectionAct.WITHDRAW): ObjectionState.WITHDRAWN,
}

# Before there is a decision; one at a time for a child.
OPEN = (TlvState.DRAFT, TlvState.SUBMITTED, TlvState.INCOMPLETE, TlvState.IN_ADVICE, TlvState.DECIDED)
# The clock of the samenwerkingsverband has begun, and there is no decision.
WAITING = (TlvState.SUBMITTED, TlvState.INCOMPLETE, TlvState.IN_ADVICE)
# Everybody who may read it, may read the decision.
KNOWN = (TlvState.NOTIFIED, TlvState.PLACED, TlvState.EXPIRED, TlvState.RENEWED)
IN_USE = (TlvState.NOTIFIED, TlvState.PLACED)


def may_go(state: str, act: Act) -> bool:
    return (TlvState(state), act) in STEPS


def next_state(state: str, act: Act) -> TlvState:
    """Errors: KeyError when the table has no such step; the policy asks may_go first."""
    return STEPS[TlvState(state), act]


def drawing(steps: Mapping[tuple[State, Move], State]) -> str:
    """A table as a Mermaid picture, for the docs."""
    lines = [f"    {before} --> {after}: {act}" for (before, act), after in steps.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])
