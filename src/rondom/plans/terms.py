"""Words of plans that are stored in the database."""

from collections.abc import Collection

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rondom.consent.terms import Category
from rondom.people.terms import Role


class Voice(TextChoices):
    """Who speaks in a paragraph. The pupil comes first."""

    PUPIL = "pupil", _("leerling")
    PARENT = "parent", _("ouders")
    SCHOOL = "school", _("school")
    CARE = "care", _("zorg")
    EXPERT = "expert", _("deskundige")
    NETWORK = "network", _("familie en bekenden")


VOICE_BY_ROLE: dict[str, Voice] = {
    Role.PUPIL: Voice.PUPIL,
    Role.PARENT: Voice.PARENT,
    Role.TEACHER: Voice.SCHOOL,
    Role.IB: Voice.SCHOOL,
    Role.CARE_COORDINATOR: Voice.SCHOOL,
    Role.DIRECTOR: Voice.SCHOOL,
    Role.SOCIAL_WORKER: Voice.CARE,
    Role.YOUTH_HELP: Voice.CARE,
    Role.YOUTH_DOCTOR: Voice.CARE,
    Role.YOUTH_NURSE: Voice.CARE,
    Role.PROCESS_COORDINATOR: Voice.CARE,
    Role.CASE_MANAGER: Voice.CARE,
    Role.BEHAVIOURAL_SCIENTIST: Voice.CARE,
    Role.CHILD_PARENT_SUPPORT: Voice.CARE,
    Role.SWV_ADVISOR: Voice.EXPERT,
    Role.CARE_GUIDE: Voice.EXPERT,
    Role.TRAJECT_GUIDE: Voice.EXPERT,
    Role.SPECIAL_EDUCATOR: Voice.EXPERT,
    Role.SCHOOL_POLICE: Voice.EXPERT,
    Role.SWV_COORDINATOR: Voice.EXPERT,
    Role.ATTENDANCE_OFFICER: Voice.EXPERT,
    Role.INTAKE_WORKER: Voice.CARE,
    Role.EDUCATION_SCIENTIST: Voice.EXPERT,
    Role.BOARD_SUPPORT: Voice.EXPERT,
    Role.DUTY_OF_CARE_LEAD: Voice.EXPERT,
    Role.SWV_SECTION_COORDINATOR: Voice.EXPERT,
    Role.GUIDANCE_COMMITTEE: Voice.EXPERT,
    Role.ECT_MEMBER: Voice.EXPERT,
}


class Writer(TextChoices):
    """Who is asked to write from outside, by link or with an account."""

    PARENT = "parent", _("een ouder van het kind")
    SCHOOL = "school", _("iemand van de eigen school")
    EARLIER_SCHOOL = "earlier_school", _("iemand van een vorige school")
    CARE = "care", _("iemand van hulp of zorg")
    EXPERT = "expert", _("een deskundige")
    NETWORK = "network", _("familie, een vriend of de buren")


VOICE_BY_WRITER: dict[str, Voice] = {
    Writer.PARENT: Voice.PARENT,
    Writer.SCHOOL: Voice.SCHOOL,
    Writer.EARLIER_SCHOOL: Voice.EXPERT,  # the view of the school of today is another one
    Writer.CARE: Voice.CARE,
    Writer.EXPERT: Voice.EXPERT,
    Writer.NETWORK: Voice.NETWORK,
}
WRITER_BY_VOICE = {Voice.SCHOOL: Writer.SCHOOL, Voice.CARE: Writer.CARE, Voice.EXPERT: Writer.EXPERT}


class ContributionState(TextChoices):
    ASKED = "asked", _("gevraagd")
    OPENED = "opened", _("bezig")
    SENT = "sent", _("klaar")
    REVOKED = "revoked", _("ingetrokken")
    EXPIRED = "expired", _("verlopen")
    BLOCKED = "blocked", _("geblokkeerd na te veel foute codes")


class FamilyPart(TextChoices):
    """The three free parts of the plan that a family writes first and alone (familiegroepsplan, Jeugdwet)."""

    WANTS = "wants", _("Wat willen wij?")
    OWN = "own", _("Wat kunnen wij zelf, en met wie?")
    NEEDS = "needs", _("Wat hebben wij nodig van anderen?")


class Section(TextChoices):
    """Sections of the growth document (needs-based working; field notes, section 7)."""

    REASON = "reason", _("Waarom we beginnen")
    GOES_WELL = "goes_well", _("Dit gaat goed")
    IS_HARD = "is_hard", _("Dit is lastig")
    WISH = "wish", _("Dit wil ik")
    SCHOOL_CAREER = "school_career", _("Schoolloopbaan")
    DIDACTIC = "didactic", _("Leren tot nu toe")
    TRIED = "tried", _("Wat al is geprobeerd")
    EARLIER_RESEARCH = "earlier_research", _("Eerder onderzoek")
    HEALTH = "health", _("Gezondheid")
    ABSENCE = "absence", _("Aanwezig zijn")
    SUPPORT_SO_FAR = "support_so_far", _("Hulp tot nu toe")
    PICTURE = "picture", _("Samen begrijpen")
    FAMILY_PLAN = "family_plan", _("Het plan van het gezin")


WRITABLE_SECTIONS: tuple[Section, ...] = tuple(
    section for section in Section if section != Section.FAMILY_PLAN
)
VIEW_SECTIONS = (Section.GOES_WELL, Section.IS_HARD, Section.WISH)
# A section that is not here holds what school and parents see: education.
_CATEGORY_BY_SECTION = {
    Section.EARLIER_RESEARCH: Category.CARE,
    Section.HEALTH: Category.MEDICAL,
    Section.ABSENCE: Category.ABSENCE,
    Section.SUPPORT_SO_FAR: Category.CARE,
    Section.FAMILY_PLAN: Category.FAMILY,
}


class PartKind(TextChoices):
    """What a family can show another school of the growth document."""

    PARAGRAPH = "paragraph", _("eigen woorden")
    HEARING = "hearing", _("de stem van het kind")
    FACTOR = "factor", _("wat helpt en wat lastig is")
    HYPOTHESIS = "hypothesis", _("mogelijke verklaringen")
    NEED = "need", _("wat nodig is")
    GOAL = "goal", _("doelen")


FAMILY_SOURCE = "family_"  # begins Paragraph.source of a text that belongs to the family as a whole


def category_of(section: str) -> Category:
    """What somebody must be allowed to see before a section exists for him."""
    return _CATEGORY_BY_SECTION.get(Section(section), Category.EDUCATION)


class Domain(TextChoices):
    CHILD = "child", _("het kind zelf")
    SCHOOL = "school", _("school en leren")
    HOME = "home", _("thuis")
    NETWORK = "network", _("vrije tijd en anderen")


class FactorKind(TextChoices):
    PROMOTING = "promoting", _("dit helpt")
    HINDERING = "hindering", _("dit maakt het lastig")


class NeedSubject(TextChoices):
    PUPIL = "pupil", _("de leerling")
    TEACHER = "teacher", _("de leerkracht")
    PARENT = "parent", _("de ouders")


class NeedCategory(TextChoices):
    """Helping sentences: "Dit kind heeft nodig: instructie die …" (field notes 6.3)."""

    INSTRUCTION = "instruction", _("instructie die …")
    TASK = "task", _("opdrachten die …")
    ACTIVITY = "activity", _("activiteiten die …")
    FEEDBACK = "feedback", _("feedback die …")
    TEACHER = "teacher", _("een leerkracht die …")
    CLASSMATES = "classmates", _("klasgenoten die …")
    PARENTS = "parents", _("ouders die …")
    SURROUNDINGS = "surroundings", _("een omgeving die …")
    MATERIAL = "material", _("materiaal dat …")
    SUPPORT = "support", _("begeleiding die …")


class GoalState(TextChoices):
    OPEN = "open", _("we werken eraan")
    REACHED = "reached", _("gehaald")
    STOPPED = "stopped", _("gestopt")


class BankKind(TextChoices):
    GOAL = "goal", _("doel")
    EFFORT = "effort", _("aanpak")


class BankState(TextChoices):
    OFFERED = "offered", _("aangeboden")
    APPROVED = "approved", _("in de doelenbank")
    DECLINED = "declined", _("niet opgenomen")


class EvaluationKind(TextChoices):
    """Who looks back, and how often (data/evaluation.yaml)."""

    TOGETHER = "together", _("samen terugkijken, met ouders en kind")
    TEACHER = "teacher", _("terugkijken door de leerkracht")
    COMMITTEE = "committee", _("bespreken in de commissie van begeleiding")


class GoalResult(TextChoices):
    REACHED = "reached", _("gehaald")
    PARTLY = "partly", _("voor een deel gehaald")
    NOT = "not", _("niet gehaald")


class Outcome(TextChoices):
    """What people do with a goal after looking back."""

    CONTINUE = "continue", _("zo doorgaan")
    ADJUST = "adjust", _("het doel of de hulp aanpassen")
    SCALE_UP = "scale_up", _("meer hulp erbij")
    SCALE_DOWN = "scale_down", _("minder hulp")
    STOP = "stop", _("stoppen met dit doel")


class HearingWay(TextChoices):
    """How the pupil chose to be heard (hoorrecht, Wet 36 443)."""

    TALK = "talk", _("zelf praten")
    WRITING = "writing", _("schrijven")
    DRAWING = "drawing", _("tekenen of iets maken")
    VOICE = "voice", _("iets inspreken")
    THROUGH_PARENTS = "through_parents", _("ouders vertellen het")
    THROUGH_OTHER = "through_other", _("iemand anders vertelt het")
    NOTHING = "nothing", _("nu niets zeggen")


class FileKind(TextChoices):
    """The form of own words that are not written; the value is also the purpose of the stored file."""

    DRAWING = "drawing", _("tekening of foto")
    VOICE = "voice", _("opname")


WAY_OF_FILE = {FileKind.DRAWING: HearingWay.DRAWING, FileKind.VOICE: HearingWay.VOICE}


class NotWantedSide(TextChoices):
    """Who together confirm that a pupil did not want to be heard; data/hearing.yaml says which roles."""

    SCHOOL = "school", _("iemand van school")
    FAMILY = "family", _("een ouder of het kind")


class PlanKind(TextChoices):
    """The formal plans of one dossier: each goal belongs to one of them (data/plan_kinds.yaml)."""

    OPP = "opp", _("ontwikkelingsperspectief")
    FAMILY = "family", _("gezinsplan")


class Exit(TextChoices):
    """Where a pupil is expected to go (uitstroombestemming); data/opp.yaml says which belong to a kind of school."""

    PRO = "pro", _("praktijkonderwijs")
    VMBO_BB = "vmbo_bb", _("vmbo, basisberoepsgerichte leerweg")
    VMBO_KB = "vmbo_kb", _("vmbo, kaderberoepsgerichte leerweg")
    VMBO_GT = "vmbo_gt", _("vmbo, gemengde of theoretische leerweg")
    HAVO = "havo", _("havo")
    VWO = "vwo", _("vwo")
    VSO = "vso", _("voortgezet speciaal onderwijs")
    VSO_STUDY = "vso_study", _("voortgezet speciaal onderwijs, naar vervolgonderwijs")
    VSO_WORK = "vso_work", _("voortgezet speciaal onderwijs, naar werk")
    VSO_DAY = "vso_day", _("voortgezet speciaal onderwijs, naar dagbesteding")
    MBO_ENTRY = "mbo_entry", _("mbo, entreeopleiding")
    MBO_2 = "mbo_2", _("mbo, niveau 2")
    MBO_3_4 = "mbo_3_4", _("mbo, niveau 3 of 4")
    HBO = "hbo", _("hbo")
    UNIVERSITY = "university", _("universiteit")
    STUDY = "study", _("vervolgonderwijs")
    WORK = "work", _("werk")
    SHELTERED_WORK = "sheltered_work", _("werk met begeleiding")
    DAY_CARE = "day_care", _("dagbesteding")


class OppPart(TextChoices):
    """The parts of a plan; data/opp.yaml says which the law asks and which a region may take in."""

    DESTINATION = "destination", _("Waar werken we naartoe")
    FOUNDATION = "foundation", _("Waarom we dat denken")
    GUIDANCE = "guidance", _("Hulp en begeleiding")
    DEVIATIONS = "deviations", _("Anders dan de klas")
    HEARING = "hearing", _("De stem van het kind")
    NEEDS = "needs", _("Wat er nodig is")
    SCHOOL_CAREER = "school_career", _("Schoolloopbaan")
    DIDACTIC = "didactic", _("Leren tot nu toe")
    TRIED = "tried", _("Wat al is geprobeerd")
    PICTURE = "picture", _("Samen begrijpen")


class PlanPart(TextChoices):
    """What is written for the plan itself; the rest of it is a selection of the growth document."""

    EXIT = "exit", _("de bestemming uit de lijst")
    DESTINATION = "destination", _("waar we naartoe werken")
    FOUNDATION = "foundation", _("waarom we dat denken")
    DEVIATIONS = "deviations", _("anders dan de klas")
    TALKED_ON = "talked_on", _("wanneer wij het bespraken")
    TALKED_WITH = "talked_with", _("met wie wij het bespraken")
    EVALUATE_ON = "evaluate_on", _("wanneer we samen terugkijken")
    OFFERED_ON = "offered_on", _("wanneer het gezin eerst een eigen plan kon maken")


PLAN_TEXTS = frozenset({PlanPart.DESTINATION, PlanPart.FOUNDATION, PlanPart.DEVIATIONS, PlanPart.TALKED_WITH})


class PlanState(TextChoices):
    DRAFT = "draft", _("in de maak")
    TO_SIGN = "to_sign", _("ligt klaar om te tekenen")
    IN_FORCE = "in_force", _("geldt")
    REPLACED = "replaced", _("vervangen")


class SignMethod(TextChoices):
    LOGIN = "login", _("zelf, ingelogd")
    PAPER = "paper", _("op papier")


class SlotNeed(TextChoices):
    """Whether a plan waits for a signature. Asked: invited and reminded, but the plan does not wait."""

    REQUIRED = "required", _("nodig")
    ASKED = "asked", _("gevraagd")
    OPTIONAL = "optional", _("mag, hoeft niet")


class SlotState(TextChoices):
    OPEN = "open", _("nog niet getekend")
    SIGNED = "signed", _("getekend")
    REFUSED = "refused", _("niet akkoord")


def except_words(numbers: Collection[int]) -> str:
    """ "niet eens met doel 1, 3": the goals of the guidance part that somebody left out; "" for none."""
    if not numbers:
        return ""
    return gettext("niet eens met doel %(goals)s") % {"goals": ", ".join(str(number) for number in numbers)}
