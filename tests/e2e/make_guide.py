"""A program: somebody who calls himself trajectbegeleider and works at De Klimboom; print his name."""

import secrets
import sys

import django

django.setup()

# Django must be set up before anything with a table is imported.
from rondom.people import operations as people  # noqa: E402
from rondom.people.terms import Role  # noqa: E402
from tests.e2e.make_pupil import actor_of  # noqa: E402


def make() -> str:
    fenna, school = actor_of("fenna"), actor_of("anouk").organisation_id
    person = people.create_person(fenna, call_name="Gerard", last_name=f"Vink{secrets.token_hex(3)}")
    people.start_membership(
        fenna,
        person=person,
        organisation=people.Organisation.objects.get(pk=school),
        role=Role.TRAJECT_GUIDE,
    )
    return person.name


if __name__ == "__main__":
    sys.stdout.write(make())
