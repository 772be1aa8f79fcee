"""A triage, who leads, and registrations go with their dossier."""

from rondom.core.retention import keep_with

keep_with("dossiers.Dossier", {"triage.Triage": "dossier", "triage.Registration": "dossier"})
keep_with("triage.Triage", {"triage.StockStay": "triage", "triage.ProcessRegie": "triage"})
