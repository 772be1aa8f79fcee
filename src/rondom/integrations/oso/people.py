"""Pupil, parents and their addresses."""

from django.utils.translation import gettext as _
from stdnum.nl import bsn, onderwijsnummer

from rondom.integrations.oso import codes
from rondom.integrations.oso.dossier import Address, Contact, Gender, Guardian, Institution, Pupil
from rondom.integrations.oso.errors import UnreadableFile
from rondom.integrations.oso.nodes import Node

SECRET_VALUES = {"9999999999", "geheim@geheim.geheim"}  # what the agreement writes instead of a secret number


def read_pupil(node: Node) -> Pupil:
    _refuse_number(node)
    born_on = node.date("geboortedatum")
    if born_on is None:
        message = _("De geboortedatum van de leerling is geen datum die bestaat.")
        raise UnreadableFile(message, "oso.birth_date")
    institution = node.child("aansprakelijkeinstelling")
    return Pupil(
        first_names=node.texts("voornaam"),
        initials=node.text("voorletters-1"),
        call_name=node.text("roepnaam"),
        prefix=node.text("voorvoegsel"),
        last_name=node.text("achternaam"),
        born_on=born_on,
        gender=codes.GENDERS.get(node.text("geslacht"), Gender.UNKNOWN),
        address_secret=node.flag("adresgeheim") is not False,  # in doubt it is secret
        addresses=read_addresses(node),
        foreign_addresses=node.texts("adresbuitenland"),
        contacts=read_contacts(node),
        number=node.text("leerlingid"),
        in_education_since=node.date("onderwijssinds"),
        current_education_since=node.date("startdatumhuidigonderwijs"),
        enrolled_on=node.date("datuminschrijving"),
        left_on=node.date("datumuitschrijving"),
        sent_back_to_brin=node.text("teruggeplaatstnaarbrin"),
        lives_in_home=node.flag("tehuis"),
        guardians_liable=node.flag("verzorgersaansprakelijk"),
        liable_institution=read_institution(institution) if institution else None,
    )


def _refuse_number(node: Node) -> None:
    """Some schools use the BSN as the number of the pupil."""
    found = node.child("leerlingid")
    if found and looks_national(found.own_text()):
        node.refuse(
            "leerlingid", _("Dit leerlingnummer lijkt een BSN of onderwijsnummer. Dat bewaren wij niet.")
        )


def looks_national(number: str) -> bool:
    if not (number.isascii() and number.isdigit() and len(number) == 9):
        return False
    return bsn.is_valid(number) or onderwijsnummer.is_valid(number)


def read_guardian(node: Node) -> Guardian:
    code = node.text("relatietotkind")
    return Guardian(
        first_names=node.texts("voornaam"),
        initials=node.text("voorletters-1"),
        call_name=node.text("roepnaam"),
        prefix=node.text("voorvoegsel"),
        last_name=node.text("achternaam"),
        gender=codes.GENDERS.get(node.text("geslacht"), Gender.UNKNOWN),
        relation_code=code,
        relation=codes.relation(code),
        legal_representative=node.answer("wettigevertegenwoordiger"),
        deceased=node.flag("overleden"),
        deceased_on=node.date("overlijdensdatum"),
        address_secret=bool(node.flag("adresgeheim")),
        addresses=read_addresses(node),
        contacts=read_contacts(node),
    )


def read_institution(node: Node) -> Institution:
    return Institution(node.text("naam"), read_addresses(node), read_contacts(node))


def read_addresses(node: Node) -> tuple[Address, ...]:
    found = node.child("adreslijst")
    return tuple(_address(each) for each in found.children("adres")) if found else ()


def _address(node: Node) -> Address:
    country = node.child("land")
    return Address(
        kind=node.text("soortadres"),
        street=node.text("straat"),
        number=node.text("nummer"),
        addition=node.text("toevoeging"),
        designation=node.text("aanduiding"),
        location=node.text("locatieomschrijving"),
        postcode=node.text("postcode"),
        place=node.text("plaats"),
        municipality=node.text("gemeente"),
        country_code=country.own_text() if country else "",
        country=(country.element.get("omschrijving") or "") if country else "",
    )


def read_contacts(node: Node) -> tuple[Contact, ...]:
    found = node.child("communicatielijst")
    return tuple(_contact(each) for each in found.children("communicatie")) if found else ()


def _contact(node: Node) -> Contact:
    value = node.text("nummer")
    hidden = value in SECRET_VALUES
    said_secret = node.flag("geheim")
    return Contact(
        kind=node.text("soort"),
        use=node.text("aanduiding"),
        value="" if hidden else value,
        secret=hidden or bool(said_secret),
        emergency=bool(node.flag("noodnummer")),
    )
