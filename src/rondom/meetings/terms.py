"""Words of meetings that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from rondom.people.terms import Role


class MeetingKind(TextChoices):
    """The kinds a route can name by key; who belongs at it, and what it asks first, says the route."""

    IHI = "ihi", _("IHI-overleg")
    ZAT = "zat", _("ZAT-overleg")
    SOT_NARROW = "sot_smal", _("SOT-overleg (smal)")
    SOT_BROAD = "sot_breed", _("SOT-overleg (breed)")
    HIA = "hia", _("HIA-overleg")
    MDO = "mdo", _("MDO")
    EVALUATION = "evaluation", _("tussenevaluatie")
    TALK = "talk", _("gesprek")


class MeetingState(TextChoices):
    PLANNED = "planned", _("gepland")
    RUNNING = "running", _("bezig")
    CLOSED = "closed", _("afgesloten")
    CANCELLED = "cancelled", _("gaat niet door")


class Reader(TextChoices):
    """For whom the questions before a talk are written."""

    PARENT = "parent", _("ouders")
    PUPIL = "pupil", _("kinderen")


class Phase(TextChoices):
    """The three parts of the talk; offers come last."""

    OVERVIEW = "overview", _("Overzicht")
    INSIGHT = "insight", _("Inzicht")
    OUTLOOK = "outlook", _("Uitzicht")


class Reply(TextChoices):
    NONE = "none", _("nog geen antwoord")
    YES = "yes", _("komt")
    MAYBE = "maybe", _("misschien")
    NO = "no", _("komt niet")


class Can(TextChoices):
    """What somebody answers for one moment of a date poll."""

    YES = "yes", _("ja")
    IF_NEEDED = "if_needed", _("als het moet")
    NO = "no", _("nee")


class DecisionKind(TextChoices):
    KEPT_IN_REGULAR = "kept_in_regular", _("blijft op deze school, met passende hulp")
    PLACED_ELSEWHERE = "placed_elsewhere", _("gaat (voor een tijd) naar een andere plek")
    EXTRA_MEANS = "extra_means", _("extra middelen van het samenwerkingsverband")
    ADVICE = "advice", _("advies")


class PackState(TextChoices):
    """How far the pack of papers of one person is."""

    ASKED = "asked", _("wordt gemaakt")
    READY = "ready", _("klaar")
    FAILED = "failed", _("niet gelukt")


class WhyRemoved(TextChoices):
    """Why somebody is not on the list any more."""

    ASKED = "asked", _("niet meer uitgenodigd")
    NO_CONSENT = "no_consent", _("de toestemming is ingetrokken")


OUTCOMES = frozenset({DecisionKind.KEPT_IN_REGULAR, DecisionKind.PLACED_ELSEWHERE})
# Help starts later than today: what happens until then must be said (R-MDO-3).
NEEDS_BRIDGING = frozenset({DecisionKind.PLACED_ELSEWHERE, DecisionKind.EXTRA_MEANS})
# What is usually decided at this table, and who brings the mandate for it.
SWV_MANDATE = frozenset(
    {
        Role.SWV_COORDINATOR,
        Role.SWV_SECTION_COORDINATOR,
        Role.SWV_ADVISOR,
        Role.CARE_GUIDE,
        Role.TRAJECT_GUIDE,
    }
)
CARE_MANDATE = frozenset(
    {Role.PROCESS_COORDINATOR, Role.YOUTH_HELP, Role.CASE_MANAGER, Role.BEHAVIOURAL_SCIENTIST}
)
MANDATES = (
    (_("iemand die extra hulp op school mag toekennen"), SWV_MANDATE),
    (_("iemand die jeugdhulp mag toekennen"), CARE_MANDATE),
)
# Where help is chosen, so that who may grant it has to be there (AT-12).
ASKS_MANDATES = frozenset({MeetingKind.IHI, MeetingKind.MDO})
CARE_CAPACITIES = frozenset({Role.SOCIAL_WORKER, Role.YOUTH_HELP, Role.YOUTH_DOCTOR, Role.YOUTH_NURSE})

QUESTIONS_LENGTH = 2000
MOST_POINTS = 60
LONGEST_MINUTES = 20_000
LONGEST_VIEW = 5_000
LONGEST_QUESTION, LONGEST_ADVICE = 600, 2_000  # of a question without a name
LONGEST_DISSENT = 1_000
AGENDA_IN_SIGHT = 8  # more subjects than this do not fit on the bar of the big screen
SHORTEST, LONGEST = 15, 8 * 60  # minutes of a meeting
# The fixed heart of the talk; offers come last. The number is the share of the time.
HEART = (
    (_("Welkom"), "", 1),
    (_("Overzicht"), Phase.OVERVIEW, 3),
    (_("Inzicht"), Phase.INSIGHT, 3),
    (_("Uitzicht"), Phase.OUTLOOK, 3),
    (_("Afspraken"), "", 2),
)
