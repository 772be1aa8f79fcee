"""The desk of who answers for the school: late first, the request only, one answer."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, RightsRequest
from rondom.dossiers.rights.operations import answer_request, request_right
from rondom.dossiers.rights.rules import due_on
from rondom.notes.operations import NoteText, raise_signal
from rondom.web.work.rows import work_of
from tests.web.family.test_home import As, text_of

DESK = "/rechten/"


@pytest.fixture
def asked(world: Demo, dossier: Dossier) -> Callable[..., RightsRequest]:
    """asked("Weg ermee", days_ago=40)"""

    def ask(text: str = "De datum klopt niet", *, days_ago: int = 0) -> RightsRequest:
        row = request_right(world.actors["rania"], dossier_id=dossier.pk, kind="correct", text=text)
        day = clock.today() - dt.timedelta(days=days_ago)
        RightsRequest.objects.filter(pk=row.pk).update(received_on=day, due_on=due_on(day))
        row.refresh_from_db()
        return row

    return ask


def test_late_ones_come_first_and_the_dossier_stays_closed(
    as_: As, world: Demo, dossier: Dossier, asked: Callable[..., RightsRequest]
) -> None:
    fresh, late = asked(), asked("Al lang gevraagd", days_ago=40)
    for key in ("ria", "carla"):
        page = as_(key).get(DESK).content.decode()
        assert page.index(f"/verzoek/{late.pk}/") < page.index(f"/verzoek/{fresh.pk}/")
        assert "dagen te laat" in page
        words = text_of(as_(key), f"{DESK}verzoek/{late.pk}/")
        assert "Al lang gevraagd" in words
        assert "AVG artikel 16" in words
        assert "Het gaat niet goed met lezen." not in words
        assert as_(key).get(f"/kinderen/{dossier.ref}/").status_code == 404


@pytest.mark.parametrize("key", ["anouk", "daan", "fenna", "rania", "jorrit"])
def test_nobody_else_has_a_desk(as_: As, asked: Callable[..., RightsRequest], key: str) -> None:
    row = asked()
    assert as_("ria").get(f"{DESK}verzoek/{row.pk}/").status_code == 200
    for address in (DESK, f"{DESK}verzoek/{row.pk}/"):
        assert as_(key).get(address).status_code == 404
    sent = {"state": "answered", "answer": "Goed", "reason": "Druk"}
    for act in ("antwoord", "langer"):
        assert as_(key).post(f"{DESK}verzoek/{row.pk}/{act}/", sent).status_code == 404
    row.refresh_from_db()
    assert row.state == "open"


def test_the_answer_is_sent_once_and_what_another_typed_is_not_lost(
    as_: As, asked: Callable[..., RightsRequest]
) -> None:
    row = asked()
    url = f"{DESK}verzoek/{row.pk}/antwoord/"
    typed = {"answer": "Wij passen de datum aan."}
    kept = as_("ria").post(url, typed)
    assert kept.status_code == 422
    assert "Kies wat uw antwoord is" in kept.content.decode()
    assert typed["answer"] in kept.content.decode()
    assert as_("ria").post(url, typed | {"state": "answered"}).status_code == 302
    second = as_("carla").post(url, {"state": "refused", "answer": "Dit klopt wel."}).content.decode()
    assert "Op dit verzoek is al antwoord gegeven." in second
    assert "Wij passen de datum aan." in second
    assert "Dit klopt wel." in second
    row.refresh_from_db()
    assert row.state == "answered"


def test_more_time_needs_a_reason(as_: As, asked: Callable[..., RightsRequest]) -> None:
    row = asked()
    url = f"{DESK}verzoek/{row.pk}/langer/"
    assert "Schrijf op waarom het antwoord langer duurt" in as_("ria").post(url).content.decode()
    assert as_("ria").post(url, {"reason": "Wij zoeken het op."}).status_code == 302
    row.refresh_from_db()
    assert row.extended_on == clock.today()
    assert "De tijd is al één keer langer gemaakt." in text_of(as_("ria"), f"{DESK}verzoek/{row.pk}/")


def test_an_empty_desk_says_what_will_come(as_: As, world: Demo) -> None:
    assert "Geen verzoek wacht op u" in text_of(as_("ria"), DESK)


def test_it_stands_in_the_menu_and_in_mijn_werk_as_a_term_of_the_law(
    as_: As, world: Demo, asked: Callable[..., RightsRequest]
) -> None:
    row = asked()
    words = text_of(as_("ria"), "/mijn-werk/")
    assert "Beantwoord een verzoek: correctie" in words
    assert "Open het verzoek" in words
    for key, count in (("ria", 1), ("carla", 1), ("anouk", 0)):
        rows = [found for found in work_of(world.actors[key], now=clock.now()).you if "verzoek" in found.what]
        assert len(rows) == count, key
        assert all(found.law and found.due_on == row.due_on for found in rows)
        assert ('href="/rechten/"' in as_(key).get("/mijn-werk/").content.decode()) is bool(count)
    answer_request(world.actors["ria"], request_id=row.pk, state="partly", answer="Deels")
    assert "U volgt nog geen kinderen" in text_of(as_("ria"), "/mijn-werk/")


def test_one_and_three_requests_cost_the_same(
    as_: As, world: Demo, asked: Callable[..., RightsRequest], signal_text: NoteText
) -> None:
    client, addresses = as_("ria"), (DESK, "/mijn-werk/")
    asked()
    one = [_queries(client, address) for address in addresses]
    asked("Nog iets")
    note = raise_signal(world.actors["anouk"], pupil_id=world.pupils["elif"].pk, text=signal_text)
    request_right(world.actors["zeynep"], dossier_id=note.dossier_id, kind="see", text="Alles")
    assert [_queries(client, address) for address in addresses] == one
    assert max(one) <= 15


def _queries(client: object, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200  # type: ignore[attr-defined]
    return len(found)
