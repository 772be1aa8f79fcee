"""The own plan of the family: for others what was shared, for the family itself what it wrote."""

from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.documents import words
from rondom.documents.blocks import Document, Heading, Text
from rondom.documents.reading import Reading
from rondom.plans.family import family_draft
from rondom.plans.outside import may_write_family_draft
from rondom.plans.terms import FamilyPart, Section


def may_read_family_plan(reading: Reading) -> Decision:
    if Category.FAMILY not in reading.dossier.categories:
        return refuse("document.family_only", _("Dit document is er niet voor uw rol."))
    if _texts(reading):
        return ALLOWED
    return refuse("document.no_family_plan", _("Het gezin deelde nog geen eigen plan. Dat hoeft ook niet."))


def family_plan(reading: Reading) -> Document:
    rows = _texts(reading)
    blocks = tuple(block for title, text in rows for block in (Heading(title), Text(text)))
    return Document(
        title=_("Gezinsplan"),
        about=(*words.about(reading), _("Dit schreef het gezin zelf.")),
        plain=words.plain_page(reading, reading.now),
        blocks=blocks,
        data={
            "document": "gezinsplan",
            "parts": [{"title": title, "text": text} for title, text in rows],
            "guidance": reading.now.get("guidance", {}),
        },
    )


def _texts(reading: Reading) -> list[tuple[str, str]]:
    """(part, words). Whoever is no family never reads a draft."""
    if reading.actor.is_family and may_write_family_draft(reading.actor, reading.dossier):
        rows = [(row.title, row.text) for row in family_draft(reading.dossier.pk)]
    else:
        shared = next((row for row in reading.sections if row.section == Section.FAMILY_PLAN), None)
        order = [str(part.label) for part in FamilyPart]
        found = [(row.role_label, row.text) for row in (shared.words if shared else ())]
        rows = sorted(found, key=lambda row: order.index(row[0]) if row[0] in order else len(order))
    return [(title, text) for title, text in rows if text]
