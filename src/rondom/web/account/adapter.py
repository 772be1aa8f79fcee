"""How django-allauth behaves here: accounts start from an invitation, and it speaks our words."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.people.sessions import end_sessions
from rondom.web.account.device import greet
from rondom.web.account.factors import LAST_STAYS
from rondom.web.account.sealing import seal_text, unseal_text
from rondom.web.second_factor import FACTORS

# Messages that allauth wants to show, by its own template. What is not here is not said.
SAID = {
    "account/messages/logged_out.txt": gettext_lazy("U bent uitgelogd."),
    "account/messages/password_changed.txt": gettext_lazy("Uw wachtwoord is veranderd."),
    "account/messages/password_set.txt": gettext_lazy("Uw wachtwoord is gekozen."),
    "mfa/messages/totp_activated.txt": gettext_lazy("De app is gekoppeld."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("De app is losgekoppeld."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("De sleutel is toegevoegd."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("De sleutel is weggehaald."),
}
# What the owner of an account is mailed, by allauth's own name of the mail.
MAILED = {
    "account/email/password_changed": gettext_lazy("Uw wachtwoord is veranderd."),
    "account/email/password_reset": gettext_lazy("Uw wachtwoord is veranderd."),
    "account/email/password_set": gettext_lazy("Uw wachtwoord is gekozen."),
    "mfa/email/totp_activated": gettext_lazy("Er is een app gekoppeld aan uw account."),
    "mfa/email/totp_deactivated": gettext_lazy("De app is losgekoppeld van uw account."),
    "mfa/email/webauthn_added": gettext_lazy("Er is een sleutel toegevoegd aan uw account."),
    "mfa/email/webauthn_removed": gettext_lazy("Er is een sleutel weggehaald van uw account."),
    "mfa/email/recovery_codes_generated": gettext_lazy("Er zijn nieuwe reservecodes gemaakt."),
}
FACTOR_ADDED = ("mfa/email/totp_activated", "mfa/email/webauthn_added")
WRONG = gettext_lazy("Het e-mailadres of het wachtwoord klopt niet. Probeer het nog een keer.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": WRONG,
        "email_password_mismatch": WRONG,
        "enter_current_password": gettext_lazy("Dit is niet uw wachtwoord van nu."),
        "incorrect_password": gettext_lazy("Dit wachtwoord klopt niet."),
        "incorrect_code": gettext_lazy("Deze code klopt niet. Kijk of er al een nieuwe code staat."),
        "too_many_login_attempts": gettext_lazy(
            "U probeerde het te vaak. Wacht een kwartier, of kies ‘Wachtwoord vergeten’."
        ),
        "rate_limited": gettext_lazy("U probeerde het te vaak. Wacht even en probeer het dan opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by himself."""
        return False

    def user_display(self, user: Any) -> str:
        return user.person.name if user.person else user.email

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        greet(request, response, user)
        return response

    def set_password(self, user: Any, password: str) -> None:
        """Whoever had the old password has no session any more, either."""
        super().set_password(user, password)
        end_sessions(user.pk, but=self.request.session.session_key)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Somebody who signed in within the last minutes is not asked again."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(self.request, self.request.user)
        newest = max((record["at"] for record in records), default=0)
        return time.time() - newest > app_settings.REAUTHENTICATION_TIMEOUT

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        names = {
            "reauthenticate": _("Met uw wachtwoord"),
            "mfa_reauthenticate": _("Met een code uit de app"),
            "mfa_reauthenticate:webauthn": _("Met uw sleutel"),
        }
        found = super().get_reauthentication_methods(user)
        return [method | {"description": names[method["id"]]} for method in found]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        words = message or SAID.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words), extra_tags=extra_tags)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the owner that something about the account changed: it may not have been the owner.

        With a new factor, a session elsewhere that began with only a password is no session any more.
        """
        if template_prefix in FACTOR_ADDED:
            end_sessions(user.pk, but=self.request.session.session_key)
        words = MAILED.get(template_prefix)
        if not words:
            return
        text = _(
            "Hallo,\n\n%(words)s\n\n"
            "Was u dit zelf? Dan hoeft u niets te doen.\n"
            "Was u dit niet? Kies dan meteen een nieuw wachtwoord en bel uw coördinator of beheerder.\n"
        ) % {"words": words}
        mail = EmailMessage(subject=_("Uw account bij Rondom is veranderd"), body=text, to=[user.email])
        mail.send(fail_silently=True)  # the change has been made; a mail server that is away does not undo it


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": LAST_STAYS,
    }

    def build_totp_svg(self, url: str) -> str:
        """To stand in the page itself: without the first line, which belongs to a file."""
        return super().build_totp_svg(url).partition("?>")[2].strip()

    def encrypt(self, text: str) -> str:
        return seal_text(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal_text(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last factor stays: without one nothing opens."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
        return authenticator.type not in FACTORS or others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth's own word
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Sleutel %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": "Rondom"}
