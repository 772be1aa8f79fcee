"""Words of arrangements that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RequestState(TextChoices):
    DRAFT = "draft", _("wordt ingevuld")
    SENT = "sent", _("wacht op besluit")
    DECIDED = "decided", _("besloten")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class Verdict(TextChoices):
    """What the samenwerkingsverband decided."""

    GRANTED = "granted", _("toegekend")
    REFUSED = "refused", _("niet toegekend")


class ReadAdvice(TextChoices):
    """What the second reader found."""

    AGREES = "agrees", _("mee eens")
    DOUBTS = "doubts", _("twijfel")


class PartSide(TextChoices):
    EDUCATION = "education", _("onderwijs")
    CARE = "care", _("zorg")
    HOME = "home", _("thuis")


class Payer(TextChoices):
    """From which money a part is paid."""

    BASIS = "basis", _("basisondersteuning van de school")
    SWV = "swv", _("samenwerkingsverband")
    BOARD = "board", _("schoolbestuur")
    MUNICIPALITY = "municipality", _("gemeente")
    CARE_LAW = "care_law", _("zorgwet")


EDUCATION_PAYERS = frozenset({Payer.BASIS, Payer.SWV, Payer.BOARD})


class ArrangementState(TextChoices):
    DRAFT = "draft", _("wordt gemaakt")
    RUNNING = "running", _("loopt")
    ENDED = "ended", _("gestopt")


class MoveReason(TextChoices):
    """Why money goes from one budget to another."""

    NEXT_YEAR = "next_year", _("blijft over voor het volgende schooljaar")
    OTHER_BOARD = "other_board", _("gaat naar een ander bestuur")
    MERGER = "merger", _("besturen gaan samen verder")


class Progress(TextChoices):
    """What a provider says of its part of the help."""

    AS_AGREED = "as_agreed", _("zoals afgesproken")
    LESS = "less", _("minder dan afgesproken")
    NO_EFFECT = "no_effect", _("het helpt nog niet")


FALLS_SHORT = frozenset({Progress.LESS, Progress.NO_EFFECT})
