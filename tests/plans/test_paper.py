"""The plan on paper: for people who read with their ears, for the archive, and for programs."""

from collections.abc import Callable
from io import BytesIO

import page
import pikepdf
import pytest

from rondom.core.canonical import short_code
from rondom.files.queries import read_file
from rondom.plans import operations as plans
from rondom.plans.models import PlanVersion, SignatureSlot
from rondom.plans.operations.paper import paper_bytes


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A])
def test_the_paper_is_accessible_and_archivable(
    version: PlanVersion, profile: page.ValidationProfile
) -> None:
    report = page.validate_pdf_bytes(paper_bytes(version), profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant
    assert report.document.page_count <= 2


def test_the_words_travel_with_the_paper(version: PlanVersion) -> None:
    with pikepdf.open(BytesIO(paper_bytes(version))) as pdf:
        assert pdf.attachments["plan.json"].get_file().read_bytes() == version.content.encode()


def test_the_same_version_gives_the_same_paper(version: PlanVersion) -> None:
    assert paper_bytes(version) == paper_bytes(version)


def test_a_signature_makes_a_new_paper_that_replaces_the_old(
    version: PlanVersion, sign: Callable[..., SignatureSlot]
) -> None:
    first = plans.make_paper(version_id=version.pk)
    sign("rania")
    version.refresh_from_db()
    assert version.paper is None
    second = plans.make_paper(version_id=version.pk)
    assert second.replaces == first
    assert read_file(second) != read_file(first)
    assert len(short_code(version.digest)) == 14
