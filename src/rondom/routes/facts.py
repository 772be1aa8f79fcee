"""What others may know of a route: what came out of its steps."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from rondom.core.facts import FactRows, fact_rows, facts
from rondom.routes.models import StepResult


@facts({"result.recorded": _("een resultaat, met wie het best kan helpen")})
def recorded(dossier_ids: Collection[int]) -> FactRows:
    rows = StepResult.objects.filter(dossier_id__in=dossier_ids)
    return fact_rows(rows, "result.recorded", dossier="dossier_id", day="recorded_at__date")


@facts({"result.referrals_answered": _("een antwoord op elke verwijzing")})
def answered(dossier_ids: Collection[int]) -> FactRows:
    """True too when nobody was referred: then there is nothing to wait for."""
    waits = StepResult.objects.filter(dossier_id=OuterRef("dossier_id"), referral=True, answer="")
    rows = StepResult.objects.filter(~Exists(waits), dossier_id__in=dossier_ids)
    return fact_rows(rows, "result.referrals_answered", dossier="dossier_id", day="recorded_at__date")
