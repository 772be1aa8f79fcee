"""Plain words of the family pages: names that keep their direction, lists of names."""

from collections.abc import Collection

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


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
