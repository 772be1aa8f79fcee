"""How long consents are kept: as proof, as long as the data that was shared and the term in which one can object."""

from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, keep, keep_with

keep(
    "consent.Consent",
    months=60,
    label=_("toestemmingen"),
    start=_("de toestemming is geëindigd, en het dossier is weg"),
    source=_("AVG art. 7 lid 1: bewijs van toestemming; vijf jaar om een vordering in te stellen (BW 3:310)"),
    kind=DataKind.PROOF,
    since=Coalesce(TruncDate("ended_at"), "valid_until"),
    dossier="dossier_id",
    pupil="pupil_id",
    confirmed=False,
)
keep_with("consent.Consent", {"consent.ConsentGiver": "consent"})
keep(
    "consent.LegalShare",
    months=60,
    label=_("delen zonder toestemming, op grond van de wet"),
    start=_("het delen is geëindigd, en het dossier is weg"),
    source=_("AVG art. 5 lid 2: bewijs van de grond; vijf jaar om een vordering in te stellen (BW 3:310)"),
    kind=DataKind.PROOF,
    since=Coalesce(TruncDate("ended_at"), "valid_until"),
    dossier="dossier_id",
    pupil="pupil_id",
    confirmed=False,
)
