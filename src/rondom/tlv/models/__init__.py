"""Tables of a TLV: the application with what belongs to it, the advices, the decision, and what follows."""

from rondom.tlv.models.advice import TlvAdvice, TlvMinutes, TlvSeat
from rondom.tlv.models.asking import TlvApplication, TlvEffort, TlvHealth, TlvPause, TlvView
from rondom.tlv.models.deciding import TlvDecision, TlvObjection, TlvRelease

__all__ = [
    "TlvAdvice",
    "TlvApplication",
    "TlvDecision",
    "TlvEffort",
    "TlvHealth",
    "TlvMinutes",
    "TlvObjection",
    "TlvPause",
    "TlvRelease",
    "TlvSeat",
    "TlvView",
]
