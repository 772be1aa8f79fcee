"""Words of OSO imports that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ImportState(TextChoices):
    PREVIEW = "preview", _("wacht op uw controle")
    DONE = "done", _("ingelezen")
    CANCELLED = "cancelled", _("gestopt")
