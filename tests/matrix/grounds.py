"""What a page of its own is about: sharing by law, emergencies, pieces by link, the family's own plan, a hold."""

import datetime as dt
from typing import TYPE_CHECKING

from rondom.consent.models import Consent, ConsentGiver, LegalShare
from rondom.consent.operations import ParentsKnow
from rondom.consent.terms import EndedBecause, Purpose
from rondom.core import clock
from rondom.dossiers.emergencies import review_emergency
from rondom.dossiers.models import EmergencyAccess
from rondom.dossiers.sharing import share_by_law
from rondom.keeping.operations import place_hold
from rondom.people.terms import Role
from rondom.plans import operations as plans
from rondom.plans.models import Contribution
from rondom.plans.operations import NewWriter
from rondom.plans.terms import FamilyPart, Section, Writer

if TYPE_CHECKING:
    from tests.matrix.world import World


def shared_without_the_parents(world: "World") -> int:
    """On a ground of the law, of which the parents must still be told."""
    tomorrow = clock.today() + dt.timedelta(days=1)
    share = share_by_law(
        world.actor("anouk"),
        dossier_id=world.sami.pk,
        recipient_id=world.demo.organisations["gi"].pk,
        ground="child_protection",
        categories=["process", "education"],
        reason="De rechter sprak een maatregel uit.",
        valid_until=clock.today() + dt.timedelta(days=100),
        parents=ParentsKnow(not_because="De rechter vroeg te wachten.", before_on=tomorrow),
    )
    return share.pk


def cut_off_by_school(world: "World") -> int:
    """What the parents had agreed to for help of the social worker, and a change of school ended."""
    ended = Consent.objects.create(
        region=world.demo.region,
        pupil=world.sami.pupil,
        dossier_id=world.sami.pk,
        recipient=world.demo.organisations["smw2"],
        recipient_role=Role.SOCIAL_WORKER,
        purpose=Purpose.DELIVER_HELP,
        categories=["process", "education"],
        asked_by=world.demo.people["anouk"],
        asked_at=clock.now() - dt.timedelta(days=9),
        valid_from=clock.today() - dt.timedelta(days=9),
        valid_until=clock.today() + dt.timedelta(days=90),
        ended_at=clock.now() - dt.timedelta(days=1),
        ended_because=EndedBecause.SCHOOL,
    )
    mother = {"person": world.demo.people["rania"], "capacity": "mother"}
    ConsentGiver.objects.create(
        consent=ended, answer="yes", answered_at=clock.now() - dt.timedelta(days=8), **mother
    )
    return ended.pk


def things_of_their_own(world: "World") -> dict[str, object]:
    """{name: number}. The emergency that is over was reviewed; the one that runs was not."""
    sami = world.sami
    running = EmergencyAccess.objects.get(person=world.demo.people["emma"])
    reviewed = EmergencyAccess.objects.get(person=world.demo.people["edo"])
    review_emergency(
        world.actor("carla"), emergency_id=reviewed.pk, verdict="justified", review="Het was nodig."
    )
    plans.write_family_draft(
        world.actor("rania"), dossier_id=sami.pk, part=FamilyPart.OWN, text="Opa haalt hem op.", revision=0
    )
    hold = place_hold(
        world.actor("fenna"), dossier_ref=sami.ref, whole_pupil=False, reason="Er loopt een klacht."
    )
    organisations = world.demo.organisations
    return {
        "emergency": running.pk,
        "emergency_reviewed": reviewed.pk,
        "hold": hold.pk,
        "share_told": LegalShare.objects.get(recipient=organisations["leerplicht"]).pk,
        "giver_yes": ConsentGiver.objects.get(
            consent_id=world.numbers["consent_ilse"], person=world.demo.people["thomas"]
        ).pk,
        "organisation_swv": organisations["swv"].pk,
        "organisation_gemeente": organisations["gemeente"].pk,
        "born_sami": sami.pupil.person.born_on.isoformat(),
        "last_name_sami": sami.pupil.person.last_name,
    } | _pieces(world)


def _pieces(world: "World") -> dict[str, object]:
    """Asked of a colleague with an account by the coordinator; of a grandmother by the mother; about Elif."""
    last_on = clock.today() + dt.timedelta(days=5)
    esra = world.actor("esra").membership_id
    asked = {"question": "Hoe ging het bij u?", "last_on": last_on, "section": Section.WISH}
    of_esra, of_elif = (
        plans.ask_contribution(
            world.actor("anouk"), dossier_id=world.children[child].pk, membership_id=esra, **asked
        ).contribution
        for child in ("sami", "elif")
    )
    grandmother = NewWriter(Writer.NETWORK, "Oma Jansen", "oma", None)
    of_grandmother = plans.ask_contribution(
        world.actor("rania"), dossier_id=world.sami.pk, who=grandmother, **asked
    )
    sent = plans.ask_contribution(
        world.actor("anouk"), dossier_id=world.sami.pk, membership_id=esra, **asked
    ).contribution
    plans.send_contribution(world.actor("esra"), contribution_id=sent.pk, text="Het ging goed.", revision=0)
    return {
        "piece_of_esra": of_esra.pk,
        "piece_of_elif": of_elif.pk,
        "piece_of_grandmother": of_grandmother.contribution.pk,
        "piece_sent": Contribution.objects.get(pk=sent.pk).pk,
        "code_of_grandmother": of_grandmother.code,
        "secret_of_grandmother": of_grandmother.link.rstrip("/").rsplit("/", 1)[-1],
    }
