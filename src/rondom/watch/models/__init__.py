"""Tables of stagnation, the ladder, and absence."""

from rondom.watch.models.absence import Absence, AbsenceAct, AbsenceAlert, AttendanceReport, LeaveRequest
from rondom.watch.models.admission import Admission
from rondom.watch.models.board import BoardFollow, SchoolSection
from rondom.watch.models.office import ChosenOffice, OfficeBooking, OfficeSlot
from rondom.watch.models.stagnation import (
    RoleCall,
    RoleCheck,
    Rung,
    RungTerm,
    StagnationCase,
    StuckSignal,
)

__all__ = [
    "Absence",
    "AbsenceAct",
    "AbsenceAlert",
    "Admission",
    "AttendanceReport",
    "BoardFollow",
    "ChosenOffice",
    "LeaveRequest",
    "OfficeBooking",
    "OfficeSlot",
    "RoleCall",
    "RoleCheck",
    "Rung",
    "RungTerm",
    "SchoolSection",
    "StagnationCase",
    "StuckSignal",
]
