"""Notes go with their dossier."""

from rondom.core.retention import keep_with

keep_with("dossiers.Dossier", {"notes.Note": "dossier"})
