"""What others may know of TLVs."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from rondom.core.facts import FactRows, fact_rows, facts
from rondom.tlv.models import TlvApplication, TlvDecision


@facts({"tlv.requested": _("een aanvraag voor een TLV")})
def requested(dossier_ids: Collection[int]) -> FactRows:
    rows = TlvApplication.objects.filter(dossier_id__in=dossier_ids, sent_on__isnull=False)
    return fact_rows(rows, "tlv.requested", dossier="dossier_id", day="sent_on")


@facts({"tlv.decided": _("een besluit over een TLV")})
def decided(dossier_ids: Collection[int]) -> FactRows:
    rows = TlvDecision.objects.filter(application__dossier_id__in=dossier_ids, notified_on__isnull=False)
    return fact_rows(rows, "tlv.decided", dossier="application__dossier_id", day="notified_on")
