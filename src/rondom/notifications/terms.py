"""Words of notifications that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How somebody gets his messages by e-mail. In the inbox they always stand."""

    DIGEST = "digest", _("Eén e-mail per dag. Haast het? Dan meteen.")
    AT_ONCE = "at_once", _("Meteen een e-mail bij elk bericht.")
    NONE = "none", _("Geen e-mail. Ik kijk zelf in Rondom.")
