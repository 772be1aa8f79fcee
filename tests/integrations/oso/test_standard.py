"""The reader against the example and the schema of the standard itself."""

import datetime as dt
from pathlib import Path

import pytest
from lxml import etree

from rondom.integrations.oso.dossier import OsoDossier
from rondom.integrations.oso.errors import UnreadableFile
from rondom.integrations.oso.growth import growth_sections
from rondom.integrations.oso.reader import read_oso
from rondom.integrations.oso.report import report
from rondom.integrations.oso.schema import validate
from tests.integrations.oso import made_file
from tests.integrations.oso.made_file import PUPIL, leaves, without
from tests.integrations.oso.standard import EXAMPLES, SCHEMAS

UNKNOWN = "Dit onderdeel kennen we niet."


def read(data: bytes) -> OsoDossier:
    return read_oso(data, today=dt.date(2026, 11, 21))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda each: each.stem)
def test_example_of_the_standard_has_no_unaccounted_part(path: Path) -> None:
    data = path.read_bytes()
    dossier = read(data)
    rows = report(dossier)
    assert len(rows) == len(leaves(data))
    assert [each.path for each in rows if each.reason == UNKNOWN] == []
    assert len(growth_sections(dossier)) >= 8
    assert "RABO" not in repr(dossier)


@pytest.mark.parametrize("xsd", SCHEMAS, ids=lambda each: each.stem)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda each: each.stem)
def test_validate_against_the_schema(path: Path, xsd: Path) -> None:
    assert validate(path.read_bytes(), xsd) == ()
    assert validate(without(f"{PUPIL}/achternaam"), xsd) != ()


@pytest.mark.parametrize("xsd", SCHEMAS, ids=lambda each: each.stem)
def test_schema_asks_nothing_that_we_do_not_know(xsd: Path) -> None:
    """Removing an obligatory element, by the schema, is noticed by us too, or is one we can do without."""
    spared = {"wettigevertegenwoordiger", "bestandsnaam", "bestandsinhoud"}
    for number, leaf in enumerate(leaves(made_file.PLAIN)):
        root = etree.fromstring(made_file.PLAIN)
        found = [each for each in root.iter() if len(each) == 0][number]
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)
        name = etree.QName(leaf).localname
        data = etree.tostring(root)
        if name in spared or _deep(leaf) or not _misses(validate(data, xsd), name):
            continue
        with pytest.raises(UnreadableFile):
            read(data)


def _misses(lines: tuple[str, ...], name: str) -> bool:
    return any("Missing child element" in each or "not expected" in each for each in lines) and any(
        f"}}{name} " in each for each in lines
    )


def _deep(leaf: etree._Element) -> bool:
    """Addresses, numbers, scores and unused parts: an empty one is an empty field."""
    above = {etree.QName(each).localname for each in leaf.iterancestors()}
    light = {"adres", "communicatie", "referentiescore", "betrouwbaarheidsinterval", "cijferlijstTypelijst"}
    return bool(above & (light | {"categorie_uitlevering", "gba", "huisarts", "afgenomendoor"}))
