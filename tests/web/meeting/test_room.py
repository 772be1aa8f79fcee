"""The big screen without JavaScript, and what its script asks for."""

import datetime as dt

import pytest
from django.urls import reverse

from rondom.core import clock
from rondom.dossiers.queries import actions_in
from rondom.meetings import queries
from rondom.meetings.models import Decision, Meeting


def url(name, meeting, *args):
    return reverse(f"meeting:{name}", args=[meeting.pk, *args])


def test_before_the_start_there_is_no_big_screen(world, plan, as_):
    meeting = plan()
    assert as_("anouk").get(url("room", meeting)).url == url("detail", meeting)
    assert as_("anouk").post(url("start", meeting)).url == url("room", meeting)
    page = as_("anouk").get(url("room", meeting)).content.decode()
    assert "IHI-overleg over Sami de Wit" in page
    assert "Doelen gaan open als iedereen zijn beeld heeft gegeven." in page
    assert "Niet aan tafel: iemand die extra hulp op school mag toekennen" in page
    assert "Lina" not in page


def test_a_sentence_is_shown_before_it_is_saved(world, running, as_):
    client = as_("anouk")
    sentence = "Anouk belt vader vandaag over zijn beeld"
    page = client.post(url("agreement", running), {"sentence": sentence}).content.decode()
    assert "belt vader over zijn beeld" in page
    assert queries.agreements_of(running) == []
    values = {
        "sentence": sentence,
        "read_from": sentence,
        "owner": world.people["anouk"].pk,
        "what": "belt vader over zijn beeld",
        "due_on": clock.today().isoformat(),
    }
    changed = client.post(url("agreement", running), values | {"sentence": sentence + " nu"}).content.decode()
    assert "Maak er een actie van" in changed
    assert queries.agreements_of(running) == []
    assert client.post(url("agreement", running), values).url == url("room", running)
    tasks = actions_in([running.dossier_id])
    assert [(task.owner_id, task.what) for task in tasks] == [
        (world.people["anouk"].pk, "belt vader over zijn beeld")
    ]


def test_what_is_not_clear_is_asked(world, running, as_):
    client = as_("anouk")
    page = client.post(url("agreement", running), {"sentence": "belt vader"}).content.decode()
    assert "Vul aan wat nog niet duidelijk is" in page
    values = {"sentence": "belt vader", "read_from": "belt vader", "what": "belt vader", "owner_name": "Opa"}
    page = client.post(url("agreement", running), values).content.decode()
    assert "Kies wanneer het klaar is." in page
    assert 'value="belt vader"' in page
    day = (clock.today() + dt.timedelta(days=2)).isoformat()
    client.post(url("agreement", running), values | {"due_on": day})
    assert [row.action.owner_name for row in queries.agreements_of(running)] == ["Opa"]


def test_the_preview_for_the_script(world, running, as_):
    page = as_("anouk").post(url("read", running), {"sentence": "moeder schrijft morgen op"}).content.decode()
    assert "<html" not in page
    assert "Rania Haddad" in page
    assert as_("anouk").post(url("read", running), {"sentence": "x" * 900}).status_code == 200


def test_autosave_and_two_people(world, running, as_):
    anouk, daan = as_("anouk"), as_("daan")
    from rondom.meetings.operations import add_invitee  # noqa: PLC0415

    daan_row = running.dossier.participants.get(person=world.people["daan"])
    add_invitee(world.actors["anouk"], meeting_id=running.pk, participant_id=daan_row.pk)
    address = url("minutes", running, "overview")
    script = {"headers": {"X-Autosave": "1"}}
    saved = anouk.post(address, {"text": "Van Anouk", "revision": 0}, **script)
    assert saved.json()["revision"] == 1
    other = daan.post(address, {"text": "Van Daan", "revision": 0}, **script)
    assert other.status_code == 409
    for words in ("Van Anouk", "Van Daan"):
        assert words in other.content.decode()
    plain = daan.post(address, {"text": "Van Daan", "revision": 0})
    assert plain.status_code == 409
    assert daan.get(address).url == url("room", running)
    assert daan.post(address, {"text": "Samen", "revision": 1}).url == url("room", running)
    assert "Daan Kuipers bewaarde om" in anouk.get(url("room_part", running, "overview")).content.decode()
    assert "bewaarde" not in daan.get(url("room_part", running, "overview")).content.decode()
    long = anouk.post(address, {"text": "a" * 20_001, "revision": 2}, **script)
    assert "te lang" in long.json()["reason"]
    locked = anouk.post(url("minutes", running, "outlook"), {"text": "Hulp", "revision": 0}, **script)
    assert "Nog niet: Rania, Thomas, Sami" in locked.json()["reason"]


@pytest.mark.parametrize("part", ["agenda", "tafel", "afspraken"])
def test_parts_that_refresh(world, running, as_, part):
    assert as_("anouk").get(url("room_state", running) + f"?deel={part}").status_code == 200
    assert as_("anouk").get(url("room_state", running)).status_code == 404


def test_from_the_first_point_to_the_decision(world, running, as_):
    client = as_("anouk")
    first = queries.agenda_of(running)[0].point
    client.post(url("point", running), {"number": first.pk})
    assert queries.agenda_of(running)[1].is_here
    ticked = {f"present-{row.pk}": "on" for row in queries.invitees_of(running)[1:]}
    page = client.post(url("attendance", running), ticked, follow=True).content.decode()
    assert "Schrijf op waarom Rania er niet is." in page
    mother = queries.invitees_of(running)[0]
    client.post(url("attendance", running), ticked | {f"reason-{mother.pk}": "ziek"})
    assert queries.invitees_of(running)[0].absence_reason == "ziek"
    for row in queries.invitees_of(running):
        client.post(url("nothing_to_add", running), {"number": row.pk})
    anouk = queries.invitee_of(running, world.people["anouk"].pk)
    values = {"kind": "placed_elsewhere", "text": "Een half jaar", "decided_by": anouk.pk}
    page = client.post(url("decision", running), values).content.decode()
    assert "Kies tot wanneer" in page
    assert "Een half jaar" in page
    client.post(
        url("decision", running), values | {"until_on": (clock.today() + dt.timedelta(200)).isoformat()}
    )
    assert Decision.objects.get().kind == "placed_elsewhere"
    page = client.post(url("close", running), {"own_sentence": "Mijn zin"}).content.decode()
    assert "Mijn zin" in page
    assert "Maak minstens één afspraak" in page
    assert Meeting.objects.get(pk=running.pk).state == "running"


def test_parents_do_not_open_the_big_screen(world, running, parent, client):
    from rondom.people.operations import create_account  # noqa: PLC0415

    person = world.people["rania"]
    account = getattr(person, "account", None) or create_account(
        person=person, email="rania@thuis.example", password="only-for-tests-2026"
    )
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(url("room", running)).url == url("detail", running)
    assert client.get(url("room_state", running) + "?deel=tafel").status_code == 404
