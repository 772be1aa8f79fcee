"""A program: a child of 13 on the way to an MDO: four organisations beside the school in the circle with a yes, two
people of them without an account. Prints their names as JSON.
"""

import datetime as dt
import json
import sys

import django

django.setup()

# Django must be set up before anything with a table is imported.
from django.db import transaction  # noqa: E402

from rondom.consent.operations import answer_consent  # noqa: E402
from rondom.consent.terms import Category, Purpose  # noqa: E402
from rondom.core import clock  # noqa: E402
from rondom.core.actor import Actor, system_actor  # noqa: E402
from rondom.dossiers.models import Dossier  # noqa: E402
from rondom.dossiers.operations import add_participant, ask_consent, bring_in_parents  # noqa: E402
from rondom.families.models import Guardianship  # noqa: E402
from rondom.people.models import Membership, Organisation  # noqa: E402
from rondom.people.operations import create_person, start_membership  # noqa: E402
from rondom.people.terms import DEMO_DOMAIN, Role  # noqa: E402
from rondom.routes.operations import start_route  # noqa: E402
from rondom.routes.saying import say_check  # noqa: E402
from tests.e2e.make_pupil import actor_of  # noqa: E402

WITHOUT_ACCOUNT = (
    ("Loes", Role.YOUTH_NURSE, "GGD Veenrand"),
    ("Guus", Role.YOUTH_HELP, "Jeugd- en gezinshulp Veenrand"),
)


def _colleague(key: str, call_name: str, role: str, organisation: str) -> Membership:
    """Somebody who works in the region and never made an account."""
    anouk = actor_of("anouk")
    person = create_person(
        anouk, call_name=call_name, last_name=f"Gast{key}", email=f"{call_name.lower()}-{key}{DEMO_DOMAIN}"
    )
    place = Organisation.objects.get(name=organisation)
    return start_membership(system_actor(anouk.region_id), person=person, organisation=place, role=role)


def _bring_in(dossier: Dossier, member: Membership) -> None:
    anouk = actor_of("anouk")
    add_participant(anouk, dossier_id=dossier.pk, membership_id=member.pk, reason="denkt mee")
    consent = ask_consent(
        anouk,
        dossier_id=dossier.pk,
        membership_id=member.pk,
        purpose=Purpose.THINK_ALONG,
        categories=[Category.EDUCATION, Category.CARE],
        valid_until=clock.today() + dt.timedelta(days=100),
        explanation="Samen kijken wat helpt",
    )
    guardians = Guardianship.objects.filter(pupil_id=dossier.pupil_id).values_list("person_id", flat=True)
    for person_id, role in [*((pk, Role.PARENT) for pk in guardians), (dossier.pupil.person_id, Role.PUPIL)]:
        if consent.givers.filter(person_id=person_id).exists():
            actor = Actor(person_id=person_id, role=role, region_id=dossier.region_id)
            answer_consent(actor, consent_id=consent.pk, answer="yes")


@transaction.atomic
def arrange(dossier_id: int, key: str) -> list[str]:
    anouk, dossier = actor_of("anouk"), Dossier.objects.get(pk=dossier_id)
    bring_in_parents(anouk, dossier_id=dossier_id)
    members = [Membership.objects.get(pk=actor_of(name).membership_id) for name in ("ilse", "samira")]
    members += [_colleague(key, *words) for words in WITHOUT_ACCOUNT]
    for member in members:
        _bring_in(dossier, member)
    for name in ("own_route", "expert_consulted"):
        say_check(
            anouk,
            dossier_id=dossier_id,
            name=f"precondition.{name}",
            evidence="Drie rondes hulp.",
            route_key="integraal_arrangeren",
        )
    start_route(anouk, dossier_id=dossier_id, route_key="integraal_arrangeren")
    return [member.person.name for member in members]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(arrange(int(sys.argv[1]), sys.argv[2])))
