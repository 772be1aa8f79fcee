"""The support point: a family without an account asks, follows by a link and a code, and keeps its question to itself or not."""

import datetime as dt

import pytest
from django.core import mail
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse

from rondom.core.decision import Refused
from rondom.core.working_days import working_days_later
from rondom.dossiers.access import visible_dossier
from rondom.events.models import Notice
from rondom.support import access, operations, queries
from rondom.support.models import Ticket
from rondom.support.operations import TicketText
from rondom.web.rights.copy_content import everything
from tests.support.conftest import QUESTION

pytestmark = pytest.mark.django_db

WORDS = "Wij bellen morgen."


def secret_of(made) -> str:
    return made.link.rstrip("/").split("/")[-1]


def test_a_question_has_a_number_a_clock_and_a_desk(world, made, today):
    ticket = made.ticket
    assert ticket.answer_before_on == working_days_later(today, 5)
    assert queries.tickets_on_desk(world.actors["jorrit"]).get() == ticket
    for key in ("koen", "anouk", "hugo", "rania"):
        with pytest.raises(Http404):
            access.desk_ticket(world.actors[key], ticket.pk)
    assert Notice.objects.filter(template="ticket_opened", recipient=world.people["jorrit"]).exists()


def test_link_and_code_are_stored_nowhere(made):
    row = Ticket.objects.filter(pk=made.ticket.pk).values().get()
    assert secret_of(made) not in str(row)
    assert made.code not in (row["code_hash"], row["number"])


def test_the_right_code_opens_it_and_five_wrong_ones_block_it(made):
    secret = secret_of(made)
    wrong = "000000" if made.code != "000000" else "111111"
    assert operations.open_ticket(secret, code=made.code)
    assert not any(operations.open_ticket(secret, code=wrong) for _try in range(5))
    assert not operations.open_ticket(secret, code=made.code)
    assert not operations.open_ticket("anders", code=made.code)


def test_triage_answer_and_a_new_question_starts_the_clock_again(actor, made):
    jorrit, ticket_id, secret = actor("jorrit"), made.ticket.pk, secret_of(made)
    with pytest.raises(Refused) as refusal:
        operations.answer_ticket(jorrit, ticket_id=ticket_id, words=WORDS)
    assert refusal.value.decision.code == "ticket.triage_first"
    operations.take_ticket(jorrit, ticket_id=ticket_id)
    operations.triage_ticket(jorrit, ticket_id=ticket_id, after="attendance")
    assert operations.answer_ticket(jorrit, ticket_id=ticket_id, words=WORDS).state == "answered"
    operations.say_more(secret, words="En nu?")
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.answered_on) == ("busy", None)
    assert [row.words for row in ticket.words.order_by("pk")][1:] == [WORDS, "En nu?"]
    operations.answer_ticket(jorrit, ticket_id=ticket_id, words=WORDS)
    operations.close_ticket(jorrit, ticket_id=ticket_id)
    assert not queries.tickets_on_desk(jorrit).exists()


def test_beside_the_dossier_only_when_the_family_wants_it(actor, dossier, made):
    jorrit, ticket_id, secret = actor("jorrit"), made.ticket.pk, secret_of(made)
    with pytest.raises(Refused) as refusal:
        operations.link_ticket(jorrit, ticket_id=ticket_id)
    assert refusal.value.decision.code == "ticket.not_wanted"
    operations.want_link(secret, wants=True)
    operations.link_ticket(jorrit, ticket_id=ticket_id)
    assert [row.pk for row in queries.tickets_of(dossier.pk)] == [ticket_id]
    operations.want_link(secret, wants=False)
    assert queries.tickets_of(dossier.pk) == []


def test_a_child_that_no_dossier_fits_is_handled_without_one(actor, made):
    Ticket.objects.update(wants_link=True, child_born_on=dt.date(2015, 1, 1))
    with pytest.raises(Refused) as refusal:
        operations.link_ticket(actor("jorrit"), ticket_id=made.ticket.pk)
    assert refusal.value.decision.code == "ticket.no_dossier"


def test_the_mail_names_nobody_and_holds_no_code(world, django_capture_on_commit_callbacks):
    text = TicketText(
        name="Rania Haddad", question="Hulp voor Sami", contact="r@voorbeeld.nl", child_name="Sami Haddad"
    )
    with django_capture_on_commit_callbacks(execute=True):
        made = operations.ask_point(region=world.region.slug, text=text)
    [sent] = mail.outbox
    assert made.link in sent.body
    assert not {word for word in ("Rania", "Sami", "Haddad", "Hulp", made.code) if word in sent.body}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": " "}, "ticket.name"),
        ({"name": "x" * 201}, "ticket.too_long"),
        ({"question": ""}, "ticket.words"),
        ({"question": "x" * 2001}, "ticket.words_too_long"),
        ({"enrolled": "maybe"}, "ticket.enrolled"),
        ({"child_born_on": dt.date(1970, 1, 1)}, "ticket.born_on"),
        ({"child_born_on": dt.date(2999, 1, 1)}, "ticket.born_on"),
    ],
)
def test_bad_input_is_refused(world, changed, code):
    with pytest.raises(Refused) as refusal:
        operations.ask_point(
            region=world.region.slug, text=TicketText(**({"name": "R", "question": "?"} | changed))
        )
    assert refusal.value.decision.code == code
    assert not Ticket.objects.exists()


def test_who_is_not_of_the_point_types_no_telephone_call(actor, world):
    text = TicketText(name="R", question="?")
    with pytest.raises(Http404):
        operations.note_phone_call(actor("anouk"), text=text)
    with pytest.raises(Http404):
        operations.ask_point(region="nergens", text=text)
    assert operations.note_phone_call(actor("jorrit"), text=text).ticket.channel == "phone"
    assert queries.regions_with_a_point(on=dt.date.today()) == [(world.region.slug, world.region.name)]  # noqa: DTZ011


def test_the_copy_of_the_family_holds_what_was_asked_beside_the_circle(actor, dossier, asked, made):
    Ticket.objects.update(wants_link=True, dossier=dossier)
    found = everything(actor("rania"), visible_dossier(actor("rania"), dossier_id=dossier.pk))["beside"]
    assert [len(found[name]) for name in ("questions", "tickets", "admissions")] == [1, 1, 0]
    paper = render_to_string("rights/paper/_beside.html", {"beside": found})
    assert QUESTION in paper
    assert "Niemand neemt mijn kind aan." in paper


def test_the_pages_open_and_a_family_without_an_account_gets_too_many_at_last(
    client, as_, dossier, asked, made
):
    for key, url in (
        ("anouk", reverse("support:child", args=[dossier.ref])),
        ("hugo", reverse("support:desk")),
        ("hugo", reverse("support:question", args=[asked.pk])),
        ("jorrit", reverse("support:ticket", args=[made.ticket.pk])),
    ):
        assert as_(key).get(url).status_code == 200, url
    url = reverse("support:ask", args=["veenrand"])
    sent = {"name": "Fatma", "question": "Wie helpt mij?", "enrolled": "no"}
    answers = [client.post(url, sent).status_code for _try in range(11)]
    assert answers == [200] * 10 + [429]
