"""Words of stored files."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FileState(TextChoices):
    QUARANTINE = "quarantine", _("wordt nog nagekeken op virussen")
    CLEAN = "clean", _("veilig")
    REFUSED = "refused", _("geweigerd")


class FilePurpose(TextChoices):
    ATTACHMENT = "attachment", _("bijlage")
    PROOF = "proof", _("bewijsstuk")
    SIGNED_PAPER = "signed_paper", _("getekend papier")
    FROZEN_PLAN = "frozen_plan", _("vastgelegd plan")
    IMPORT = "import", _("aanlevering")
    PAPER_PACK = "paper_pack", _("stukken van een overleg")
    DRAWING = "drawing", _("tekening van een kind")
    VOICE = "voice", _("opname van de stem van een kind")


# Made by this program, which puts files beside the pages.
OWN_PURPOSES = frozenset({FilePurpose.FROZEN_PLAN, FilePurpose.PAPER_PACK})
