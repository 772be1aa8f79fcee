"""What was sent goes with its dossier; it holds no copy."""

from rondom.core.retention import keep_with

keep_with("dossiers.Dossier", {"sending.Sending": "dossier"})
keep_with("sending.Sending", {"sending.SentPart": "sending"})
