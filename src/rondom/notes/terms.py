"""Words of notes that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NoteKind(TextChoices):
    SIGNAL = "signal", _("signaal")
    TALK = "talk", _("gesprek")
    OBSERVATION = "observation", _("kijken in de klas")
    ADVICE = "advice", _("advies")
