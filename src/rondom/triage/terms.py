"""Words of triage that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from rondom.people.terms import Role


class Question(TextChoices):
    """How heavy a question is, about learning (leervraag) or about growing up (leefvraag)."""

    NONE = "none", _("geen")
    SINGLE = "single", _("enkelvoudig")
    COMPLEX = "complex", _("complex")


class Outcome(TextChoices):
    """What the triage finds; what each means stands in data/outcomes.yaml."""

    SINGLE = "single", _("enkelvoudig")
    MULTIPLE = "multiple", _("meervoudig")
    MULTI = "multi", _("multiproblematiek")


class Severity(TextChoices):
    LIGHT = "light", _("licht")
    MODERATE = "moderate", _("matig")
    SERIOUS = "serious", _("ernstig")


class Urgency(TextChoices):
    CAN_WAIT = "can_wait", _("kan wachten")
    SOON = "soon", _("binnen een paar weken")
    NOW = "now", _("nu")


class Leader(TextChoices):
    """Who leads the process."""

    EDUCATION = "education", _("onderwijs")
    CASE_MANAGER = "case_manager", _("casemanager")
    CLOSEST = "closest", _("wie het dichtst bij het kind staat")


class Side(TextChoices):
    """Whose acceptance another choice than the table's needs."""

    EDUCATION = "education", _("onderwijs")
    MUNICIPALITY = "municipality", _("gemeente")


class RegieState(TextChoices):
    WAITING = "waiting", _("wacht op akkoord")
    IN_FORCE = "in_force", _("geldt")
    REFUSED = "refused", _("niet akkoord")
    REPLACED = "replaced", _("vervangen")


class RegistrationKind(TextChoices):
    YOUTH_HEALTH = "youth_health", _("GGD")
    ATTENDANCE = "attendance", _("leerplicht")
    YOUTH_INDEX = "youth_index", _("Zorg voor Jeugd")


class RegistrationStatus(TextChoices):
    OPEN = "open", _("nog nagaan")
    CHECKED = "checked", _("nagegaan, niet nodig")
    ALREADY = "already", _("stond er al")
    NOW = "now", _("nu geregistreerd")


# The social team: who may do the triage of a case.
TRIAGE_ROLES = frozenset({Role.CASE_MANAGER, Role.BEHAVIOURAL_SCIENTIST, Role.PROCESS_COORDINATOR})
