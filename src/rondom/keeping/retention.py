"""How long holds and decisions about destruction are kept: as proof."""

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, keep
from rondom.keeping.models import DestructionSwitch

_SOURCE = _("AVG art. 5 lid 2: bewijs dat er niet te lang is bewaard")

keep(
    "keeping.LegalHold",
    months=60,
    label=_("blokkades die voorbij zijn"),
    start=_("de blokkade is geëindigd"),
    source=_SOURCE,
    kind=DataKind.PROOF,
    since="valid_until",
    confirmed=False,
)


def _switches() -> QuerySet[DestructionSwitch]:
    """The newest of a region stays."""
    newer = DestructionSwitch.objects.filter(region=OuterRef("region"), pk__gt=OuterRef("pk"))
    return DestructionSwitch.objects.annotate(
        kept_since=Case(When(Exists(newer), then=TruncDate("decided_at")), default=Value(None))
    )


keep(
    "keeping.DestructionSwitch",
    months=60,
    label=_("eerdere besluiten over vernietigen"),
    start=_("het besluit is genomen, en er is een nieuwer"),
    source=_SOURCE,
    kind=DataKind.PROOF,
    rows=_switches,
    confirmed=False,
)
