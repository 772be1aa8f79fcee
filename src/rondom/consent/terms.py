"""Words of consent that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Category(TextChoices):
    """Kinds of data. SAFETY is walled and never part of a consent."""

    PROCESS = "process", _("wie, wanneer en welke stap")
    EDUCATION = "education", _("school en leren")
    CARE = "care", _("hulp en opvoeden")
    FAMILY = "family", _("het gezin")
    ABSENCE = "absence", _("verzuim")
    MEDICAL = "medical", _("gezondheid")


class Purpose(TextChoices):
    THINK_ALONG = "think_along", _("meedenken")
    DELIVER_HELP = "deliver_help", _("hulp geven")
    TAKE_DECISION = "take_decision", _("beslissen over extra hulp")
    MOVE = "move", _("het dossier overnemen als nieuwe school")
    READ_GOALS = "read_goals", _("de doelen van het gezinsplan lezen")  # asked for the own school


# Never what somebody waits for to think along: they say nothing of who may see the dossier, or are asked elsewhere.
BESIDE = (Purpose.MOVE, Purpose.READ_GOALS)
# What a person may choose when he asks; the others belong to an act of their own.
CHOSEN_PURPOSES = (Purpose.THINK_ALONG, Purpose.DELIVER_HELP, Purpose.TAKE_DECISION)


class Answer(TextChoices):
    YES = "yes", _("ja")
    NO = "no", _("nee")


class Method(TextChoices):
    LOGIN = "login", _("zelf, ingelogd")
    PAPER = "paper", _("op papier")
    SPOKEN = "spoken", _("mondeling, vastgelegd")


class EndedBecause(TextChoices):
    """What ended a consent before its day, other than the family itself."""

    SCHOOL = "school", _("het kind ging naar een andere school")


class AskedAgain(TextChoices):
    """Why the same question comes again. Not stored: it follows from what came before."""

    TERM = "term", _("de afgesproken tijd is voorbij")
    BIRTHDAY = "birthday", _("vanaf deze verjaardag beslist iemand anders mee")
    SCHOOL = "school", _("het kind ging naar een andere school")
