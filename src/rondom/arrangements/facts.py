"""What others may know of arrangements."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from rondom.arrangements.models import Arrangement, ArrangementDecision, ArrangementRequest
from rondom.core.facts import FactRows, fact_rows, facts


@facts({"arrangement.requested": _("een aanvraag voor een arrangement")})
def requested(dossier_ids: Collection[int]) -> FactRows:
    rows = ArrangementRequest.objects.filter(dossier_id__in=dossier_ids, sent_on__isnull=False)
    return fact_rows(rows, "arrangement.requested", dossier="dossier_id", day="sent_on")


@facts({"arrangement.decided": _("een besluit over een arrangement")})
def decided(dossier_ids: Collection[int]) -> FactRows:
    rows = ArrangementDecision.objects.filter(request__dossier_id__in=dossier_ids)
    return fact_rows(rows, "arrangement.decided", dossier="request__dossier_id", day="decided_on")


@facts({"arrangement.started": _("een arrangement dat gestart is")})
def started(dossier_ids: Collection[int]) -> FactRows:
    rows = Arrangement.objects.filter(dossier_id__in=dossier_ids, started_on__isnull=False)
    return fact_rows(rows, "arrangement.started", dossier="dossier_id", day="started_on")
