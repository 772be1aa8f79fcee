"""How much there is to read in each kind of file that we keep."""

import pytest

from rondom.files.counting import Amount, amount_of, readable
from rondom.files.terms import FilePurpose
from tests.files import samples

TEXT = b"<office xmlns:t='t'><t:p>Samen lezen</t:p><t:p>elke dag</t:p></office>"


@pytest.mark.parametrize(
    ("name", "data", "amount"),
    [
        ("x.pdf", samples.pdf(), Amount(pages=1)),
        ("x.png", samples.picture("PNG"), Amount(pages=1)),
        ("x.txt", "Eén woord, of twee".encode("cp1252"), Amount(words=4)),
        ("x.docx", samples.word(**{"word/document.xml": TEXT}), Amount(words=4)),
        ("x.docx", samples.word(), Amount()),  # words that cannot be found, are not counted
        ("x.odt", samples.open_text(), Amount()),
        ("x.xlsx", samples.excel(), Amount()),
    ],
    ids=["pdf", "picture", "text", "word", "word without words", "open text", "excel"],
)
def test_pages_and_words(name, data, amount):
    from rondom.files.content import checked  # noqa: PLC0415

    kept = checked(name, data, FilePurpose.ATTACHMENT)
    assert amount_of(kept.content_type, kept.data) == amount


def test_older_text_is_read_as_people_meant_it():
    assert readable("één".encode("cp1252")) == readable("één".encode()) == "één"
