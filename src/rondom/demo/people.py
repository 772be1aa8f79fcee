"""The people of the demo region: organisations, professionals with an account, and two families."""

import datetime as dt
from dataclasses import dataclass, field

from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.families import operations as families
from rondom.families.models import Family, Guardianship, Pupil
from rondom.families.terms import Authority, Proof, Relation
from rondom.people import operations as people
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import DEMO_DOMAIN, OrganisationKind, Role, SchoolType

PASSWORD = "rondom-demo-2026"  # noqa: S105 - printed by `make demo`; the demo holds invented people only


@dataclass(slots=True)
class Demo:
    """What has been built so far, by short name."""

    region: Region
    system: Actor
    today: dt.date
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    pupils: dict[str, Pupil] = field(default_factory=dict)


ORGANISATIONS = [
    ("board", OrganisationKind.BOARD, "Stichting Veenrand Onderwijs", "", "", "(088) 000 10 00"),
    ("klimboom", OrganisationKind.SCHOOL, "basisschool De Klimboom", "board", "99AA", "(088) 000 12 00"),
    ("vaart", OrganisationKind.SCHOOL, "Lyceum De Vaart", "board", "99BB", "(088) 000 13 00"),
    ("swv", OrganisationKind.SWV, "SWV Veenrand", "", "", "(088) 000 20 00"),
    ("gemeente", OrganisationKind.MUNICIPALITY, "gemeente Veenrand", "", "", "(088) 000 30 00"),
    ("ggd", OrganisationKind.YOUTH_HEALTH, "GGD Veenrand", "", "", "(088) 000 40 00"),
    ("smw", OrganisationKind.SOCIAL_WORK, "Maatschappelijk Werk Veenrand", "", "", "(088) 000 50 00"),
    ("jgh", OrganisationKind.PROVIDER, "Jeugd- en gezinshulp Veenrand", "", "", "(088) 000 60 00"),
    ("politie", OrganisationKind.POLICE, "politie Veenrand", "", "", "(088) 000 80 00"),
    ("leerplicht", OrganisationKind.ATTENDANCE, "Leerplicht Veenrand", "", "", "(088) 000 70 00"),
]
SCHOOL_TYPES = {"klimboom": SchoolType.PO, "vaart": SchoolType.VO}
PROFESSIONALS = [
    ("anouk", "Anouk", "", "Terpstra", Role.IB, "klimboom"),
    ("daan", "Daan", "", "Kuipers", Role.TEACHER, "klimboom"),
    ("carla", "Carla", "", "Meijerink", Role.DIRECTOR, "klimboom"),
    ("esra", "Esra", "", "Yildiz", Role.IB, "klimboom"),
    ("hanneke", "Hanneke", "", "Dijk", Role.CARE_COORDINATOR, "vaart"),
    ("ruben", "Ruben", "", "Smit", Role.TEACHER, "vaart"),
    ("ilse", "Ilse", "van", "Rooij", Role.SWV_ADVISOR, "swv"),
    ("jorrit", "Jorrit", "", "Blom", Role.SWV_COORDINATOR, "swv"),
    ("priya", "Priya", "", "Ramdin", Role.SOCIAL_WORKER, "smw"),
    ("bram", "Bram", "", "Postma", Role.YOUTH_HELP, "jgh"),
    ("marloes", "Marloes", "", "Brink", Role.YOUTH_NURSE, "ggd"),
    ("samira", "Samira", "", "Ouali", Role.PROCESS_COORDINATOR, "gemeente"),
    ("theo", "Theo", "", "Wolters", Role.ATTENDANCE_OFFICER, "leerplicht"),
    ("noor", "Noor", "", "Veldhuis", Role.CARE_GUIDE, "swv"),
    ("tamar", "Tamar", "", "Levi", Role.TRAJECT_GUIDE, "swv"),
    ("olga", "Olga", "", "Prins", Role.SPECIAL_EDUCATOR, "swv"),
    ("karim", "Karim", "", "Azzouzi", Role.CHILD_PARENT_SUPPORT, "gemeente"),
    ("wessel", "Wessel", "", "Groot", Role.SCHOOL_POLICE, "politie"),
    ("fenna", "Fenna", "", "Hoekstra", Role.ADMINISTRATOR, "swv"),
    ("ria", "Ria", "", "Bakker", Role.PRIVACY_OFFICER, "board"),
    ("maaike", "Maaike", "", "Visser", Role.CASE_MANAGER, "gemeente"),
    ("jesse", "Jesse", "", "Aydin", Role.BEHAVIOURAL_SCIENTIST, "gemeente"),
    ("sofie", "Sofie", "", "Jansma", Role.INTAKE_WORKER, "gemeente"),
    ("koen", "Koen", "van", "Dam", Role.STAGNATION_OFFICER, "gemeente"),
    ("mila", "Mila", "", "Brouwer", Role.EDUCATION_SCIENTIST, "board"),
    ("bas", "Bas", "", "Hendriks", Role.BOARD_SUPPORT, "board"),
    ("nadine", "Nadine", "", "Vos", Role.DUTY_OF_CARE_LEAD, "board"),
    ("peter", "Peter", "", "Schaap", Role.SECTION_COORDINATOR, "swv"),
    ("yasmin", "Yasmin", "", "Demir", Role.SWV_SECTION_COORDINATOR, "swv"),
    ("joke", "Joke", "", "Bos", Role.GUIDANCE_COMMITTEE, "klimboom"),
    ("hugo", "Hugo", "", "Maas", Role.ECT_MEMBER, "swv"),
]
# Who has two roles chooses a hat.
SECOND_HATS = [("ilse", Role.SWV_COORDINATOR, "swv")]


def build_people(region: Region, *, today: dt.date | None = None) -> Demo:
    """today: from which the ages count, when the clock is set to an earlier day."""
    demo = Demo(region=region, system=system_actor(region.pk), today=today or clock.today())
    for key, kind, name, board, brin, phone in ORGANISATIONS:
        demo.organisations[key] = people.create_organisation(
            demo.system,
            kind=kind,
            name=name,
            board=demo.organisations.get(board),
            brin=brin,
            city="Veenrand",
            phone=phone,
            school_type=SCHOOL_TYPES.get(key, ""),
        )
    for number, (key, call_name, prefix, last_name, role, organisation) in enumerate(PROFESSIONALS):
        _professional(demo, number, key, call_name, prefix, last_name, role, organisation)
    for key, role, organisation in SECOND_HATS:
        people.start_membership(
            demo.system, person=demo.people[key], organisation=demo.organisations[organisation], role=role
        )
    _families(demo)
    return demo


def build_newcomer(demo: Demo) -> None:
    """Somebody who starts today and never signed in (AT-50)."""
    _professional(demo, len(PROFESSIONALS), "femke", "Femke", "", "Bakels", Role.IB, "klimboom")


def add_professional(
    demo: Demo, key: str, call_name: str, last_name: str, role: str, organisation: str
) -> None:
    """Somebody who comes after the others were built; his number follows theirs."""
    _professional(demo, len(demo.people), key, call_name, "", last_name, role, organisation)


def _professional(
    demo: Demo,
    number: int,
    key: str,
    call_name: str,
    prefix: str,
    last_name: str,
    role: str,
    organisation: str,
) -> None:
    person = people.create_person(
        demo.system,
        call_name=call_name,
        prefix=prefix,
        last_name=last_name,
        email=f"{key}{DEMO_DOMAIN}",
        phone=f"(088) 000 12 {34 + number}",
    )
    account = people.create_account(person=person, email=person.email, password=PASSWORD)
    works_at = demo.organisations[organisation]
    membership = people.start_membership(
        demo.system, person=person, organisation=works_at, role=role, valid_from=dt.date(2024, 8, 1)
    )
    demo.people[key] = person
    demo.actors[key] = Actor(
        person_id=person.pk,
        role=role,
        region_id=demo.region.pk,
        account_id=account.pk,
        organisation_id=works_at.pk,
        membership_id=membership.pk,
    )


def _years_ago(demo: Demo, years: int, month: int, day: int) -> dt.date:
    return dt.date(demo.today.year - years, month, day)


def _families(demo: Demo) -> None:
    """Family A: two parents with authority who live apart, Sami (8) and Lina (13). Family B: one parent, Elif (6)."""
    mother = _guardian("rania", "Rania", "", "Haddad", Relation.MOTHER, "Lindelaan 4", "2700 AA")
    father = _guardian("thomas", "Thomas", "de", "Wit", Relation.FATHER, "Kade 12", "2700 BB")
    demo.pupils["sami"] = _pupil(demo, "anouk", "Sami", "de", "Wit", (8, 3, 14), "groep 5", [mother, father])
    rows = list(demo.pupils["sami"].guardianships.select_related("person").order_by("pk"))
    demo.people["rania"], demo.people["thomas"] = (row.person for row in rows)
    known = [_again(row, new) for row, new in zip(rows, (mother, father), strict=True)]
    family = demo.pupils["sami"].family
    demo.pupils["lina"] = _pupil(demo, "hanneke", "Lina", "de", "Wit", (13, 5, 2), "2B", known, family=family)
    other = families.NewGuardian(
        relation=Relation.MOTHER,
        call_name="Zeynep",
        last_name="Kaya",
        language="tr",
        authority=Authority.YES,
        proof=Proof.REGISTER,
        address=families.Address(street="Molenweg 8", postcode="2700 CC", city="Veenrand", is_secret=True),
    )
    demo.pupils["elif"] = _pupil(
        demo, "anouk", "Elif", "", "Kaya", (6, 9, 30), "groep 2", [other], language="Turks"
    )
    demo.people["zeynep"] = demo.pupils["elif"].guardianships.get().person
    for name in ("rania", "thomas", "zeynep"):
        _family_account(demo, name, demo.people[name], Role.PARENT)
    for name in ("sami", "lina"):
        _family_account(demo, name, demo.pupils[name].person, Role.PUPIL)


def _again(row: Guardianship, new: families.NewGuardian) -> families.NewGuardian:
    """The same guardian for a brother or sister."""
    return families.NewGuardian(
        relation=row.relation,
        authority=row.authority,
        proof=row.proof,
        person=row.person,
        address=new.address,
    )


def _pupil(
    demo: Demo,
    by: str,
    call_name: str,
    prefix: str,
    last_name: str,
    born: tuple[int, int, int],
    group: str,
    guardians: list[families.NewGuardian],
    *,
    family: Family | None = None,
    language: str = "",
) -> Pupil:
    """born: years ago, month, day."""
    return families.register_pupil(
        demo.actors[by],
        school_id=demo.actors[by].organisation_id or 0,
        call_name=call_name,
        prefix=prefix,
        last_name=last_name,
        born_on=_years_ago(demo, *born),
        group=group,
        guardians=guardians,
        family=family,
        home_language=language,
        enrolled_on=_years_ago(demo, 2, 8, 24),
    )


def _guardian(
    key: str, call_name: str, prefix: str, last_name: str, relation: str, street: str, postcode: str
) -> families.NewGuardian:
    return families.NewGuardian(
        relation=relation,
        call_name=call_name,
        prefix=prefix,
        last_name=last_name,
        email=f"{key}{DEMO_DOMAIN}",
        phone="(088) 000 90 0" + str(len(key)),
        authority=Authority.YES,
        proof=Proof.REGISTER,
        address=families.Address(street=street, postcode=postcode, city="Veenrand"),
    )


def _family_account(demo: Demo, key: str, person: Person, role: str) -> None:
    account = people.create_account(person=person, email=f"{key}{DEMO_DOMAIN}", password=PASSWORD)
    demo.people[key] = person
    demo.actors[key] = Actor(person_id=person.pk, role=role, region_id=demo.region.pk, account_id=account.pk)
