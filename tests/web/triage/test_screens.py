"""The screens of triage: what stands there for whom, what bad input gets, and what a page costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.consent.models import Consent
from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.integrations.youth_index.jobs import send_waiting
from rondom.integrations.youth_index.models import IndexMatch
from rondom.integrations.youth_index.operations import ask_registration
from rondom.notes.operations import NoteText, raise_signal
from rondom.routes.operations import LIBRARY, move, publish_route, start_route
from rondom.triage import operations
from rondom.triage.models import Triage
from rondom.web.rights.copy_content import everything
from rondom.web.work.rows import work_of
from tests.triage.conftest import AGREEMENT, agree

NATURE = "Thuis is het erg onrustig."


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_definitions_stand_beside_the_choice(as_, url, triage):
    html = text_of(as_("maaike").get(url("judge")))
    for words in ("Eén duidelijk probleem", "De gemeente blijft niet betrokken", "Midden-Groningen"):
        assert words in html


@pytest.mark.parametrize(
    ("name", "sent", "says"),
    [
        ("judge", {"learning": "single", "living": "complex"}, "Kies een uitkomst"),
        ("judge", {"learning": "single", "living": "x", "outcome": "multi"}, "Selecteer een geldige keuze"),
        (
            "judge",
            {"learning": "none", "living": "none", "outcome": "multi"},
            "Zonder leervraag en zonder leefvraag",
        ),
        ("agree", {"text": "", "revision": 1}, "Schrijf op wat u afspreekt"),
        ("agree", {"text": "x" * 5001, "revision": 1}, "5000"),
    ],
)
def test_bad_input_keeps_what_was_typed(as_, url, triage, name, sent, says):
    assert says in text_of(as_("maaike").post(url(name), sent))
    assert Triage.objects.get(pk=triage.pk).outcome == ""


def test_a_person_that_is_not_there_cannot_lead(as_, url, judged):
    judged()
    sent = {"leader": "education", "person": "999999999999999999999"}
    assert "Kies iemand" in text_of(as_("maaike").post(url("regie"), sent))


@pytest.mark.parametrize("kind", ["police", "attendance"])
def test_only_places_that_are_there(as_, url, triage, kind):
    assert as_("maaike").get(url("registration", kind)).status_code == (200 if kind == "attendance" else 404)


def test_two_writers_of_the_agreement_see_both_texts(as_, url, judged, actor):
    agree(actor("samira"), judged())
    answer = as_("maaike").post(url("agree"), {"text": "Iets anders.", "revision": 1})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert AGREEMENT in html
    assert "Iets anders." in html


def test_before_there_is_a_triage(as_, url, case):
    assert "Er is nog geen triage" in text_of(as_("anouk").get(url("page")))
    assert 'aria-disabled="true"' in text_of(as_("anouk").get(url("page")))
    assert url("begin") in text_of(as_("maaike").get(url("page")))
    for name in ("judge", "confirm", "agree", "regie"):
        assert as_("maaike").get(url(name)).status_code == 404
    assert url("page") not in text_of(as_("anouk").get(f"/kinderen/{case.ref}/"))
    assert url("page") in text_of(as_("maaike").get(f"/kinderen/{case.ref}/"))


def test_who_does_not_see_care_sees_that_a_question_waits_and_no_more(as_, url, case, judged, actor):
    judged()
    operations.put_in_stock(actor("maaike"), dossier_id=case.pk)
    html = text_of(as_("daan").get(f"/kinderen/{case.ref}/"))
    assert "op een casemanager" in html
    assert url("page") not in html
    assert as_("daan").get(url("page")).status_code == 404


def test_the_family_reads_and_does_nothing(as_, url, judged):
    judged()
    html = text_of(as_("rania").get(url("page")))
    assert NATURE in html
    for words in ("Rond de triage af", "Kies de procesregie", "Nagaan", "Zet in de werkvoorraad"):
        assert words not in html


def test_the_copy_of_the_family_holds_the_triage_and_every_word_that_left(
    as_, case, judged, actor, switched_on
):
    judged()
    ask_registration(actor("maaike"), dossier_id=case.pk)
    send_waiting()
    rania = visible_dossier(actor("rania"), dossier_id=case.pk)
    found = everything(actor("rania"), rania)["triage"]
    assert found["triage"].nature == NATURE
    assert len(found["registrations"]) == 3
    assert "Maaike Visser" in found["entries"][0].sent
    daan = visible_dossier(actor("daan"), dossier_id=case.pk)
    assert everything(actor("daan"), daan)["triage"] == {}


def test_rows_of_my_work(case, triage, judged, actor):
    def rows(key):
        work = work_of(actor(key), now=clock.now())
        return {row.what for row in (*work.late, *work.you)}, {row.what for row in work.waits}

    assert "Vul de vragen en de uitkomst in" in rows("maaike")[0]
    judged(is_confirmed=False)
    assert "Bevestig de triage" in rows("jesse")[0]
    assert "Bevestig de triage" in rows("maaike")[1]
    assert not any("triage" in what for what in rows("anouk")[0] | rows("anouk")[1])
    operations.put_in_stock(actor("samira"), dossier_id=case.pk)
    assert "Pak de vraag op uit de werkvoorraad" in rows("maaike")[0]
    for key in ("anouk", "jesse"):
        assert "De vraag staat in de werkvoorraad" in rows(key)[1]
    assert "De vraag staat in de werkvoorraad" not in rows("daan")[1]
    operations.take_from_stock(actor("maaike"), dossier_id=case.pk)
    judged()
    operations.choose_regie(
        actor("anouk"),
        dossier_id=case.pk,
        leader="education",
        person_id=actor("anouk").person_id,
        reason="Dichtbij.",
    )
    words = "Geef antwoord op het voorstel voor de procesregie"
    assert words in rows("maaike")[0]
    assert words not in rows("anouk")[0]


def test_a_page_costs_the_same_for_one_match_and_for_more(
    as_, url, case, judged, actor, switched_on, world, today
):
    judged()
    maaike, pages = as_("maaike"), (url("page"), reverse("triage:matches"), "/mijn-werk/")
    ask_registration(actor("maaike"), dossier_id=case.pk)
    send_waiting()
    IndexMatch.objects.order_by("pk")[0].delete()
    one = [queries(maaike, page) for page in pages]
    ask_registration(actor("anouk"), dossier_id=case.pk)
    send_waiting()
    assert IndexMatch.objects.count() == 3
    assert [queries(maaike, page) for page in pages] == one
    assert max(one) <= 32


def test_ons_gezin_costs_the_same_for_one_triage_and_for_two(as_, world, case, triage, actor, today):
    rania = as_("rania")
    text = NoteText(talked_with="ouders", talked_on=today, what="x", agreements="y", with_parents=True)
    note = raise_signal(actor("ruben"), pupil_id=world.pupils["lina"].pk, text=text)
    one = queries(rania, "/ons-gezin/")
    Triage.objects.create(
        region=world.region,
        dossier_id=note.dossier_id,
        organisation_id=triage.organisation_id,
        begun_by_id=triage.begun_by_id,
        begun_on=today,
    )
    assert queries(rania, "/ons-gezin/") == one


def test_the_connection_is_for_the_administrator_of_the_region(as_, world):
    page = reverse("triage:connections")
    assert as_("maaike").get(page).status_code == 404
    assert "Staat uit" in text_of(as_("fenna").get(page))
    sent = {"id": world.organisations["ggd"].pk, "on": "1"}
    assert as_("fenna").post(reverse("triage:switch"), sent).status_code == 404
    assert as_("fenna").post(reverse("triage:switch"), {"id": "x", "on": "1"}).status_code == 404


def test_a_triage_that_is_not_shared_leads_to_the_child_and_says_what_is_missing(
    as_, url, case, triage, actor
):
    Consent.objects.update(categories=["process", "education"])
    (row,) = [
        row for row in work_of(actor("maaike"), now=clock.now()).waits if "hulp en opvoeden" in row.what
    ]
    assert (row.who, row.url) == ("Het gezin", row.child_url)
    html = text_of(as_("maaike").get("/mijn-werk/"))
    assert url("page") not in html
    assert as_("maaike").get(url("page")).status_code == 404
    assert as_("maaike").get(row.url).status_code == 200


def test_the_step_asks_the_team_for_the_triage_and_says_to_others_whom_it_waits_on(as_, url, case, world):
    anouk = world.actors["anouk"]
    publish_route(world.system, text=(LIBRARY / "ondersteuningsroute.yaml").read_text())
    start_route(anouk, dossier_id=case.pk, route_key="ondersteuningsroute")
    move(anouk, dossier_id=case.pk, leaving="1", to="2b")
    page = f"/kinderen/{case.ref}/"
    assert "Laat de triage van Sami bevestigen" in text_of(as_("maaike").get(page))
    for who in ("anouk", "daan", "rania"):
        assert "Wacht op het sociaal team" in text_of(as_(who).get(page))
    assert url("page") not in text_of(as_("daan").get(page))
