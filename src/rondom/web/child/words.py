"""Small words that several screens of a child use."""

from django.utils.translation import gettext as _

from rondom.families.terms import Relation


def capacity_label(capacity: str) -> str:
    """ "vader" for a guardian's relation, "het kind" for the pupil."""
    if capacity == "pupil":
        return _("het kind zelf")
    return str(Relation(capacity).label) if capacity in Relation.values else capacity
