"""Words of list imports that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ImportState(TextChoices):
    PREVIEW = "preview", _("wacht op uw controle")
    DONE = "done", _("ingelezen")
    CANCELLED = "cancelled", _("gestopt")


class RowState(TextChoices):
    """What can be done with a row, and what was done."""

    GOOD = "good", _("kan worden ingeschreven")
    REGISTERED = "registered", _("ingeschreven")
    KNOWN = "known", _("staat al in Rondom")
    DOUBLE = "double", _("staat dubbel in de lijst")
    PROBLEM = "problem", _("niet te lezen")
    LEFT_OUT = "left_out", _("door u overgeslagen")
