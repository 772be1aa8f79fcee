"""Words stored for what is sent."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartSource(TextChoices):
    """Where a part that was sent stands."""

    GROWTH = "growth", _("Groeidocument")
    DOCUMENT = "document", _("Documenten")
    MINUTES = "minutes", _("Verslagen van overleg")


class SendingState(TextChoices):
    OPEN = "open", _("kan worden gelezen")
    NO_GROUND = "no_ground", _("kan nu niet worden gelezen: er is geen toestemming meer")
    BLOCKED = "blocked", _("geblokkeerd: te vaak een foute code")
    REVOKED = "revoked", _("gestopt")
    OVER = "over", _("de tijd is voorbij")


OUTSIDE_ROLE = "receiver"
"""The role in the log of who reads by a link: not a role that opens anything."""
