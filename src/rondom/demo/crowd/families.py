"""The children of the crowd with their families and schools."""

import datetime as dt
from dataclasses import dataclass, field

from rondom.consent.models import Consent
from rondom.demo.crowd.region import BATCH, School, Stage, new_people
from rondom.demo.crowd.words import CALL_NAMES, LAST_NAMES, STREETS
from rondom.dossiers.models import Dossier
from rondom.families.models import Enrolment, Family, Guardianship, Household, Pupil
from rondom.families.terms import Authority, Proof, Relation
from rondom.people.models import Membership, Person

SIBLING_EVERY = 5


@dataclass(slots=True)
class Case:
    """One child on its way to a dossier; what later parts make is filled in along the way."""

    number: int
    school: School
    coordinator: Membership
    teacher: Membership
    opened_on: dt.date
    sibling_of: "Case | None" = None
    last_name: str = ""
    child: Person = field(init=False)
    family: Family = field(init=False)
    household: Household = field(init=False)
    pupil: Pupil = field(init=False)
    parents: list[Person] = field(default_factory=list)
    dossier: Dossier = field(init=False)
    helpers: list[Membership] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)


def cast(stage: Stage, numbers: range, *, per_school: int) -> list[Case]:
    """Who goes to which school, with which coordinator and teacher; every fifth child is a brother or sister."""
    cases: list[Case] = []
    for number in numbers:
        school_number, place = divmod(number, per_school)
        school = stage.schools[school_number]
        before = cases[-1] if cases else None
        sibling = before if before and number % SIBLING_EVERY == 4 and before.school is school else None
        cases.append(
            Case(
                number=number,
                school=school,
                coordinator=before.coordinator if sibling and before else _of(school.coordinators, place),
                teacher=_of(school.teachers, place),
                opened_on=stage.days_ago(stage.dice.randint(30, 400)),
                sibling_of=sibling,
                last_name=before.last_name if sibling and before else stage.dice.choice(LAST_NAMES),
            )
        )
    return cases


def _of(members: list[Membership], place: int) -> Membership:
    return members[place % len(members)]


def make_families(stage: Stage, cases: list[Case]) -> None:
    firsts = [case for case in cases if case.sibling_of is None]
    families = Family.objects.bulk_create(Family(region=stage.region) for _ in firsts)
    homes = Household.objects.bulk_create(_household(stage, family) for family in families)
    parents = new_people(stage, 2 * len(firsts), last_names=[case.last_name for case in firsts for _ in "ab"])
    for place, case in enumerate(firsts):
        case.family, case.household = families[place], homes[place]
        case.parents = parents[2 * place : 2 * place + (1 if case.number % 4 == 0 else 2)]
    for case in cases:
        if case.sibling_of:
            first = case.sibling_of
            case.family, case.household, case.parents = first.family, first.household, first.parents
    _make_pupils(stage, cases)


def _household(stage: Stage, family: Family) -> Household:
    return Household(
        region=stage.region,
        family=family,
        street=f"{stage.dice.choice(STREETS)} {stage.dice.randint(1, 200)}",
        postcode="2799 ZZ",
        city="Proefveld",
        is_secret=stage.dice.random() < 0.02,
    )


def _make_pupils(stage: Stage, cases: list[Case]) -> None:
    children = Person.objects.bulk_create(
        Person(
            region=stage.region,
            call_name=stage.dice.choice(CALL_NAMES),
            last_name=case.last_name,
            born_on=stage.days_ago(stage.dice.randint(4 * 366, 12 * 365)),
        )
        for case in cases
    )
    pupils = Pupil.objects.bulk_create(
        Pupil(region=stage.region, person=child, family=case.family)
        for case, child in zip(cases, children, strict=True)
    )
    for case, child, pupil in zip(cases, children, pupils, strict=True):
        case.child, case.pupil = child, pupil
    lives_at = Pupil.households.through
    lives_at.objects.bulk_create(lives_at(pupil_id=c.pupil.pk, household_id=c.household.pk) for c in cases)
    Enrolment.objects.bulk_create(_enrolment(stage, case) for case in cases)
    Guardianship.objects.bulk_create(
        [_guardianship(stage, case, place) for case in cases for place in range(len(case.parents))],
        batch_size=BATCH,
    )


def _enrolment(stage: Stage, case: Case) -> Enrolment:
    return Enrolment(
        region=stage.region,
        pupil=case.pupil,
        school=case.school.organisation,
        group=f"groep {case.number % 8 + 1}",
        valid_from=stage.days_ago(700),
    )


def _guardianship(stage: Stage, case: Case, place: int) -> Guardianship:
    return Guardianship(
        region=stage.region,
        pupil=case.pupil,
        person=case.parents[place],
        relation=(Relation.MOTHER, Relation.FATHER)[place],
        authority=Authority.YES,
        proof=Proof.REGISTER,
        household=case.household,
        valid_from=stage.days_ago(3000),
    )
