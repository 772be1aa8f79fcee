"""Berichten: sentences with names only for who may see them, read and unread, and the choice about e-mail."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rondom.consent.models import Consent
from rondom.consent.operations import answer_consent
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers import operations as dossiers
from rondom.dossiers.models import Dossier, Participant
from rondom.events.models import Notice
from rondom.notifications.queries import preference_of, unread_count

As = Callable[[str], Client]
Join = Callable[[Dossier, str], Participant]
Give = Callable[..., Notice]


@pytest.fixture
def give(world: Demo, dossier: Dossier) -> Give:
    """A message about Sami's dossier for somebody of the demo."""

    def make(key: str, template: str = "note_written", **payload: object) -> Notice:
        return Notice.objects.create(
            region_id=world.region.pk,
            recipient=world.people[key],
            dossier_id=dossier.pk,
            template=template,
            payload=payload,
            created_at=clock.now(),
        )

    return make


@pytest.fixture
def ask_health(world: Demo, dossier: Dossier) -> Callable[..., Consent]:
    """Both parents say yes to somebody, with every kind of data."""

    def ask(key: str) -> Consent:
        consent = dossiers.ask_consent(
            world.actors["anouk"],
            dossier_id=dossier.pk,
            membership_id=world.actors[key].membership_id or 0,
            purpose="think_along",
            categories=list(Category.values),
            valid_until=clock.today() + dt.timedelta(days=100),
        )
        for parent in ("rania", "thomas"):
            answer_consent(world.actors[parent], consent_id=consent.pk, answer="yes")
        return consent

    return ask


def page(client: Client, path: str = "/berichten/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_message_is_a_sentence_with_the_name_of_the_child(give: Give, as_: As) -> None:
    give("daan")
    html = page(as_("daan"))
    assert "Er staat een nieuwe notitie bij Sami de Wit." in html


def test_who_may_not_see_the_dossier_any_more_reads_no_name(
    world: Demo, dossier: Dossier, give: Give, as_: As
) -> None:
    give("daan")
    participant = Participant.objects.get(dossier=dossier, person=world.people["daan"])
    dossiers.end_participation(world.actors["anouk"], dossier_id=dossier.pk, participant_id=participant.pk)
    html = page(as_("daan"))
    assert "Er is iets veranderd in een dossier dat u niet meer volgt." in html
    assert "Sami" not in html


def test_without_consent_no_name(give: Give, dossier: Dossier, join: Join, as_: As) -> None:
    join(dossier, "ilse")
    give("ilse")
    assert "Sami" not in page(as_("ilse"))


def test_what_it_is_about_is_asked_again_when_it_is_read(
    give: Give, dossier: Dossier, join: Join, as_: As, ask_health: Callable[..., Consent]
) -> None:
    """Bram, of youth help, was told of something about health; then the parents take health out of it."""
    join(dossier, "bram")
    consent = ask_health("bram")
    row = give("bram")
    Notice.objects.filter(pk=row.pk).update(category="medical")
    assert "Er staat een nieuwe notitie bij Sami de Wit." in page(as_("bram"))
    Consent.objects.filter(pk=consent.pk).update(categories=["process", "care"])
    after = page(as_("bram"))
    assert "nieuwe notitie" not in after
    assert "Er is iets veranderd bij Sami de Wit, over een onderwerp dat u nu niet ziet." in after
    Consent.objects.filter(pk=consent.pk).update(ended_at=clock.now())
    assert "Sami" not in page(as_("bram"))


@pytest.mark.parametrize(("category", "shown"), [("education", True), ("family", True), ("medical", False)])
def test_at_school_too(give: Give, as_: As, category: str, shown: bool) -> None:
    row = give("daan")
    Notice.objects.filter(pk=row.pk).update(category=category)
    assert ("Er staat een nieuwe notitie bij Sami de Wit." in page(as_("daan"))) is shown


def test_opening_marks_as_read_and_goes_to_the_child(dossier: Dossier, give: Give, as_: As) -> None:
    notice = give("daan")
    response = as_("daan").post(f"/berichten/{notice.pk}/")
    assert str(dossier.ref) in response.headers["Location"]
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_a_message_of_another_is_not_there(give: Give, as_: As) -> None:
    notice = give("daan")
    assert as_("anouk").post(f"/berichten/{notice.pk}/").status_code == 404
    assert as_("anouk").post("/berichten/999999/").status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_everything_read_at_once_touches_only_my_own(world: Demo, give: Give, as_: As) -> None:
    give("daan")
    give("anouk")
    as_("daan").post("/berichten/gelezen/")
    assert unread_count(world.people["daan"].pk) == 0
    assert unread_count(world.people["anouk"].pk) > 0


def test_reading_the_inbox_changes_nothing(world: Demo, give: Give, as_: As) -> None:
    give("daan")
    before = unread_count(world.people["daan"].pk)
    page(as_("daan"))
    assert unread_count(world.people["daan"].pk) == before


def test_one_message_costs_as_many_queries_as_three(give: Give, as_: As) -> None:
    client = as_("daan")
    counts = []
    for more in (1, 2):
        for _number in range(more):
            give("daan")
        with CaptureQueriesContext(connection) as captured:
            page(client)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_older_messages_stand_on_the_next_page(give: Give, as_: As) -> None:
    for _number in range(30):
        give("daan")
    assert "Bladzijde 1 van 2" in page(as_("daan"))
    assert "Bladzijde 2 van 2" in page(as_("daan"), "/berichten/?pagina=2")
    assert "Bladzijde 1 van 2" in page(as_("daan"), "/berichten/?pagina=x")


def test_an_empty_inbox_says_what_will_come(world: Demo, as_: As) -> None:
    assert "U heeft nog geen berichten" in page(as_("priya"))


def test_a_parent_reads_messages_too(give: Give, as_: As) -> None:
    give("rania", "consent_asked", consent_id=1)
    html = page(as_("rania"))
    assert "Wilt u ja of nee zeggen op een vraag over Sami de Wit?" in html


CHOSEN = {"questions": "at_once", "appointments": "none", "changes": "digest", "digest_hour": "7"}


def test_choosing_how_to_hear(world: Demo, as_: As) -> None:
    daan = as_("daan")
    assert daan.post("/berichten/instellingen/", CHOSEN).status_code == 302
    kept = preference_of(world.people["daan"].pk)
    assert [str(getattr(kept, name)) for name in CHOSEN] == list(CHOSEN.values())
    assert daan.get("/berichten/instellingen/").context["form"].initial["digest_hour"] == 7


@pytest.mark.parametrize("wrong", [{"changes": "fax"}, {"digest_hour": "3"}, {"digest_hour": "x"}])
def test_a_wrong_choice_keeps_what_was(world: Demo, as_: As, wrong: dict[str, str]) -> None:
    answer = as_("daan").post("/berichten/instellingen/", CHOSEN | wrong)
    assert answer.status_code == 200
    assert answer.context["form"]["appointments"].value() == "none", "what was typed stays"
    assert preference_of(world.people["daan"].pk).appointments == "digest"


def test_who_did_it_is_named_to_who_may_see_the_dossier(world: Demo, give: Give, as_: As) -> None:
    row = give("daan")
    Notice.objects.filter(pk=row.pk).update(by_person=world.people["anouk"])
    assert "door Anouk Terpstra" in page(as_("daan"))
    Participant.objects.filter(person=world.people["daan"]).update(valid_until=clock.today())
    assert "door Anouk" not in page(as_("daan"))


def test_nobody_is_named_with_an_answer_to_a_question_of_consent(world: Demo, give: Give, as_: As) -> None:
    row = give("anouk", "consent_answered")
    Notice.objects.filter(pk=row.pk).update(by_person=world.people["rania"])
    assert "Rania" not in page(as_("anouk"))


def test_what_was_dropped_cannot_be_read(world: Demo, give: Give, as_: As) -> None:
    row = give("daan")
    Notice.objects.filter(pk=row.pk).update(dropped_at=clock.now())
    html = page(as_("daan"))
    assert "notitie bij Sami" not in html
    assert "een dossier dat u niet meer volgt" in html
