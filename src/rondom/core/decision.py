"""The answer of a policy: yes, or no with a reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes, or no with a reason.

    code:   stable word for tests, API and audit, e.g. "plan.not_final"
    reason: one sentence for the person who asked; Dutch, translatable
    """

    allowed: bool
    code: str = ""
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def enforce(self) -> None:
        """Return quietly, or raise Refused."""
        if not self.allowed:
            raise Refused(self)


class Refused(Exception):
    """An operation that the policy does not allow; `decision` says why."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.code)
        self.decision = decision


class Conflict(Exception):
    """Somebody else saved first. `theirs` is what is stored now; nothing of ours was stored.

    theirs_by is the display name of the person who saved, for the screen only.
    """

    def __init__(self, *, theirs: str, revision: int, theirs_by: str = "") -> None:
        super().__init__("conflict")
        self.theirs = theirs
        self.revision = revision
        self.theirs_by = theirs_by


ALLOWED = Decision(allowed=True)


def refuse(code: str, reason: str) -> Decision:
    """Return a refusal; `reason` is translated with gettext, not lazily: it lives for one request."""
    return Decision(allowed=False, code=code, reason=reason)
