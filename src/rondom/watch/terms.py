"""Words of stagnation and escalation that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from rondom.people.terms import Role


class StuckRule(TextChoices):
    """By what the program sees that it is stuck; what each asks stands in data/stagnation.yaml."""

    NO_PROGRESS = "no_progress", _("er gebeurt niets")
    NO_COORDINATOR = "no_coordinator", _("er is geen coördinator")
    WAITING = "waiting", _("het wachten duurt te lang")
    STEP_LATE = "step_late", _("een stap is veel te laat")


class Outcome(TextChoices):
    """How a case of stagnation ended."""

    SOLVED = "solved", _("het loopt weer")
    NOT_STUCK = "not_stuck", _("het liep niet vast")
    NOT_SOLVED = "not_solved", _("niet opgelost, het gaat verder bij een ander")


class RungOutcome(TextChoices):
    """How one rung of the ladder ended."""

    SOLVED = "solved", _("opgelost")
    NOT_SOLVED = "not_solved", _("niet opgelost")
    STOPPED = "stopped", _("gestopt")


# Who may have a case on his desk: by the rungs of the ladder, see data/ladder.yaml.
DESK_ROLES = frozenset({Role.STAGNATION_OFFICER, Role.SWV_COORDINATOR, Role.ECT_MEMBER})
