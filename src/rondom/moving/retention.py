"""A move goes with its dossier."""

from rondom.core.retention import keep_with

keep_with("dossiers.Dossier", {"moving.SchoolMove": "dossier"})
keep_with("moving.SchoolMove", {"moving.MoveTick": "move"})
