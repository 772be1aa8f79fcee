"""A TLV goes with its dossier; what is about health goes three years after the decision (WVO 2020 art. 2.47 lid 16)."""

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, Rows, keep, keep_with
from rondom.tlv.models import TlvAdvice, TlvHealth

_SOURCE = _("samenwerkingsverband: drie jaar na advies of TLV (WVO 2020 art. 2.47 lid 16)")
_START = _("het besluit over de TLV, of de dag waarop de aanvraag is ingetrokken")
_MONTHS = 36


def _over(model: type[TlvAdvice | TlvHealth]) -> Rows:
    """A row of an application that still runs has no day, and stays."""
    ended = Coalesce("application__decision__decided_on", "application__withdrawn_on")
    return model._base_manager.annotate(kept_since=ended)


keep_with("dossiers.Dossier", {"tlv.TlvApplication": "dossier"})
keep_with(
    "tlv.TlvApplication",
    {
        "tlv.TlvView": "application",
        "tlv.TlvPause": "application",
        "tlv.TlvEffort": "application",
        "tlv.TlvMinutes": "application",
        "tlv.TlvDecision": "application",
        "tlv.TlvObjection": "application",
    },
)
keep_with("tlv.TlvMinutes", {"tlv.TlvSeat": "minutes"})
keep_with("tlv.TlvDecision", {"tlv.TlvRelease": "decision"})
keep(
    "tlv.TlvHealth",
    label=_("gegevens over gezondheid bij een TLV"),
    months=_MONTHS,
    start=_START,
    source=_SOURCE,
    kind=DataKind.PUPIL_FILE,
    rows=lambda: _over(TlvHealth),
    dossier="application__dossier_id",
    pupil="application__dossier__pupil_id",
)
keep(
    "tlv.TlvAdvice",
    label=_("adviezen van deskundigen bij een TLV"),
    months=_MONTHS,
    start=_START,
    source=_SOURCE,
    kind=DataKind.PUPIL_FILE,
    rows=lambda: _over(TlvAdvice),
    dossier="application__dossier_id",
    pupil="application__dossier__pupil_id",
)
