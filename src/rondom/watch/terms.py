"""Words of stagnation, escalation and absence that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from rondom.people.terms import Role


class StuckRule(TextChoices):
    """By what the program sees that it is stuck; what each asks stands in data/stagnation.yaml."""

    NO_PROGRESS = "no_progress", _("er gebeurt niets")
    NO_COORDINATOR = "no_coordinator", _("er is geen coördinator")
    WAITING = "waiting", _("het wachten duurt te lang")
    STEP_LATE = "step_late", _("een stap is veel te laat")
    AT_HOME = "at_home", _("het kind zit lang thuis")


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


class AbsencePart(TextChoices):
    """Which part of a school day. A lesson is kept in minutes; the others by data/absence.yaml."""

    DAY = "day", _("hele dag")
    MORNING = "morning", _("ochtend")
    AFTERNOON = "afternoon", _("middag")
    LESSONS = "lessons", _("een of meer lessen")


class AbsenceRule(TextChoices):
    """When absence asks for something; what each asks stands in data/absence.yaml."""

    HOURS = "hours", _("veel uren in vier lesweken")
    SICK_OFTEN = "sick_often", _("vaak ziek gemeld")
    SICK_LONG = "sick_long", _("lang achter elkaar ziek")
    AT_HOME = "at_home", _("langer dan vier weken thuis")
    AT_HOME_LONG = "at_home_long", _("langer dan drie maanden thuis")


class Act(TextChoices):
    """What is done about absence."""

    TALK = "talk", _("praten met ouders en kind")
    YOUTH_DOCTOR = "youth_doctor", _("de jeugdarts vragen mee te kijken")
    REPORT = "report", _("melden bij leerplicht")
    HOME_LIST = "home_list", _("op de lijst van thuiszitters")
    ESCALATE = "escalate", _("opschalen: het loopt vast")


class ReportAnswer(TextChoices):
    """What the attendance officer does with a report."""

    TALK = "talk", _("ik praat met het gezin")
    JOINS = "joins", _("ik doe mee met het overleg")
    OTHERS = "others", _("anderen helpen al, ik wacht af")
    NOTHING = "nothing", _("er is geen reden om iets te doen")


class LeaveKind(TextChoices):
    SHORT = "short", _("verlof tot en met tien dagen")
    LONG = "long", _("verlof van meer dan tien dagen")
    EXEMPTION = "exemption", _("vrijstelling van de leerplicht")


class LeaveState(TextChoices):
    WAITING = "waiting", _("wacht op antwoord")
    GRANTED = "granted", _("ja")
    REFUSED = "refused", _("nee")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class FitOffer(TextChoices):
    """Whether there is a fitting offer of education or care for who sits at home or is at risk."""

    UNKNOWN = "unknown", _("nog niet bekend")
    NO = "no", _("nee, nog niet")
    YES = "yes", _("ja")


class OfficeReason(TextChoices):
    """What a talk at the office hour of leerplicht is about. A code and no words: the least there is."""

    ABSENT = "absent", _("afwezig zonder geldige reden")
    LATE = "late", _("vaak te laat")
    SICK = "sick", _("vaak of lang ziek")
    LEAVE = "leave", _("verlof of vrijstelling")
    LAW = "law", _("een vraag over de wet")


class AdmissionState(TextChoices):
    """How an application at a school stands (duty of care)."""

    WAITING = "waiting", _("wacht op het besluit")
    ADMITTED = "admitted", _("toegelaten")
    REFUSED = "refused", _("niet toegelaten")
    WITHDRAWN = "withdrawn", _("ingetrokken")
