"""PDF files: readable, not locked, and nothing in them that acts or hides."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pikepdf.settings
from django.utils.translation import gettext as _

from rondom.core.decision import refuse

ACTING_KEYS = {"/JS", "/JavaScript", "/XFA", "/RichMediaContent", "/RichMediaSettings"}
ACTING_TYPES = {
    "/JavaScript",
    "/Launch",
    "/ImportData",
    "/SubmitForm",
    "/GoToE",
    "/Rendition",
    "/Movie",
    "/Sound",
}
FILE_KEYS = {"/EF", "/EmbeddedFiles"}
MOST_OBJECTS = 300_000
DEEPEST = 60
MOST_UNPACKED_BYTES = 100 * 1024 * 1024

# For the whole process, before a file is opened: a PDF of one megabyte can unpack to a gigabyte.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MOST_UNPACKED_BYTES,
    run_length_max_memory=MOST_UNPACKED_BYTES,
    png_max_memory=MOST_UNPACKED_BYTES,
    tiff_max_memory=MOST_UNPACKED_BYTES,
    max_stream_filters=5,
    doc_max_warnings=100,
)


def check_pdf(data: bytes, *, own_file: bool = False) -> None:
    """own_file: made by this program, which puts the content beside the pages. Errors: Refused."""
    if not own_file and zipfile.is_zipfile(BytesIO(data)):
        refuse("file.two_kinds", _("In deze PDF zit een ander bestand verstopt.")).enforce()
    try:
        found = _found_keys(data)
    except pikepdf.PasswordError:
        refuse(
            "file.locked", _("Op deze PDF zit een wachtwoord. Haal het eraf en probeer het opnieuw.")
        ).enforce()
    except (pikepdf.PdfError, RuntimeError, ValueError, RecursionError):
        refuse("file.broken", _("Deze PDF kunnen we niet lezen.")).enforce()
    if found & (ACTING_KEYS | ACTING_TYPES):
        reason = _("Deze PDF kan zelf iets doen op uw computer. Maak een gewone PDF en probeer het opnieuw.")
        refuse("file.active_pdf", reason).enforce()
    if found & FILE_KEYS and not own_file:
        refuse("file.two_kinds", _("In deze PDF zit een ander bestand verstopt.")).enforce()


def _found_keys(data: bytes) -> set[str]:
    """The keys and actions of interest anywhere in the file, also in objects that no page uses."""
    found: set[str] = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        if len(pdf.objects) > MOST_OBJECTS or not len(pdf.pages):
            raise ValueError("too many objects or no pages")
        for thing in (pdf.trailer, *pdf.objects):
            found.update(_keys_in(thing, depth=0))
        # qpdf goes on without what it cannot unpack; what we did not see, we do not let in
        if any("error decoding" in str(warning) for warning in pdf.get_warnings()):
            raise ValueError("a part cannot be unpacked")
    return found


def _keys_in(thing: object, depth: int) -> Iterator[str]:
    """Direct contents only: what is pointed at is an object of its own in the list."""
    if depth > DEEPEST:
        raise ValueError("nested too deep")
    if isinstance(thing, pikepdf.Array):
        inner = [part for part in thing.as_list() if not getattr(part, "is_indirect", False)]
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        values = dict(thing.items())
        yield from values
        yield str(values.get("/S", ""))
        yield str(values.get("/Subtype", ""))
        inner = [part for part in values.values() if not getattr(part, "is_indirect", False)]
    else:
        return
    for part in inner:
        yield from _keys_in(part, depth + 1)
