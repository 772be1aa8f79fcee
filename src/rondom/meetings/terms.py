"""Words of meetings that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingKind(TextChoices):
    IHI = "ihi", _("IHI-overleg")
    TALK = "talk", _("gesprek")


class MeetingState(TextChoices):
    PLANNED = "planned", _("gepland")
    RUNNING = "running", _("bezig")
    CLOSED = "closed", _("afgesloten")
    CANCELLED = "cancelled", _("gaat niet door")


class Phase(TextChoices):
    """The three parts of the talk; offers come last."""

    OVERVIEW = "overview", _("Overzicht")
    INSIGHT = "insight", _("Inzicht")
    OUTLOOK = "outlook", _("Uitzicht")


class Reply(TextChoices):
    NONE = "none", _("nog geen antwoord")
    YES = "yes", _("komt")
    MAYBE = "maybe", _("misschien")
    NO = "no", _("komt niet")


class DecisionKind(TextChoices):
    KEPT_IN_REGULAR = "kept_in_regular", _("blijft op deze school, met passende hulp")
    PLACED_ELSEWHERE = "placed_elsewhere", _("gaat (voor een tijd) naar een andere plek")
    EXTRA_MEANS = "extra_means", _("extra middelen van het samenwerkingsverband")
    ADVICE = "advice", _("advies")
