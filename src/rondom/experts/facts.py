"""What others may know of experts."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from rondom.core.facts import FactRows, fact_rows, facts
from rondom.experts.models import PupilDeployment


@facts({"expert.agreed": _("uren van een begeleider van het samenwerkingsverband")})
def agreed(dossier_ids: Collection[int]) -> FactRows:
    rows = PupilDeployment.objects.filter(
        dossier_id__in=dossier_ids,
        deployment__state__in=("agreed", "done"),
        deployment__settled_on__isnull=False,
    )
    return fact_rows(rows, "expert.agreed", dossier="dossier_id", day="deployment__settled_on")
