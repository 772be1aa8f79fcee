"""What of a dossier can be sent, and the papers that a choice becomes. Nothing is copied: a part is read where it stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.consent.terms import Category
from rondom.core.canonical import canonical_json, file_hash
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.documents import words
from rondom.documents.blocks import Block, Document, Heading, Quote, Text
from rondom.documents.paper import make_document, page_count
from rondom.documents.reading import Reading
from rondom.documents.registry import FAMILY_PLAN, MINUTES, OF_CHILD, DocumentKind
from rondom.dossiers.models import Dossier
from rondom.meetings.minutes import talks_with_minutes
from rondom.meetings.models import Meeting
from rondom.meetings.papers_sources import Content as Words
from rondom.meetings.papers_sources import content_of
from rondom.plans.meeting_papers import GOALS, GROWTH, GrowthSections
from rondom.plans.terms import Section, category_of
from rondom.sending.grounds import reading_of
from rondom.sending.terms import PartSource

GROWTH_SHEET = "groeidocument"


@dataclass(frozen=True, slots=True)
class Part:
    """Something that can be sent. key: as it is kept and as a form sends it."""

    source: PartSource
    item: str
    title: str
    category: str

    @property
    def key(self) -> str:
        return f"{self.source}:{self.item}"

    @property
    def number(self) -> int:
        return int(self.item) if self.source == PartSource.MINUTES else 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper of a sending: a document, or everything that was chosen of the growth document."""

    slug: str
    kind: DocumentKind
    reading: Reading
    document: Document

    @property
    def pages(self) -> int:
        """Cost: as documents.paper.page_count."""
        return page_count(self.kind, self.reading, self.document)


def parts_of(mine: Reading) -> list[Part]:
    """Everything there can be for who sends, as far as he may see what it is about. mine: his own reading."""
    seen = mine.dossier.categories
    growth = [
        Part(PartSource.GROWTH, offer.item, offer.title, offer.category)
        for offer in GrowthSections().offers(mine.dossier)
        if offer.category in seen
    ]
    documents = [
        Part(PartSource.DOCUMENT, kind.key, str(kind.title), category_of_kind(kind)) for kind in OF_CHILD
    ]
    talks = [
        Part(PartSource.MINUTES, str(talk.pk), _title_of_talk(talk), Category.EDUCATION)
        for talk in talks_with_minutes(mine.actor, mine.dossier)
    ]
    return [*growth, *documents, *talks]


def _title_of_talk(talk: Meeting) -> str:
    day = date_format(localtime(talk.starts_at), "j F Y")
    return _("Verslag: %(kind)s, %(day)s") % {"kind": talk.get_kind_display(), "day": day}


def category_of_kind(kind: DocumentKind) -> str:
    return Category.FAMILY if kind == FAMILY_PLAN else Category.EDUCATION


def part_of(source: str, item: str) -> Part:
    """A part as it was kept; without its title."""
    if source == PartSource.GROWTH:
        about = str(Category.EDUCATION) if item == GOALS else category_of(item)
    elif source == PartSource.DOCUMENT:
        about = category_of_kind(_KINDS[item])
    else:
        about = Category.EDUCATION
    return Part(PartSource(source), item, title_of(source, item), about)


def title_of(source: str, item: str) -> str:
    """In words, without a name: for a list of what was sent."""
    if source == PartSource.MINUTES:
        return str(MINUTES.title)
    if source == PartSource.DOCUMENT:
        return str(_KINDS[item].title)
    return _("Doelen") if item == GOALS else str(Section(item).label)


_KINDS = {kind.key: kind for kind in OF_CHILD}


def may_be_sent(part: Part, mine: Reading, theirs: Dossier | None) -> Decision:
    """Who sends may read it himself, and it has a ground for the receiver. theirs: of grounds.seen_by_receiver."""
    own = may_read(part, mine.dossier, mine)
    return may_be_read(part, theirs) if own else own


def may_be_read(part: Part, theirs: Dossier | None) -> Decision:
    """Whether the receiver may read it now."""
    if theirs is None:
        return refuse(
            "sending.no_ground",
            _("Er is geen toestemming om iets met deze ontvanger te delen. Vraag die eerst."),
        )
    if part.category not in theirs.categories:
        about = Category(part.category).label
        return refuse(
            "sending.category", _("Deze ontvanger mag niets lezen over: %(what)s.") % {"what": about}
        )
    if may_read(part, theirs):
        return ALLOWED
    return refuse("sending.not_for_receiver", _("Dit is er niet voor deze ontvanger."))


def may_read(part: Part, seen: Dossier, reading: Reading | None = None) -> Decision:
    """As the page or the file itself would answer. seen: as fetched for who reads."""
    if part.source == PartSource.GROWTH:
        there = part.category in seen.categories and _growth_words(seen, part.item)
        return ALLOWED if there else refuse("sending.nothing_there", _("Hier staat nog niets."))
    try:
        reading = reading_of(seen, part.number) if part.number or reading is None else reading
    except Http404:
        return refuse("sending.not_at_the_table", _("Deze ontvanger was niet bij dit overleg."))
    return _kind_of(part).may(reading)


def _kind_of(part: Part) -> DocumentKind:
    return MINUTES if part.source == PartSource.MINUTES else _KINDS[part.item]


def _growth_words(seen: Dossier, item: str) -> Words | None:
    return content_of(seen, GROWTH, item)


def digest_of(part: Part, theirs: Dossier) -> str:
    """What it says now, as a hash: other words are another part. theirs: the dossier as the receiver sees it."""
    if part.source == PartSource.GROWTH:
        found = _growth_words(theirs, part.item)
        data: object = [[block.heading, block.by, block.text] for block in found.blocks] if found else []
    else:
        data = make_document(_kind_of(part), reading_of(theirs, part.number)).data
    return file_hash(canonical_json(data))


def sheets_of(parts: Sequence[Part], theirs: Dossier) -> list[Sheet]:
    """The papers that the receiver gets. Ask may_be_read of every part before. Errors: Refused."""
    growth = [part.item for part in parts if part.source == PartSource.GROWTH]
    found = [_growth_sheet(growth, theirs)] if growth else []
    for part in parts:
        if part.source != PartSource.GROWTH:
            kind, reading = _kind_of(part), reading_of(theirs, part.number)
            slug = f"{kind.key}-{part.item}" if part.number else kind.key
            found.append(Sheet(slug, kind, reading, make_document(kind, reading)))
    return found


def _growth_sheet(items: Collection[str], theirs: Dossier) -> Sheet:
    kind = DocumentKind(
        GROWTH_SHEET,
        gettext_lazy("Uit het groeidocument"),
        "",
        lambda _reading: ALLOWED,
        partial(_growth_document, items=items),
    )
    reading = reading_of(theirs)
    return Sheet(GROWTH_SHEET, kind, reading, make_document(kind, reading))


def _growth_document(reading: Reading, *, items: Collection[str]) -> Document:
    blocks: list[Block] = []
    data = []
    for item in items:
        found = _growth_words(reading.dossier, item)
        rows = found.blocks if found else ()
        blocks.append(Heading(title_of(PartSource.GROWTH, item)))
        for row in rows:
            blocks += (
                [Heading(row.heading, 3), Text(row.text)] if row.heading else [Quote(row.text, by=row.by)]
            )
        data.append({"part": item, "words": [[row.heading, row.by, row.text] for row in rows]})
    return Document(
        title=_("Uit het groeidocument"),
        about=words.about(reading),
        plain=(),
        blocks=tuple(blocks),
        data={"document": GROWTH_SHEET, "parts": data},
    )
