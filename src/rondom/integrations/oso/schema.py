"""Check a file against the official schema, where an installation has that file."""

from pathlib import Path

from lxml import etree

from rondom.integrations.oso.safe_xml import parse

MAX_LINES = 20


def validate(data: bytes, xsd_path: Path) -> tuple[str, ...]:
    """Return what the schema has against this file, at most 20 lines in technical English.

    Errors: UnreadableFile for the data, OSError or lxml errors for a wrong schema file.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    schema = etree.XMLSchema(etree.fromstring(xsd_path.read_bytes(), parser))
    schema.validate(parse(data))
    lines = (f"{each.line}: {each.message}" for each in schema.error_log)  # type: ignore[attr-defined]
    return tuple(lines)[:MAX_LINES]
