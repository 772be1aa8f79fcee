"""Taking part until a day, or for one meeting; and looking again at who may look."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.meetings.conftest import allow, parent, plan

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.family import family_dossiers
from rondom.dossiers.models import AccessReview, Dossier, Participant
from rondom.dossiers.operations import add_participant
from rondom.dossiers.queries import work_dossiers
from rondom.dossiers.reviews import review_access, reviews_due, reviews_of, who_may_look
from rondom.events.record import happened
from rondom.meetings import operations as meetings
from rondom.people.models import Membership
from rondom.routes.events import RouteEnded
from rondom.routes.operations import start_route
from rondom.web.work.rows import work_of

__all__ = ["allow", "parent", "plan"]


def refusal(call, *args, **values):
    with pytest.raises(Refused) as refused:
        call(*args, **values)
    return refused.value.decision.code


def member(world, key):
    return Membership.objects.get(pk=world.actors[key].membership_id).pk


def may_open(world, key, dossier):
    return Dossier.objects.visible_to(world.actors[key], on=clock.today()).filter(pk=dossier.pk).exists()


# Until a day ----------------------------------------------------------------------


def test_until_a_day(world, dossier, today, time_machine_days):
    row = add_participant(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        membership_id=member(world, "carla"),
        reason="vervangt",
        valid_until=today + dt.timedelta(days=7),
    )
    assert row.ends_with == "date"
    time_machine_days(6)
    assert may_open(world, "carla", dossier)
    time_machine_days(1)
    assert not may_open(world, "carla", dossier)


def test_a_day_that_has_passed_is_refused(world, dossier, today):
    values = {"dossier_id": dossier.pk, "membership_id": member(world, "carla"), "reason": "vervangt"}
    code = refusal(add_participant, world.actors["anouk"], **values, valid_until=today)
    assert code == "participant.day_has_passed"


# For one meeting ------------------------------------------------------------------


@pytest.fixture
def for_meeting(world, dossier, plan):
    meeting = plan(hours=48)
    row = meetings.add_for_meeting(
        world.actors["anouk"],
        meeting_id=meeting.pk,
        membership_id=member(world, "carla"),
        reason="beslist mee",
    )
    return meeting, row


def test_who_came_for_a_meeting_stops_the_day_after(world, dossier, for_meeting, time_machine_days):
    meeting, row = for_meeting
    assert (row.ends_with, row.ends_with_meeting, row.valid_until) == ("meeting", meeting.pk, None)
    assert visible_dossier(world.actors["carla"], dossier_id=dossier.pk).categories == {
        "process",
        "education",
        "absence",
    }
    meetings.cancel_meeting(world.actors["anouk"], meeting_id=meeting.pk)
    assert may_open(world, "carla", dossier)
    assert AuditEvent.objects.filter(dossier_id=dossier.pk, name="participant.ends").count() == 1
    time_machine_days(1)
    assert not may_open(world, "carla", dossier)
    assert may_open(world, "daan", dossier)


def test_another_meeting_ends_nothing(world, dossier, for_meeting, plan):
    meetings.cancel_meeting(world.actors["anouk"], meeting_id=plan(hours=72).pk)
    assert Participant.objects.get(pk=for_meeting[1].pk).valid_until is None


def test_only_for_a_meeting_that_is_to_come_and_by_who_steers(world, dossier, for_meeting):
    meeting, _row = for_meeting
    values = {"meeting_id": meeting.pk, "membership_id": member(world, "esra"), "reason": "kijkt mee"}
    assert refusal(meetings.add_for_meeting, world.actors["daan"], **values) == "dossier.role_does_not_steer"
    with pytest.raises(Http404):
        meetings.add_for_meeting(world.actors["hanneke"], **values)
    meetings.cancel_meeting(world.actors["anouk"], meeting_id=meeting.pk)
    assert refusal(meetings.add_for_meeting, world.actors["anouk"], **values) == "meeting.over"


def test_the_screens_say_until_after_the_meeting(world, dossier, plan, as_):
    meeting = plan(hours=48)
    anouk, url = as_("anouk"), reverse("child:people_add_one", args=[dossier.ref, member(world, "carla")])
    assert "Nee, langer" in anouk.get(url).content.decode()
    form = {"reason": "beslist mee", "categories": ["education"], "meeting": meeting.pk}
    both = anouk.post(url, form | {"valid_until": (clock.today() + dt.timedelta(days=9)).isoformat()})
    assert "Kies een dag of een overleg, niet allebei" in both.content.decode()
    anouk.post(url, form)
    assert Participant.objects.get(person=world.people["carla"]).ends_with_meeting == meeting.pk
    for client, name, args in (
        (anouk, "child:page", [dossier.ref]),
        (anouk, "child:people_add", [dossier.ref]),
        (as_("rania"), "family:readers", []),
    ):
        assert "tot na het overleg" in client.get(reverse(name, args=args)).content.decode(), name


# Looking again --------------------------------------------------------------------


@pytest.fixture
def seen(world, dossier):
    return visible_dossier(world.actors["anouk"], dossier_id=dossier.pk)


def numbers(dossier):
    rows = who_may_look(dossier, on=clock.today())
    return {row.around.name: row.around.participant_id for row in rows if row.may_stop}


def due_row(world):
    work = work_of(world.actors["anouk"], now=clock.now())
    return [row for row in (*work.late, *work.you) if row.what == "Kijk na wie nog mee mag kijken"]


def test_it_is_time_after_half_a_year(world, seen, time_machine_days):
    time_machine_days(179)
    assert due_row(world) == []
    time_machine_days(1)
    assert len(due_row(world)) == 1
    review_access(world.actors["anouk"], dossier_id=seen.pk, kept=numbers(seen).values(), stopped=[])
    assert due_row(world) == []


def test_it_is_time_when_the_route_ends(world, seen, today, time_machine_days):
    start_route(world.actors["anouk"], dossier_id=seen.pk, route_key="ihi")
    assert due_row(world) == []
    with transaction.atomic():
        happened(
            RouteEnded(dossier_id=seen.pk, region_id=seen.region_id, outcome="regular"),
            by=world.actors["anouk"],
        )
    (row,) = work_dossiers(world.actors["anouk"], on=today)
    assert reviews_due([row], on=today)[seen.pk].route_ended
    assert len(due_row(world)) == 1
    time_machine_days(1)
    review_access(world.actors["anouk"], dossier_id=seen.pk, kept=numbers(seen).values(), stopped=[])
    assert due_row(world) == []


def test_keeping_and_stopping_in_one_go(world, dossier, seen, join):
    join(dossier, "carla")
    people = numbers(seen)
    assert set(people) == {"Daan Kuipers", "Carla Meijerink"}
    review_access(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        kept=[people["Daan Kuipers"]],
        stopped=[people["Carla Meijerink"]],
    )
    assert not may_open(world, "carla", dossier)
    assert may_open(world, "daan", dossier)
    (row,) = reviews_of([dossier.pk])
    assert (row.by, row.kept, row.stopped) == ("Anouk Terpstra", 1, ("Carla Meijerink",))
    assert AuditEvent.objects.filter(name="access.reviewed", dossier_id=dossier.pk).count() == 1


@pytest.mark.parametrize(
    ("kept", "stopped", "code"),
    [
        ([], [], "review.incomplete"),
        (["Daan Kuipers"], [], "review.incomplete"),
        (["Daan Kuipers", "Carla Meijerink"], ["Daan Kuipers"], "review.changed"),
        (["Daan Kuipers", "Carla Meijerink", "Anouk Terpstra"], [], "review.changed"),
        (["Daan Kuipers"], ["Carla Meijerink", "Sami de Wit"], "review.changed"),
    ],
)
def test_everybody_gets_one_answer(world, dossier, seen, join, kept, stopped, code):
    join(dossier, "carla")
    known = {row.around.name: row.around.participant_id for row in who_may_look(seen, on=clock.today())}
    values = {"kept": [known[name] for name in kept], "stopped": [known[name] for name in stopped]}
    assert refusal(review_access, world.actors["anouk"], dossier_id=dossier.pk, **values) == code
    assert not AccessReview.objects.exists()
    assert may_open(world, "carla", dossier)


def test_only_the_coordinator_reviews(world, dossier, seen, join):
    join(dossier, "esra")
    values = {"dossier_id": dossier.pk, "kept": numbers(seen).values(), "stopped": []}
    assert refusal(review_access, world.actors["esra"], **values) == "review.coordinator"
    with pytest.raises(Http404):
        review_access(world.actors["hanneke"], **values)


def test_the_page_keeps_what_was_chosen_and_the_family_reads_the_outcome(world, dossier, seen, join, as_):
    join(dossier, "carla")
    people, anouk = numbers(seen), as_("anouk")
    url = reverse("child:review", args=[dossier.ref])
    page = anouk.get(url).content.decode()
    for words in ("Carla Meijerink", "taak van de school", "keek nog nooit", "hoort er altijd bij"):
        assert words in page
    half = anouk.post(url, {f"p{people['Carla Meijerink']}": "stopt"}).content.decode()
    assert "Kies bij iedereen" in half
    assert 'value="stopt" checked' in half
    anouk.post(url, {f"p{people['Carla Meijerink']}": "stopt", f"p{people['Daan Kuipers']}": "blijft"})
    readers = as_("rania").get(reverse("family:readers")).content.decode()
    assert "keek <bdi>Anouk Terpstra</bdi> na wie mag meekijken: 1 mens blijft." in readers
    assert "<bdi>Carla Meijerink</bdi> is gestopt." in readers
    assert "Dit doet de coördinator" in as_("daan").get(url).content.decode()
    assert as_("hanneke").get(url).status_code == 404


def test_a_page_with_more_people_asks_no_more(dossier, join, as_):
    client, url = as_("anouk"), reverse("child:review", args=[dossier.ref])

    def count():
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    count()
    one = count()
    join(dossier, "carla")
    join(dossier, "esra")
    assert count() == one


def test_the_family_has_its_dossier_still(world, dossier):
    assert [row.pk for row in family_dossiers(world.actors["rania"])] == [dossier.pk]
