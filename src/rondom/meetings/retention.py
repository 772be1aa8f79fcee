"""How long meetings are kept."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DOSSIER_CLOSED, DataKind, Rows, keep, keep_with, needed
from rondom.meetings.models import MeetingPaper, PaperPack

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
_PARTS = (
    *("Invitee", "AgendaPoint", "MinutesPart", "Agreement", "Decision", "OtherView"),
    *("MeetingPaper", "PaperPack"),
)
keep_with("meetings.Meeting", {f"meetings.{name}": "meeting" for name in _PARTS})
keep_with("meetings.Decision", {"meetings.Dissent": "decision"})
keep(
    "meetings.DatePoll",
    months=24,
    start=DOSSIER_CLOSED,
    label=_("vragen wanneer iedereen kan voor een overleg"),
    source=_("als het overleg zelf"),
    kind=DataKind.PUPIL_FILE,
    since="dossier__closed_on",
    dossier="dossier_id",
    pupil="dossier__pupil_id",
    confirmed=False,
)
keep_with("meetings.DatePoll", {f"meetings.{name}": "poll" for name in ("PollMoment", "PollVoter")})
keep_with("meetings.PollVoter", {"meetings.PollAnswer": "voter"})
keep(
    "meetings.PlanDraft",
    months=1,
    start=DOSSIER_CLOSED,
    label=_("wat iemand al invulde voor een overleg; na twee weken zonder overleg al eerder weg"),
    source=_("eigen keuze: alleen zolang het nodig is om verder te gaan (AVG art. 5 lid 1 onder e)"),
    kind=DataKind.PUPIL_FILE,
    since="dossier__closed_on",
    dossier="dossier_id",
    pupil="dossier__pupil_id",
    confirmed=False,
)
keep(
    "meetings.CalendarFeed",
    months=1,
    start=_("niets noemt deze persoon meer"),
    label=_("adressen voor de eigen agenda"),
    source=_("AVG art. 5 lid 1 onder e"),
    kind=DataKind.PEOPLE,
    since="person__unneeded_since",
    region="person__region_id",
    follows="person",
)
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
keep(
    "meetings.NormFigure",
    months=84,
    start=_("het schooljaar is voorbij"),
    label=_("hoe vaak een school in een schooljaar overlegde"),
    source=_("voorstel: zolang een regio over eerdere jaren vertelt; het cijfer noemt geen kind"),
    kind=DataKind.PEOPLE,
    since="frozen_at__date",
    confirmed=False,
)
keep(
    "meetings.Consultation",
    months=3,
    start=_("de vraag is gesteld"),
    label=_("vragen zonder naam, met het advies"),
    source=_("voorstel: kort, want wie de vraag leest kan het kind soms herkennen"),
    kind=DataKind.PEOPLE,
    since="asked_at__date",
    confirmed=False,
)


@needed("files.StoredFile")
def file_of_a_talk(rows: Rows) -> Rows:
    papers = MeetingPaper.objects.filter(file=OuterRef("pk"))
    packs = PaperPack.objects.filter(file=OuterRef("pk"))
    return rows.filter(Exists(papers) | Exists(packs))
