"""Words of people that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    SCHOOL = "school", _("school")
    BOARD = "board", _("schoolbestuur")
    SWV = "swv", _("samenwerkingsverband")
    MUNICIPALITY = "municipality", _("gemeente")
    YOUTH_HEALTH = "youth_health", _("jeugdgezondheidszorg")
    PROVIDER = "provider", _("zorgaanbieder")
    SOCIAL_WORK = "social_work", _("schoolmaatschappelijk werk")
    ATTENDANCE = "attendance", _("leerplicht")


class Role(TextChoices):
    """The hat of a person; the same words are the capacity of a participant in a dossier."""

    PUPIL = "pupil", _("leerling")
    PARENT = "parent", _("ouder")
    TEACHER = "teacher", _("leerkracht")
    IB = "coordinator_ib", _("intern begeleider")
    CARE_COORDINATOR = "care_coordinator", _("ondersteuningscoördinator")
    DIRECTOR = "director", _("directeur")
    SWV_ADVISOR = "swv_advisor", _("begeleider passend onderwijs")
    SWV_COORDINATOR = "swv_coordinator", _("coördinator passend onderwijs")
    SOCIAL_WORKER = "social_worker", _("schoolmaatschappelijk werker")
    YOUTH_HELP = "youth_help", _("jeugd- en gezinshulpverlener")
    YOUTH_DOCTOR = "youth_doctor", _("jeugdarts")
    YOUTH_NURSE = "youth_nurse", _("jeugdverpleegkundige")
    ATTENDANCE_OFFICER = "attendance_officer", _("leerplichtambtenaar")
    PROCESS_COORDINATOR = "process_coordinator", _("procescoördinator")
    ADMINISTRATOR = "administrator", _("beheerder")


FAMILY_ROLES = frozenset({Role.PUPIL, Role.PARENT})
# Who may carry a dossier: hold the baton, move the route, call a meeting.
COORDINATING_ROLES = frozenset(
    {
        Role.IB,
        Role.CARE_COORDINATOR,
        Role.SWV_COORDINATOR,
        Role.SOCIAL_WORKER,
        Role.YOUTH_HELP,
        Role.PROCESS_COORDINATOR,
    }
)

DEMO_DOMAIN = "@demo.example"  # only the demo makes accounts with this address
