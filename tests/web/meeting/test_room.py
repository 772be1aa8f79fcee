"""The big screen without JavaScript, and what its script asks for."""

import datetime as dt

import pytest
from django.urls import reverse

from rondom.core import clock
from rondom.dossiers.operations import end_participation
from rondom.dossiers.queries import actions_in
from rondom.meetings import operations, queries
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


SCRIPT = {"headers": {"X-Autosave": "1"}}


@pytest.fixture
def daan_joins(world, running):
    row = running.dossier.participants.get(person=world.people["daan"])
    operations.add_invitee(world.actors["anouk"], meeting_id=running.pk, participant_id=row.pk)


def test_two_people_write_in_the_same_part_and_read_each_other(running, daan_joins, as_):
    anouk, daan = as_("anouk"), as_("daan")
    address = url("minutes", running, "overview")
    assert anouk.post(address, {"text": "Van Anouk", "revision": 0}, **SCRIPT).json()["revision"] == 1
    assert daan.post(address, {"text": "Van Daan", "revision": 0}, **SCRIPT).json()["revision"] == 1
    assert daan.post(address, {"text": "Van Daan, nu zonder script", "revision": 1}).url == url(
        "room", running
    )
    live = anouk.get(url("room_state", running)).content.decode()
    assert live.index("Daan Kuipers") < live.index("Van Daan, nu zonder script")
    assert "<html" not in live
    page = daan.get(url("room", running)).content.decode()
    assert ">Van Daan, nu zonder script</textarea>" in page
    assert "Van Anouk" in page


def test_the_same_person_in_two_places_chooses(running, as_):
    anouk = as_("anouk")
    address = url("minutes", running, "overview")
    anouk.post(address, {"text": "Thuis getypt", "revision": 0, "device": "a"}, **SCRIPT)
    for more in ({}, SCRIPT):
        both = anouk.post(address, {"text": "Op school getypt", "revision": 0, "device": "b"}, **more)
        assert both.status_code == 409
        assert all(words in both.content.decode() for words in ("Thuis getypt", "Op school getypt"))
    assert anouk.get(address).url == url("room", running)


def test_what_cannot_be_saved_says_why(running, as_):
    anouk = as_("anouk")
    long = anouk.post(url("minutes", running, "overview"), {"text": "a" * 20_001, "revision": 0}, **SCRIPT)
    assert "te lang" in long.json()["reason"]
    locked = anouk.post(url("minutes", running, "outlook"), {"text": "Hulp", "revision": 0}, **SCRIPT)
    assert "Nog niet: Rania, Thomas, Sami" in locked.json()["reason"]


def test_nothing_is_sent_again_while_nothing_changed(running, as_):
    anouk = as_("anouk")
    tag = anouk.get(url("room_state", running)).headers["ETag"]
    same = anouk.get(url("room_state", running), headers={"If-None-Match": tag})
    assert (same.status_code, same.content) == (304, b"")
    anouk.post(
        url("minutes", running, "insight"), {"text": "Misschien slaapt hij weinig", "revision": 0}, **SCRIPT
    )
    fresh = anouk.get(url("room_state", running), headers={"If-None-Match": tag})
    assert (fresh.status_code, fresh.headers["ETag"] == tag) == (200, False)


def test_a_tag_is_of_no_use_to_another(running, daan_joins, as_):
    tag = as_("anouk").get(url("room_state", running)).headers["ETag"]
    assert as_("daan").get(url("room_state", running), headers={"If-None-Match": tag}).status_code == 200
    assert as_("carla").get(url("room_state", running), headers={"If-None-Match": tag}).status_code == 404


def test_who_lost_access_is_not_told_that_nothing_changed(world, running, daan_joins, as_):
    tag = as_("daan").get(url("room_state", running)).headers["ETag"]
    row = running.dossier.participants.get(person=world.people["daan"])
    end_participation(world.actors["anouk"], dossier_id=running.dossier_id, participant_id=row.pk)
    assert as_("daan").get(url("room_state", running), headers={"If-None-Match": tag}).status_code == 404


def test_the_page_knows_from_where_it_asks_on(running, as_):
    page = as_("anouk").get(url("room", running))
    tag = page.context["tag"]
    assert as_("anouk").get(url("room_state", running), headers={"If-None-Match": tag}).status_code == 304


def test_the_lock_of_help_opens_on_every_screen(world, running, daan_joins, as_):
    daan = as_("daan")
    before = daan.get(url("room_state", running))
    assert "Doelen gaan open als iedereen zijn beeld heeft gegeven." in before.content.decode()
    for row in queries.invitees_of(running):
        as_("anouk").post(url("nothing_to_add", running), {"number": row.pk})
    after = daan.get(url("room_state", running), headers={"If-None-Match": before.headers["ETag"]})
    assert 'id="deel-outlook"' in after.content.decode()
    assert "Leg het besluit vast" in after.content.decode()


def test_asking_for_changes_costs_little(running, as_, django_assert_max_num_queries):
    anouk = as_("anouk")
    tag = anouk.get(url("room_state", running)).headers["ETag"]
    with django_assert_max_num_queries(5):
        anouk.get(url("room_state", running), headers={"If-None-Match": tag})


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
    assert client.get(url("room_state", running)).status_code == 404


def views_are_in(world, meeting):
    for row in queries.invitees_of(meeting):
        operations.mark_nothing_to_add(world.actors["anouk"], meeting_id=meeting.pk, invitee_id=row.pk)


@pytest.fixture
def decided(world, running):
    """A decision of Anouk, on the mandate of the director."""
    views_are_in(world, running)
    return operations.decide(
        world.actors["anouk"],
        meeting_id=running.pk,
        kind="kept_in_regular",
        text="Hulp in de klas",
        decided_by_id=queries.invitee_of(running, world.people["anouk"].pk).pk,
        mandate="de directeur",
    )


def test_a_decision_shows_who_decided_for_whom_and_who_disagrees(world, running, decided, as_, parent):
    father = queries.invitee_of(running, world.people["thomas"].pk)
    values = {"decision_id": decided.pk, "invitee_id": father.pk, "text": "Ik wil eerst rust."}
    assert as_("anouk").post(url("dissent", running), values).url == url("room", running)
    live = as_("anouk").get(url("room_state", running)).content.decode()
    assert "Besloten door Anouk Terpstra, namens: de directeur" in live
    assert "Ik wil eerst rust." in live
    assert "verteld aan Anouk Terpstra" in live
    operations.show_minutes(world.actors["anouk"], meeting_id=running.pk)
    mother = as_("rania")
    assert "Ik wil eerst rust." in mother.get(url("detail", running)).content.decode()
    own = {"decision_id": decided.pk, "text": "Ik ook."}
    assert mother.post(url("dissent", running), own).url == url("detail", running)
    page = mother.get(url("detail", running)).content.decode()
    assert page.index("Ik wil eerst rust.") < page.index("Ik ook.")
    assert mother.post(url("dissent", running), {"decision_id": "x"}).status_code == 404
    empty = mother.post(url("dissent", running), own | {"text": ""}, follow=True).content.decode()
    assert "Schrijf op wat u anders ziet." in empty


def ready(world, meeting):
    anouk, day = world.actors["anouk"], clock.today() + dt.timedelta(days=14)
    ids = [row.pk for row in queries.invitees_of(meeting)]
    operations.tick_attendance(
        anouk, meeting_id=meeting.pk, present=dict.fromkeys(ids, True), reasons=dict.fromkeys(ids, "")
    )
    operations.make_agreement(anouk, meeting_id=meeting.pk, what="belt", due_on=day, owner_name="Opa")
    operations.show_minutes(anouk, meeting_id=meeting.pk)
    return {"next_on": day.isoformat()}


def test_who_is_coordinator_from_here_is_asked_at_the_end(world, dossier, join, running, as_):
    values = ready(world, running)
    esra = join(dossier, "esra")
    page = as_("anouk").get(url("room", running)).content.decode()
    assert "Anouk Terpstra blijft de coördinator" in page
    assert "Vraag Esra Yildiz om het over te nemen" in page
    assert "Vraag Daan Kuipers" not in page
    as_("anouk").post(url("close", running), values | {"next_coordinator_id": esra.pk})
    page = as_("anouk").get(url("detail", running)).content.decode()
    assert "Anouk Terpstra is de coördinator. Esra Yildiz is gevraagd om dat over te nemen." in page


def test_who_closes_second_reads_who_was_first(world, running, as_):
    values = ready(world, running)
    as_("anouk").post(url("close", running), values)
    again = as_("anouk").post(url("close", running), values, follow=True)
    assert again.redirect_chain == [(url("detail", running), 302)]
    assert "Anouk Terpstra heeft dit overleg al afgesloten" in again.content.decode()


def test_what_is_typed_after_the_end_is_refused_kindly_and_the_screen_says_so(
    world, running, daan_joins, as_
):
    before = as_("daan").get(url("room_state", running)).headers["ETag"]
    as_("anouk").post(url("close", running), ready(world, running))
    late = as_("daan").post(url("minutes", running, "overview"), {"text": "Te laat", "revision": 0}, **SCRIPT)
    assert late.status_code == 403
    assert "Anouk Terpstra heeft dit overleg al afgesloten" in late.json()["reason"]
    live = as_("daan").get(url("room_state", running), headers={"If-None-Match": before}).content.decode()
    assert "Anouk Terpstra heeft dit overleg afgesloten" in live
    assert "Lees het verslag" in live


def test_a_subject_that_somebody_else_finished_first(running, daan_joins, as_):
    point = queries.agenda_of(running)[0].point
    as_("anouk").post(url("point", running), {"number": point.pk})
    page = as_("daan").post(url("point", running), {"number": point.pk}, follow=True).content.decode()
    assert "Een ander zette dit onderwerp net al op klaar." in page
    assert as_("daan").post(url("point", running), {"number": point.pk + 10_000}).status_code == 404


def test_a_long_agenda_stays_short_on_the_screen(world, plan, as_):
    meeting = plan(own_points=[f"Onderwerp {number}" for number in range(55)])
    operations.start_meeting(world.actors["anouk"], meeting_id=meeting.pk)
    page = as_("anouk").get(url("room", meeting)).content.decode()
    assert page.count("rondom-agenda__item") == page.count("rondom-agenda__name") + 1
    assert page.count("rondom-agenda__name") == 8
    assert "Alle 60 onderwerpen" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_asking_again_costs_as_much_with_more_rows(
    world, running, daan_joins, as_, django_assert_num_queries, rows
):
    for number in range(rows):
        operations.make_agreement(
            world.actors["anouk"],
            meeting_id=running.pk,
            what=f"belt {number}",
            due_on=clock.today(),
            owner_name="Opa",
        )
    for key in ("anouk", "daan"):
        operations.write_minutes(
            world.actors[key], meeting_id=running.pk, phase="overview", text="Woorden", revision=0
        )
    client = as_("anouk")
    client.get(url("room_state", running))
    tag = client.get(url("room_state", running)).headers["ETag"]
    with django_assert_num_queries(25):
        client.get(url("room_state", running))
    words = client.get(url("room_state", running), headers={"If-None-Match": tag.replace(".", ".1")})
    assert 'data-live-part="anderen-overview"' in words.content.decode()
    assert 'data-live-part="agenda"' not in words.content.decode()
    with django_assert_num_queries(8):
        client.get(url("room_state", running), headers={"If-None-Match": tag.replace(".", ".1")})
