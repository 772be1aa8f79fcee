"""The link by which somebody without an account reads what was sent: where it leads and how it is mailed."""

import datetime as dt
import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


def link_of(secret: str) -> str:
    return settings.SITE_ADDRESS.rstrip("/") + reverse("sending:follow", args=[secret])


def mail_link(address: str, *, link: str, last_on: dt.date, language: str) -> bool:
    """Mail the link, never the code. The text names nobody and no reason. False when the mail could not leave."""
    with translation.override(language):
        text = _(
            "Hallo,\n\n"
            "Iemand stuurt u iets om te lezen in Rondom. Dat is een website waar mensen samen afspraken maken.\n\n"
            "Open hier wat u kreeg:\n%(link)s\n\n"
            "U hebt ook een code nodig. Die krijgt u apart, bijvoorbeeld aan de telefoon.\n"
            "U kunt het lezen tot en met %(last_day)s. Stuur deze mail niet door.\n\n"
            "Weet u niet waar dit over gaat? Dan hoeft u niets te doen.\n"
        ) % {"link": link, "last_day": formats.date_format(last_on, "j F Y")}
        mail = EmailMessage(subject=_("Er staat iets voor u klaar"), body=text, to=[address])
    try:
        mail.send()
    except OSError as error:
        # No traceback: an error of a mail server repeats the address.
        log.error("the link of a sending was not mailed: %s", type(error).__name__)  # noqa: TRY400
        return False
    return True
