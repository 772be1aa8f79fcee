"""The words of every message. A message holds ids only; the names come when it is shown, if the reader may see them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from rondom.core.notices import PROGRAM
from rondom.notifications.texts.around import AROUND
from rondom.notifications.texts.arrangements import ARRANGEMENTS
from rondom.notifications.texts.experts import EXPERTS
from rondom.notifications.texts.moving import MOVING
from rondom.notifications.texts.polls import POLLS
from rondom.notifications.texts.shape import ABOUT_DOSSIER, NoticeText, Words
from rondom.notifications.texts.social_team import SOCIAL_TEAM
from rondom.notifications.texts.stuck import STUCK
from rondom.notifications.texts.support import SUPPORT
from rondom.notifications.texts.tlv import TLV
from rondom.notifications.texts.together import TOGETHER

__all__ = ["NOT_SHOWN", "NOT_YOURS", "NO_NAME", "PARTIES", "TEXTS", "NoticeText", "mail_sentence", "text_of"]

TEXTS: dict[str, NoticeText] = (
    AROUND | TOGETHER | SOCIAL_TEAM | MOVING | POLLS | ARRANGEMENTS | EXPERTS | STUCK | SUPPORT | TLV
)

# For somebody who may not see the dossier any more: no name, no content.
NOT_YOURS = NoticeText(
    _("Er is iets veranderd"),
    _("Er is iets veranderd in een dossier dat u niet meer volgt."),
    _("een dossier dat u niet meer volgt"),
    "",
)
# For somebody who sees the dossier, and not (any more) what this is about: no content.
NOT_SHOWN = NoticeText(
    _("Er is iets veranderd"),
    _("Er is iets veranderd bij %(child)s, over een onderwerp dat u nu niet ziet."),
    ABOUT_DOSSIER,
    shows_name=False,
)
NO_NAME = _("een kind")


def text_of(template: str, payload: Mapping[str, Any]) -> NoticeText:
    """The words of a message; what it is about may choose more exact words. Errors: KeyError without a text."""
    exact = TEXTS.get(f"{template}.{payload.get('about', '')}")
    return exact or TEXTS[template]


# Who did it, in an e-mail: the party, never the person. By people.terms.OrganisationKind, and the family.
PARTIES: dict[str, Words] = {
    "parent": _("Een ouder"),
    "pupil": _("Een leerling"),
    "school": _("De school"),
    "board": _("Het schoolbestuur"),
    "swv": _("Het samenwerkingsverband"),
    "municipality": _("De gemeente"),
    "youth_health": _("De jeugdgezondheidszorg"),
    "provider": _("De hulpverlening"),
    "social_work": _("Het schoolmaatschappelijk werk"),
    "attendance": _("De leerplicht"),
    "police": _("De politie"),
    "guardian_institution": _("De voogdij-instelling"),
    PROGRAM: _("Rondom"),
}
SOMEBODY = _("Iemand")


def mail_sentence(template: str, payload: Mapping[str, Any], *, party: str) -> str:
    """What an e-mail says of a message: what changed and which party did it."""
    words = text_of(template, payload)
    if not words.mail:
        return str(_("Er is een bericht over %(about)s.") % {"about": words.about})
    return str(words.mail) % {"who": PARTIES.get(party, SOMEBODY)}
