"""Words of routes that are stored in the database and shown; terms.py holds those of the engine, without Django."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReferralAnswer(TextChoices):
    """What somebody says to whom a child is referred."""

    ACCEPTED = "accepted", _("aangenomen")
    DECLINED = "declined", _("niet aangenomen")


class TourState(TextChoices):
    RUNNING = "running", _("bezig")
    FINISHED = "finished", _("klaar")
    DECLINED = "declined", _("liever niet")
