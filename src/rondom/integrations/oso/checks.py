"""Is this the kind of file we can read, and is it complete?"""

import datetime as dt
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml import etree

from rondom.integrations.oso import codes, profile
from rondom.integrations.oso.dossier import Guardian, OsoDossier, Pupil
from rondom.integrations.oso.errors import UnreadableFile
from rondom.integrations.oso.nodes import Ledger, Node, name_of

MAX_NAME = 200
OLD_FOR_A_PUPIL_DAYS = 30 * 365
OSO_NAMESPACE = re.compile(r"http://www\.edustandaard\.nl/oso_gegevensset/([^/]+)/dossier")


def check_kind(root: etree._Element) -> None:
    """Root, version and profile. Errors: UnreadableFile."""
    name = etree.QName(root)
    found = OSO_NAMESPACE.fullmatch(name.namespace or "")
    if found is None or name.localname not in ("dossier", "dossiers"):
        message = _("Dit is geen OSO-bestand: het begint met ‘%(name)s’ en niet met een OSO-dossier.")
        raise UnreadableFile(message % {"name": name.localname[:60]}, "oso.wrong_root")
    node = Node(root, Ledger())
    metadata = node.child("metadata")
    _check_version(found[1], metadata.text("standaardversie") if metadata else "")
    if name.localname == "dossiers":
        raise UnreadableFile(
            _("Dit bestand heeft meer dossiers. We lezen één leerling per bestand."), "oso.wrong_root"
        )
    _check_profile(metadata.text("overstap") if metadata else "", node.text("overdrachtsoort"))


def _check_version(year: str, version: str) -> None:
    if f"{year}." == profile.VERSION[:5] and version in ("", profile.VERSION):
        return
    found = year if year != profile.VERSION[:4] else version
    message = _("Dit bestand is gemaakt volgens OSO-versie %(found)s. Wij lezen versie %(ours)s.")
    raise UnreadableFile(message % {"found": found[:20], "ours": profile.VERSION}, "oso.wrong_version")


def _check_profile(transfer: str, kind: str) -> None:
    """A file without a profile is not of another profile: the missing fields say so."""
    if transfer in ("", profile.PROFILE) and kind in ("", profile.TRANSFER):
        return
    found = transfer if transfer != profile.PROFILE else kind
    message = _(
        "Dit is een ander soort OSO-bestand: %(found)s. "
        "Wij lezen het dossier van het basisonderwijs voor het samenwerkingsverband (POSWV)."
    )
    raise UnreadableFile(message % {"found": profile.PROFILES.get(found, found[:40])}, "oso.wrong_profile")


def check_complete(root: etree._Element, ledger: Ledger) -> None:
    """Errors: UnreadableFile with every missing field by its Dutch name."""
    missing = list(dict.fromkeys(_missing(Node(root, ledger), "")))
    if missing:
        message = _("In dit bestand ontbreken verplichte gegevens: %(fields)s.")
        raise UnreadableFile(message % {"fields": ", ".join(missing)}, "oso.missing_fields")


def _missing(node: Node, path: str) -> Iterator[str]:
    for name in (*profile.MANDATORY.get(path, ()), *_depends(node, path)):
        if not _filled(node, name, path):
            yield f"{codes.label(name)} ({codes.label(name_of(node.element))})" if path else codes.label(name)
    for element in node.element.iterchildren():
        if element not in node.ledger.refused:
            below = f"{path}/{name_of(element)}" if path else name_of(element)
            yield from _missing(Node(element, node.ledger), below)


def _depends(node: Node, path: str) -> tuple[str, ...]:
    """Fields the profile asks for in some cases only."""
    if path != profile.PUPIL:
        return ()
    address_known = node.flag("adresgeheim") or node.child("adresbuitenland")
    return (
        *(() if address_known else ("adreslijst",)),
        *(("verzorger",) if node.flag("verzorgersaansprakelijk") else ()),
    )


def _filled(node: Node, name: str, path: str) -> bool:
    if f"{path}/{name}" in node.ledger.closed:
        return True
    return any(len(each.element) or each.own_text() for each in node.children(name))


def check_people(dossier: OsoDossier, *, today: dt.date) -> tuple[str, ...]:
    """Names that fit and a possible birth date. Returns warnings. Errors: UnreadableFile."""
    pupil = dossier.pupil
    people: tuple[Pupil | Guardian, ...] = (pupil, *dossier.guardians)
    for person in people:
        for name in (" ".join(person.first_names), person.call_name, person.prefix, person.last_name):
            check_name(name)
    if pupil.born_on > today:
        message = _("De geboortedatum %(day)s ligt in de toekomst. Vraag de school om een goed bestand.")
        raise UnreadableFile(message % {"day": codes.day(pupil.born_on)}, "oso.birth_date")
    return tuple(_warnings(dossier, today))


def check_name(name: str) -> None:
    if len(name) > MAX_NAME:
        message = _("Een naam in dit bestand heeft %(length)d tekens. Wij bewaren er hoogstens %(limit)d.")
        raise UnreadableFile(message % {"length": len(name), "limit": MAX_NAME}, "oso.name_too_long")


def _warnings(dossier: OsoDossier, today: dt.date) -> Iterator[str]:
    if (today - dossier.pupil.born_on).days > OLD_FOR_A_PUPIL_DAYS:
        yield _("De leerling is volgens dit bestand ouder dan 30 jaar. Klopt de geboortedatum %(day)s?") % {
            "day": codes.day(dossier.pupil.born_on)
        }
    if dossier.parents_view.provisional:
        yield _("De school noemt dit een voorlopig dossier.")
    if dossier.parents_view.seen != "yes":
        yield _("Volgens dit bestand hebben de ouders het dossier niet gezien, of is dat niet bekend.")
    if dossier.parents_view.agree_with_content == "no":
        yield _("De ouders zijn het niet eens met de inhoud.")
    if dossier.parents_view.permission_to_transfer != "yes":
        yield _(
            "Volgens dit bestand is er geen toestemming van ouders voor de overdracht, of is dat niet bekend."
        )
    for each in dossier.broken_attachments:
        yield _("Bijlage ‘%(name)s’: %(problem)s") % {"name": each.file_name, "problem": each.problem}
