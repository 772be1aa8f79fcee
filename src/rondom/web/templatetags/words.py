"""Dates, distances, initials and long words as people read them."""

import datetime as dt
import re

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SOFT_HYPHEN = "\u00ad"
# Long words of this field, with | where they may break on a narrow screen.
BREAKS = (
    "jeugd|verpleegkundige",
    "jeugd|gezondheids|zorg",
    "ontwikkelings|perspectief",
    "onderwijs|behoeften",
    "onderwijs|programma",
    "ondersteunings|behoefte",
    "ondersteunings|coördinator",
    "ondersteunings|team",
    "ondersteunings|vraag",
    "samenwerkings|verband",
    "school|maatschappelijk",
    "maatschappelijk|werker",
    "leerplicht|ambtenaar",
    "toelaatbaarheids|verklaring",
    "uitstroom|bestemming",
    "handelings|deel",
    "toestemmings|formulier",
    "leerling|bespreking",
    "onderwijs|specialist",
    "gedrags|wetenschapper",
    "vertrouwens|persoon",
)


def initials(name: str) -> str:
    """Two letters of a name: "Thomas de Wit" gives TW, "Sami" gives S; small words do not count."""
    parts = [part for part in name.replace("–", " ").replace("-", " ").split() if part[0].isalpha()]
    capitals = [part for part in parts if part[0].isupper()] or parts
    if not capitals:
        return "?"
    first, last = capitals[0], capitals[-1]
    return first[0].upper() if len(capitals) == 1 else (first[0] + last[0]).upper()


def as_date(moment: dt.date | dt.datetime) -> dt.date:
    """The day in the Netherlands of a moment."""
    if isinstance(moment, dt.datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


def as_local(moment: dt.date | dt.datetime) -> dt.date | dt.datetime:
    return (
        timezone.localtime(moment)
        if isinstance(moment, dt.datetime) and timezone.is_aware(moment)
        else moment
    )


def day_words(moment: dt.date | dt.datetime, *, today: dt.date, with_weekday: bool = True) -> str:
    """ "maandag 16 november", with the year when it is not this year."""
    day = as_date(moment)
    form = ("l " if with_weekday else "") + ("j F" if day.year == today.year else "j F Y")
    return date_format(day, form)


def distance_words(moment: dt.date | dt.datetime, *, today: dt.date) -> str:
    """ "Vandaag", "Morgen", "Nog 4 dagen" or "3 dagen te laat"."""
    days = (as_date(moment) - today).days
    if days == 0:
        return _("Vandaag")
    if days == 1:
        return _("Morgen")
    if days > 0:
        return ngettext("Nog %(days)s dag", "Nog %(days)s dagen", days) % {"days": days}
    return ngettext("%(days)s dag te laat", "%(days)s dagen te laat", -days) % {"days": -days}


def _soft_forms() -> dict[str, str]:
    """{word: the word with soft hyphens}, also with a capital."""
    forms = [form for word in BREAKS for form in (word, word[0].upper() + word[1:])]
    return {form.replace("|", ""): form.replace("|", SOFT_HYPHEN) for form in forms}


_SOFT = _soft_forms()
# One pass over the text: a list has hundreds of texts, and replacing word by word took a tenth of its time.
_LONG_WORD = re.compile("|".join(sorted(_SOFT, key=len, reverse=True)))


def soft_words(text: str) -> str:
    """Put soft hyphens in the long words of this field, so that a phone can break them."""
    return _LONG_WORD.sub(lambda found: _SOFT[found[0]], text)
