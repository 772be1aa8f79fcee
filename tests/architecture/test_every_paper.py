"""Every PDF that the program makes goes through the validator in a test: a new one is not forgotten."""

import ast
import re

from tests.architecture.tracked import ROOT

SRC = ROOT / "src" / "rondom"
# Who makes a PDF, and the test that holds it against PDF/UA-1 and PDF/A-3a.
TESTED = {
    "documents/paper.py": "tests/documents/test_documents.py",
    "meetings/papers_pack.py": "tests/matrix/test_papers.py",
    "plans/operations/paper.py": "tests/plans/test_paper.py",
    "web/child/recording.py": "tests/web/child/test_grounds.py",
    "web/rights/copy_file.py": "tests/web/rights/test_copy.py",
}


def makers() -> set[str]:
    """Modules that call render_pdf; one that only measures gives it to nobody."""
    return {
        str(path.relative_to(SRC))
        for path in SRC.rglob("*.py")
        if "bench" not in path.parts
        if "render_pdf(" in (text := path.read_text())
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "render_pdf"
    }


def test_every_maker_of_a_pdf_has_a_test_with_the_validator() -> None:
    assert makers() == set(TESTED)
    checks = re.compile(r"validate_pdf_bytes|is_pdf_compliant_bytes")
    unchecked = [test for test in TESTED.values() if not checks.search((ROOT / test).read_text())]
    assert unchecked == []
