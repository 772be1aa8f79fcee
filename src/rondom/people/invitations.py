"""The link of an invitation: how long it works, and the mail that carries it."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from ruamel.yaml import YAML

_DATA = Path(__file__).parent / "data" / "invitations.yaml"


class InvitationTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    source: str
    valid_days: int


@cache
def invitation_terms() -> InvitationTerms:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), InvitationTerms)


def send_link(address: str, *, secret: str, until: dt.datetime, language: str) -> None:
    """Mail the link. The text names no child and no reason: others may read this mailbox.

    Errors: OSError when the mail cannot leave.
    """
    link = settings.SITE_ADDRESS.rstrip("/") + reverse("account:invitation_link", args=[secret])
    with translation.override(language):
        last_day = formats.date_format(timezone.localtime(until), "j F Y")
        text = _(
            "Hallo,\n\n"
            "U bent uitgenodigd voor Rondom. Dat is een website waar mensen samen afspraken maken en nalezen.\n\n"
            "Maak hier uw account:\n%(link)s\n\n"
            "De link werkt tot en met %(last_day)s en is alleen voor u. Stuur deze mail niet door.\n"
            "Is de link te oud? Vraag dan een nieuwe aan degene die u uitnodigde.\n\n"
            "Weet u niet waar dit over gaat? Dan hoeft u niets te doen.\n"
        ) % {"link": link, "last_day": last_day}
        EmailMessage(subject=_("Uitnodiging voor Rondom"), body=text, to=[address]).send()
