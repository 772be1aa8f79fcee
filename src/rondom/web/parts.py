"""What somebody looked at, in words; the log keeps a code or a few words."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "child": _("de pagina van het kind"),
    "note": _("een verslag"),
    "details": _("de gegevens van het gezin"),
    "events": _("wat er gebeurde"),
    "looks": _("wie er keek"),
    "route": _("de route"),
    "people": _("de mensen om het kind"),
    "consent": _("de toestemmingen"),
    "baton": _("de regie"),
    "move": _("de overstap naar een andere school"),
    "triage": _("de triage"),
    "arrangement": _("de arrangementen"),
    "experts": _("de begeleiders van het samenwerkingsverband"),
    "attendance_report": _("de melding van verzuim"),
    "absence": _("het verzuim"),
    "leave": _("de vraag om verlof"),
    "stuck": _("waar het vastloopt"),
    "stagnation": _("wie wat doet, en wanneer (omdat het vastloopt)"),
    "action": _("de afspraken"),
    "meeting": _("het overleg"),
    "overleg": _("het overleg"),
    "papers": _("de stukken van een overleg"),
    "meeting_paper": _("een stuk van een overleg"),
    "pack": _("de pdf met stukken van een overleg"),
    "plan": _("het plan"),
    "paper": _("het plan op papier"),
    "scan": _("een getekend papier"),
    "drawing": _("een tekening van het kind"),
    "voice": _("een opname van het kind"),
    "documents": _("de documenten"),
    "document_file": _("een document om mee te nemen"),
    "attachment": _("een bijlage"),
    "sendings": _("wat is verstuurd"),
    "document": _("het groeidocument"),
    "groeidocument": _("het groeidocument"),
    "family": _("Ons gezin"),
    "ons gezin": _("Ons gezin"),
    "mijn plan": _("Mijn plan"),
    "eigen woorden": _("de eigen woorden"),
    "wat uit een gesprek kwam": _("wat uit een gesprek kwam"),
    "wie keek": _("wie er keek"),
    "andere school": _("wat het gezin koos voor de andere school"),
    "wat de andere school ziet": _("wat de andere school mag zien"),
    "wie mag wat zien": _("wie wat mag zien"),
    "rights": _("de rechten van het gezin"),
    "sharing": _("wat is gedeeld"),
    "search": _("zoeken"),
}


def part_label(part: str) -> str:
    """A part without words of its own is the dossier as a whole."""
    return str(LABELS.get(part, _("het dossier")))
