"""What is about health is for the doctor and for whom a consent names it, for the parents and the child."""

from dataclasses import replace

import pytest
from django.urls import reverse

from rondom.consent.models import Consent, LegalShare
from rondom.consent.operations import withdraw_consent
from rondom.core.actor import Actor
from rondom.core.decision import Refused
from rondom.dossiers.models import Action, Participant
from rondom.dossiers.operations import make_action
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.integrations.oso.models import OsoImport
from rondom.notes.models import Note
from rondom.notes.operations import write_note
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.plans.models import Paragraph
from rondom.plans.operations import write_paragraph
from tests.meetings.conftest import allow, parent
from tests.web.imports.test_oso_screens import hand_in

__all__ = ["allow", "parent"]


def by_law(consent):
    """The same, shared without consent."""
    Consent.objects.filter(pk=consent.pk).update(ended_at=consent.asked_at)
    LegalShare.objects.create(
        region_id=consent.region_id,
        pupil_id=consent.pupil_id,
        dossier_id=consent.dossier_id,
        recipient_id=consent.recipient_id,
        ground="vital_interest",
        categories=consent.categories,
        reason="acuut gevaar voor het kind",
        decided_by_id=consent.asked_by_id,
        decided_for_id=consent.recipient_id,
        decided_at=consent.asked_at,
        parents_told_on=consent.valid_from,
        valid_from=consent.valid_from,
        valid_until=consent.valid_until,
    )


NOTE, WORDS, PROMISE = "Sami heeft astma", "Inhaleert tweemaal per dag", "belt de longarts"
SECRETS = (NOTE, WORDS, PROMISE)


@pytest.fixture
def doctor(world, dossier, allow):
    """Marloes is a youth doctor today, in the circle, with a consent that names every category."""
    member = Membership.objects.get(pk=world.actors["marloes"].membership_id)
    member.role = Role.YOUTH_DOCTOR
    member.save()
    consent = allow("marloes")
    world.actors["marloes"] = replace(world.actors["marloes"], role=Role.YOUTH_DOCTOR)
    Participant.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        person_id=member.person_id,
        organisation_id=member.organisation_id,
        capacity=Role.YOUTH_DOCTOR,
        categories=sorted(CATEGORIES_BY_CAPACITY[Role.YOUTH_DOCTOR]),
        reason="jeugdarts",
        valid_from=dossier.opened_on,
    )
    return consent


@pytest.fixture
def written(world, dossier, doctor, signal_text, today):
    """A note, a paragraph and a promise about health, by the doctor."""
    actor = world.actors["marloes"]
    text = replace(signal_text, what=NOTE, category="medical")
    write_note(actor, dossier_id=dossier.pk, kind="talk", text=text)
    write_paragraph(actor, dossier_id=dossier.pk, section="health", text=WORDS)
    make_action(
        actor,
        dossier_id=dossier.pk,
        what=PROMISE,
        due_on=today,
        owner_id=actor.person_id,
        category="medical",
    )


def found(client, dossier):
    """The secrets in everything that can be opened of this child."""
    note, names = (
        Note.objects.get(category="medical"),
        ("child:page", "child:events", "plan:document", "plan:plan"),
    )
    urls = [reverse(name, args=[dossier.ref]) for name in names]
    urls += [reverse("child:note", args=[dossier.ref, note.pk]), reverse("work:home"), reverse("inbox:list")]
    urls += [reverse("search:search") + "?q=astma"]
    text = "".join(client.get(url, follow=True).content.decode() for url in urls)
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("key", ["anouk", "daan", "carla", "priya", "samira", "theo"])
def test_nobody_but_the_doctor_reads_it(world, dossier, written, join, allow, as_, key):
    if key not in ("anouk", "daan"):
        join(dossier, key)
    if key in ("priya", "samira", "theo"):
        allow(key)  # names every category, health too: not for these roles
    assert found(as_(key), dossier) == []


@pytest.fixture
def helper(dossier, written, join, allow):
    """Bram, of youth help, in the circle with a consent that names health for his role."""
    join(dossier, "bram")
    return allow("bram")


def test_who_the_parents_named_for_it_reads_it(dossier, helper, as_):
    assert found(as_("bram"), dossier) == list(SECRETS)
    withdraw_consent(parent_of(helper), consent_id=helper.pk)
    assert found(as_("bram"), dossier) == []


def parent_of(consent):
    giver = consent.givers.order_by("pk")[0]
    return Actor(person_id=giver.person_id, role=Role.PARENT, region_id=consent.region_id)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda consent: Consent.objects.filter(pk=consent.pk).update(categories=["process", "care"]),
        lambda consent: Consent.objects.filter(pk=consent.pk).update(recipient_role=Role.SOCIAL_WORKER),
        lambda consent: Participant.objects.filter(capacity=Role.YOUTH_HELP).update(categories=["process"]),
        by_law,
    ],
    ids=["health not named", "named for another role", "narrowed in the circle", "by law"],
)
def test_nobody_else_of_that_organisation_by_another_ground(dossier, helper, as_, spoil):
    assert found(as_("bram"), dossier) == list(SECRETS)
    spoil(helper)
    assert found(as_("bram"), dossier) == []


def test_the_doctor_and_the_parents_do(dossier, written, as_):
    assert found(as_("marloes"), dossier) == list(SECRETS)
    assert WORDS in as_("rania").get(reverse("plan:document", args=[dossier.ref])).content.decode()


def test_a_consent_without_health_closes_it_for_the_doctor_too(dossier, doctor, written, as_):
    Consent.objects.filter(pk=doctor.pk).update(categories=["process", "education", "care"])
    seen = found(as_("marloes"), dossier)
    assert NOTE not in seen
    assert WORDS not in seen


def test_nobody_writes_about_health_who_does_not_see_it(world, dossier, signal_text):
    text = replace(signal_text, category="medical")
    with pytest.raises(Refused) as refused:
        write_note(world.actors["anouk"], dossier_id=dossier.pk, kind="talk", text=text)
    assert refused.value.decision.code == "note.category_not_yours"
    with pytest.raises(Refused):
        write_paragraph(world.actors["anouk"], dossier_id=dossier.pk, section="health", text="x")
    assert not Paragraph.objects.exists()
    assert not Action.objects.exists()


def test_who_reads_a_file_in_does_not_read_what_is_about_health(world, as_):
    client = as_("anouk")
    row = hand_in(client)
    page = client.get(f"/inlezen/oso/{row.pk}/").content.decode()
    lines = "".join(
        client.get(f"/inlezen/oso/{row.pk}/regels/?pagina={number}").content.decode()
        for number in range(1, 6)
    )
    for secret in ("Dyslexie", "F81.0", "A. Arts", "Gebruikt medicijnen", "onderzoek.txt"):
        assert secret not in page, secret
        assert secret not in lines, secret
    assert "een bijlage over gezondheid" in page
    assert (
        "Gezondheid: dit zien alleen de ouders, het kind, de jeugdarts en wie het van de ouders mag." in page
    )
    assert OsoImport.objects.count() == 1
