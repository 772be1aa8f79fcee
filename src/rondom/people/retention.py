"""How long people are kept. Source: AVG art. 5 lid 1 e: no longer than needed."""

from rondom.core.retention import keep

_SOURCE = "AVG art. 5 lid 1 onder e"

for _model in ("Person", "Account", "Membership"):
    keep(f"people.{_model}", months=24, start="the last role or dossier ended", source=_SOURCE)
keep("people.Invitation", months=12, start="used, withdrawn or expired", source=_SOURCE)
