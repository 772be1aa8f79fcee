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
    POLICE = "police", _("politie")
    ATTENDANCE = "attendance", _("leerplicht")
    GUARDIAN_INSTITUTION = "guardian_institution", _("gecertificeerde instelling")


class SchoolType(TextChoices):
    """The law a school stands under; which plan it writes follows from it (plans/data/opp.yaml)."""

    PO = "po", _("basisonderwijs")
    SBO = "sbo", _("speciaal basisonderwijs")
    SO = "so", _("speciaal onderwijs")
    VO = "vo", _("voortgezet onderwijs")
    VSO = "vso", _("voortgezet speciaal onderwijs")
    PRO = "pro", _("praktijkonderwijs")


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
    CASE_MANAGER = "case_manager", _("casemanager jeugd")
    BEHAVIOURAL_SCIENTIST = "behavioural_scientist", _("gedragswetenschapper sociaal team")
    CARE_GUIDE = "care_guide", _("begeleider onderwijs en zorg")
    TRAJECT_GUIDE = "traject_guide", _("trajectbegeleider")
    SPECIAL_EDUCATOR = "special_educator", _("orthopedagoog")
    CHILD_PARENT_SUPPORT = "child_parent_support", _("kind-ouderondersteuner")
    SCHOOL_POLICE = "school_police", _("schoolagent")
    EDUCATION_SCIENTIST = "education_scientist", _("gedragswetenschapper onderwijs")
    INTAKE_WORKER = "intake_worker", _("medewerker aanmeldteam")
    STAGNATION_OFFICER = "stagnation_officer", _("medewerker stagnatiepunt")
    BOARD_SUPPORT = "board_support", _("lid bovenschools ondersteuningsteam")
    DUTY_OF_CARE_LEAD = "duty_of_care_lead", _("regievoerder zorgplicht")
    SECTION_COORDINATOR = "section_coordinator", _("deelcoördinator")
    SWV_SECTION_COORDINATOR = "swv_section_coordinator", _("coördinator deelverband")
    GUIDANCE_COMMITTEE = "guidance_committee", _("lid commissie van begeleiding")
    ECT_MEMBER = "ect_member", _("lid expertise- en consultatieteam")
    SECOND_SCHOOL = "second_school", _("contactpersoon van een andere school")
    ADMINISTRATOR = "administrator", _("beheerder")
    PRIVACY_OFFICER = "privacy_officer", _("functionaris gegevensbescherming")


FAMILY_ROLES = frozenset({Role.PUPIL, Role.PARENT})
# Who works for an organisation and never stands around a child in this role.
OFFICE_ROLES = frozenset({Role.ADMINISTRATOR, Role.PRIVACY_OFFICER})
# Only a capacity in a circle, never a hat: so no rule that asks for the hat opens anything for who comes in it.
GUEST_ROLES = frozenset({Role.SECOND_SCHOOL})
# Who may carry a dossier: hold the baton, move the route, call a meeting.
COORDINATING_ROLES = frozenset(
    {
        Role.IB,
        Role.CARE_COORDINATOR,
        Role.SWV_COORDINATOR,
        Role.SOCIAL_WORKER,
        Role.YOUTH_HELP,
        Role.PROCESS_COORDINATOR,
        Role.CASE_MANAGER,
        Role.DUTY_OF_CARE_LEAD,
    }
)

# Who works at a school; and who keeps the list of people around it.
SCHOOL_ROLES = frozenset({Role.TEACHER, Role.IB, Role.CARE_COORDINATOR, Role.DIRECTOR})
CONTACT_KEEPERS = SCHOOL_ROLES - {Role.TEACHER}

DEMO_DOMAIN = "@demo.example"  # only the demo makes accounts with this address
