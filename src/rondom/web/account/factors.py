"""The second factors of an account, as the details page shows them; and: the last one stays."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from rondom.web.second_factor import FACTORS

LAST_STAYS = _("Dit is uw enige tweede stap. Stel eerst een andere in, daarna kan deze weg.")


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


def last_factor_stays(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Around allauth's views that take a factor away: one at a time, and never the last.

    The library asks the adapter about an app, but not about a key.
    """

    @wraps(view)
    def guarded(request: HttpRequest, **values: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, **values)
        with transaction.atomic():
            rows = Authenticator.objects.select_for_update().filter(user=request.user, type__in=FACTORS)
            if [row.pk for row in rows] == [values.get("pk")]:
                messages.error(request, str(LAST_STAYS))
                return redirect("account:details")
            return view(request, **values)

    return guarded
