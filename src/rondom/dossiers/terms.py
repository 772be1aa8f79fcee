"""Words of dossiers that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from rondom.consent.terms import Category
from rondom.people.terms import SCHOOL_ROLES, Role


class Ring(TextChoices):
    """Where somebody stands in the circle around the child."""

    HOME = "home", _("thuis")
    SCHOOL = "school", _("school")
    HELP = "help", _("hulp")


class ClosingOutcome(TextChoices):
    """How it ended when a dossier is closed. How the route ended stands on its last step."""

    GOALS_REACHED = "goals_reached", _("De doelen zijn gehaald")
    ROUTE_ENDED = "route_ended", _("De route is klaar")
    HELP_CONTINUES = "help_continues", _("De hulp gaat verder zonder dit dossier")
    OTHER_SCHOOL = "other_school", _("Het kind gaat naar een andere school")
    FAMILY_STOPS = "family_stops", _("Het gezin wil stoppen")


class HandoverAnswer(TextChoices):
    ACCEPTED = "accepted", _("aangenomen")
    REFUSED = "refused", _("niet aangenomen")
    TAKEN_BACK = "taken_back", _("teruggenomen")


class Going(TextChoices):
    """How an agreement goes, says who does it. Done stands on the action itself."""

    BEGUN = "begun", _("begonnen")
    STUCK = "stuck", _("lukt niet")


class EndsWith(TextChoices):
    """Why somebody takes part for a time. Empty: until somebody stops it."""

    DATE = "date", _("tot een dag")
    MEETING = "meeting", _("tot na een overleg")


class Verdict(TextChoices):
    """What the review of an emergency access found."""

    JUSTIFIED = "justified", _("terecht")
    NOT_JUSTIFIED = "not_justified", _("niet terecht")


class StatementAbout(TextChoices):
    """What an own statement is about."""

    DOSSIER = "dossier", _("het hele dossier")
    NOTE = "note", _("een verslag")
    PARAGRAPH = "paragraph", _("een stuk van het groeidocument")


class RightsKind(TextChoices):
    """What somebody may ask of who keeps the dossier (AVG art. 15, 16, 17 and 21)."""

    SEE = "see", _("inzage")
    COPY = "copy", _("kopie")
    CORRECT = "correct", _("correctie")
    ERASE = "erase", _("wissen")
    OBJECT = "object", _("bezwaar")


class RightsState(TextChoices):
    OPEN = "open", _("wacht op antwoord")
    ANSWERED = "answered", _("toegewezen")
    PARTLY = "partly", _("deels toegewezen")
    REFUSED = "refused", _("afgewezen")


SCHOOL_CAPACITIES = SCHOOL_ROLES
# The plan that help leads (gezinsplan) and its agreements: for who sees what is about help and about the family, and is
# not of education. No question names it: it follows from those two, see dossiers.rules.seen_categories.
FAMILY_PLAN = "family_plan"
OF_EDUCATION = SCHOOL_CAPACITIES | {Role.GUIDANCE_COMMITTEE, Role.EDUCATION_SCIENTIST}
_LEARNING = frozenset({Category.PROCESS, Category.EDUCATION})
# What a capacity may see at most; a consent narrows it further for people from outside the school.
CATEGORIES_BY_CAPACITY: dict[str, frozenset[str]] = {
    Role.PUPIL: frozenset(Category),
    Role.PARENT: frozenset(Category),
    Role.TEACHER: _LEARNING | {Category.ABSENCE, Category.FAMILY},
    Role.IB: _LEARNING | {Category.ABSENCE, Category.FAMILY, Category.CARE},
    Role.CARE_COORDINATOR: _LEARNING | {Category.ABSENCE, Category.FAMILY, Category.CARE},
    Role.DIRECTOR: _LEARNING | {Category.ABSENCE},
    Role.SWV_ADVISOR: _LEARNING | {Category.ABSENCE},
    Role.SWV_COORDINATOR: _LEARNING | {Category.ABSENCE, Category.CARE},
    Role.SOCIAL_WORKER: _LEARNING | {Category.CARE, Category.FAMILY, Category.ABSENCE},
    Role.YOUTH_HELP: _LEARNING | {Category.CARE, Category.FAMILY},
    Role.YOUTH_DOCTOR: _LEARNING | {Category.CARE, Category.ABSENCE, Category.MEDICAL},
    Role.YOUTH_NURSE: _LEARNING | {Category.CARE, Category.ABSENCE},
    Role.ATTENDANCE_OFFICER: frozenset({Category.PROCESS, Category.ABSENCE}),
    Role.CARE_GUIDE: _LEARNING | {Category.ABSENCE, Category.CARE},
    Role.TRAJECT_GUIDE: _LEARNING | {Category.ABSENCE, Category.CARE, Category.FAMILY},
    Role.SPECIAL_EDUCATOR: _LEARNING | {Category.CARE},
    Role.CHILD_PARENT_SUPPORT: _LEARNING | {Category.CARE, Category.FAMILY},
    Role.SCHOOL_POLICE: frozenset({Category.PROCESS}),
    Role.SECOND_SCHOOL: frozenset(),  # reads what the family chose, and nothing of the dossier
    Role.PROCESS_COORDINATOR: _LEARNING | {Category.CARE, Category.FAMILY},
    Role.CASE_MANAGER: _LEARNING | {Category.CARE, Category.FAMILY, Category.ABSENCE},
    Role.BEHAVIOURAL_SCIENTIST: _LEARNING | {Category.CARE, Category.FAMILY},
    Role.EDUCATION_SCIENTIST: _LEARNING | {Category.CARE},
    Role.INTAKE_WORKER: frozenset({Category.PROCESS, Category.CARE, Category.FAMILY}),
    Role.STAGNATION_OFFICER: _LEARNING | {Category.CARE},
    Role.BOARD_SUPPORT: _LEARNING | {Category.ABSENCE},
    Role.DUTY_OF_CARE_LEAD: _LEARNING | {Category.ABSENCE},
    Role.SECTION_COORDINATOR: _LEARNING,
    Role.SWV_SECTION_COORDINATOR: _LEARNING | {Category.ABSENCE, Category.CARE},
    Role.GUIDANCE_COMMITTEE: _LEARNING | {Category.ABSENCE, Category.CARE},
    Role.ECT_MEMBER: _LEARNING | {Category.CARE},
}
