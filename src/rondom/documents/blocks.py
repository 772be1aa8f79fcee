"""What a document is made of. One list of blocks becomes the pages of a PDF and of a DOCX, so both say the same."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Heading:
    """level 2 is a part of the document, 3 something in it; 1 is the title."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    kind: ClassVar[str] = "text"
    text: str
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words. by: who, in words."""

    kind: ClassVar[str] = "quote"
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    kind: ClassVar[str] = "listing"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of a row names it."""

    kind: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """alt: what somebody who does not see it must know."""

    kind: ClassVar[str] = "picture"
    data: bytes
    content_type: str
    alt: str

    @property
    def address(self) -> str:
        """As a data: address, which a PDF may read."""
        return f"data:{self.content_type};base64,{base64.b64encode(self.data).decode()}"


Block = Heading | Text | Quote | Listing | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """About: whom it is about and which version it is, under the title. plain: the first page, for the parents; may be
    empty. data: what the blocks were made from, for programs; canonical_json can write it.
    """

    title: str
    about: tuple[str, ...]
    plain: tuple[Block, ...]
    blocks: tuple[Block, ...]
    data: dict[str, Any]


def sentences(blocks: Sequence[Block]) -> Iterator[str]:
    """Every text a reader meets, in order; of a picture nothing."""
    for block in blocks:
        if isinstance(block, Heading | Text):
            yield block.text
        elif isinstance(block, Quote):
            yield from (part for part in (block.text, block.by) if part)
        elif isinstance(block, Listing):
            yield from block.items
        elif isinstance(block, Table):
            yield from (cell for row in (block.head, *block.rows) for cell in row if cell)


def words_per_part(blocks: Sequence[Block]) -> dict[str, int]:
    """{heading of level 2: words under it}."""
    found: dict[str, int] = {}
    part = ""
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            part = block.text
        found[part] = found.get(part, 0) + sum(len(text.split()) for text in sentences([block]))
    return found
