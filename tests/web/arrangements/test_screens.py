"""Screens of arrangements: what each role reads, and what happens with what is typed."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from rondom.arrangements import operations, queries
from rondom.arrangements.models import ArrangementDecision, ArrangementRequest, Budget, Invoice
from rondom.arrangements.money import euros, school_year_of
from rondom.documents.decision import decision_kind
from rondom.documents.paper import make_document
from rondom.documents.reading import Reading
from rondom.dossiers.access import visible_dossier
from rondom.events.models import Notice
from rondom.web.fields import EuroField, HoursField
from tests.arrangements.conftest import TYPED


def address(name, dossier, *more):
    return reverse(f"arrangements:{name}", args=[dossier.ref, *more])


def html(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


# What is typed ------------------------------------------------------------------------------


@given(cents=st.integers(0, 10**11 - 1))
def test_an_amount_is_read_back_as_it_is_written(cents):
    assert EuroField().clean(euros(cents)) == cents


@pytest.mark.parametrize(
    ("text", "cents"), [("50", 5000), ("50,5", 5050), ("€ 1.250,50", 125_050), ("12,-", 1200), ("0", 0)]
)
def test_an_amount_is_read_as_people_write_it(text, cents):
    assert EuroField().clean(text) == cents


@pytest.mark.parametrize("text", ["$ 50", "50 USD", "£50", "50 CHF", "€ 50 $"])
def test_another_currency_is_no_amount(text):
    with pytest.raises(ValidationError):
        EuroField().clean(text)


@pytest.mark.parametrize("text", ["1.25", "50.00", "-5", "vijf", "1,234", "1.2345,00", "²"])
def test_what_is_no_amount_is_said(text):
    with pytest.raises(ValidationError):
        EuroField().clean(text)


def test_hours_are_read_with_a_comma_or_a_point():
    assert [str(HoursField().clean(text)) for text in ("2", "1,5", "0.25")] == ["2.0", "1.5", "0.25"]
    assert HoursField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        HoursField().clean("veel")


# Asking ----------------------------------------------------------------------------------------


def test_the_school_asks_and_the_dossier_fills_in(as_, shared):
    anouk = as_("anouk")
    page = html(anouk, address("begin", shared))
    assert "Hoogstens 2 uur per week, € 50,00 per uur, € 500,00 per maand, 12 maanden." in page
    answer = anouk.post(address("begin", shared), {"kind": "support"})
    row = ArrangementRequest.objects.get()
    assert answer.headers["Location"] == address("write", shared, row.pk)
    form = html(anouk, answer.headers["Location"])
    assert "Sami leest elke dag tien minuten." in form
    assert "Dit komt uit het dossier. U kunt het veranderen." in form


def typed(row, today, **changed):
    answers = {f"answer_{key}": text for key, text in (queries.answers_of(row) | TYPED).items()}
    days = {"first_on": today.isoformat(), "last_on": (today + dt.timedelta(days=59)).isoformat()}
    return answers | days | {"cents": "800", "revision": str(row.revision)} | changed


def test_a_request_that_is_not_whole_cannot_be_sent_and_says_why(as_, request_, today):
    anouk = as_("anouk")
    page = html(anouk, address("request", request_.dossier, request_.pk))
    assert "Vul nog in: ‘Waarom is dit arrangement nodig?’" in page
    assert 'aria-disabled="true"' in page
    anouk.post(address("write", request_.dossier, request_.pk), typed(request_, today))
    page = html(anouk, address("request", request_.dossier, request_.pk))
    assert "Verstuur de aanvraag" in page
    assert 'aria-disabled="true"' not in page
    anouk.post(address("send", request_.dossier, request_.pk))
    request_.refresh_from_db()
    assert (request_.state, request_.wanted_cents) == ("sent", 80_000)


def test_a_form_with_a_mistake_keeps_what_was_typed(as_, request_, today):
    values = typed(request_, today, cents="veel", answer_reason="Mijn eigen woorden")
    page = as_("anouk").post(address("write", request_.dossier, request_.pk), values).content.decode()
    assert "Schrijf een bedrag in euro, bijvoorbeeld 1.250,50" in page
    assert "Mijn eigen woorden" in page


def test_who_saves_second_sees_both(as_, request_, fill, today):
    late = typed(request_, today, answer_reason="Mijn woorden")
    fill(request_)
    page = as_("anouk").post(address("write", request_.dossier, request_.pk), late).content.decode()
    assert "Dit staat er nu" in page
    assert "Mijn woorden" in page
    assert TYPED["reason"] in page
    assert 'name="revision" value="2"' in page


# Deciding --------------------------------------------------------------------------------------


def decided_form(today, **changed):
    values = {
        "verdict": "granted",
        "first_on": today.isoformat(),
        "last_on": (today + dt.timedelta(days=59)).isoformat(),
        "hours_per_week": "2",
        "rate": "50",
        "cents": "800,00",
        "reason": "Dit past bij Sami.",
        "has_no_interest": "on",
    }
    return values | changed


def test_the_samenwerkingsverband_decides(as_, sent, budgets, today):
    jorrit = as_("jorrit")
    assert "Neem een besluit" in html(jorrit, address("request", sent.dossier, sent.pk))
    assert 'value="800,00"' in html(jorrit, address("decide", sent.dossier, sent.pk))
    over = decided_form(today, rate="50,01")
    page = jorrit.post(address("decide", sent.dossier, sent.pk), over).content.decode()
    assert "Een uur mag hoogstens € 50,00 kosten." in page
    assert "Dit past bij Sami." in page
    jorrit.post(address("decide", sent.dossier, sent.pk), decided_form(today))
    decision = ArrangementDecision.objects.get()
    assert (decision.granted_cents, decision.rate_cents) == (80_000, 5000)
    for key in ("rania", "anouk"):
        page = html(as_(key), address("request", sent.dossier, sent.pk))
        assert f"Besluit {decision.number}" in page
        assert "Dit past bij Sami." in page
        assert "bezwaar maken" in page
        assert "ouder- en jeugdsteunpunt" in page


def test_parents_see_when_the_decision_comes_and_no_buttons(as_, sent):
    page = html(as_("rania"), address("request", sent.dossier, sent.pk))
    assert "U kunt het besluit verwachten op" in page
    assert "Trek de aanvraag in" not in page
    home = html(as_("rania"), reverse("family:home"))
    assert "School vroeg extra hulp aan." in home
    assert address("page", sent.dossier) in home


def test_the_second_reader_writes_what_he_thinks(as_, sent, world):
    ilse = as_("ilse")
    url = address("second", sent.dossier, sent.pk)
    ilse.post(url, {"advice": "doubts", "words": "Is dit lang genoeg?"})
    page = html(as_("jorrit"), address("request", sent.dossier, sent.pk))
    assert "Is dit lang genoeg?" in page
    assert world.people["ilse"].name in page


def test_the_decision_is_a_paper(as_, granted, actor):
    row = granted.request
    answer = as_("rania").get(address("paper", row.dossier, row.pk))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    dossier = visible_dossier(actor("rania"), dossier_id=row.dossier_id)
    words = str(make_document(decision_kind(row), Reading(actor("rania"), dossier)))
    assert granted.number in words
    assert "Dit past bij wat Sami nodig heeft." in words
    assert "€ 800,00" in words


def test_there_is_no_paper_before_the_decision(as_, sent):
    assert as_("anouk").get(address("paper", sent.dossier, sent.pk)).status_code == 404


@pytest.mark.parametrize("key", ["hanneke", "theo", "priya"])
def test_who_does_not_see_it_gets_the_page_for_nothing(as_, sent, key):
    assert as_(key).get(address("page", sent.dossier)).status_code == 404
    assert as_(key).get(address("request", sent.dossier, sent.pk)).status_code == 404


def test_a_message_leads_to_the_arrangements(as_, granted, world):
    notice = Notice.objects.get(template="arrangement_decided", recipient=world.people["rania"])
    answer = as_("rania").post(reverse("inbox:open", args=[notice.pk]))
    assert answer.headers["Location"] == address("page", granted.request.dossier)


# The work and the money --------------------------------------------------------------------------


def work_of(client):
    return html(client, "/mijn-werk/?alles=you") + html(client, "/mijn-werk/?alles=waits")


def test_mijn_werk_says_who_must_do_what(as_, sent):
    assert "Besluit over de aanvraag voor een arrangement" in work_of(as_("jorrit"))
    assert "Besluit over een arrangement" in work_of(as_("anouk"))
    ArrangementRequest.objects.update(kind=sent.kind | {"second_reader": True})
    assert "als tweede lezer" in work_of(as_("ilse"))
    assert "Zoek een tweede lezer" in work_of(as_("jorrit"))
    assert "aanvraag voor een arrangement" not in work_of(as_("daan"))


def test_mijn_werk_reminds_of_a_request_that_is_not_sent(as_, request_):
    assert "Vul de aanvraag voor een arrangement aan" in work_of(as_("anouk"))
    assert "aanvraag voor een arrangement" not in work_of(as_("jorrit"))


def test_budget_register_and_invoice(as_, granted, world, today):
    jorrit, year = as_("jorrit"), school_year_of(today)
    page = html(jorrit, reverse("arrangements:money"))
    assert granted.number in page
    assert "Stichting Veenrand Onderwijs" in page
    assert "Sami" not in page
    invoice = {
        "decision_number": granted.number,
        "invoice_number": "F-1",
        "cents": "12,50",
        "delivered_on": today.isoformat(),
    }
    jorrit.post(reverse("arrangements:invoice"), invoice)
    assert Invoice.objects.get().cents == 1250
    assert "€&nbsp;12,50" in html(jorrit, reverse("arrangements:money"))
    board = world.organisations["board"].pk
    set_it = {"target": f"{board}-{year}-1", "cents": "12.000"}
    jorrit.post(reverse("arrangements:budget"), set_it)
    assert Budget.objects.get(school_year=year).allocated_cents == 1_200_000
    again = jorrit.post(reverse("arrangements:budget"), set_it).content.decode()
    assert "Dit budget is net veranderd" in again


@pytest.mark.parametrize("name", ["money", "budget", "invoice", "catalogue"])
def test_the_money_is_not_for_the_school(as_, world, name):
    assert as_("anouk").get(reverse(f"arrangements:{name}")).status_code == 404


def test_a_region_changes_its_caps_in_the_browser(as_, world, shared, today):
    fenna = as_("fenna")
    page = html(fenna, reverse("arrangements:catalogue"))
    assert "Nog niet bevestigd" in page
    values = {"read": "0", "support_rate": "45,50", "support_hours_max": "3"}
    for code in ("support", "bridging", "integral"):
        values |= {f"{code}_title": code.title(), f"{code}_what_for": "Extra hulp."}
    fenna.post(reverse("arrangements:catalogue"), values)
    form = html(as_("anouk"), address("begin", shared))
    assert "Hoogstens 3 uur per week, € 45,50 per uur." in form
    assert "Nog niet bevestigd" not in html(fenna, reverse("arrangements:catalogue"))


# The help ------------------------------------------------------------------------------------------


def part_form(world, goal, today, **changed):
    values = {
        "side": "care",
        "what": "Gesprekken thuis.",
        "provider": str(world.organisations["jgh"].pk),
        "hours_per_week": "1,5",
        "first_on": today.isoformat(),
        "last_on": (today + dt.timedelta(days=60)).isoformat(),
        "payer": "municipality",
        "cents": "1.200",
        "goals": [str(goal.pk)],
        "revision": "0",
    }
    return values | changed


def test_education_and_care_stand_on_one_line_and_see_each_other(as_, world, shared, goal, today):
    anouk = as_("anouk")
    school = str(world.organisations["klimboom"].pk)
    anouk.post(address("new_part", shared), part_form(world, goal, today))
    education = part_form(
        world,
        goal,
        today,
        side="education",
        what="Samen lezen.",
        provider=school,
        payer="basis",
        cents="300,50",
    )
    anouk.post(address("new_part", shared), education)
    for key in ("anouk", "bram", "rania"):
        page = html(as_(key), address("page", shared))
        assert "onderwijs € 300,50 + zorg € 1.200,00 = samen € 1.500,50" in page
        assert "Hieraan werkt ook:" in page
        assert "Er is nog geen dag om samen terug te kijken" in page
    teacher = html(as_("daan"), address("page", shared))
    assert "Gesprekken thuis." not in teacher
    assert "Er is ook hulp die u in uw rol niet ziet." in teacher


def test_starting_says_what_misses_and_then_starts(as_, world, shared, goal, today):
    anouk, later = as_("anouk"), (today + dt.timedelta(days=20)).isoformat()
    anouk.post(address("new_part", shared), part_form(world, goal, today, first_on=later))
    page = html(anouk, address("page", shared))
    assert "Dit begint later. Wat is er tot die tijd nodig, en wie doet dat?" in page
    assert "Kies eerst een dag die nog komt om samen terug te kijken." in page
    anouk.post(address("evaluation", shared), {"day": (today + dt.timedelta(days=90)).isoformat()})
    part = queries.open_arrangement(shared.pk).parts.get()
    assert "Schrijf eerst op wat er tot die tijd nodig is" in html(anouk, address("page", shared))
    bridged = part_form(
        world, goal, today, first_on=later, bridging="Rust.", bridging_by="Daan", revision="1"
    )
    anouk.post(address("part", shared, part.pk), bridged)
    anouk.post(address("start", shared))
    assert "Wacht 0 dagen" in html(as_("bram"), address("page", shared))
    as_("bram").post(address("begin_part", shared, part.pk), {"day": today.isoformat()})
    page = html(as_("rania"), address("page", shared))
    assert "na 0 dagen wachten" in page
    assert "Zeg dat de hulp is begonnen" not in page
    assert "De extra hulp is gestart op" in html(as_("rania"), reverse("family:home"))
    anouk.post(address("end", shared), {"reason": "De doelen zijn gehaald."})
    assert "De doelen zijn gehaald." in html(as_("rania"), address("page", shared))


def test_a_part_that_somebody_else_changed_is_not_written_over(as_, world, shared, goal, today):
    anouk = as_("anouk")
    anouk.post(address("new_part", shared), part_form(world, goal, today))
    part = queries.open_arrangement(shared.pk).parts.get()
    late = part_form(world, goal, today, what="Mijn woorden.")
    page = anouk.post(address("part", shared, part.pk), late).content.decode()
    assert "Iemand anders heeft dit deel net veranderd." in page
    assert "Mijn woorden." in page
    part.refresh_from_db()
    assert part.what == "Gesprekken thuis."
    anouk.post(address("remove_part", shared, part.pk))
    assert not queries.open_arrangement(shared.pk).parts.exists()


def test_waiting_days_of_few_children_are_hidden(as_, actor, shared, part_text, today):
    for number in range(5):
        operations.save_part(actor("anouk"), dossier_id=shared.pk, text=part_text(what=f"Deel {number}."))
    operations.choose_evaluation(
        actor("anouk"), dossier_id=shared.pk, evaluate_on=today + dt.timedelta(days=50)
    )
    operations.start_arrangement(actor("anouk"), dossier_id=shared.pk)
    url = reverse("arrangements:money")
    assert "verborgen" not in html(as_("jorrit"), url)
    queries.open_arrangement(shared.pk).parts.first().delete()
    page = html(as_("jorrit"), url)
    assert "minder dan 5" in page
    assert "verborgen" in page


def test_the_page_costs_as_many_queries_for_three_parts_as_for_one(as_, actor, shared, part_text, sent):
    anouk, url = as_("anouk"), address("page", shared)
    add = lambda: operations.save_part(actor("anouk"), dossier_id=shared.pk, text=part_text())  # noqa: E731
    add()
    one = queries_of(anouk, url)
    for _number in range(2):
        add()
    operations.withdraw_request(actor("anouk"), dossier_id=shared.pk, request_id=sent.pk)
    for _number in range(2):
        row = operations.begin_request(actor("anouk"), dossier_id=shared.pk, kind="support")
        operations.withdraw_request(actor("anouk"), dossier_id=shared.pk, request_id=row.pk)
    assert queries_of(anouk, url) <= one


def test_the_money_costs_as_many_queries_for_three_boards_as_for_one(as_, actor, granted, world, today):
    jorrit, url = as_("jorrit"), reverse("arrangements:money")
    one = queries_of(jorrit, url)
    for school in ("klimboom", "vaart"):
        operations.set_budget(
            actor("jorrit"),
            board_id=world.organisations[school].pk,
            school_year=school_year_of(today),
            cents=100,
            revision=0,
        )
    assert queries_of(jorrit, url) == one


# From money to result, of one child ----------------------------------------------------------------


def test_the_line_of_a_child_goes_from_euro_to_result(world, as_, running_part, granted, today):
    operations.book_invoice(
        world.actors["jorrit"],
        decision_number=granted.number,
        invoice_number="F-1",
        cents=30_001,
        delivered_on=today,
    )
    line = "Toegekend € 800,00, betaald € 300,01. Doelen waaraan dit werkt: 1, gehaald: "
    for key in ("anouk", "rania"):
        assert f"{line}0." in html(as_(key), address("page", granted.request.dossier))
    running_part.part_goals.get().goal.__class__.objects.update(state="reached")
    assert f"{line}1." in html(as_("anouk"), address("page", granted.request.dossier))


def test_a_provider_says_in_two_clicks_how_it_goes(world, as_, running_part, today):
    """One opens the form with the usual answer, one keeps it; who has the regie sees what falls short."""
    bram, dossier = as_("bram"), running_part.arrangement.dossier
    bram.post(address("begin_part", dossier, running_part.pk), {"day": today.isoformat()})
    form = html(bram, address("progress", dossier, running_part.pk))
    assert 'value="as_agreed"' in form
    bram.post(address("progress", dossier, running_part.pk), {"going": "as_agreed"})
    assert "Zoals afgesproken" in html(as_("rania"), address("page", dossier))
    bram.post(address("progress", dossier, running_part.pk), {"going": "less", "words": "Hij was ziek."})
    assert "Hij was ziek." in html(as_("rania"), address("page", dossier))
    assert "Hulp begint niet, of gaat niet zoals afgesproken" in html(as_("anouk"), reverse("work:home"))


# The end of a school year -----------------------------------------------------------------------------


def test_a_year_is_closed_on_a_screen_and_opened_again(world, as_, granted, today, time_machine_days):
    year = school_year_of(today)
    page = html(as_("jorrit"), reverse("arrangements:money"))
    assert "Dit schooljaar loopt nog. Sluit het af na 31 juli." in page
    time_machine_days(366)
    jorrit = as_("jorrit")
    jorrit.post(reverse("arrangements:close", args=[year]), {"is_sure": "on"})
    assert "Open dit schooljaar weer" in html(jorrit, f"{reverse('arrangements:money')}?jaar={year}")
    jorrit.post(reverse("arrangements:reopen", args=[year]), {"reason": "Een rekening kwam laat."})
    assert "Sluit dit schooljaar af" in html(jorrit, f"{reverse('arrangements:money')}?jaar={year}")


def test_boards_go_on_together_on_a_screen(world, as_, budgets, today):
    board, other = world.organisations["board"].pk, world.organisations["vaart"].pk
    values = {"board": board, "into": other, "is_sure": "on"}
    as_("jorrit").post(reverse("arrangements:merge"), values)
    assert Budget.objects.filter(board=other).count() == 2
