"""How words stand in a sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def words_in_row(parts: Sequence[str]) -> str:
    """ "a, b en c"; nothing for no parts."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s en %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}
