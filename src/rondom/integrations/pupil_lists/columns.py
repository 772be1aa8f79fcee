"""Which column is which: Dutch headings and their usual variants."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from stdnum import iban
from stdnum.nl import bsn, onderwijsnummer

from rondom.integrations.pupil_lists.errors import UnreadableFile
from rondom.integrations.pupil_lists.pupil_list import Column
from rondom.integrations.pupil_lists.sheet import Cell

FIELDS: dict[str, tuple[str, ...]] = {
    "call_name": ("roepnaam", "roepnaamleerling", "naamkind"),
    "first_names": ("voornaam", "voornamen", "voornaamleerling"),
    "prefix": ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "tussenv", "tv"),
    "last_name": ("achternaam", "familienaam", "geslachtsnaam", "achternaamleerling"),
    "born_on": ("geboortedatum", "gebdatum", "gebdat", "geborenop", "geboren", "geboortedag"),
    "group": ("groep", "klas", "stamgroep", "groepsnaam", "jaargroep", "groepklas", "klasgroep"),
    "number": ("leerlingnummer", "leerlingnr", "leerlingid", "llnr", "lasnummer", "stamnummer"),
    "home_language": ("thuistaal", "taalthuis", "moedertaal", "huistaal"),
}
PARENT_FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("", "naam", "volledigenaam"),
    "email": ("email", "mail", "emailadres", "mailadres"),
    "phone": ("telefoon", "telefoonnummer", "tel", "mobiel", "mobielnummer", "gsm"),
    "authority": ("gezag", "ouderlijkgezag", "heeftgezag", "metgezag", "gezaghebbend"),
}
BY_HEADING = {heading: field for field, headings in FIELDS.items() for heading in headings}
BY_PARENT_HEADING = {heading: field for field, headings in PARENT_FIELDS.items() for heading in headings}
PARENT = re.compile(r"(?P<before>\w*?)(?:ouderverzorger|verzorger|ouder)(?P<number>[1-4])(?P<after>\w*)")
NATIONAL = (
    "bsn",
    "burgerservicenummer",
    "sofinummer",
    "sofi",
    "pgn",
    "onderwijsnummer",
    "persoonsgebondennummer",
)
BANK = ("iban", "rekeningnummer", "banknummer", "bankrekening", "rekening")
LOOKED_AT = 200


def heading(text: str) -> str:
    """Small letters and figures only: ‘Ouder 1 e-mail’ becomes ‘ouder1email’."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in bare if each.isascii() and each.isalnum())


def field_of(text: str) -> str:
    """The field of a heading, e.g. last_name or parent1.email; empty when we do not know it."""
    name = heading(text)
    if name in BY_HEADING:
        return BY_HEADING[name]
    parent = PARENT.fullmatch(name)
    if parent is None:
        return ""
    field = BY_PARENT_HEADING.get(parent["before"] + parent["after"])
    return f"parent{parent['number']}.{field}" if field else ""


def known_headings(cells: Iterable[Cell]) -> int:
    return sum(bool(field_of(each)) for each in cells if isinstance(each, str))


def read_columns(cells: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
    """Errors: UnreadableFile when an obligatory column is missing."""
    columns: list[Column] = []
    for position, cell in enumerate(cells):
        values = [each[position] for each in body[:LOOKED_AT] if position < len(each)]
        if cell == "" and not any(values):
            continue
        taken = {each.field for each in columns}
        columns.append(_column(position, cell if isinstance(cell, str) else "", values, taken))
    _require(columns)
    return tuple(columns)


def _column(position: int, header: str, values: list[Cell], taken: set[str]) -> Column:
    reason = _forbidden(header, [each for each in values if isinstance(each, str) and each])
    header = header or _("kolom %(number)d") % {"number": position + 1}
    field = field_of(header)
    if reason:
        return Column(position, header, reason=reason)
    if not field:
        return Column(position, header, reason=_("wordt niet gebruikt"))
    if field in taken:
        return Column(position, header, reason=_("wordt niet gebruikt: deze kolom staat er al"))
    return Column(position, header, field)


def _forbidden(header: str, values: list[str]) -> str:
    name = heading(header)
    if name.startswith(NATIONAL) or name.endswith(("bsn", "pgn", "burgerservicenummer", "onderwijsnummer")):
        return _("wordt niet gelezen: BSN en onderwijsnummer bewaren wij niet")
    if name.startswith(BANK) or name.endswith(("iban", "rekeningnummer")):
        return _("wordt niet gelezen: rekeningnummers bewaren wij niet")
    if values and all(_looks_national(each) for each in values):
        return _("wordt niet gelezen: dit lijken BSN’s of onderwijsnummers")
    if values and all(iban.is_valid(each) for each in values):
        return _("wordt niet gelezen: dit lijken rekeningnummers")
    return ""


def _looks_national(value: str) -> bool:
    """Bare figures only: a birth date can pass the check of a BSN. A leading zero may have been dropped."""
    if not value.isascii() or not value.isdigit() or len(value) not in (8, 9):
        return False
    return bsn.is_valid(value) or onderwijsnummer.is_valid(value)


def _require(columns: list[Column]) -> None:
    fields = {each.field for each in columns}
    missing = [
        words
        for names, words in (
            ({"call_name", "first_names"}, _("roepnaam of voornaam")),
            ({"last_name"}, _("achternaam")),
            ({"born_on"}, _("geboortedatum")),
        )
        if not names & fields
    ]
    if missing:
        message = _("Deze kolommen ontbreken: %(missing)s. In het bestand staan: %(found)s.")
        found = ", ".join(each.header[:40] for each in columns[:30]) or _("geen kolommen met een naam")
        raise UnreadableFile(
            message % {"missing": ", ".join(missing), "found": found}, "list.missing_columns"
        )
