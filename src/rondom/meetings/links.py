"""What stands in calendars and mails about a talk: its page, its place, its video. It says nothing about a child."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.urls import reverse
from django.utils.translation import gettext as _

from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.models import Dossier
from rondom.meetings.models import Meeting

_is_address = URLValidator(schemes=["https"])
LONGEST_LINK = 500
SHORTEST_NAME = 3  # a shorter name is part of many words


def may_use_link(dossier: Dossier, link: str) -> Decision:
    """A whole https address, without a sign-in in it and without the name of the child. Empty is fine."""
    link = link.strip()
    if not link:
        return ALLOWED
    try:
        _is_address(link)
    except ValidationError:
        return _no_link()
    if len(link) > LONGEST_LINK or "@" in urlsplit(link).netloc:
        return _no_link()
    if any(name in link.casefold() for name in _names(dossier) if len(name) >= SHORTEST_NAME):
        return refuse(
            "meeting.link_names_child",
            _("In de link staat de naam van het kind. Maak een link zonder naam: de link staat in de mail."),
        )
    return ALLOWED


def may_meet_at(dossier: Dossier, place: str) -> Decision:
    """A place in which no word is the name of the child, unless the school is called that."""
    words = set(re.findall(r"\w+", place.casefold().replace(dossier.school.name.casefold(), "")))
    if any(set(name.split()) & words for name in _names(dossier)):
        return refuse(
            "meeting.place_names_child",
            _(
                "Bij de plaats staat de naam van het kind. Schrijf bijvoorbeeld: thuis. De plaats staat in de mail."
            ),
        )
    return ALLOWED


def _names(dossier: Dossier) -> list[str]:
    child = dossier.pupil.person
    return [name.casefold() for name in (child.call_name, child.last_name) if name]


def _no_link() -> Decision:
    return refuse("meeting.link", _("Vul een heel adres in dat met https:// begint, of laat het leeg."))


def meeting_link(meeting: Meeting) -> str:
    return settings.SITE_ADDRESS + reverse("meeting:detail", kwargs={"meeting_id": meeting.pk})
