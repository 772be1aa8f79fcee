"""The second factors of an account, as the details page shows them."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator


@dataclass(frozen=True, slots=True)
class Passkey:
    pk: int
    name: str
    added_at: dt.datetime
    last_used_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Factors:
    """has_app: an app is tied; codes_left: recovery codes that were not used."""

    has_app: bool = False
    passkeys: tuple[Passkey, ...] = field(default=())
    codes_left: int = 0

    @property
    def total(self) -> int:
        return len(self.passkeys) + self.has_app

    @property
    def may_remove(self) -> bool:
        """The last one stays."""
        return self.total > 1


def factors_of(user: Any) -> Factors:
    """One query."""
    rows = list(Authenticator.objects.filter(user=user).order_by("pk"))
    kinds = Authenticator.Type
    codes = [row for row in rows if row.type == kinds.RECOVERY_CODES]
    return Factors(
        has_app=any(row.type == kinds.TOTP for row in rows),
        passkeys=tuple(_passkey(row) for row in rows if row.type == kinds.WEBAUTHN),
        codes_left=len(codes[0].wrap().get_unused_codes()) if codes else 0,
    )


def _passkey(row: Authenticator) -> Passkey:
    return Passkey(row.pk, row.wrap().name, row.created_at, row.last_used_at)
