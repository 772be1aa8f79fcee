"""The zip of a copy: dossier.pdf, the files that belong to it, and a list with what they must be to be whole."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.canonical import file_hash
from rondom.core.decision import Refused
from rondom.dossiers.rights.access import OWN_WORDS, copy_part
from rondom.files.pdf import render_pdf
from rondom.files.queries import read_file
from rondom.files.vault import UnreadableError
from rondom.integrations.oso.queries import attachment_files
from rondom.meetings import papers
from rondom.plans import queries as plans
from rondom.plans.access import get_slot
from rondom.plans.kind_access import may_see_plan, seen_kinds
from rondom.web.rights.copy_content import everything, own_words

IN_MEMORY_BYTES = 8 * 1024 * 1024  # a bigger copy waits on the disk until it is sent


@dataclass(frozen=True, slots=True)
class Copy:
    """file: at its beginning, goes away when it is closed; digest: SHA-256 of dossier.pdf."""

    file: IO[bytes]
    digest: str


def make_copy(actor: Actor, dossier: Any) -> Copy:
    """dossier: as fetched for the actor. In Dutch, whatever the language of the screen is: it is a copy."""
    with override("nl"):
        is_own = copy_part(actor, dossier) == OWN_WORDS
        paper = paper_of(own_words(actor, dossier) if is_own else everything(actor, dossier))
        file = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - the answer closes it when it is sent
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            lines = [_put(archive, "dossier.pdf", paper)]
            lines += [] if is_own else list(_put_files(archive, dossier))
            archive.writestr("inhoud.txt", _contents(lines))
    file.seek(0)
    return Copy(file, file_hash(paper))


def paper_of(content: dict[str, Any]) -> bytes:
    """PDF/UA-1 and PDF/A-3a."""
    return render_pdf(render_to_string("rights/paper.html", content), title=content["title"])


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> str:
    """Returns the line of the list."""
    archive.writestr(name, data)
    return f"{file_hash(data)}  {name}"


def _put_files(archive: zipfile.ZipFile, dossier: Any) -> Iterator[str]:
    """One file in memory at a time. One that cannot be read is named, so that nobody thinks it was not there."""
    for number, stored in enumerate(files_of(dossier), start=1):
        name = f"bestanden/{number:02}-{stored.name}"
        try:
            data = read_file(stored)
        except (Refused, UnreadableError):
            yield _("(niet meegegeven: dit bestand kan nu niet veilig worden geopend)") + f"  {name}"
        else:
            yield _put(archive, name, data)


def files_of(dossier: Any) -> Iterator[Any]:
    """The papers and scans of the plan, what the pupil drew or said, what was put beside a talk, and what came along from another school; each by its own policy."""
    for kind in seen_kinds(dossier):
        yield from _papers(dossier, kind)
    if may_see_plan(dossier):
        yield from (row.file for row in plans.hearing_files(dossier.pk))
    yield from papers.files_of(dossier)
    yield from attachment_files(dossier)


def _papers(dossier: Any, kind: str) -> Iterator[Any]:
    """The papers and scans of one of the plans."""
    plan = plans.plan_of(dossier.pk, kind=kind)
    for version in plans.versions_of(plan.pk) if plan else ():
        if version.paper:
            yield version.paper
        for slot in plans.slots_of(version):
            scan = get_slot(dossier, slot.slot_id).scan if slot.scan_id else None
            if scan:
                yield scan


def _contents(lines: list[str]) -> str:
    made = date_format(localtime(clock.now()), "j F Y, H:i")
    head = [
        _("Kopie van een dossier uit Rondom, gemaakt op %(moment)s.") % {"moment": made},
        _("Achter elk controlegetal (SHA-256) staat het bestand waar het bij hoort."),
        _("Klopt het getal van een bestand nog, dan is er niets aan veranderd."),
        "",
    ]
    return "\n".join([*head, *lines, ""])
