"""The rights of the family on its own pages: what one reads, says, asks and gets as an answer."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from rondom.audit.models import AuditEvent
from rondom.consent.operations import answer_consent, withdraw_consent
from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.access import get_dossier
from rondom.dossiers.models import Dossier, Participant, RightsRequest, Statement
from rondom.dossiers.rights.operations import add_statement, answer_request, extend_term, request_right
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from rondom.notes.operations import NoteText, write_note
from rondom.people.models import Person
from rondom.plans.operations import write_paragraph
from rondom.web.rights import urls
from tests.web.family.conftest import AskConsent, ask
from tests.web.family.test_home import As, reads, text_of

__all__ = ["ask"]
Join = Callable[[Dossier, str], Participant]


@pytest.fixture
def base(dossier: Dossier) -> str:
    return f"/rechten/gezin/{dossier.ref}/"


PAGES = ["", "verzoek/", "verklaring/", "gedeeld/", "kopie/"]


@pytest.mark.parametrize("screen", PAGES)
def test_pages_are_for_the_family_of_this_child(as_: As, base: str, screen: str) -> None:
    for key in ("rania", "thomas", "sami"):
        assert as_(key).get(base + screen).status_code == 200, key
    for key in ("anouk", "carla", "ria", "zeynep", "lina"):
        assert as_(key).get(base + screen).status_code == 404, key


@pytest.mark.parametrize("screen", PAGES)
def test_a_parent_without_authority_finds_nothing(as_: As, world: Demo, base: str, screen: str) -> None:
    assert as_("thomas").get(base + screen).status_code == 200
    Guardianship.objects.filter(person=world.people["thomas"], pupil=world.pupils["sami"]).update(
        authority="no"
    )
    assert as_("thomas").get(base + screen).status_code == 404


def test_the_way_there_stands_on_the_page_of_the_family(as_: As, base: str) -> None:
    assert base in as_("rania").get("/ons-gezin/").content.decode()
    assert base in as_("sami").get("/ons-gezin/mijn-plan/").content.decode()


# Own statements --------------------------------------------------------------------


def test_a_statement_about_a_note_stands_where_the_note_is_read(
    as_: As, dossier: Dossier, base: str, world: Demo
) -> None:
    note = dossier.notes.get()
    client = as_("rania")
    page = client.get(reverse("child:note", args=[dossier.ref, note.pk])).content.decode()
    link = re.search(rf"{base}verklaring/\?over=note-\d+", page)
    assert link
    assert f'value="note-{note.pk}" selected' in client.get(link[0]).content.decode()
    answer = client.post(base + "verklaring/", {"about": f"note-{note.pk}", "text": "Hij was ziek <b>"})
    assert answer.status_code == 302
    row = Statement.objects.get()
    assert (row.about, row.item_id, row.category) == ("note", note.pk, "education")
    for key in ("anouk", "daan", "thomas"):
        child = as_(key).get(reverse("child:page", args=[dossier.ref])).content.decode()
        assert "Hij was ziek &lt;b&gt;" in child, key
    assert "Het verslag van" in text_of(client, base)


def test_it_can_be_about_somebody_elses_words(as_: As, dossier: Dossier, base: str, world: Demo) -> None:
    values = {"dossier_id": dossier.pk, "section": "is_hard", "text": "Hij luistert niet."}
    row = write_paragraph(world.actors["daan"], **values)
    client = as_("rania")
    assert "‘Dit is lastig’ in het groeidocument, geschreven door Daan Kuipers" in text_of(
        client, base + "verklaring/"
    )
    client.post(base + "verklaring/", {"about": f"paragraph-{row.pk}", "text": "Hij luistert wel."})
    assert Statement.objects.get().item_id == row.pk


@pytest.mark.parametrize(
    "sent", [{"about": "dossier", "text": " "}, {"about": "note-999", "text": "Ja"}, {"text": "Ja"}]
)
def test_what_is_not_whole_stays_in_the_form(as_: As, base: str, sent: dict[str, str]) -> None:
    answer = as_("rania").post(base + "verklaring/", sent)
    assert answer.status_code == 200
    assert "rondom-error" in answer.content.decode() or "invalid" in answer.content.decode()
    assert sent["text"].strip() in answer.content.decode()
    assert not Statement.objects.exists()


def test_a_new_statement_takes_the_place_and_the_old_one_stays_for_the_family(
    as_: As, world: Demo, dossier: Dossier, base: str
) -> None:
    first = add_statement(world.actors["rania"], dossier_id=dossier.pk, text="Eerste woorden")
    client = as_("rania")
    assert as_("thomas").get(f"{base}verklaring/{first.pk}/").status_code == 404
    assert client.post(f"{base}verklaring/{first.pk}/", {"text": "Betere woorden"}).status_code == 302
    again = client.post(f"{base}verklaring/{first.pk}/", {"text": "Nog beter"}, follow=True)
    assert "U hebt deze verklaring al vervangen" in again.content.decode()
    assert "Nog beter" in again.content.decode()
    words = text_of(client, base)
    assert words.index("Betere woorden") < words.index("Eerste woorden")
    assert "Alleen het gezin leest deze tekst nog." in words
    child = as_("anouk").get(reverse("child:page", args=[dossier.ref])).content.decode()
    assert "Betere woorden" in child
    assert "Eerste woorden" not in child


def test_no_address_changes_or_removes_a_statement(as_: As, world: Demo, dossier: Dossier, base: str) -> None:
    """Every address of the rights, as everybody who could, with everything a form could send."""
    row = add_statement(world.actors["rania"], dossier_id=dossier.pk, text="Zo was het")
    example = {"ref": str(dossier.ref), "request_id": 1, "statement_id": row.pk}
    sent = {"text": "Anders", "about": "dossier", "kind": "erase", "state": "answered", "answer": "x"}
    for pattern in urls.urlpatterns:
        names = pattern.pattern.converters
        address = reverse(f"rights:{pattern.name}", kwargs={name: example[name] for name in names})
        for key in ("rania", "thomas", "sami", "anouk", "carla", "ria", "fenna"):
            for method in ("post", "put", "patch", "delete"):
                getattr(as_(key), method)(address, sent)
    row.refresh_from_db()
    assert row.text == "Zo was het"
    assert not [
        pattern
        for resolver in get_resolver().url_patterns
        for pattern in getattr(resolver, "url_patterns", [])
        if isinstance(pattern, URLPattern)
        and "verklaring" in str(pattern.pattern)
        and pattern not in urls.urlpatterns
    ]


# Requests ---------------------------------------------------------------------------


def test_a_request_with_its_day_its_delay_and_its_answer(
    as_: As, world: Demo, base: str, dossier: Dossier
) -> None:
    client = as_("rania")
    client.post(base + "verzoek/", {"kind": "erase", "text": "Het verslag over thuis moet weg."})
    row = RightsRequest.objects.get()
    assert "Wissen: wacht op antwoord, uiterlijk" in text_of(client)
    assert "Het verslag over thuis moet weg." in text_of(client, base)
    extend_term(world.actors["ria"], request_id=row.pk, reason="Wij vragen het de vorige school.")
    assert "Wij vragen het de vorige school." in text_of(client, base)
    answer_request(world.actors["ria"], request_id=row.pk, state="refused", answer="De wet zegt bewaren.")
    words = text_of(client, base)
    for expected in (
        "Afgewezen",
        "De wet zegt bewaren.",
        "Antwoord van Ria Bakker",
        "Praat met Ria Bakker, functionaris gegevensbescherming van Stichting Veenrand Onderwijs",
        "Autoriteit Persoonsgegevens",
    ):
        assert expected in words
    assert dossier.notes.exists(), "the answer carries nothing out"
    assert "moet weg" not in text_of(as_("thomas"), base)


def test_others_do_not_learn_of_a_request(as_: As, world: Demo, base: str, dossier: Dossier) -> None:
    """Not from the timeline, not from who looked: only the coordinator hears that it is there."""
    request_right(world.actors["rania"], dossier_id=dossier.pk, kind="object", text="Niet zo")
    as_("ria").get(f"/rechten/verzoek/{RightsRequest.objects.get().pk}/")
    for key, address in (
        ("anouk", reverse("child:events", args=[dossier.ref])),
        ("anouk", reverse("child:looks", args=[dossier.ref])),
        ("thomas", "/ons-gezin/wie-keek/?gezin=1"),
        ("thomas", base + "gedeeld/"),
    ):
        words = text_of(as_(key), address)
        assert "verzoek" not in words, (key, address)
        assert "Ria" not in words, (key, address)
    assert AuditEvent.objects.filter(name="rights.read", person_id=world.people["ria"].pk).exists()
    assert "Er is een verzoek gedaan over het dossier van Sami" in text_of(as_("anouk"), "/berichten/")


def test_a_question_that_is_not_whole_keeps_what_was_typed(as_: As, base: str) -> None:
    answer = as_("rania").post(base + "verzoek/", {"text": "De datum klopt niet"})
    assert "Kies wat u vraagt" in answer.content.decode()
    assert "De datum klopt niet" in answer.content.decode()
    assert not RightsRequest.objects.exists()


def test_a_young_pupil_reads_why_his_parents_ask(as_: As, base: str, dossier: Dossier) -> None:
    client = as_("sami")
    assert "Tot je 16 bent, vragen je ouders dit voor jou." in text_of(client, base)
    client.post(base + "verzoek/", {"kind": "see", "text": "Alles"})
    assert not RightsRequest.objects.exists()
    today = clock.today()
    Person.objects.filter(pk=dossier.pupil.person_id).update(
        born_on=today.replace(year=today.year - 17, day=1)
    )
    client.post(base + "verzoek/", {"kind": "see", "text": "Alles"})
    assert RightsRequest.objects.get().capacity == "pupil"
    assert "Vanaf 16 jaar vraagt uw kind dit zelf." in text_of(as_("rania"), base)


def test_messages_lead_to_the_rights(as_: As, world: Demo, base: str, dossier: Dossier) -> None:
    row = request_right(world.actors["rania"], dossier_id=dossier.pk, kind="see", text="Alles")
    answer_request(world.actors["carla"], request_id=row.pk, state="answered", answer="Hier is het.")
    assert Notice.objects.filter(template="rights_answered").count() == 1
    for key, template, place in (
        ("rania", "rights_answered", base),
        ("ria", "rights_to_answer", "/rechten/"),
    ):
        notice = Notice.objects.get(recipient=world.people[key], template=template)
        answer = as_(key).post(reverse("inbox:open", args=[notice.pk]))
        assert answer["Location"] == place, key
    assert "Sami" not in text_of(as_("ria"), "/berichten/")


# What was shared --------------------------------------------------------------------


def test_what_was_shared_with_whom_for_what_and_by_which_yes(
    as_: As, world: Demo, dossier: Dossier, base: str, ask: AskConsent
) -> None:
    consent = ask(dossier, "priya")
    url = base + "gedeeld/"
    assert "Geen ja van iedereen. Er wordt niets gedeeld." in text_of(as_("rania"), url)
    for key in ("rania", "thomas"):
        answer_consent(world.actors[key], consent_id=consent.pk, answer="yes")
    words = text_of(as_("rania"), url)
    for expected in (
        "Geldt nu",
        "Waarvoor: meedenken. Meedenken over rust na school",
        "Hulp en opvoeden.",
        "U zei ja op",
        "Toestemming gevraagd voor Maatschappelijk Werk Veenrand Anouk Terpstra",
        "Priya Ramdin is erbij gekomen",
    ):
        assert expected in words


def test_a_no_a_silence_and_a_yes_taken_back_look_the_same_to_another(
    as_: As, world: Demo, dossier: Dossier, base: str, ask: AskConsent
) -> None:
    consent = ask(dossier, "priya")
    url, rania, thomas = base + "gedeeld/", world.actors["rania"], world.actors["thomas"]
    seen = []
    answer_consent(rania, consent_id=consent.pk, answer="yes")
    seen.append(_without_times(text_of(as_("rania"), url)))
    answer_consent(thomas, consent_id=consent.pk, answer="no")
    seen.append(_without_times(text_of(as_("rania"), url)))
    answer_consent(thomas, consent_id=consent.pk, answer="yes")
    assert "Geldt nu" in text_of(as_("rania"), url)
    withdraw_consent(thomas, consent_id=consent.pk)
    seen.append(_without_times(text_of(as_("rania"), url)))
    assert len(set(seen)) == 1
    assert "U stopte dit op" in text_of(as_("thomas"), url)


def _without_times(words: str) -> str:
    return re.sub(r"\d\d:\d\d", "", words)


def test_files_that_left_stand_in_the_log(as_: As, world: Demo, dossier: Dossier, base: str) -> None:
    get_dossier(world.actors["daan"], dossier.ref, looking_at="paper")
    get_dossier(world.actors["daan"], dossier.ref, looking_at="child")
    words = text_of(as_("rania"), base + "gedeeld/")
    assert words.count("Een bestand opgehaald: het plan op papier Daan Kuipers") == 1
    assert "de pagina van het kind" not in words


# Costs --------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", ["", "gedeeld/", "verklaring/"])
def test_one_and_three_of_everything_cost_the_same(
    as_: As, world: Demo, dossier: Dossier, base: str, ask: AskConsent, screen: str, today: dt.date
) -> None:
    client = as_("rania")
    for key in ("priya", "bram", "ilse"):
        _grow(world, dossier, ask, key, today)
        if key == "priya":
            one = len(reads(client, base + screen))
    assert len(reads(client, base + screen)) == one <= 20


def _grow(world: Demo, dossier: Dossier, ask: AskConsent, key: str, today: dt.date) -> None:
    ask(dossier, key)
    rania = world.actors["rania"]
    request_right(rania, dossier_id=dossier.pk, kind="see", text=f"Wat weet {key}?")
    add_statement(rania, dossier_id=dossier.pk, text=f"Over {key}")
    text = NoteText(talked_with=key, talked_on=today, what="Gezien", agreements="Kijken")
    write_note(world.actors["anouk"], dossier_id=dossier.pk, kind="talk", text=text)


def test_a_stranger_to_the_session_is_sent_to_sign_in(base: str) -> None:
    assert Client().get(base).status_code == 302
