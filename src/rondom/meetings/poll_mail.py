"""The link by which somebody without an account answers a date poll, and the two mails about it.

The link itself is stored nowhere, so the reminder cannot repeat it: it answers the first mail, so that a mail program
shows both together.
"""

import datetime as dt
import hashlib
import logging
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


def link_of(secret: str) -> str:
    return settings.SITE_ADDRESS.rstrip("/") + reverse("meeting:poll_follow", args=[secret])


def mail_link(address: str, *, secret: str, last_on: dt.date, language: str) -> bool:
    """Mail the link, never the code. The text names no child and no reason. False when the mail could not leave."""
    with translation.override(language):
        text = _(
            "Hallo,\n\n"
            "Iemand wil met u en anderen overleggen, en vraagt wanneer u kunt.\n\n"
            "Geef het hier door:\n%(link)s\n\n"
            "U hebt ook een code nodig. Die krijgt u apart, bijvoorbeeld aan de telefoon.\n"
            "U kunt antwoorden tot en met %(last_day)s. Stuur deze mail niet door.\n\n"
            "Weet u niet waar dit over gaat? Dan hoeft u niets te doen.\n"
        ) % {"link": link_of(secret), "last_day": formats.date_format(last_on, "j F Y")}
        mail = EmailMessage(subject=_("Wanneer kunt u?"), body=text, to=[address])
        mail.extra_headers = {"Message-ID": _message_id(hashlib.sha256(secret.encode()).hexdigest())}
    return _sent(mail)


def mail_reminder(address: str, *, secret_hash: str, last_on: dt.date, language: str) -> bool:
    """Remind somebody of the mail with his link."""
    with translation.override(language):
        text = _(
            "Hallo,\n\n"
            "Wij vroegen u wanneer u kunt voor een overleg. Wij weten het nog niet van u.\n\n"
            "De link staat in onze eerdere mail, met hetzelfde onderwerp. U kunt antwoorden tot en met %(last_day)s.\n"
            "Kwijt? Bel wie u dit vroeg en vraag om een nieuwe link.\n"
        ) % {"last_day": formats.date_format(last_on, "j F Y")}
        mail = EmailMessage(subject=_("Wanneer kunt u?"), body=text, to=[address])
        first = _message_id(secret_hash)
        mail.extra_headers = {"In-Reply-To": first, "References": first}
    return _sent(mail)


def _message_id(secret_hash: str) -> str:
    """Of the hash once more, so that it opens nothing."""
    digest = hashlib.sha256(f"poll:{secret_hash}".encode()).hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{digest}@{domain}>"


def _sent(mail: EmailMessage) -> bool:
    try:
        mail.send()
    except OSError as error:
        # No traceback: an error of a mail server repeats the address.
        log.error("a mail about a date poll was not sent: %s", type(error).__name__)  # noqa: TRY400
        return False
    return True
