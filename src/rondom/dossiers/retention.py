"""How long the rows of this app are kept, and what a dossier still needs. Source: field notes 12.4."""

from django.db.models import Case, CharField, Exists, Max, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DOSSIER_CLOSED, LONG_AGO, DataKind, Rows, keep, keep_with, needed
from rondom.dossiers.destroying import destroy_dossiers
from rondom.dossiers.models import Baton, Dossier

# WVO 2020 art. 2.47 lid 16 is confirmed for the samenwerkingsverband; that the WPO says the same is assumed.
_SOURCE = _(
    "samenwerkingsverband: drie jaar na advies of TLV (WVO 2020 art. 2.47 lid 16); na verwijzing: drie jaar (PO-Raad)"
)

keep(
    "dossiers.Dossier",
    label=_("dossiers, met verslagen, plannen en alles wat erbij hoort"),
    months=36,
    start=DOSSIER_CLOSED,
    source=_SOURCE,
    kind=DataKind.PUPIL_FILE,
    since="closed_on",
    dossier="pk",
    pupil="pupil_id",
    destroy=destroy_dossiers,
    confirmed=False,
)
keep_with(
    "dossiers.Dossier",
    {
        "dossiers.Participant": "dossier",
        "dossiers.Action": "dossier",
        "dossiers.EmergencyAccess": "dossier",
        "dossiers.Statement": "dossier",
        "dossiers.RightsRequest": "dossier",
        "dossiers.AccessReview": "dossier",
    },
)


def _batons() -> QuerySet[Baton]:
    dossiers = Dossier.objects.filter(baton=OuterRef("pk")).order_by()
    last = dossiers.values("baton").annotate(day=Max("closed_on")).values("day")
    return Baton.objects.annotate(
        kept_since=Case(
            When(Exists(dossiers.filter(closed_on__isnull=True)), then=None),
            default=Coalesce(Subquery(last), Value(LONG_AGO)),
        )
    )


keep(
    "dossiers.Baton",
    months=36,
    label=_("wie de regie had over een gezin"),
    start=_("het laatste dossier van het gezin is gesloten"),
    source=_SOURCE,
    kind=DataKind.PUPIL_FILE,
    rows=_batons,
    confirmed=False,
)
keep_with("dossiers.Baton", {"dossiers.Handover": "baton"})


@needed("consent.LegalShare")
@needed("consent.Consent")
def of_a_dossier(rows: Rows) -> Rows:
    """Proof stays as long as the data it is about."""
    return rows.filter(Exists(Dossier.objects.filter(pk=OuterRef("dossier_id"))))


@needed("families.Household")
def home_of_a_dossier(rows: Rows) -> Rows:
    """The family reads its dossier as long as it is there; it says where the child lived."""
    return rows.filter(Exists(Dossier.objects.filter(pupil__family=OuterRef("family_id"))))


@needed("files.StoredFile")
def file_of_a_dossier(rows: Rows) -> Rows:
    keys = Dossier.objects.annotate(key=Concat(Value("dossier:"), Cast("pk", CharField())))
    return rows.filter(Exists(keys.filter(key=OuterRef("owner_key"))))
