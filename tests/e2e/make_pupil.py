"""A program: register a pupil at a school of the demo, let his teacher raise a signal (or not), print what was made as JSON."""

import datetime as dt
import json
import sys

import django

django.setup()

# Django must be set up before anything with a table is imported.
from django.db import transaction  # noqa: E402

from rondom.core import clock  # noqa: E402
from rondom.core.actor import Actor  # noqa: E402
from rondom.dossiers.models import Dossier  # noqa: E402
from rondom.families import operations as families  # noqa: E402
from rondom.families.terms import Authority, Proof, Relation  # noqa: E402
from rondom.notes.operations import NoteText, raise_signal  # noqa: E402
from rondom.people.models import Account, Person  # noqa: E402
from rondom.people.operations import create_account  # noqa: E402
from rondom.people.terms import DEMO_DOMAIN  # noqa: E402

SCHOOLS = {"klimboom": ("anouk", "daan"), "vaart": ("hanneke", "ruben")}  # who registers, who teaches


def actor_of(key: str) -> Actor:
    account = Account.objects.get(email=f"{key}{DEMO_DOMAIN}")
    assert account.person
    hat = account.person.memberships.order_by("pk")[0]
    return Actor(
        person_id=account.person.pk,
        role=hat.role,
        region_id=hat.region_id,
        account_id=account.pk,
        organisation_id=hat.organisation_id,
        membership_id=hat.pk,
    )


def parent(
    key: str,
    call_name: str,
    last_name: str,
    relation: Relation = Relation.MOTHER,
    street: str = "Esdoornpad 9",
) -> families.NewGuardian:
    return families.NewGuardian(
        relation=relation,
        call_name=call_name,
        last_name=last_name,
        email=f"{key}{DEMO_DOMAIN}",
        authority=Authority.YES,
        proof=Proof.REGISTER,
        address=families.Address(street=street, postcode="2700 DD", city="Veenrand"),
    )


def _signal(teacher: str, pupil_id: int) -> Dossier:
    note = raise_signal(
        actor_of(teacher),
        pupil_id=pupil_id,
        text=NoteText(
            talked_with="moeder",
            talked_on=clock.today(),
            what="Rekenen kost veel moeite.",
            agreements="Wij kijken twee weken goed.",
            with_parents=True,
        ),
    )
    return note.dossier


@transaction.atomic
def make(
    key: str,
    age: int,
    school: str,
    *,
    with_accounts: bool,
    with_signal: bool,
    days_at_school: int,
    second_home: bool = False,
) -> dict[str, object]:
    coordinator, teacher = SCHOOLS[school]
    by = actor_of(coordinator)
    assert by.organisation_id
    guardians = [parent(f"ouder-{key}", f"Mila{key}", "Jansen")]
    if second_home:
        guardians.append(parent(f"vader-{key}", f"Bas{key}", "Jansen", Relation.FATHER, "Iepenlaan 2"))
    pupil = families.register_pupil(
        by,
        school_id=by.organisation_id,
        call_name=f"Noor{key}",
        last_name=f"Jansen{key}",  # emergency access finds a child by this and the birth date
        born_on=clock.today() - dt.timedelta(days=int(365.25 * age) + 30),
        group="groep 6",
        guardians=guardians,
        enrolled_on=clock.today() - dt.timedelta(days=days_at_school),
    )
    dossier = _signal(teacher, pupil.pk) if with_signal else None
    guardian = Person.objects.get(guardianships__pupil=pupil, guardianships__relation=Relation.MOTHER)
    if second_home:
        father = Person.objects.get(guardianships__pupil=pupil, guardianships__relation=Relation.FATHER)
        create_account(person=father, email=f"vader-{key}{DEMO_DOMAIN}", password="only-for-tests-2026")
    if with_accounts:
        create_account(person=guardian, email=f"ouder-{key}{DEMO_DOMAIN}", password="only-for-tests-2026")
        create_account(person=pupil.person, email=f"kind-{key}{DEMO_DOMAIN}", password="only-for-tests-2026")
    return {
        "pupil_id": pupil.pk,
        "person_id": pupil.person_id,
        "guardian_id": guardian.pk,
        "dossier_id": dossier.pk if dossier else 0,
        "reference": str(dossier.ref) if dossier else "",
        "name": pupil.person.name,
        "guardian_name": guardian.name,
        "parent": f"ouder-{key}" if with_accounts else "",
        "pupil": f"kind-{key}" if with_accounts else "",
        "second_parent": f"vader-{key}" if second_home else "",
    }


if __name__ == "__main__":
    key, years, school, accounts, signal, days, *homes = sys.argv[1:]
    made = make(
        key,
        int(years),
        school,
        with_accounts=accounts == "1",
        with_signal=signal == "1",
        days_at_school=int(days),
        second_home=homes == ["1"],
    )
    sys.stdout.write(json.dumps(made))
