"""How long it takes to make a long document, what memory that needs, and how many pages the plans here have."""

import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404

from rondom.core.actor import Actor
from rondom.documents.blocks import Block, Document, Heading, Listing, Table, Text
from rondom.documents.paper import html_of, make_document, page_count
from rondom.documents.reading import Reading
from rondom.documents.registry import CORE, OPP
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.files.pdf import count_pages, render_pdf
from rondom.people.models import Region

PAGES = 30
SOME_GOALS = 20  # enough to know how many fit on a page
MOST_PLANS = 20
_SENTENCE = "Elke ochtend leest de leerling tien minuten voor, en de leerkracht schrijft op wat er lukte. "


@dataclass(frozen=True, slots=True)
class Made:
    """seconds: processor time; memory_mb: how much the most memory of the process grew while it was made."""

    pages: int
    seconds: float
    memory_mb: float
    kilobytes: int

    def __str__(self) -> str:
        return (
            f"a document of {self.pages} pages: {self.seconds:.2f} s of processor time, "
            f"{self.memory_mb:.0f} MB more memory, {self.kilobytes} kB"
        )


def long_document(pages: int = PAGES) -> Made:
    """The first one, of a page, is not counted: it reads the fonts."""
    region = Region(name="Proefveld", slug="proefveld")
    render_pdf(html_of(OPP, region, _document(1)), title="Proef")
    full = count_pages(html_of(OPP, region, _document(SOME_GOALS))) - 1  # the last one is not full
    goals = SOME_GOALS * pages // max(1, full)
    html = html_of(OPP, region, _document(goals))
    before, began = _most_memory(), time.process_time()
    data = render_pdf(html, title="Proef")
    spent = time.process_time() - began
    more = _most_memory() - before
    return Made(count_pages(html), spent, more, len(data) // 1024)


def _document(goals: int) -> Document:
    blocks = tuple(block for number in range(1, goals + 1) for block in _goal(number))
    return Document("Ontwikkelingsperspectief", ("Voorbeeld",), (), blocks, {})


def _goal(number: int) -> Iterator[Block]:
    yield Heading(f"Doel {number}", 3)
    yield Text(_SENTENCE * 4)
    yield Listing((_SENTENCE, _SENTENCE))
    yield Table(("Wat", "Wie", "Voor"), tuple((_SENTENCE, "leerkracht", "1 maart") for _row in range(2)))


def _most_memory() -> float:
    """In MB; it never goes down, so a process that did much before tells too little."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pages_of_plans() -> Iterator[str]:
    """Per dossier with a plan, as its coordinator reads it; no names."""
    rows = Dossier.objects.filter(plans__isnull=False, closed_on=None).select_related("baton").distinct()
    for row in rows.order_by("pk")[:MOST_PLANS]:
        reading = _as_coordinator(row)
        if reading is not None:
            counted = {
                kind.key: page_count(kind, reading, make_document(kind, reading)) for kind in (OPP, CORE)
            }
            yield f"dossier {row.pk}: OPP {counted[OPP.key]}, kern {counted[CORE.key]} pages"


def _as_coordinator(row: Dossier) -> Reading | None:
    baton = row.baton
    hats = row.participants.filter(person=baton.holder, organisation=baton.organisation)
    role = hats.order_by("-pk").values_list("capacity", flat=True).first()
    actor = Actor(
        person_id=baton.holder_id,
        role=role or "",
        region_id=row.region_id,
        organisation_id=baton.organisation_id,
    )
    try:
        return Reading(actor, visible_dossier(actor, dossier_id=row.pk))
    except Http404:
        return None
