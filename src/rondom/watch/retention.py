"""A case of stagnation goes with its dossier, and everything of it along."""

from rondom.core.retention import keep_with

keep_with("dossiers.Dossier", {"watch.StagnationCase": "dossier"})
keep_with(
    "watch.StagnationCase",
    {
        "watch.StuckSignal": "case",
        "watch.RoleCheck": "case",
        "watch.RoleCall": "case",
        "watch.Rung": "case",
    },
)
keep_with("watch.Rung", {"watch.RungTerm": "rung"})
