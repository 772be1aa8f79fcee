"""Words of the index that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EntryState(TextChoices):
    WAITING = "waiting", _("wordt verstuurd")
    ANSWERED = "answered", _("geregistreerd")
    FAILED = "failed", _("niet gelukt")
