"""What an own statement can be about: the whole dossier, a note, a paragraph; as far as the reader may read it."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.dossiers.terms import StatementAbout
from rondom.notes.queries import notes_of
from rondom.plans.queries import growth_document
from rondom.plans.terms import category_of
from rondom.web.templatetags.words import as_date

WHOLE = "dossier"


@dataclass(frozen=True, slots=True)
class Thing:
    """key: as the form sends it, "note-12"."""

    key: str
    about: str
    item_id: int | None
    category: str
    label: str


def things_of(dossier: Any) -> list[Thing]:
    """dossier: as fetched for the reader. Two queries."""
    whole = Thing(WHOLE, StatementAbout.DOSSIER, None, Category.PROCESS, _("Het hele dossier"))
    return [whole, *_notes(dossier), *_paragraphs(dossier)]


def _notes(dossier: Any) -> list[Thing]:
    words = _("Het verslag van %(day)s, geschreven door %(name)s")
    return [
        Thing(
            f"note-{note.pk}",
            StatementAbout.NOTE,
            note.pk,
            note.category,
            words % {"day": date_format(note.talked_on, "j F Y"), "name": note.author.name},
        )
        for note in notes_of(dossier.pk, categories=dossier.categories)
    ]


def _paragraphs(dossier: Any) -> list[Thing]:
    words = _("‘%(title)s’ in het groeidocument, geschreven door %(name)s op %(day)s")
    return [
        Thing(
            f"paragraph-{row.paragraph_id}",
            StatementAbout.PARAGRAPH,
            row.paragraph_id,
            category_of(section.section),
            words
            % {
                "title": section.title,
                "name": row.name,
                "day": date_format(as_date(row.changed_at), "j F Y"),
            },
        )
        for section in growth_document(dossier.pk, categories=dossier.categories)
        for row in section.words
        if row.text
    ]


def labels_of(dossier: Any) -> dict[tuple[str, int | None], str]:
    """{(about, item_id): label} of everything the reader may read. Two queries."""
    return {(str(thing.about), thing.item_id): thing.label for thing in things_of(dossier)}


def label_of(labels: dict[tuple[str, int | None], str], about: str, item_id: int | None) -> str:
    """What is in an earlier growth document is named by its kind."""
    return labels.get((about, item_id)) or str(StatementAbout(about).label).capitalize()
