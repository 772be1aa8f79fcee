"""Socket: where papers of a talk come from, besides files. Higher apps hold the words and plug in.

A paper points at its source and is read there every time, so that nothing is typed twice: what was changed or taken away is
changed or gone in the paper too. An app with papers has a module meeting_papers, read at the start.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from rondom.dossiers.models import Dossier
from rondom.files.models import StoredFile


@dataclass(frozen=True, slots=True)
class Block:
    """Words of one author; by: who, in words, "" for who does not matter."""

    text: str
    heading: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper holds now: blocks of text, or a file."""

    blocks: tuple[Block, ...] = ()
    file: StoredFile | None = None

    @property
    def words(self) -> int:
        return sum(len(block.text.split()) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something of a dossier that can be a paper. group: under which heading one chooses it."""

    source: str
    item: str
    title: str
    category: str
    group: str

    @property
    def key(self) -> str:
        return f"{self.source}:{self.item}"


class Source(Protocol):
    """offers: everything of a dossier that is there, of every category; content: one of them, or None when it is gone."""

    def offers(self, dossier: Dossier) -> list[Offer]: ...

    def content(self, dossier: Dossier, item: str) -> Content | None: ...


_sources: dict[str, Source] = {}


def paper_source(name: str) -> Callable[[type[Source]], type[Source]]:
    """Register a source under the name that papers keep."""

    def register(source: type[Source]) -> type[Source]:
        _sources[name] = source()
        return source

    return register


def all_offers(dossier: Dossier) -> list[Offer]:
    return [offer for source in _sources.values() for offer in source.offers(dossier)]


def content_of(dossier: Dossier, source: str, item: str) -> Content | None:
    """None when it is not there any more."""
    found = _sources.get(source)
    return found.content(dossier, item) if found else None
