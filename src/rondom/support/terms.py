"""Words of questions to a team and of the support point that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Team(TextChoices):
    """Which team is asked; what each may, stands in data/teams.yaml."""

    ECT = "ect", _("expertise- en consultatieteam")
    YOUTH_HEALTH = "youth_health", _("jeugdgezondheidszorg")
    CASE_REGIE = "case_regie", _("casusregie door het sociaal team")


class QuestionState(TextChoices):
    WAITING = "waiting", _("wacht op het team")
    TAKEN = "taken", _("iemand denkt erover na")
    ADVISED = "advised", _("er is advies")
    ACCEPTED = "accepted", _("ja")
    DECLINED = "declined", _("nee")
    WITHDRAWN = "withdrawn", _("ingetrokken")


OPEN_QUESTION = (QuestionState.WAITING, QuestionState.TAKEN)


class Channel(TextChoices):
    """How a family reached the support point."""

    FORM = "form", _("formulier")
    PHONE = "phone", _("telefoon")


class Enrolled(TextChoices):
    """Whether the child is at a school."""

    YES = "yes", _("ja")
    NO = "no", _("nee, op geen enkele school")
    UNKNOWN = "unknown", _("dat weet ik niet")


class After(TextChoices):
    """Where a question of a family goes on, as the support point judged."""

    ANSWERED = "answered", _("het steunpunt geeft zelf antwoord")
    SCHOOL = "school", _("naar de school")
    SWV = "swv", _("naar de coördinator van het samenwerkingsverband")
    ATTENDANCE = "attendance", _("naar leerplicht")
    SOCIAL_TEAM = "social_team", _("naar het sociaal team")
    ELSEWHERE = "elsewhere", _("naar iemand anders")


class TicketState(TextChoices):
    NEW = "new", _("nog niet bekeken")
    BUSY = "busy", _("iemand kijkt ernaar")
    ANSWERED = "answered", _("er is antwoord")
    CLOSED = "closed", _("klaar")
