"""A page for who has a link and a code, and no account.

The secret stands in the address only once; it moves to a cookie and the browser goes to an address without it. The
right code is remembered in a second cookie, signed, for some hours. A GET changes nothing: a mail scanner that
follows the link meets the question for the code.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

HALF_A_DAY = 12 * 60 * 60


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        help_text=_("Zes cijfers. U kreeg de code apart, bijvoorbeeld aan de telefoon."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Vul de code in")},
    )

    def say_wrong(self) -> None:
        self.add_error(
            "code",
            _("Deze code klopt niet. Na een paar foute codes werkt de link niet meer. Bel bij twijfel."),
        )


class Behind(Protocol):
    """The row that a secret opens."""

    @property
    def secret_hash(self) -> str: ...


@dataclass(frozen=True, slots=True)
class SecretLink:
    """One kind of link. page: name of the address behind it; template: the question for the code."""

    cookie: str
    salt: str
    page: str
    template: str

    @property
    def opened_cookie(self) -> str:
        return f"{self.cookie}-open"

    def follow(self, secret: str) -> HttpResponse:
        """Take the secret out of the address."""
        response = redirect(self.page)
        response.set_cookie(self.cookie, secret[:100], **self._kept())
        response.delete_cookie(self.opened_cookie, path=reverse(self.page))
        response["Referrer-Policy"] = "no-referrer"
        return response

    def _kept(self) -> dict[str, Any]:
        return {
            "max_age": HALF_A_DAY,
            "path": reverse(self.page),
            "secure": settings.SESSION_COOKIE_SECURE,
            "httponly": True,
            "samesite": "Lax",
        }

    def secret(self, request: HttpRequest) -> str:
        """What the browser holds; empty without a link."""
        return request.COOKIES.get(self.cookie, "")

    def is_opened(self, request: HttpRequest, row: Behind) -> bool:
        """Whether the code of this very link was right, on this computer."""
        opened = request.get_signed_cookie(self.opened_cookie, default="", salt=self.salt, max_age=HALF_A_DAY)
        return bool(opened == row.secret_hash)

    def let_in(self, row: Behind | None) -> HttpResponse:
        """On to the page, with the right code remembered."""
        response = redirect(self.page)
        opened = row.secret_hash if row else ""
        response.set_signed_cookie(self.opened_cookie, opened, salt=self.salt, **self._kept())
        return response

    def ask_code(self, request: HttpRequest, form: CodeForm | None = None) -> HttpResponse:
        form = form or CodeForm()
        return render(request, self.template, {"form": form}, status=422 if form.errors else 200)
