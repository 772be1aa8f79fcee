"""What really becomes of each part: the account of the reader, after what we have a place for."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from rondom.integrations.oso import landing
from rondom.integrations.oso.dossier import Address, Guardian, Landing, OsoDossier, Pupil
from rondom.integrations.oso.profile import GUARDIAN, PUPIL, SCHOOL

NAMES = ("voornaam", "voorvoegsel", "achternaam", "roepnaam")
PERSON = frozenset(
    [*(f"{PUPIL}/{name}" for name in (*NAMES, "geboortedatum", "adresgeheim", "leerlingid"))]
    + [*(f"{GUARDIAN}/{name}" for name in (*NAMES, "adresgeheim", "relatietotkind"))]
    + [f"{GUARDIAN}/{name}" for name in ("overleden", "overlijdensdatum", "wettigevertegenwoordiger")]
)
# Parts of pupil, school and file that are told in the first paragraph of the growth document.
IN_ORIGIN = frozenset(
    [*(f"{PUPIL}/{name}" for name in ("onderwijssinds", "startdatumhuidigonderwijs", "tehuis"))]
    + [f"{PUPIL}/{name}" for name in ("datuminschrijving", "datumuitschrijving", "verzorgersaansprakelijk")]
    + [f"{PUPIL}/aansprakelijkeinstelling/naam"]
    + [f"{SCHOOL}/{name}" for name in ("naam", "brincode", "soort", "type")]
    + [f"inzage/{name}" for name in ("inzage", "inzagedatum", "akkoord", "redennietakkoord", "toestemming")]
    + ["metadata/datum"]
)
ADDRESS = ("straat", "nummer", "toevoeging", "postcode", "plaats")
FIRST = "1"


def account(oso: OsoDossier, *, with_dossier: bool) -> list[Landing]:
    """One row for every value of the file. with_dossier: whether there is one for the growth document."""
    addresses = _kept_addresses(oso)
    return [_landed(row, addresses, oso, with_dossier=with_dossier) for row in oso.landings]


def _landed(row: Landing, addresses: set[str], oso: OsoDossier, *, with_dossier: bool) -> Landing:
    if row.reason:
        return row
    if row.element in PERSON or _address_key(row) in addresses or _is_kept_contact(row, oso):
        return row
    grows = row.lands_in.startswith(_("groeidocument")) or row.lands_in == _("bijlagen")
    if row.element in IN_ORIGIN:
        row, grows = replace(row, lands_in=_("groeidocument: herkomst")), True
    if grows and not with_dossier:
        return _left_out(row, _("Er is nog geen dossier om dit in te zetten."))
    if grows:
        return row
    return _left_out(row, _("Rondom heeft hier geen plek voor."))


def _left_out(row: Landing, reason: str) -> Landing:
    return replace(row, value="", lands_in=_("wordt niet gebruikt"), reason=reason)


def _address_key(row: Landing) -> str:
    """ "leerling/verzorger 2/adres 1" for a part of an address that has a place with us, else empty."""
    owner, _found, part = row.element.rpartition("/adreslijst/adres/")
    if part not in ADDRESS or owner not in (PUPIL, GUARDIAN):
        return ""
    return f"{owner} {_number(row.path, 'ouder of verzorger')} {_number(row.path, 'adres')}"


def _number(path: str, word: str) -> str:
    found = re.search(rf"(?:^|› ){word} (\d+)(?: ›|$)", path)
    return found[1] if found else FIRST


def _kept_addresses(oso: OsoDossier) -> set[str]:
    """Keys as _address_key makes them."""
    people: list[tuple[str, int, Pupil | Guardian]] = [(PUPIL, 1, oso.pupil)]
    people += [(GUARDIAN, number, each) for number, each in enumerate(oso.guardians, start=1)]
    return {f"{owner} {number} {place}" for owner, number, each in people for place in _place(each.addresses)}


def _place(addresses: tuple[Address, ...]) -> Iterator[int]:
    chosen = landing.chosen_address(addresses)
    if chosen is not None:
        yield addresses.index(chosen) + 1


def _is_kept_contact(row: Landing, oso: OsoDossier) -> bool:
    """The phone number and e-mail address of a guardian that we take over."""
    if row.element != f"{GUARDIAN}/communicatielijst/communicatie/nummer":
        return False
    position = int(_number(row.path, "ouder of verzorger")) - 1
    guardian = landing.found_guardians(oso)[position]
    return row.value in (guardian.email, guardian.phone)
