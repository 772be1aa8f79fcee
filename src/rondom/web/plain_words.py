"""Kinds of data, and why somebody may see them, in words as one would say them at the kitchen table."""

from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.consent.terms import Category, Purpose
from rondom.dossiers.grounds import Ground, GroundKind
from rondom.families.terms import Relation

# Order: as it is shown.
KINDS: dict[str, Promise] = {
    Category.PROCESS: gettext_lazy("Wie er meedoet, wat de volgende stap is en wanneer"),
    Category.EDUCATION: gettext_lazy("Hoe het gaat op school en met leren"),
    Category.ABSENCE: gettext_lazy("Wanneer uw kind niet op school was"),
    Category.FAMILY: gettext_lazy("Wat is verteld over thuis"),
    Category.CARE: gettext_lazy("Hulp en opvoeden"),
    Category.MEDICAL: gettext_lazy("Gezondheid"),
}
KINDS_TO_PUPIL: dict[str, Promise] = KINDS | {
    Category.ABSENCE: gettext_lazy("Wanneer je niet op school was"),
    Category.FAMILY: gettext_lazy("Wat is verteld over bij jou thuis"),
}


def kinds(categories: Collection[str], *, to_pupil: bool = False) -> list[str]:
    """What these categories hold, in plain words."""
    table = KINDS_TO_PUPIL if to_pupil else KINDS
    return [str(text) for category, text in table.items() if category in categories]


def guest_sees(*, to_pupil: bool = False) -> str:
    """What somebody of another school reads: only what the family chose."""
    if to_pupil:
        return _("Alleen de delen van het groeidocument die jij ook koos")
    return _("Alleen de delen van het groeidocument die u ook koos")


def ground_words(ground: Ground, *, to_pupil: bool = False) -> str:
    """Why this is allowed, in one sentence."""
    if ground.kind == GroundKind.FAMILY:
        return _("Dit is je eigen gezin.") if to_pupil else _("Dit is uw eigen gezin.")
    if ground.kind == GroundKind.SCHOOL_TASK:
        return _("Dit hoort bij het werk van de school. Daarvoor is geen toestemming nodig.")
    if ground.kind == GroundKind.LAW:
        laws = get_text_list(list(ground.laws), _("en"))
        return _("Dit mag van de wet: %(laws)s.") % {"laws": laws} if laws else _("Dit mag van de wet.")
    if ground.kind == GroundKind.NONE:
        return _("Er is geen ja van iedereen. Daarom ziet deze persoon niets.")
    givers = get_text_list([_giver(giver, to_pupil=to_pupil) for giver in ground.givers], _("en"))
    purposes = get_text_list([str(Purpose(purpose).label) for purpose in ground.purposes], _("en"))
    return _("Met het ja van %(givers)s, om dit te doen: %(purposes)s.") % {
        "givers": givers,
        "purposes": purposes,
    }


def _giver(capacity: str, *, to_pupil: bool) -> str:
    if capacity == "pupil":
        return _("jou") if to_pupil else _("uw kind")
    return str(Relation(capacity).label)
