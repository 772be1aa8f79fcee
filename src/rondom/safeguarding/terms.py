"""Words of the Meldcode that are stored in the database."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

WALL = "safety"
"""First word of the streams of the log that only the people in a case may read."""


class CaseState(TextChoices):
    RUNNING = "running", _("loopt")
    CLOSED = "closed", _("gesloten")


class CloseReason(TextChoices):
    NO_SUSPICION = "no_suspicion", _("Er is geen vermoeden meer")
    REPORTED = "reported", _("Gemeld; Veilig Thuis heeft besloten")
    SAFE = "safe", _("De hulp werkt en het is veilig")
    OTHER = "other", _("Iets anders")
    NOBODY_LEFT = "nobody_left", _("Niemand van de zaak werkt hier nog")


class Step(IntegerChoices):
    SIGNALS = 1, _("Signalen in kaart brengen")
    CONSULT = 2, _("Overleggen met een collega of met Veilig Thuis")
    TALK = 3, _("Praten met ouders en kind")
    WEIGH = 4, _("Wegen")
    DECIDE = 5, _("Besluiten: melden, hulp geven of allebei")


class EntryKind(TextChoices):
    NOTE = "note", _("wat u zag of hoorde")
    COLLEAGUE = "colleague", _("overleg met een collega of de aandachtsfunctionaris")
    VEILIG_THUIS = "veilig_thuis", _("advies van Veilig Thuis")
    TALK = "talk", _("gesprek met ouders of kind")
    OUTSIDE = "outside", _("melding van buiten de zaak")


# Which kinds belong to a step; the first is the usual one.
KINDS_OF_STEP: dict[int, tuple[EntryKind, ...]] = {
    Step.SIGNALS: (EntryKind.NOTE,),
    Step.CONSULT: (EntryKind.COLLEAGUE, EntryKind.VEILIG_THUIS),
    Step.TALK: (EntryKind.TALK,),
    Step.WEIGH: (EntryKind.NOTE,),
    Step.DECIDE: (EntryKind.NOTE,),
}


class Question(TextChoices):
    """The five weighings, in their order."""

    SUSPICION = "suspicion", _("Is er, na stap 1 tot en met 3, een vermoeden van geweld of mishandeling?")
    UNSAFE = "unsafe", _("Is het kind nu in gevaar, of steeds opnieuw onveilig?")
    CAN_HELP = "can_help", _("Kunt u zelf hulp geven of regelen die werkt?")
    ACCEPTS = "accepts", _("Willen de ouders en het kind deze hulp, en doen zij mee?")
    EFFECT = "effect", _("Is het door de hulp veilig geworden, binnen de afgesproken tijd?")


class WeighAnswer(TextChoices):
    YES = "yes", _("ja")
    NO = "no", _("nee")
    DOUBT = "doubt", _("twijfel")


class Advice(TextChoices):
    """What the frame says after the answers."""

    CLOSE = "close", _("Sluit af en leg vast waarom")
    REPORT_NOW = "report_now", _("Meld nu bij Veilig Thuis")
    REPORT = "report", _("Meld bij Veilig Thuis")
    HELP = "help", _("Regel hulp, en spreek af wanneer die moet werken")
    SAFE = "safe", _("Sluit de hulp af, en spreek af hoe u de veiligheid blijft volgen")


CLOSING = frozenset({Advice.CLOSE, Advice.SAFE})


class Informed(TextChoices):
    """Whether the parents know of a decision."""

    YES = "yes", _("ja")
    NO = "no", _("nee")
    NOT_YET = "not_yet", _("nog niet")


class FollowUp(TextChoices):
    """What came after a decision."""

    ANSWER = "answer", _("Veilig Thuis heeft besloten")
    EFFECT = "effect", _("De hulp werkt")
    PARENTS = "parents", _("De ouders weten het nu")
