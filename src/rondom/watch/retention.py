"""What was stuck, absence and leave go with their dossier, and everything of them along."""

from rondom.core.retention import keep_with

keep_with(
    "dossiers.Dossier",
    {
        "watch.StagnationCase": "dossier",
        "watch.Absence": "dossier",
        "watch.AbsenceAlert": "dossier",
        "watch.LeaveRequest": "dossier",
        "watch.BoardFollow": "dossier",
        "watch.OfficeBooking": "dossier",
        "watch.Admission": "dossier",
    },
)
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
keep_with("watch.AbsenceAlert", {"watch.AbsenceAct": "alert", "watch.AttendanceReport": "alert"})
