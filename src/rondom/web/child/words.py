"""Small words that several screens of a child use."""

from django.utils.translation import gettext as _

from rondom.families.terms import Relation


def capacity_label(capacity: str) -> str:
    """ "vader" for a guardian's relation, "het kind" for the pupil."""
    if capacity == "pupil":
        return _("het kind zelf")
    return str(Relation(capacity).label) if capacity in Relation.values else capacity


def part_label(part: str) -> str:
    """What somebody looked at. A code without words is the dossier as a whole."""
    labels = {
        "child": _("de pagina van het kind"),
        "note": _("een verslag"),
        "details": _("de gegevens van het gezin"),
        "events": _("wat er gebeurde"),
        "looks": _("wie er keek"),
        "route": _("de route"),
        "people": _("de mensen om het kind"),
        "consent": _("de toestemmingen"),
        "baton": _("de regie"),
        "action": _("de afspraken"),
        "meeting": _("het overleg"),
        "plan": _("het plan"),
        "document": _("het groeidocument"),
        "family": _("Ons gezin"),
        "search": _("zoeken"),
    }
    return labels.get(part, _("het dossier"))
