"""Words of families that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Authority(TextChoices):
    """Gezag: may somebody decide about the child by law.

    UNKNOWN and DISPUTED: is asked for consent, so that nothing is shared too early, and sees nothing yet.
    """

    YES = "yes", _("heeft gezag")
    NO = "no", _("geen gezag")
    UNKNOWN = "unknown", _("gezag niet bekend")
    DISPUTED = "disputed", _("gezag in geschil")


class Relation(TextChoices):
    MOTHER = "mother", _("moeder")
    FATHER = "father", _("vader")
    PARENT = "parent", _("ouder")
    GUARDIAN = "guardian", _("voogd")
    INSTITUTION_GUARDIAN = "institution_guardian", _("voogd van een gecertificeerde instelling")
    STEP_PARENT = "step_parent", _("stiefouder")
    FOSTER_PARENT = "foster_parent", _("pleegouder")
    GRANDPARENT = "grandparent", _("grootouder")
    OTHER = "other", _("verzorger")


class Proof(TextChoices):
    """How the authority was found out."""

    NONE = "none", _("nog niet nagekeken")
    REGISTER = "register", _("gezagsregister gezien")
    COURT = "court", _("uitspraak van de rechter gezien")
    STATED = "stated", _("door de ouder gezegd")
    OSO = "oso", _("overgenomen uit het overstapdossier")
