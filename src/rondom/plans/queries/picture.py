"""The growth document as somebody may see it, and whose view is still missing."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.dossiers.models import Dossier, Participant
from rondom.families.models import Guardianship
from rondom.families.queries import deciding_guardians
from rondom.families.terms import Relation
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.plans.models import Factor, Goal, GrowthDocument, Hearing, Hypothesis, Need, Paragraph
from rondom.plans.terms import (
    FAMILY_SOURCE,
    VIEW_SECTIONS,
    FactorKind,
    GoalState,
    PlanKind,
    Section,
    Voice,
    category_of,
)

# Phase lock ------------------------------------------------------------------------


def family_role_of(dossier_id: int, person_id: int) -> str | None:
    """Pupil or parent, when somebody is in the circle as family."""
    rows = Participant.objects.running_on(clock.today()).filter(dossier_id=dossier_id, person_id=person_id)
    return rows.filter(capacity__in=FAMILY_ROLES).values_list("capacity", flat=True).first()


def missing_views(
    dossier: Dossier, *, written: set[tuple[int, str]] | None = None, with_school: bool = True
) -> list[str]:
    """Who must still say how he sees it: every parent with authority, the school, the pupil. By capacity.

    written: (author, voice) of the views, when they were read already.
    """
    if written is None:
        written = _written(dossier)
    spoken = {author_id for author_id, voice in written if voice == Voice.PARENT}
    missing = [] if _pupil_spoke(dossier, written) else [_("het kind")]
    missing += [
        str(row.get_relation_display())
        for row in deciding_guardians(dossier.pupil_id, on=clock.today())
        if row.person_id not in spoken
    ]
    if with_school and not any(voice == Voice.SCHOOL for _author, voice in written):
        missing.append(_("de school"))
    return missing


def _written(dossier: Dossier) -> set[tuple[int, str]]:
    rows = Paragraph.objects.filter(
        document__dossier=dossier, document__closed_on__isnull=True, section__in=VIEW_SECTIONS
    )
    return set(rows.values_list("author_id", "voice"))


def _pupil_spoke(dossier: Dossier, written: set[tuple[int, str]]) -> bool:
    if any(voice == Voice.PUPIL for _author, voice in written):
        return True
    heard = Hearing.objects.filter(document__dossier=dossier, document__closed_on__isnull=True)
    return heard.filter(heard_on__isnull=False).exists()


def has_goals(dossier_id: int) -> bool:
    return Goal.objects.filter(document__dossier_id=dossier_id, document__closed_on__isnull=True).exists()


def has_open_goals(dossier_id: int, *, kinds: Collection[str] = tuple(PlanKind)) -> bool:
    """kinds: of the plans that the goals belong to."""
    rows = Goal.objects.filter(
        document__dossier_id=dossier_id, document__closed_on__isnull=True, plan_kind__in=kinds
    )
    return rows.filter(state=GoalState.OPEN).exists()


# Growth document --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph as a card shows it.

    told_to_name: who wrote it down for the author; is_imported: it came from a file, e.g. of OSO.
    """

    paragraph_id: int
    section: str
    author_id: int
    name: str
    initials: str
    voice: str
    role_label: str
    text: str
    nothing_to_add: bool
    revision: int
    changed_at: dt.datetime
    told_to_id: int | None
    told_to_name: str
    is_imported: bool


@dataclass(frozen=True, slots=True)
class SectionWords:
    section: str
    title: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class VoiceCard:
    """The view of one person: what goes well, what is hard, what he wants."""

    author_id: int
    name: str
    initials: str
    voice: str
    role_label: str
    goes_well: str
    is_hard: str
    wish: str
    nothing_to_add: bool
    written_on: dt.date
    told_to_name: str


def open_document(dossier_id: int) -> GrowthDocument | None:
    return GrowthDocument.objects.filter(dossier_id=dossier_id, closed_on__isnull=True).first()


def closed_documents(dossier_id: int) -> list[GrowthDocument]:
    rows = GrowthDocument.objects.filter(dossier_id=dossier_id, closed_on__isnull=False)
    return list(rows.order_by("-closed_on", "-pk"))


def growth_document(
    dossier_id: int, *, categories: Collection[str], document_id: int | None = None
) -> list[SectionWords]:
    """All sections somebody may see, also the empty ones; the pupil first, then the parents. One query.

    document_id: a closed document; without it the open one.
    """
    rows = _paragraphs(dossier_id, categories, document_id)
    found: dict[str, list[Words]] = {section: [] for section in _always_there(categories)}
    for row in rows:
        found.setdefault(row.section, []).append(row)
    return [SectionWords(key, str(Section(key).label), tuple(words)) for key, words in found.items()]


def _always_there(categories: Collection[str]) -> list[str]:
    """Not the plan of the family: an empty place for it would ask why there is none."""
    return [key for key in Section if category_of(key) in categories and key != Section.FAMILY_PLAN]


def voice_cards(dossier_id: int, *, categories: Collection[str]) -> list[VoiceCard]:
    """One card per person who gave his view, the pupil first. One query."""
    return _cards(_paragraphs(dossier_id, categories))


def voice_cards_in(sections: Collection[SectionWords]) -> list[VoiceCard]:
    """The same, of sections that were read already."""
    rows = [words for section in sections for words in section.words]
    return _cards(sorted(rows, key=lambda row: list(Voice).index(Voice(row.voice))))


def _cards(rows: Collection[Words]) -> list[VoiceCard]:
    cards: dict[tuple[int, str], dict[str, Words]] = {}
    for words in rows:
        if words.section in VIEW_SECTIONS:
            cards.setdefault((words.author_id, words.voice), {})[words.section] = words
    return [_card(words) for words in cards.values()]


def _card(words: dict[str, Words]) -> VoiceCard:
    latest = max(words.values(), key=lambda row: row.changed_at)

    def text(section: Section) -> str:
        return words[section].text if section in words else ""

    return VoiceCard(
        author_id=latest.author_id,
        name=latest.name,
        initials=latest.initials,
        voice=latest.voice,
        role_label=latest.role_label,
        goes_well=text(Section.GOES_WELL),
        is_hard=text(Section.IS_HARD),
        wish=text(Section.WISH),
        nothing_to_add=all(row.nothing_to_add for row in words.values()),
        written_on=timezone.localdate(latest.changed_at),
        told_to_name=next((row.told_to_name for row in words.values() if row.told_to_name), ""),
    )


def _paragraphs(dossier_id: int, categories: Collection[str], document_id: int | None = None) -> list[Words]:
    which = {"document_id": document_id} if document_id else {"document__closed_on__isnull": True}
    rows = Paragraph.objects.filter(document__dossier_id=dossier_id, category__in=categories, **which)
    rows = rows.select_related("author", "told_to").annotate(relation=_relation_of_author())
    found = sorted(rows, key=lambda row: (list(Voice).index(Voice(row.voice)), row.written_at, row.pk))
    return [_words(row, row.relation) for row in found]


def _relation_of_author() -> Subquery:
    """What the author is of the child today, when he is a guardian."""
    guardian = Guardianship.objects.running_on(clock.today()).filter(
        pupil=OuterRef("document__dossier__pupil"), person=OuterRef("author")
    )
    return Subquery(guardian.order_by("-pk").values("relation")[:1])


def _words(row: Paragraph, relation: str | None) -> Words:
    label = str(Relation(relation).label) if relation and row.voice == Voice.PARENT else ""
    return Words(
        paragraph_id=row.pk,
        section=row.section,
        author_id=row.author_id,
        name=row.author.name,
        initials=row.author.initials,
        voice=row.voice,
        role_label=row.author_label or label or str(Role(row.author_role).label),
        text=row.text,
        nothing_to_add=row.nothing_to_add,
        revision=row.revision,
        changed_at=row.changed_at,
        told_to_id=row.told_to_id,
        told_to_name=row.told_to.name if row.told_to else "",
        is_imported=bool(row.source) and not row.source.startswith(FAMILY_SOURCE),
    )


def factors_of(dossier_id: int) -> dict[str, list[Factor]]:
    """{kind: factors} of the open document."""
    rows = Factor.objects.filter(document__dossier_id=dossier_id, document__closed_on__isnull=True)
    found: dict[str, list[Factor]] = {kind.value: [] for kind in FactorKind}
    for row in rows.select_related("author").order_by("pk"):
        found[row.kind].append(row)
    return found


def hypotheses_of(dossier_id: int) -> QuerySet[Hypothesis]:
    rows = Hypothesis.objects.filter(document__dossier_id=dossier_id, document__closed_on__isnull=True)
    return rows.select_related("author").order_by("pk")


def needs_of(dossier_id: int) -> QuerySet[Need]:
    rows = Need.objects.filter(document__dossier_id=dossier_id, document__closed_on__isnull=True)
    return rows.select_related("author", "goal").order_by("subject", "pk")
