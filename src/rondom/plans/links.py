"""The link and the code by which somebody from outside writes a piece: where it leads and how it is mailed."""

import datetime as dt
import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


def link_of(secret: str) -> str:
    return settings.SITE_ADDRESS.rstrip("/") + reverse("outside:follow", args=[secret])


def work_link() -> str:
    return settings.SITE_ADDRESS.rstrip("/") + reverse("work:home")


def mail_link(address: str, *, link: str, last_on: dt.date, language: str, has_account: bool) -> bool:
    """Mail the link, never the code. The text names no child and no reason. False when the mail could not leave."""
    with translation.override(language):
        way = (
            _("Log in. U vindt de vraag bij ‘Mijn werk’.")
            if has_account
            else _("U hebt ook een code nodig. Die krijgt u apart, bijvoorbeeld aan de telefoon.")
        )
        text = _(
            "Hallo,\n\n"
            "Iemand vraagt u om iets op te schrijven in Rondom. Dat is een website waar mensen samen afspraken maken.\n\n"
            "Open hier de vraag:\n%(link)s\n\n"
            "%(way)s\n"
            "U kunt schrijven tot en met %(last_day)s. Stuur deze mail niet door.\n\n"
            "Weet u niet waar dit over gaat? Dan hoeft u niets te doen.\n"
        ) % {"link": link, "way": way, "last_day": formats.date_format(last_on, "j F Y")}
        mail = EmailMessage(subject=_("Wilt u iets opschrijven?"), body=text, to=[address])
    try:
        mail.send()
    except OSError as error:
        # No traceback: an error of a mail server repeats the address.
        log.error("the link of a contribution was not mailed: %s", type(error).__name__)  # noqa: TRY400
        return False
    return True
