"""Documents to take along: the school and the family each find theirs, as PDF that can be heard and as Word."""

from collections.abc import Callable
from io import BytesIO

import docx
import page as pdf_page
from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import whole_plan


def download(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as found:
        page.get_by_role("link", name=name, exact=True).click()
    return found.value.suggested_filename, found.value.path().read_bytes()


def test_school_and_family_take_their_documents_along(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    anouk, mother, child = visit("anouk"), visit(pupil.parent), visit(pupil.pupil)
    whole_plan(anouk, mother, child, pupil.reference)

    anouk.goto(f"/kinderen/{pupil.reference}/")
    anouk.get_by_role("link", name="Documenten", exact=True).click()
    expect(anouk.get_by_role("heading", level=1)).to_have_text("Documenten")
    expect(anouk.get_by_text("er mogen er 2 zijn", exact=False)).to_be_visible()
    check_axe(anouk)
    name, data = download(anouk, "Pdf Ontwikkelingsperspectief")
    assert name == "ontwikkelingsperspectief.pdf"
    assert pdf_page.is_pdf_compliant_bytes(data, profile="ua1")
    assert pdf_page.is_pdf_compliant_bytes(data, profile="3a")
    name, data = download(anouk, "Word Kern van het dossier")
    assert name == "kern.docx"
    texts = [row.text for row in docx.Document(BytesIO(data)).paragraphs]
    assert "Kern van het dossier" in texts
    assert "Naar groep 7, daarna vmbo." in texts

    mother.goto("/ons-gezin/")
    mother.get_by_role("link", name="Documenten over", exact=False).first.click()
    expect(mother.get_by_role("link", name="Pdf Handelingsdeel", exact=True)).to_be_visible()
    check_axe(mother)
