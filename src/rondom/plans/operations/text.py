"""Text that fits before it is stored."""

from django.utils.translation import gettext as _

from rondom.core.decision import refuse


def plain_text(text: str) -> str:
    """Without spaces around it, with plain line ends, and without the NUL that PostgreSQL cannot hold."""
    return text.replace("\r\n", "\n").replace("\x00", "").strip()


def short_text(text: str, limit: int, *, empty: bool = False) -> str:
    """Errors: Refused when there is no text (unless empty is fine), or more than fits."""
    words = plain_text(text)
    if not words and not empty:
        refuse("text.empty", _("Schrijf iets op.")).enforce()
    if len(words) > limit:
        reason = _("Deze tekst is te lang: %(length)s tekens. Er passen er %(limit)s.")
        refuse("text.too_long", reason % {"length": len(words), "limit": limit}).enforce()
    return words
