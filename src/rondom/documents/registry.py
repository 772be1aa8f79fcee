"""Every document there is: one row each. A new one is a row here and a function that makes it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rondom.core.decision import Decision
from rondom.documents.blocks import Document
from rondom.documents.core import core
from rondom.documents.family_plan import family_plan, may_read_family_plan
from rondom.documents.look_back import look_back, may_read_look_back
from rondom.documents.minutes import may_take_minutes, minutes
from rondom.documents.plan import guidance_part, may_read_plan, perspective
from rondom.documents.reading import Reading

TEMPLATE = "documents/paper.html"


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """key: in the address and in the name of the file. make: only after may said yes.

    pages_max: the file is not given out with more. of_meeting: there is one for every talk.
    """

    key: str
    title: str | Promise
    use: str | Promise
    may: Callable[[Reading], Decision]
    make: Callable[[Reading], Document]
    template: str = TEMPLATE
    pages_max: int | None = None
    of_meeting: bool = False


OPP = DocumentKind(
    "ontwikkelingsperspectief",
    _("Ontwikkelingsperspectief"),
    _("Het hele plan, met de handtekeningen."),
    may_read_plan,
    perspective,
)
GUIDANCE = DocumentKind(
    "handelingsdeel",
    _("Handelingsdeel"),
    _("Alleen de doelen en de hulp. Hiervoor is het akkoord van de ouders nodig."),
    may_read_plan,
    guidance_part,
)
FAMILY_PLAN = DocumentKind(
    "gezinsplan",
    _("Gezinsplan"),
    _("Wat het gezin zelf schreef."),
    may_read_family_plan,
    family_plan,
)
CORE = DocumentKind(
    "kern",
    _("Kern van het dossier"),
    _("Het belangrijkste op twee bladzijden, voor een commissie."),
    may_read_plan,
    core,
    pages_max=2,
)
LOOK_BACK = DocumentKind(
    "terugblik",
    _("Terugblik op de doelen"),
    _("Wat er van de doelen kwam, de laatste keer dat we terugkeken."),
    may_read_look_back,
    look_back,
)
MINUTES = DocumentKind(
    "verslag",
    _("Verslag van een overleg"),
    _("Wat er is gezegd, besloten en afgesproken."),
    may_take_minutes,
    minutes,
    of_meeting=True,
)

KINDS = {kind.key: kind for kind in (OPP, GUIDANCE, FAMILY_PLAN, CORE, LOOK_BACK, MINUTES)}
OF_CHILD = tuple(kind for kind in KINDS.values() if not kind.of_meeting)
