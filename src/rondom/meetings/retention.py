"""How long meetings are kept."""

from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DOSSIER_CLOSED, DataKind, keep, keep_with

keep(
    "meetings.Meeting",
    months=24,
    start=DOSSIER_CLOSED,
    label=_("overleggen, met verslag en besluiten"),
    source=_("een verslag hoort bij het leerlingdossier: twee jaar (PO-Raad, Ouders & Onderwijs)"),
    kind=DataKind.PUPIL_FILE,
    since="dossier__closed_on",
    dossier="dossier_id",
    pupil="dossier__pupil_id",
    confirmed=False,
)
_PARTS = ("Invitee", "AgendaPoint", "MinutesPart", "Agreement", "Decision", "OtherView")
keep_with("meetings.Meeting", {f"meetings.{name}": "meeting" for name in _PARTS})
keep(
    "meetings.PlannedDate",
    months=24,
    start=_("de geplande dag"),
    label=_("dagen in het jaarplan van een school"),
    source=_("voorstel: zolang een school over het vorige schooljaar vertelt; de dagen noemen geen kind"),
    kind=DataKind.PEOPLE,
    since="on",
    confirmed=False,
)
