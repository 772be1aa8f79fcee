"""Words of notifications that are stored in the database."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How somebody gets his messages by e-mail. In the inbox they always stand."""

    AT_ONCE = "at_once", _("Meteen een e-mail.")
    DIGEST = "digest", _("In één e-mail per dag. Haast het? Dan meteen.")
    NONE = "none", _("Geen e-mail. Ik kijk zelf in Rondom.")


class DigestHour(IntegerChoices):
    """When the e-mail of the day leaves, in the Netherlands."""

    MORNING = 7, _("om 7 uur ’s ochtends")
    NOON = 12, _("om 12 uur ’s middags")
    AFTERNOON = 17, _("om 5 uur ’s middags")
    EVENING = 20, _("om 8 uur ’s avonds")


# Of who never chose: what is asked of him at once, the rest once a day.
DEFAULTS = {
    "questions": Channel.AT_ONCE.value,
    "appointments": Channel.DIGEST.value,
    "changes": Channel.DIGEST.value,
    "digest_hour": DigestHour.AFTERNOON.value,
}
