"""What was registered at the index goes with its dossier."""

from rondom.core.retention import keep_with

keep_with("dossiers.Dossier", {"youth_index.IndexEntry": "dossier"})
keep_with("youth_index.IndexEntry", {"youth_index.IndexMatch": "entry"})
