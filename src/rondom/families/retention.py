"""How long families are kept. Source: field notes 12.4."""

from django.db.models import Case, Exists, Max, OuterRef, QuerySet, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import LONG_AGO, DataKind, keep, keep_with
from rondom.families.models import Enrolment, Family, Household, Pupil

_LEFT = _("de leerling is van school")


def _left_on(who: str, key: str) -> Case:
    """The day the last pupil left; None while one is at a school, or never was."""
    enrolments = Enrolment.objects.filter(**{key: OuterRef(who)}).order_by()
    last = enrolments.values(key).annotate(day=Max("valid_until")).values("day")
    return Case(When(Exists(enrolments.filter(valid_until__isnull=True)), then=None), default=Subquery(last))


def _pupils() -> QuerySet[Pupil]:
    return Pupil.objects.annotate(kept_since=_left_on("pk", "pupil"))


def _households() -> QuerySet[Household]:
    here = Exists(Pupil.objects.filter(family=OuterRef("family")))
    left = _left_on("family", "pupil__family")
    return Household.objects.annotate(kept_since=Case(When(~here, then=Value(LONG_AGO)), default=left))


def _families() -> QuerySet[Family]:
    empty = ~Exists(Pupil.objects.filter(family=OuterRef("pk")))
    return Family.objects.annotate(kept_since=Case(When(empty, then=Value(LONG_AGO))))


keep(
    "families.Pupil",
    months=60,
    start=_LEFT,
    label=_("leerlingen, met inschrijving en gezag"),
    source=_("in- en uitschrijving en verzuim: vijf jaar na vertrek (PO-Raad, Ouders & Onderwijs)"),
    kind=DataKind.ENROLMENT,
    rows=_pupils,
    pupil="pk",
)
keep_with("families.Pupil", {"families.Enrolment": "pupil", "families.Guardianship": "pupil"})
keep(
    "families.Household",
    months=24,
    start=_LEFT,
    label=_("adressen"),
    source=_("leerlingdossier: hooguit twee jaar na vertrek (PO-Raad, Ouders & Onderwijs)"),
    kind=DataKind.PUPIL_FILE,
    rows=_households,
    pupil="family__pupils",
)
keep(
    "families.Family",
    months=0,
    label=_("gezinnen zonder leerling"),
    start=_("er hoort geen leerling meer bij"),
    source=_("AVG art. 5 lid 1 onder e"),
    kind=DataKind.PUPIL_FILE,
    rows=_families,
)
