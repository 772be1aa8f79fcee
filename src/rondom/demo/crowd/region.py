"""The region of the crowd: schools, partners and everybody who works there."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.contrib.auth.hashers import make_password

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.demo.crowd.words import CALL_NAMES, LAST_NAMES
from rondom.people.models import Account, Membership, Organisation, Person, Region
from rondom.people.operations import create_region
from rondom.people.terms import OrganisationKind, Role, SchoolType
from rondom.routes.definition import Route, parse_route
from rondom.routes.models import RouteVersion
from rondom.routes.operations import LIBRARY, publish_route

PASSWORD = "rondom-crowd-2026"  # noqa: S105 - a crowd is built in an empty database only and holds nobody real
FACTOR_SECRET = "CROWDCROWDCROWDCROWDCROWDCROWDCR"  # noqa: S105 - the same
DOMAIN = "@crowd.example"
DOSSIERS_PER_SCHOOL, DOSSIERS_PER_IB, DOSSIERS_PER_TEACHER = 167, 40, 5
BATCH = 500

# Partners outside the school: kind, name, role, share of the people outside the school, how many organisations.
PARTNERS = (
    (OrganisationKind.SWV, "SWV", Role.SWV_ADVISOR, 0.40, 1),
    (OrganisationKind.SOCIAL_WORK, "Maatschappelijk Werk", Role.SOCIAL_WORKER, 0.20, 3),
    (OrganisationKind.PROVIDER, "Jeugdhulp", Role.YOUTH_HELP, 0.20, 5),
    (OrganisationKind.YOUTH_HEALTH, "GGD", Role.YOUTH_NURSE, 0.15, 1),
    (OrganisationKind.MUNICIPALITY, "gemeente", Role.PROCESS_COORDINATOR, 0.05, 2),
)


@dataclass(slots=True)
class School:
    organisation: Organisation
    coordinators: list[Membership] = field(default_factory=list)
    teachers: list[Membership] = field(default_factory=list)


@dataclass(slots=True)
class Stage:
    """What every part of the crowd needs: the day, the dice, the route and the people."""

    region: Region
    version: RouteVersion
    route: Route
    today: dt.date
    dice: Random
    schools: list[School] = field(default_factory=list)
    helpers: list[Membership] = field(default_factory=list)

    def days_ago(self, days: int) -> dt.date:
        return self.today - dt.timedelta(days=days)

    def moment(self, day: dt.date) -> dt.datetime:
        minutes = self.dice.randrange(600)
        return dt.datetime.combine(day, dt.time(7), dt.UTC) + dt.timedelta(minutes=minutes)


def set_stage(*, dossiers: int, accounts: int, seed: int) -> Stage:
    """Make the region with its route, schools and people; the first coordinators and teachers sign in."""
    region = create_region(name="Regio Proefveld", slug="proefveld")
    version = publish_route(system_actor(region.pk), text=(LIBRARY / "ihi.yaml").read_text())
    stage = Stage(region, version, parse_route(version.text), clock.today(), Random(seed))  # noqa: S311
    coordinators = -(-dossiers // DOSSIERS_PER_IB)
    teachers = -(-dossiers // DOSSIERS_PER_TEACHER)
    outside = max(len(PARTNERS), accounts // 5)
    _schools(stage, count=max(1, round(dossiers / DOSSIERS_PER_SCHOOL)))
    schools = [school.organisation for school in stage.schools]
    for member in _staff(stage, schools, Role.IB, coordinators):
        stage.schools[schools.index(member.organisation)].coordinators.append(member)
    for member in _staff(stage, schools, Role.TEACHER, teachers):
        stage.schools[schools.index(member.organisation)].teachers.append(member)
    for kind, name, role, share, count in PARTNERS:
        partners = _organisations(stage, kind, [f"{name} Proefveld {number + 1}" for number in range(count)])
        stage.helpers += _staff(stage, partners, role, max(1, round(outside * share)))
    first_teachers = [member for school in stage.schools for member in school.teachers]
    first_coordinators = [member for school in stage.schools for member in school.coordinators]
    signing_in = [*first_coordinators, *stage.helpers, *first_teachers][:accounts]
    open_accounts(member.person for member in signing_in)
    return stage


def _schools(stage: Stage, *, count: int) -> None:
    names = [
        f"basisschool {STREET_NAMES[number % len(STREET_NAMES)]} {number + 1}" for number in range(count)
    ]
    rows = _organisations(stage, OrganisationKind.SCHOOL, names, school_type=SchoolType.PO)
    stage.schools = [School(row) for row in rows]


STREET_NAMES = ("De Wilg", "De Regenboog", "Het Kompas", "De Vlieger", "De Brug", "Het Anker")


def _organisations(stage: Stage, kind: str, names: list[str], *, school_type: str = "") -> list[Organisation]:
    rows = Organisation.objects.bulk_create(
        Organisation(kind=kind, name=name, city="Proefveld", phone="(088) 000 00 00", school_type=school_type)
        for name in names
    )
    stage.region.organisations.add(*rows)
    return rows


def _staff(stage: Stage, organisations: list[Organisation], role: str, count: int) -> list[Membership]:
    """People in one role, spread evenly; every organisation has at least one."""
    people = new_people(stage, max(count, len(organisations)))
    return Membership.objects.bulk_create(
        [
            Membership(
                region=stage.region,
                person=person,
                organisation=organisations[number % len(organisations)],
                role=role,
                valid_from=stage.days_ago(900),
            )
            for number, person in enumerate(people)
        ],
        batch_size=BATCH,
    )


def new_people(stage: Stage, count: int, *, last_names: list[str] | None = None) -> list[Person]:
    dice = stage.dice
    return Person.objects.bulk_create(
        [
            Person(
                region=stage.region,
                call_name=dice.choice(CALL_NAMES),
                last_name=last_names[number] if last_names else dice.choice(LAST_NAMES),
                phone="(088) 000 00 00",
            )
            for number in range(count)
        ],
        batch_size=BATCH,
    )


def open_accounts(people: Iterable[Person]) -> None:
    """Accounts with a second factor, that share one hash: making one takes long on purpose, and all are the same."""
    password, factor = make_password(PASSWORD), {"secret": encrypt(FACTOR_SECRET)}
    accounts = Account.objects.bulk_create(
        [Account(email=f"p{person.pk}{DOMAIN}", person=person, password=password) for person in people],
        batch_size=BATCH,
    )
    Authenticator.objects.bulk_create(
        [Authenticator(user=account, type=Authenticator.Type.TOTP, data=factor) for account in accounts],
        batch_size=BATCH,
    )
