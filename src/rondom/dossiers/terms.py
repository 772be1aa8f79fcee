"""Words of dossiers that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from rondom.consent.terms import Category
from rondom.people.terms import Role


class Ring(TextChoices):
    """Where somebody stands in the circle around the child."""

    HOME = "home", _("thuis")
    SCHOOL = "school", _("school")
    HELP = "help", _("hulp")


class HandoverAnswer(TextChoices):
    ACCEPTED = "accepted", _("aangenomen")
    REFUSED = "refused", _("niet aangenomen")
    TAKEN_BACK = "taken_back", _("teruggenomen")


SCHOOL_CAPACITIES = frozenset({Role.TEACHER, Role.IB, Role.CARE_COORDINATOR, Role.DIRECTOR})
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
    Role.PROCESS_COORDINATOR: _LEARNING | {Category.CARE, Category.FAMILY},
}
