"""How long consents are kept: as proof, as long as the data that was shared."""

from rondom.core.retention import keep

for _model in ("Consent", "ConsentGiver"):
    keep(
        f"consent.{_model}",
        months=60,
        start="the dossier was closed",
        source="AVG art. 7 lid 1: proof of consent",
    )
