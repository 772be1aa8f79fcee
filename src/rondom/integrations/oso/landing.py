"""From the words of an OSO file to the words of ours."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import override

from rondom.families.operations import Address
from rondom.families.terms import Authority, Relation
from rondom.integrations.oso import codes
from rondom.integrations.oso.dossier import Address as OsoAddress
from rondom.integrations.oso.dossier import Answer, CareerYear, Contact, Guardian, OsoDossier, Pupil
from rondom.integrations.oso.growth import growth_sections
from rondom.plans.operations import ImportedParagraph
from rondom.plans.terms import Section

RELATIONS = {"1": Relation.FATHER, "2": Relation.MOTHER, "3": Relation.GUARDIAN}
AUTHORITIES = {Answer.YES: Authority.YES, Answer.NO: Authority.NO, Answer.UNKNOWN: Authority.UNKNOWN}
SECTIONS = {
    "career": Section.SCHOOL_CAREER,
    "early_years": Section.SCHOOL_CAREER,
    "tests": Section.DIDACTIC,
    "marks": Section.DIDACTIC,
    "needs": Section.SUPPORT_SO_FAR,
    "diagnoses": Section.EARLIER_RESEARCH,
    "plans": Section.TRIED,
    "absence": Section.ABSENCE,
    "decisions": Section.SUPPORT_SO_FAR,
    "advice": Section.SCHOOL_CAREER,
}
LONGEST_GROUP = 40
LONGEST_PHONE = 30
LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class FoundGuardian:
    """A guardian as we would take him over. position: counts from 0, in the order of the file."""

    position: int
    name: str
    call_name: str
    prefix: str
    last_name: str
    relation: str
    relation_words: str
    authority: str
    deceased: bool
    email: str
    phone: str
    address: Address | None
    has_secrets: bool


def call_name(person: Pupil | Guardian) -> str:
    """A guardian in an OSO file often has no call name."""
    return person.call_name or next(iter(person.first_names), "") or person.initials or person.last_name


def has_died(found: Guardian) -> bool:
    """What is said counts; a date alone says it, too."""
    return found.deceased if found.deceased is not None else found.deceased_on is not None


def found_guardians(oso: OsoDossier) -> list[FoundGuardian]:
    return [_guardian(number, each, oso.pupil) for number, each in enumerate(oso.guardians)]


def _guardian(position: int, found: Guardian, pupil: Pupil) -> FoundGuardian:
    name = call_name(found)
    address = chosen_address(found.addresses)
    return FoundGuardian(
        position=position,
        name=" ".join(part for part in (name, found.prefix, found.last_name) if part),
        call_name=name,
        prefix=found.prefix,
        last_name=found.last_name,
        relation=RELATIONS.get(found.relation_code, Relation.OTHER),
        relation_words=found.relation,
        authority=AUTHORITIES[found.legal_representative],
        deceased=has_died(found),
        email=first_contact(found.contacts, email=True),
        phone=first_contact(found.contacts, email=False),
        address=_address(address, secret=found.address_secret or _lives_secretly(address, pupil)),
        has_secrets=found.address_secret or any(each.secret for each in found.contacts),
    )


def _lives_secretly(address: OsoAddress | None, pupil: Pupil) -> bool:
    """The address of a parent is secret, too, when the pupil's address is and they are the same."""
    return pupil.address_secret and address is not None and address in pupil.addresses


def pupil_address(oso: OsoDossier) -> Address | None:
    """The pupil's own address, when it is not one of a guardian."""
    own = _address(chosen_address(oso.pupil.addresses), secret=oso.pupil.address_secret)
    taken = [each.address for each in found_guardians(oso) if not each.deceased]
    return None if own in taken else own


def chosen_address(addresses: Sequence[OsoAddress]) -> OsoAddress | None:
    """Where somebody lives: the address to visit, else the first."""
    visited = [each for each in addresses if each.kind == "bezoek"]
    return next(iter(visited or addresses), None)


def _address(found: OsoAddress | None, *, secret: bool) -> Address | None:
    if found is None:
        return None
    street = " ".join(part for part in (found.street, found.number, found.addition) if part)
    postcode = found.postcode if len(found.postcode) <= 10 else ""
    return Address(street=street[:200], postcode=postcode, city=found.place[:200], is_secret=secret)


def first_contact(contacts: Sequence[Contact], *, email: bool) -> str:
    """The first e-mail address or phone number that is not secret; private ones first."""
    found = [
        each for each in contacts if each.value and not each.secret and ("mail" in each.kind.lower()) == email
    ]
    found.sort(key=lambda each: each.use != "prive")
    return next((each.value for each in found if _fits(each.value, email=email)), "")


def _fits(value: str, *, email: bool) -> bool:
    if not email:
        return len(value) <= LONGEST_PHONE
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True


def group_of(oso: OsoDossier) -> str:
    """The newest group in the school career."""
    newest = max(oso.career, key=_year_order, default=None)
    if newest is None:
        return ""
    return (codes.year_group(newest.year_group) or newest.group_name or newest.group_code)[:LONGEST_GROUP]


def _year_order(year: CareerYear) -> tuple[str, dt.date]:
    return (year.school_year, year.starts_on or dt.date.min)


def pupil_number(oso: OsoDossier) -> str:
    return oso.pupil.number if len(oso.pupil.number) <= LONGEST_NUMBER else ""


@override("nl")
def paragraphs(oso: OsoDossier) -> list[ImportedParagraph]:
    """Everything for the growth document: where he comes from first, then the sections of the file.

    In Dutch, whatever language the reader of the file chose: the texts are stored, for everybody.
    """
    found = [
        ImportedParagraph(
            section=SECTIONS[each.key], text=f"{each.title}\n{each.text}", category=each.category
        )
        for each in growth_sections(oso)
    ]
    origin = "\n".join([_("Uit het overstapdossier"), *origin_lines(oso)])
    return [ImportedParagraph(section=Section.SCHOOL_CAREER, text=origin), *found]


def origin_lines(oso: OsoDossier) -> list[str]:
    """Where the pupil comes from, and what his parents said of the file."""
    return [each for each in (*_school_lines(oso), *parents_lines(oso)) if each]


def _school_lines(oso: OsoDossier) -> Iterator[str]:
    school, pupil = oso.school, oso.pupil
    kind = " ".join(part for part in (school.kind, school.type) if part)
    yield _("Komt van: %(school)s") % {"school": ", ".join(p for p in (school.name, school.brin, kind) if p)}
    for words, on in (
        (_("Op school in Nederland sinds"), pupil.in_education_since),
        (_("In dit soort onderwijs sinds"), pupil.current_education_since),
        (_("Ingeschreven op de vorige school op"), pupil.enrolled_on),
        (_("Uitgeschreven op de vorige school op"), pupil.left_on),
        (_("Bestand gemaakt op"), oso.meta.made_on),
    ):
        yield f"{words} {codes.day(on)}" if on else ""
    if pupil.lives_in_home:
        yield _("Woont in een tehuis")
    if pupil.liable_institution and pupil.guardians_liable is False:
        yield _("Verantwoordelijke instelling: %(name)s") % {"name": pupil.liable_institution.name}


def parents_lines(oso: OsoDossier) -> list[str]:
    """Agreeing with the content and permitting the transfer are two different answers."""
    view = oso.parents_view
    seen = _("Ouders zagen het dossier: %(answer)s") % {"answer": answer_words(view.seen)}
    agree = _("Ouders eens met de inhoud: %(answer)s") % {"answer": answer_words(view.agree_with_content)}
    permit = _("Toestemming van ouders voor de overdracht: %(answer)s") % {
        "answer": answer_words(view.permission_to_transfer)
    }
    return [
        f"{seen} ({codes.day(view.seen_on)})" if view.seen_on else seen,
        f"{agree} ({view.reason_not_agreed})" if view.reason_not_agreed else agree,
        permit,
    ]


def answer_words(answer: Answer) -> str:
    return {Answer.YES: _("ja"), Answer.NO: _("nee")}.get(answer, _("niet bekend"))
