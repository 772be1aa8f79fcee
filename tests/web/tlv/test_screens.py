"""Screens of TLVs: what each role reads, and what happens with what is typed."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.documents.paper import make_document
from rondom.documents.reading import Reading
from rondom.documents.tlv import tlv_kind
from rondom.dossiers.access import visible_dossier
from rondom.tlv import operations as tlv
from rondom.tlv import queries
from rondom.tlv.models import TlvApplication
from tests.tlv.conftest import NAMES, place


def address(name, row, *more):
    return reverse(f"tlv:{name}", args=[row.dossier.ref, row.pk, *more])


def html(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def typed(row, **changed):
    answers = {f"answer_{key}": text for key, text in queries.answers_of(row).items()}
    return answers | {"category": "sbo", "health": "", "revision": str(row.revision)} | changed


def test_the_list_does_a_fixed_number_of_queries(as_, actor, child, draft):
    url = reverse("tlv:page", args=[child.ref])
    anouk = as_("anouk")
    one = queries_of(anouk, url)
    for _each in range(2):
        tlv.withdraw_tlv(actor("anouk"), **place(TlvApplication.objects.latest("pk")))
        tlv.begin_tlv(actor("anouk"), dossier_id=child.pk, category="so_low")
    assert queries_of(anouk, url) == one


def test_the_round_does_a_fixed_number_of_queries(as_, granted):
    """With a row and without one: the same."""
    jorrit, url = as_("jorrit"), reverse("tlv:round")
    year = granted.valid_until.year - 1
    with_row = queries_of(jorrit, f"{url}?jaar={year}")
    assert granted.number in html(jorrit, f"{url}?jaar={year}")
    granted.application.state = "expired"
    granted.application.save()
    assert granted.number not in html(jorrit, f"{url}?jaar={year}")
    assert (
        with_row - queries_of(jorrit, f"{url}?jaar={year}") == 1
    )  # what renews them, only when there are rows


def test_who_saves_second_sees_both(as_, draft):
    anouk, late = as_("anouk"), typed(draft, answer_reason="Mijn woorden")
    anouk.post(address("write", draft), typed(draft, answer_reason="Hun woorden"))
    page = anouk.post(address("write", draft), late).content.decode()
    assert "Mijn woorden" in page
    assert "Hun woorden" in page
    assert "Iemand anders heeft de aanvraag net veranderd." in page
    anouk.post(address("write", draft), late | {"revision": "2"})
    draft.refresh_from_db()
    assert queries.answers_of(draft)["reason"] == "Mijn woorden"


def test_a_form_with_a_mistake_keeps_what_was_typed(as_, draft, today):
    values = {f"name_{code}": name for code, name in NAMES.items()} | {
        "held_on": "gisteren",
        "talked_on": today.isoformat(),
        "words": "Mijn eigen woorden",
    }
    page = as_("anouk").post(address("committee", draft), values).content.decode()
    assert "Kies een dag" in page
    assert "Mijn eigen woorden" in page


def test_health_is_not_on_the_page_of_the_teacher(as_, sent):
    assert "Astma." in html(as_("anouk"), address("tlv", sent))
    assert "Astma." in html(as_("rania"), address("tlv", sent))
    assert "Astma." not in html(as_("daan"), address("tlv", sent))


def test_both_advices_stand_next_to_each_other(as_, advised):
    page = html(as_("rania"), address("advices", advised))
    assert page.index("Advies van olga.") < page.index("Advies van hugo.")
    assert "Orthopedagoog" in page
    one = queries.signed_advices(queries.application_of(advised.dossier_id, advised.pk))[0]
    answer = as_("rania").get(address("advice_paper", advised, one.pk))
    assert answer["Content-Type"] == "application/pdf"


def test_an_action_that_may_not_happen_says_why(as_, sent):
    page = html(as_("jorrit"), address("tlv", sent))
    assert "Eerst geven 2 deskundigen apart advies. Nu zijn het er 0." in page
    assert 'aria-disabled="true"' in page


def test_the_letter_says_what_the_law_asks(actor, granted):
    row = queries.application_of(granted.application.dossier_id, granted.application_id)
    dossier = visible_dossier(actor("rania"), dossier_id=row.dossier_id)
    reading = Reading(actor("rania"), dossier)
    words = str(make_document(tlv_kind(row), reading))
    for wanted in (
        granted.number,
        "bezwaar",
        "Landelijke Bezwaaradviescommissie",
        "ouder- en jeugdsteunpunt",
        "Advies van olga.",
        "Advies van hugo.",
        "Dit past bij wat Sami nodig heeft.",
    ):
        assert wanted in words


def test_a_letter_is_tried_ten_times_an_hour(as_, granted):
    cache.clear()
    hanneke, url = as_("hanneke"), reverse("tlv:desk")
    born_on = granted.application.dossier.pupil.person.born_on.isoformat()
    values = {"number": granted.number, "code": "AAAAAAAA", "born_on": born_on}
    for _each in range(10):
        assert "Deze gegevens horen niet" in hanneke.post(url, values).content.decode()
    page = hanneke.post(url, values | {"code": granted.code}).content.decode()
    assert "U probeerde het te vaak." in page
    cache.clear()
    answer = hanneke.post(url, values | {"code": f"{granted.code[:4]} {granted.code[4:].lower()}"})
    assert answer.status_code == 302
    page = html(hanneke, answer.headers["Location"])
    assert granted.number in page
    assert "Advies van olga." not in page
    assert granted.reason not in page


def test_a_round_reports_every_row(as_, granted):
    jorrit, url = as_("jorrit"), reverse("tlv:round")
    assert "U koos niets." in jorrit.post(url, {}).content.decode()
    sent_rows = {"row": [str(granted.pk), "987654"]}
    assert "Begonnen: de school krijgt bericht" in jorrit.post(url, sent_rows).content.decode()
    assert "Er loopt al een aanvraag voor een TLV." in jorrit.post(url, sent_rows).content.decode()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("anouk", "Besluit over een TLV"),
        ("jorrit", "Vraag deskundigen om advies over de TLV"),
    ],
)
def test_it_stands_on_mijn_werk(as_, sent, key, words):
    assert words in html(as_(key), f"{reverse('work:home')}?alles=you&wacht=1") or words in html(
        as_(key), f"{reverse('work:home')}?alles=waits"
    )


def test_an_expert_finds_it_on_mijn_werk(as_, actor, world, sent):
    part = sent.dossier.participants.get(person=world.people["olga"])
    tlv.ask_expert(actor("jorrit"), **place(sent), participant_id=part.pk)
    assert "Geef advies over een TLV" in html(as_("olga"), f"{reverse('work:home')}?alles=you")


def test_ons_gezin_says_where_it_is(as_, sent):
    page = html(as_("rania"), reverse("family:home"))
    assert "School vroeg een TLV aan." in page
    assert address("tlv", sent) in page


def test_the_page_for_the_family_copy_has_it(as_, advised):
    page = html(as_("rania"), address("tlv", advised))
    assert "U hoeft nu niets te doen." not in page
    assert "Schrijf wat u ervan vindt" in page
