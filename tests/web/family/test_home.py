"""Ons gezin: what a parent sees, and who sees nothing."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rondom.audit.models import AuditEvent
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.operations import finish_action, make_action
from rondom.families.models import Guardianship
from rondom.families.terms import Authority
from rondom.notes.operations import NoteText, raise_signal
from rondom.people.operations import create_person
from rondom.routes.operations import start_route

HOME = "/ons-gezin/"
As = Callable[[str], Client]


def text_of(client: Client, address: str = HOME) -> str:
    """The words of the page, without tags."""
    answer = client.get(address)
    assert answer.status_code == 200
    main = answer.content.decode().split("<main")[1].split("</main>")[0]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main.split(">", 1)[1]))
    return re.sub(r" ([?.,:;])", r"\1", words)


def test_parent_sees_child_step_coordinator_with_phone_and_since_when(
    as_: As, world: Demo, dossier: Dossier
) -> None:
    start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="ihi")
    words = text_of(as_("rania"))
    assert "Dag Rania" in words
    assert "Stap 1 van 8: In de klas" in words
    assert "Uw coördinator Anouk Terpstra" in words
    assert "Houdt het overzicht voor uw hele gezin, sinds" in words
    assert world.people["anouk"].phone in words


def test_children_share_one_page_and_every_dossier_gets_one_look(
    as_: As, world: Demo, dossier: Dossier, lina: Dossier
) -> None:
    words = text_of(as_("rania"))
    assert "voor Lina en Sami" in words
    looks = AuditEvent.objects.filter(name="dossier.viewed", person_id=world.people["rania"].pk)
    assert sorted(looks.values_list("dossier_id", flat=True)) == sorted([dossier.pk, lina.pk])


def test_parent_with_authority_over_one_child_sees_that_one_only(
    as_: As, world: Demo, dossier: Dossier, lina: Dossier
) -> None:
    Guardianship.objects.filter(pupil=world.pupils["sami"], person=world.people["thomas"]).update(
        authority=Authority.NO
    )
    words = text_of(as_("thomas"))
    assert "Lina" in words
    assert "Sami" not in words


def test_parent_whose_part_has_ended_sees_nothing(
    as_: As, world: Demo, dossier: Dossier, today: dt.date
) -> None:
    Participant.objects.filter(person=world.people["thomas"]).update(valid_until=today)
    words = text_of(as_("thomas"))
    assert "Er loopt nu niets in Rondom" in words
    assert "Sami" not in words


@pytest.mark.parametrize("key", ["anouk", "ilse"])
def test_professional_finds_no_family_page(as_: As, dossier: Dossier, key: str) -> None:
    assert as_(key).get(HOME).status_code == 404
    assert as_(key).get("/ons-gezin/wie-keek/").status_code == 404


@pytest.mark.parametrize(
    ("reader", "own", "other"), [("rania", "Lindelaan", "Kade"), ("thomas", "Kade", "Lindelaan")]
)
def test_the_other_household_has_no_address(
    as_: As, dossier: Dossier, lina: Dossier, reader: str, own: str, other: str
) -> None:
    client = as_(reader)
    assert own in text_of(client)
    for address in (HOME, "/ons-gezin/wie-mag-wat-zien/", "/ons-gezin/wie-keek/"):
        assert other not in client.get(address).content.decode()


def test_own_promise_can_be_marked_as_done_and_that_of_another_not(
    as_: As, world: Demo, dossier: Dossier, today: dt.date
) -> None:
    own, others = (
        make_action(
            world.actors["anouk"],
            dossier_id=dossier.pk,
            what=what,
            due_on=today + dt.timedelta(days=7),
            owner_id=world.people[key].pk,
        )
        for key, what in (("rania", "Elke avond lezen"), ("daan", "Dagrooster op tafel"))
    )
    client = as_("rania")
    page = client.get(HOME).content.decode()
    assert f"/ons-gezin/afspraken/{own.pk}/klaar/" in page
    assert f"/ons-gezin/afspraken/{others.pk}/klaar/" not in page
    client.post(f"/ons-gezin/afspraken/{own.pk}/klaar/")
    client.post(f"/ons-gezin/afspraken/{others.pk}/klaar/")
    own.refresh_from_db()
    others.refresh_from_db()
    assert own.done_at is not None
    assert others.done_at is None
    assert client.post("/ons-gezin/afspraken/999999/klaar/").status_code == 404


def test_names_are_kept_in_bdi_and_nothing_is_red(as_: As, dossier: Dossier) -> None:
    page = as_("rania").get(HOME).content.decode()
    assert "<bdi>Sami</bdi>" in page
    assert "rondom-status--late" not in page


def test_a_third_child_costs_no_extra_query(
    as_: As, world: Demo, dossier: Dossier, signal_text: NoteText, today: dt.date
) -> None:
    """Only the looks are written per dossier."""
    client = as_("rania")
    one = reads(client)
    for number in range(2):
        child = _sibling(world, number)
        note = raise_signal(world.actors["daan"], pupil_id=child, text=signal_text)
        for turn in range(3):
            action = make_action(
                world.actors["anouk"],
                dossier_id=note.dossier_id,
                what=f"Afspraak {turn}",
                due_on=today,
                owner_id=world.people["rania"].pk,
            )
        finish_action(world.actors["rania"], action_id=action.pk)
    three = reads(client)
    assert len(one) == len(three), "\n".join(sorted(set(three) ^ set(one)))
    assert len(one) <= 23


def reads(client: Client, address: str = HOME) -> list[str]:
    """The queries of a page, without what writing a look costs."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < 120_000
    sql = [query["sql"] for query in captured]
    return [
        line
        for line in sql
        if not line.startswith(("INSERT", "UPDATE", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
        and "audit_audithead" not in line
    ]


def _sibling(world: Demo, number: int) -> int:
    """Another child of Rania at De Klimboom."""
    sami = world.pupils["sami"]
    person = create_person(world.system, call_name=f"Kind{number}", last_name="Wit")
    child = type(sami).objects.create(region_id=sami.region_id, person=person, family=sami.family)
    child.enrolments.create(
        region_id=sami.region_id,
        school=world.organisations["klimboom"],
        valid_from=dt.date(2024, 8, 1),
    )
    Guardianship.objects.create(
        region_id=sami.region_id,
        pupil=child,
        person=world.people["rania"],
        relation="mother",
        authority=Authority.YES,
        valid_from=dt.date(2024, 8, 1),
    )
    return child.pk


@pytest.mark.parametrize("who", ["rania", "sami"])
def test_the_family_says_how_its_own_agreement_goes(
    as_: As, world: Demo, dossier: Dossier, today: dt.date, who: str
) -> None:
    owner = world.people[who].pk
    mine = make_action(
        world.actors["anouk"], dossier_id=dossier.pk, what="Samen lezen", due_on=today, owner_id=owner
    )
    client, page = as_(who), f"/kinderen/{dossier.ref}/afspraak/{mine.pk}/"
    home = "/ons-gezin/" if who == "rania" else "/ons-gezin/mijn-plan/"
    assert page in client.get(home, follow=True).content.decode()
    assert "Het lukt niet" in client.get(page).content.decode()
    told = client.post(page, {"going": "stuck", "words": "Het is te druk"}, follow=True).content.decode()
    assert "Bedankt." in told
    assert "Lukt niet" in told
