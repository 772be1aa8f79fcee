"""What a talk is about reaches who is asked, the family, the coordinator, and who may see what is about school."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse

from rondom.consent.models import Consent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.models import Participant
from rondom.events.models import Notice
from rondom.meetings import access, mailing, operations, queries

GOAL, POINT, WORDS, AGREED = "Hulp bij de scheiding", "De uithuisplaatsing", "Vader drinkt", "belt de kliniek"
SECRETS = (GOAL, POINT, WORDS, AGREED)


@pytest.fixture
def theo(world, dossier, join, allow):
    """The attendance officer is in the circle, on a ground, and sees process and absence."""
    allow("theo")
    return join(dossier, "theo")


@pytest.fixture
def talk(world, dossier, plan):
    """Theo is not asked."""

    def make(*asked):
        family_and_school = Participant.objects.filter(dossier=dossier).exclude(person=world.people["theo"])
        ids = [row.pk for row in (*family_and_school, *asked)]
        return plan(ids=ids, goal=GOAL, own_points=[POINT])

    return make


def held(world, meeting):
    """Run the talk until it is closed."""
    anouk = world.actors["anouk"]
    operations.start_meeting(anouk, meeting_id=meeting.pk)
    operations.write_minutes(anouk, meeting_id=meeting.pk, phase="overview", text=WORDS, revision=0)
    for invitee in queries.invitees_of(meeting):
        operations.mark_nothing_to_add(anouk, meeting_id=meeting.pk, invitee_id=invitee.pk)
    rows = queries.invitees_of(meeting)
    operations.tick_attendance(
        anouk, meeting_id=meeting.pk, present={row.pk: True for row in rows}, reasons={}
    )
    operations.make_agreement(
        anouk, meeting_id=meeting.pk, what=AGREED, due_on=clock.today(), owner_id=anouk.person_id
    )
    operations.show_minutes(anouk, meeting_id=meeting.pk)
    operations.decide(
        anouk,
        meeting_id=meeting.pk,
        kind="kept_in_regular",
        text=WORDS,
        decided_by_id=rows[-1].pk,
    )
    operations.show_minutes(anouk, meeting_id=meeting.pk)
    operations.close_meeting(anouk, meeting_id=meeting.pk, own_sentence=WORDS)


def paths(dossier, meeting):
    """Every page on which a meeting can be met."""
    return {
        "meeting": reverse("meeting:detail", args=[meeting.pk]),
        "list": reverse("meeting:list"),
        "move": reverse("meeting:move", args=[meeting.pk]),
        "room": reverse("meeting:room", args=[meeting.pk]),
        "child": reverse("child:page", args=[dossier.ref]),
        "timeline": reverse("child:events", args=[dossier.ref]),
        "search": reverse("search:search") + "?q=Sami",
        "search by goal": reverse("search:search") + "?q=scheiding",
        "work": reverse("work:home"),
        "notices": reverse("inbox:list"),
    }


def found(client, dossier, meeting):
    """{path: the secrets that stand there}."""
    pages = {
        name: client.get(url, follow=True).content.decode() for name, url in paths(dossier, meeting).items()
    }
    return {name: [word for word in SECRETS if word in page] for name, page in pages.items()}


@pytest.mark.parametrize("state", ["planned", "closed"])
def test_in_no_path_does_the_goal_reach_who_sees_only_absence(world, dossier, theo, talk, as_, state):
    meeting = talk()
    if state == "closed":
        held(world, meeting)
    assert {name: words for name, words in found(as_("theo"), dossier, meeting).items() if words} == {}
    page = as_("theo").get(reverse("meeting:detail", args=[meeting.pk])).content.decode()
    assert "ziet wie is uitgenodigd" in page  # that there is a talk, he may know
    assert "Anouk Terpstra" in page


def test_who_is_asked_in_this_hat_reads_it(world, dossier, theo, talk, as_):
    meeting = talk(theo)
    assert found(as_("theo"), dossier, meeting)["meeting"] == [GOAL, POINT]
    held(world, meeting)
    assert set(found(as_("theo"), dossier, meeting)["meeting"]) == set(SECRETS)


@pytest.mark.parametrize("key", ["anouk", "daan", "carla", "rania", "sami"])
def test_family_coordinator_and_who_sees_school_read_the_goal(world, dossier, join, theo, talk, as_, key):
    if key == "carla":
        join(dossier, "carla")
    meeting = talk()
    assert found(as_(key), dossier, meeting)["meeting"] == [GOAL, POINT]


def test_nothing_of_it_leaves_by_mail_calendar_or_message(world, dossier, theo, talk):
    meeting = talk(theo)
    mailing.send_due_invitations()
    later = meeting.starts_at.replace(hour=12) + dt.timedelta(days=3)
    operations.move_meeting(
        world.actors["anouk"],
        meeting_id=meeting.pk,
        sequence=0,
        starts_at=later,
        ends_at=later + dt.timedelta(hours=1),
        place="Lokaal 2",
    )
    mailing.send_due_invitations()
    assert len(mail.outbox) >= 4
    sent = [message.message().as_string() for message in mail.outbox]
    sent += [str(row.payload) for row in Notice.objects.all()]
    sent += [mailing.calendar_for(row).decode() for row in queries.invitees_of(meeting)]
    assert [word for word in (*SECRETS, "Sami") if any(word in text for text in sent)] == []


def test_a_coordinating_role_without_school_in_its_ground_leads_no_talk_it_was_not_asked_for(
    world, dossier, join, allow, talk
):
    """A process coordinator whose ground names care only: he may move the moment, not read the minutes."""
    join(dossier, "samira")
    consent = allow("samira")
    samira = world.actors["samira"]
    meeting = talk()
    Consent.objects.filter(pk=consent.pk).update(categories=["process", "care"])
    meeting.invitees.filter(person_id=samira.person_id).delete()
    row = access.visible_meeting(samira, meeting.pk)
    assert access.may_lead(samira, row)
    assert access.may_read_content(samira, row).code == "meeting.not_asked"
    assert access.may_work_at(samira, row).code == "meeting.not_at_the_table"
    operations.start_meeting(world.actors["anouk"], meeting_id=meeting.pk)
    row = access.visible_meeting(samira, meeting.pk)
    assert access.may_read_minutes(samira, row).code == "meeting.not_at_the_table"
    with pytest.raises(Refused):
        operations.show_minutes(samira, meeting_id=meeting.pk)
    Consent.objects.filter(pk=consent.pk).update(categories=["process", "care", "education"])
    assert access.may_read_content(samira, access.visible_meeting(samira, meeting.pk))
