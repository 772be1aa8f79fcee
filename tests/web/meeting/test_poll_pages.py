"""The screens of a date poll: asking, answering with an account or by a link, choosing; and nothing that was typed is lost."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.meetings import operations, polls
from rondom.meetings.models import DatePoll, Meeting, PlanDraft, PollAnswer
from tests.meetings.polling import ask, poll, say, starts, without_account
from tests.web.meeting.test_meeting_pages import as_parent

__all__ = ["as_parent", "ask", "poll", "starts", "without_account"]


def form(starts, **more):
    values = {"kind": "ihi", "goal": "Samen kiezen", "minutes": "60", "place": "Lokaal 4", "people": []}
    for number, moment in enumerate(starts, start=1):
        values |= {f"day_{number}": moment.date().isoformat(), f"begins_{number}": f"{moment:%H:%M}"}
    return values | more


def address(name, poll):
    return reverse(f"meeting:{name}", args=[poll.pk])


def votes(poll, *words):
    return {f"m{pk}": can for pk, can in say(poll, *words).items()}


@pytest.fixture
def by_link(world, dossier, join, allow, ask, without_account):
    """Marloes has no account: her poll, and what is shown of her once."""
    row = join(dossier, "marloes")
    allow("marloes")
    without_account("marloes")
    asked = ask(participant_ids=[row.pk])
    return asked.poll, asked.links[0]


@pytest.fixture
def opened(by_link):
    """A browser that followed the link and typed the code."""
    _poll, link = by_link
    client = Client()
    client.get(link.link)
    client.post(reverse("meeting:poll_link_code"), {"code": link.code})
    return client


def test_asking_takes_a_filled_in_form(dossier, as_):
    client = as_("anouk")
    page = client.get(reverse("meeting:poll_new", args=[dossier.ref]))
    html = page.content.decode()
    assert html.count('value="15:15"') == 3
    first = page.context["form"].initial["day_1"]
    sent = {
        "kind": "ihi", "goal": "Samen kiezen", "minutes": "60", "place": "De Klimboom",
        "day_1": first.isoformat(), "begins_1": "15:15",
        "day_2": page.context["form"].initial["day_2"].isoformat(), "begins_2": "15:15",
    }  # fmt: skip
    answer = client.post(reverse("meeting:poll_new", args=[dossier.ref]), sent)
    assert answer.url == address("poll", DatePoll.objects.get())


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"begins_1": ""}, "Vul in hoe laat het begint."),
        ({"day_1": ""}, "Kies de dag."),
        ({"day_1": "2027-03-28", "begins_1": "02:30"}, "die nacht verandert de klok"),
        ({"day_1": "2027-01-02"}, "zaterdag"),
        ({"begins_1": "06:00"}, "Zet dan een vinkje"),
        ({"goal": ""}, "Doel van het overleg"),
    ],
    ids=["no time", "no day", "the clock changes", "a saturday", "early", "no goal"],
)
def test_what_was_typed_stays_after_a_mistake(dossier, as_, starts, values, words):
    client = as_("anouk")
    page = client.post(reverse("meeting:poll_new", args=[dossier.ref]), form(starts, **values))
    html = page.content.decode()
    assert words in html
    assert starts[1].date().isoformat() in html
    assert not DatePoll.objects.exists()


def test_who_has_no_account_is_shown_once_with_a_code(
    world, dossier, join, allow, without_account, as_, starts
):
    row = join(dossier, "marloes")
    allow("marloes")
    without_account("marloes")
    client = as_("anouk")
    page = client.post(reverse("meeting:poll_new", args=[dossier.ref]), form(starts, people=[row.pk]))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    code = page.context["links"][0].code
    assert code in page.content.decode()
    later = client.get(address("poll", DatePoll.objects.get())).content.decode()
    assert code not in later
    assert "Maak een nieuwe link voor Marloes Brink" in later


def test_a_parent_answers_and_sees_counts_but_not_who_cannot(world, parent, poll, as_parent):
    operations.answer_dates(parent("thomas"), poll_id=poll.pk, answers=say(poll, "no", "yes", "yes"))
    client = as_parent("rania")
    home = client.get(reverse("family:home")).content.decode()
    assert "Wanneer kunt u praten over" in home
    page = client.get(address("poll", poll)).content.decode()
    assert "0 mensen kunnen" in page
    assert "1 persoon kan" in page
    assert "Thomas" not in page
    assert "Welk moment kiest u?" not in page
    client.post(address("poll_answer", poll), votes(poll, "yes", "no", "if_needed"))
    assert PollAnswer.objects.filter(voter__person=world.people["rania"]).count() == 3
    assert "Bewaard" in client.get(address("poll", poll)).content.decode()


def test_a_child_is_spoken_to_as_a_child(world, dossier, poll):
    client = Client()
    client.force_login(dossier.pupil.person.account, backend="django.contrib.auth.backends.ModelBackend")
    assert "Wanneer kun jij praten?" in client.get(reverse("family:pupil")).content.decode()
    page = client.get(address("poll", poll)).content.decode()
    assert "Wanneer kun jij?" in page
    assert "kunt u" not in page


def test_who_leads_sees_the_best_moment_and_plans_with_one_press(world, parent, poll, as_):
    operations.answer_dates(parent("rania"), poll_id=poll.pk, answers=say(poll, "no", "yes", "yes"))
    client = as_("anouk")
    page = client.get(address("poll", poll)).content.decode()
    assert page.count("Past het best") == 1
    assert "Niet het hele gezin kan" in page
    moment = poll.moments.order_by("starts_at")[1]
    answer = client.post(address("poll_choose", poll), {"number": moment.pk})
    assert answer.url == reverse("meeting:detail", args=[Meeting.objects.get().pk])


def test_mijn_werk_asks_and_waits(world, parent, poll, as_):
    client = as_("anouk")
    assert "Geef door wanneer u kunt" in client.get(reverse("work:home")).content.decode()
    client.post(address("poll_answer", poll), votes(poll, "yes"))
    work = client.get(reverse("work:home")).content.decode()
    assert "1 van 4 gaven antwoord" in work
    assert "Nog geen datum" in client.get(reverse("meeting:list")).content.decode()


def test_a_scanner_that_follows_the_link_changes_nothing(by_link):
    poll, link = by_link
    client = Client()
    page = client.get(link.link, follow=True)
    html = page.content.decode()
    assert page.redirect_chain[-1][0] == reverse("meeting:poll_link")
    assert 'name="code"' in html
    for word in ("Sami", "Wit", "Klimboom", "Samen kiezen", "IHI"):
        assert word not in html
    poll.refresh_from_db()
    assert not PollAnswer.objects.exists()


def test_answering_by_the_link_says_nothing_of_the_child(by_link, opened):
    poll, _link = by_link
    page = opened.get(reverse("meeting:poll_link")).content.decode()
    assert "Anouk Terpstra" in page
    for word in ("Sami", "Wit", "Klimboom", "Samen kiezen", "IHI", "Rania"):
        assert word not in page
    opened.post(reverse("meeting:poll_link_answer"), votes(poll, "yes", "no", "yes"))
    opened.post(reverse("meeting:poll_link_answer"), votes(poll, "no", "no", "yes"))
    assert [row.no for row in polls.moments_of(poll, polls.voters_of(poll))] == [1, 1, 0]
    assert "Dank u wel" in opened.get(reverse("meeting:poll_link")).content.decode()


def test_the_link_without_the_code_stores_nothing(by_link):
    poll, link = by_link
    client = Client()
    client.get(link.link)
    client.post(reverse("meeting:poll_link_answer"), votes(poll, "yes"))
    page = client.post(reverse("meeting:poll_link_code"), {"code": "niet goed"})
    assert page.status_code == 422
    assert not PollAnswer.objects.exists()


def test_after_closing_the_link_thanks(world, by_link, opened):
    poll, _link = by_link
    operations.choose_moment(world.actors["anouk"], poll_id=poll.pk, moment_id=poll.moments.first().pk)
    page = opened.post(reverse("meeting:poll_link_answer"), votes(poll, "yes"))
    assert page.status_code == 410
    assert "Dank u wel" in page.content.decode()


def test_an_unknown_link_is_over_as_every_other(client, db):
    client.get(reverse("meeting:poll_follow", args=["geen-geheim"]))
    page = client.get(reverse("meeting:poll_link"))
    assert page.status_code == 410
    assert "Deze link werkt niet meer" in page.content.decode()


def test_asking_somebody_from_outside_loses_nothing(world, dossier, as_):
    """From the plan to the circle, and back by the same way, with everything that was typed."""
    client = as_("anouk")
    typed = {
        "kind": "talk",
        "goal": "Samen kiezen wat helpt",
        "place": "Lokaal 4",
        "own_points": "Vervoer",
        "to": "people",
    }
    answer = client.post(reverse("meeting:plan_keep", args=[dossier.ref]), typed)
    assert answer.url == reverse("child:people_add", args=[dossier.ref])
    assert reverse("meeting:plan", args=[dossier.ref]) in client.get(answer.url).content.decode()
    membership = world.actors["carla"].membership_id
    added = client.post(
        reverse("child:people_add_one", args=[dossier.ref, membership]),
        {"reason": "denkt mee", "categories": ["process"]},
    )
    assert added.url == reverse("meeting:plan", args=[dossier.ref])
    page = client.get(added.url).content.decode()
    for words in ("Samen kiezen wat helpt", "Lokaal 4", "Vervoer", "Wat u eerder invulde", "Carla Meijerink"):
        assert words in page


def test_from_the_plan_to_asking_for_dates_and_no_draft_is_left(dossier, as_, starts):
    client = as_("anouk")
    answer = client.post(
        reverse("meeting:plan_keep", args=[dossier.ref]), {"goal": "Samen lezen", "to": "poll"}
    )
    assert answer.url == reverse("meeting:poll_new", args=[dossier.ref])
    page = client.get(answer.url).content.decode()
    assert "Samen lezen" in page
    assert 'value="basisschool De Klimboom"' in page
    client.post(answer.url, form(starts))
    assert not PlanDraft.objects.exists()


def test_no_child_or_goal_in_the_addresses_and_logs(by_link, opened, caplog):
    poll, link = by_link
    opened.post(reverse("meeting:poll_link_answer"), votes(poll, "yes"))
    assert "Sami" not in link.link
    assert "Sami" not in caplog.text
    assert link.code not in caplog.text


@pytest.mark.parametrize("page", ["poll", "poll_new", "list", "plan"])
def test_the_same_number_of_queries_for_one_and_three(world, dossier, ask, starts, as_, page):
    client = as_("anouk")
    asked = ask(starts=starts[:2])

    def count():
        where = {"poll": [asked.poll.pk], "poll_new": [dossier.ref], "plan": [dossier.ref], "list": []}[page]
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(reverse(f"meeting:{page}", args=where))
        return len(found)

    count()
    one = count()
    ask()
    ask()
    asked.poll.moments.create(starts_at=starts[2] + dt.timedelta(days=1))
    for row in asked.poll.voters.all():
        for moment in asked.poll.moments.all():
            PollAnswer.objects.create(voter=row, moment=moment, can="yes")
    assert count() == one


def test_one_mail_to_everybody(world, by_link, django_capture_on_commit_callbacks):
    """The link goes by its own mail, and nothing about it stands in the inbox of who has a link."""
    from rondom.events.models import Notice  # noqa: PLC0415

    assert not Notice.objects.filter(recipient=world.people["marloes"], template="poll_asked").exists()
    assert mail.outbox == []
