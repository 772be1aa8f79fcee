"""Words of moving that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MoveKind(TextChoices):
    """What kind of move it is. That it leaves the region is no kind: it follows from the school."""

    OTHER_SCHOOL = "other_school", _("andere school")
    PO_VO = "po_vo", _("van basisschool naar voortgezet onderwijs")


class MoveState(TextChoices):
    ANNOUNCED = "announced", _("aangekondigd")
    ACCEPTED = "accepted", _("aangenomen")
    DONE = "done", _("klaar")
    REFUSED = "refused", _("niet aangenomen")
    WITHDRAWN = "withdrawn", _("gaat niet door")


OPEN_STATES = (MoveState.ANNOUNCED, MoveState.ACCEPTED)


class Side(TextChoices):
    """Of which school somebody is."""

    OLD = "old", _("de vorige school")
    NEW = "new", _("de nieuwe school")
