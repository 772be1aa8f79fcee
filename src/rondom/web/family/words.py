"""Plain words of the family pages: names that keep their direction, kinds of data, lists of names."""

from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.consent.terms import Category

# What somebody reads, as one would say it at the kitchen table. Order: as it is shown.
KINDS: dict[str, Promise] = {
    Category.PROCESS: gettext_lazy("Wie er meedoet, wat de volgende stap is en wanneer"),
    Category.EDUCATION: gettext_lazy("Hoe het gaat op school en met leren"),
    Category.ABSENCE: gettext_lazy("Wanneer uw kind niet op school was"),
    Category.FAMILY: gettext_lazy("Wat is verteld over thuis"),
    Category.CARE: gettext_lazy("Hulp en opvoeden"),
    Category.MEDICAL: gettext_lazy("Gezondheid"),
}
KINDS_TO_PUPIL: dict[str, Promise] = KINDS | {
    Category.ABSENCE: gettext_lazy("Wanneer je niet op school was"),
    Category.FAMILY: gettext_lazy("Wat is verteld over bij jou thuis"),
}


def bdi(name: object) -> SafeString:
    """A name that keeps its own direction in a text of another direction."""
    return format_html("<bdi>{}</bdi>", name)


def names(call_names: Collection[str]) -> SafeString:
    """ "Lina", "Lina en Sami" or "Lina, Sami en Elif"."""
    shown = [bdi(name) for name in call_names]
    if len(shown) < 2:
        return SafeString("".join(shown))
    first = format_html_join(", ", "{}", ((name,) for name in shown[:-1]))
    return format_html(_("{first} en {last}"), first=first, last=shown[-1])


def kinds(categories: Collection[str], *, to_pupil: bool = False) -> list[str]:
    """What these categories hold, in plain words."""
    table = KINDS_TO_PUPIL if to_pupil else KINDS
    return [str(text) for category, text in table.items() if category in categories]
