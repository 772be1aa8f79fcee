"""Words of experts that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ForWhom(TextChoices):
    TEAM = "team", _("het team")
    TEACHER = "teacher", _("een leerkracht")
    PUPIL = "pupil", _("een leerling")


class DeploymentState(TextChoices):
    ASKED = "asked", _("gevraagd")
    AGREED = "agreed", _("afgesproken")
    DONE = "done", _("klaar")
    DECLINED = "declined", _("gaat niet door")


class Effect(TextChoices):
    HELPED = "helped", _("het heeft geholpen")
    PARTLY = "partly", _("het heeft een beetje geholpen")
    NOT = "not", _("het heeft niet geholpen")
