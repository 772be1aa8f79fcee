"""The link by which a family follows its question: where it leads and how it is mailed."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


def link_of(secret: str) -> str:
    return settings.SITE_ADDRESS.rstrip("/") + reverse("support:follow", args=[secret])


def mail_link(address: str, *, link: str, number: str) -> bool:
    """Mail the link, never the code. The text names nobody and no reason. False when the mail could not leave."""
    text = _(
        "Hallo,\n\n"
        "Uw vraag aan het steunpunt is aangekomen. Het nummer is %(number)s.\n\n"
        "Volg uw vraag hier:\n%(link)s\n\n"
        "U hebt ook de code nodig. Die zag u op het scherm, of hoorde u aan de telefoon.\n"
    ) % {"link": link, "number": number}
    mail = EmailMessage(subject=_("Uw vraag is aangekomen"), body=text, to=[address])
    try:
        mail.send()
    except OSError as error:
        # No traceback: an error of a mail server repeats the address.
        log.error("the link of a ticket was not mailed: %s", type(error).__name__)  # noqa: TRY400
        return False
    return True
