"""The talk itself: minutes, agreements, decisions, closing."""

import datetime as dt

import pytest
from django.db import connection
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.core.decision import Conflict, Refused
from rondom.dossiers.models import Handover
from rondom.dossiers.queries import actions_in
from rondom.events.models import Notice
from rondom.meetings import operations, queries
from rondom.meetings.minutes import stamp_of, words_per_phase
from rondom.meetings.models import Decision, Meeting


def refusal(call, *args, **values):
    with pytest.raises(Refused) as refused:
        call(*args, **values)
    return refused.value.decision


def agree(world, meeting, **values):
    base = {"what": "belt vader", "due_on": clock.today(), "owner_id": world.people["anouk"].pk}
    return operations.make_agreement(world.actors["anouk"], meeting_id=meeting.pk, **(base | values))


def choose(world, meeting, kind="kept_in_regular", **values):
    who = queries.invitee_of(meeting, world.people["anouk"].pk)
    base = {"text": "Hulp in de klas", "decided_by_id": who.pk, "mandate": "", "until_on": None}
    return operations.decide(world.actors["anouk"], meeting_id=meeting.pk, kind=kind, **(base | values))


def close(world, meeting, **values):
    return operations.close_meeting(world.actors["anouk"], meeting_id=meeting.pk, **values)


def write(world, meeting, text, revision, by="anouk", phase="overview", device=""):
    return operations.write_minutes(
        world.actors[by], meeting_id=meeting.pk, phase=phase, text=text, revision=revision, device=device
    )


@pytest.fixture
def with_daan(world, running):
    """Daan sits at the table too."""
    row = running.dossier.participants.get(person=world.people["daan"])
    operations.add_invitee(world.actors["anouk"], meeting_id=running.pk, participant_id=row.pk)
    return running


def test_two_people_write_in_the_same_part(world, with_daan):
    assert write(world, with_daan, "Sami bouwt graag 🧱", 0).revision == 1
    assert write(world, with_daan, "Sami leest graag", 0, by="daan").revision == 1
    assert write(world, with_daan, "Sami bouwt graag 🧱 en hoog", 1).revision == 2
    assert [(part.author.call_name, part.text) for part in queries.parts_of(with_daan)] == [
        ("Anouk", "Sami bouwt graag 🧱 en hoog"),
        ("Daan", "Sami leest graag"),
    ]
    words = words_per_phase(with_daan, person_id=world.people["daan"].pk)["overview"]
    assert words.own.text == "Sami leest graag"
    assert [part.text for part in words.others] == ["Sami bouwt graag 🧱 en hoog"]


def test_one_person_on_two_devices_loses_nothing(world, running):
    assert write(world, running, "Op de laptop", 0, device="laptop").revision == 1
    with pytest.raises(Conflict) as conflict:
        write(world, running, "Op de telefoon", 0, device="phone")
    assert (conflict.value.theirs, conflict.value.revision) == ("Op de laptop", 1)
    with pytest.raises(Conflict):
        write(world, running, "Zonder script", 0)
    assert write(world, running, "Op de laptop", 0, device="phone").revision == 1


def test_an_answer_that_never_came_does_not_stop_the_same_page(world, running):
    write(world, running, "Het begin", 0, device="laptop")
    assert write(world, running, "Het begin en meer", 0, device="laptop").revision == 2
    assert queries.parts_of(running)[0].text == "Het begin en meer"


def test_the_log_says_once_a_minute_that_somebody_writes(world, running, monkeypatch):
    now = clock.now()
    rows = AuditEvent.objects.filter(name="meeting.minutes_written")
    for place, seconds in enumerate((0, 1, 59, 60, 61)):
        monkeypatch.setattr(clock, "now", lambda seconds=seconds: now + dt.timedelta(seconds=seconds))
        write(world, running, f"Versie {place}", place)
    assert [row.payload["revision"] for row in rows.order_by("seq")] == [1, 4]


def test_the_stamp_changes_with_everything_on_the_screen(world, running):
    seen = [stamp_of(running.pk)]
    write(world, running, "Een", 0)
    seen.append(stamp_of(running.pk))
    write(world, running, "Een twee", 1)
    seen.append(stamp_of(running.pk))
    agree(world, running)
    seen.append(stamp_of(running.pk))
    assert len(set(seen)) == 4
    assert stamp_of(running.pk) == seen[-1]
    assert seen[1][0] == seen[2][0]  # typing on: nothing else happened


def test_a_text_that_is_too_long_is_refused(world, running):
    assert write(world, running, "a" * 20_000, 0).revision == 1
    assert refusal(write, world, running, "a" * 20_001, 1).code == "minutes.too_long"


def test_help_is_chosen_when_every_view_is_in(world, running):
    decision = refusal(write, world, running, "Extra les", 0, phase="outlook")
    assert decision.code == "meeting.views_missing"
    assert [view.name for view in queries.missing_views(running)] == ["Rania", "Thomas", "Sami", "school"]
    for invitee in queries.invitees_of(running):
        operations.mark_nothing_to_add(world.actors["anouk"], meeting_id=running.pk, invitee_id=invitee.pk)
    assert write(world, running, "Extra les", 0, phase="outlook").revision == 1


def test_somebody_else_cannot_say_that_i_have_nothing_to_add(world, running):
    father = queries.invitee_of(running, world.people["thomas"].pk)
    values = {"meeting_id": running.pk, "invitee_id": father.pk}
    decision = refusal(operations.mark_nothing_to_add, world.actors["daan"], **values)
    assert decision.code == "dossier.role_does_not_steer"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"owner_id": None}, "agreement.who"),
        ({"what": " "}, "agreement.what"),
        ({"due_on": None}, "agreement.when"),
        ({"due_on": dt.date(2020, 1, 1)}, "action.day_has_passed"),
        ({"owner_id": 987654}, "action.owner_not_around"),
    ],
)
def test_an_agreement_has_who_what_and_when(world, running, values, code):
    assert refusal(agree, world, running, **values).code == code


def test_an_agreement_is_a_task_at_once(world, running):
    agree(world, running)
    agree(world, running, owner_id=None, owner_name="Opa", what="haalt Sami op")
    tasks = actions_in([running.dossier_id])
    assert [(task.owner_id, task.what) for task in tasks] == [
        (world.people["anouk"].pk, "belt vader"),
        (None, "haalt Sami op"),
    ]
    assert [row.action.owner_name for row in queries.agreements_of(running)] == ["", "Opa"]


def test_an_absent_parent_needs_a_reason(world, running):
    father = queries.invitee_of(running, world.people["thomas"].pk)
    values = {"meeting_id": running.pk, "present": {father.pk: False}, "reasons": {}}
    decision = refusal(operations.tick_attendance, world.actors["anouk"], **values)
    assert decision.code == "attendance.reason_needed"
    assert "Thomas" in decision.reason
    operations.tick_attendance(world.actors["anouk"], **(values | {"reasons": {father.pk: "ziek"}}))
    father.refresh_from_db()
    assert (father.attended, father.absence_reason) == (False, "ziek")


def test_extra_means_need_an_ihi_meeting_that_runs_and_a_mandate(
    world, dossier, join, allow, plan, running, open_outlook
):
    assert refusal(choose, world, running, "extra_means").code == "decision.no_mandate"
    granted = choose(world, running, "extra_means", mandate="Jorrit Blom, per telefoon, vandaag")
    assert granted.mandate == "Jorrit Blom, per telefoon, vandaag"
    talk = operations.start_meeting(world.actors["anouk"], meeting_id=plan(kind="talk").pk)
    assert refusal(choose, world, talk, "extra_means").code == "decision.only_in_ihi"


def test_extra_means_from_the_partnership_at_the_table(world, dossier, join, allow, plan):
    join(dossier, "jorrit")
    allow("jorrit")
    meeting = plan()
    jorrit = queries.invitee_of(meeting, world.people["jorrit"].pk)
    values = {"decided_by_id": jorrit.pk, "text": "Vier uur per week"}
    assert refusal(choose, world, meeting, "extra_means", **values).code == "meeting.not_started"
    operations.start_meeting(world.actors["anouk"], meeting_id=meeting.pk)
    for invitee in queries.invitees_of(meeting):
        operations.mark_nothing_to_add(world.actors["anouk"], meeting_id=meeting.pk, invitee_id=invitee.pk)
    assert choose(world, meeting, "extra_means", **values).decided_by == world.people["jorrit"]


def test_another_place_has_a_date(world, running, open_outlook):
    assert refusal(choose, world, running, "placed_elsewhere").code == "decision.until_on"
    until = clock.today() + dt.timedelta(days=90)
    assert choose(world, running, "placed_elsewhere", until_on=until).until_on == until
    assert Decision.objects.count() == 1


def test_closing_says_everything_that_is_missing_one_by_one(world, running, open_outlook, attendance):
    codes = []

    def missing():
        codes.append(refusal(close, world, running).code)

    missing()
    attendance()
    missing()
    agree(world, running)
    missing()
    choose(world, running)
    missing()
    operations.show_minutes(world.actors["anouk"], meeting_id=running.pk)
    close(world, running)
    assert codes == [
        "meeting.no_attendance",
        "meeting.no_agreement",
        "meeting.no_outcome",
        "meeting.not_shown",
    ]


def test_help_that_comes_later_asks_for_bridging(world, running, open_outlook, attendance):
    attendance()
    agree(world, running)
    choose(world, running, "placed_elsewhere", until_on=clock.today() + dt.timedelta(days=90))
    operations.show_minutes(world.actors["anouk"], meeting_id=running.pk)
    assert refusal(close, world, running).code == "meeting.no_bridging"
    close(world, running, bridging="Daan belt elke vrijdag.")


def test_nothing_is_closed_that_the_family_cannot_see(world, dossier, running, open_outlook, attendance):
    attendance()
    agree(world, running)
    choose(world, running)
    operations.show_minutes(world.actors["anouk"], meeting_id=running.pk)
    dossier.participants.filter(person=world.people["rania"]).update(valid_until=clock.today())
    assert refusal(close, world, running).code == "meeting.family_cannot_see"
    dossier.participants.filter(person=world.people["rania"]).update(valid_until=None)
    close(world, running)


@pytest.fixture
def closed(world, running, attendance, parent):
    attendance()
    write(world, running, "Sami vertelt over gym", 0)
    agree(world, running)
    operations.show_minutes(world.actors["anouk"], meeting_id=running.pk)
    operations.add_other_view(parent("rania"), meeting_id=running.pk, text="Ik zie dat anders.")
    return close(
        world,
        running,
        next_on=clock.today() + dt.timedelta(days=14),
        own_sentence="Dank u wel voor het gesprek.",
    )


def test_the_family_reads_plain_words_at_once(world, closed):
    text = closed.summary
    assert text.startswith("Dank u wel voor het gesprek.")
    assert "Erbij waren: Rania Haddad, Sami de Wit" in text
    assert "Niet erbij waren: Thomas de Wit." in text
    assert "– Anouk Terpstra: belt vader. Uiterlijk" in text
    assert "Wij praten weer op" in text
    told = Notice.objects.filter(template="meeting_closed", urgent=True)
    expected = {world.people[key].pk for key in ("rania", "thomas", "daan")}
    assert set(told.values_list("recipient_id", flat=True)) >= expected
    assert queries.last_closed_meeting(closed.dossier_id) == closed


def disagree(world, actor, meeting, decision, **values):
    base = {"meeting_id": meeting.pk, "decision_id": decision.pk, "text": "Ik wil eerst rust."}
    return operations.add_dissent(actor, **(base | values))


@pytest.fixture
def decision(world, running, open_outlook):
    return choose(world, running)


def test_who_disagrees_stands_beside_the_decision_in_own_words(world, with_daan, decision, parent):
    father = queries.invitee_of(with_daan, world.people["thomas"].pk)
    disagree(world, world.actors["daan"], with_daan, decision)
    disagree(
        world, world.actors["anouk"], with_daan, decision, invitee_id=father.pk, text="Dit helpt hem niet."
    )
    operations.show_minutes(world.actors["anouk"], meeting_id=with_daan.pk)
    disagree(world, parent("rania"), with_daan, decision, text="Ik ook niet.")
    rows = queries.decisions_of(with_daan)[0].dissents.all()
    assert [(row.person.call_name, row.written_by.call_name, row.text) for row in rows] == [
        ("Daan", "Daan", "Ik wil eerst rust."),
        ("Thomas", "Anouk", "Dit helpt hem niet."),
        ("Rania", "Rania", "Ik ook niet."),
    ]
    told = queries.summary_for_family(Meeting.objects.get(pk=with_daan.pk)).decisions
    assert told[1:] == (
        "Daan Kuipers is het hier niet mee eens: Ik wil eerst rust.",
        "Thomas de Wit is het hier niet mee eens: Dit helpt hem niet.",
        "Rania Haddad is het hier niet mee eens: Ik ook niet.",
    )
    assert Notice.objects.filter(template="dissent_added", recipient=world.people["anouk"]).exists()


@pytest.mark.parametrize(
    ("who", "values", "code"),
    [
        ("daan", {"text": " "}, "dissent.empty"),
        ("daan", {"text": "a" * 1001}, "dissent.too_long"),
        ("daan", {"invitee": "thomas"}, "dossier.role_does_not_steer"),
        ("anouk", {"invitee": "thomas"}, "dissent.not_there"),
        ("rania", {}, "meeting.not_shown"),
    ],
)
def test_a_disagreement_is_refused(world, with_daan, decision, attendance, parent, who, values, code):
    attendance()
    actor = parent(who) if who == "rania" else world.actors[who]
    name = values.pop("invitee", None)
    if name:
        values["invitee_id"] = queries.invitee_of(with_daan, world.people[name].pk).pk
    assert refusal(disagree, world, actor, with_daan, decision, **values).code == code


def test_a_disagreement_belongs_to_a_decision_and_a_person_of_this_meeting(world, plan, running, decision):
    other = plan(kind="talk")
    with pytest.raises(Http404):
        disagree(world, world.actors["anouk"], running, decision, decision_id=decision.pk + 1)
    stranger = queries.invitees_of(other)[0]
    with pytest.raises(Http404):
        disagree(world, world.actors["anouk"], running, decision, invitee_id=stranger.pk)


def test_a_mandate_reads_as_words(world, running, decision):
    assert decision.mandate == "coordinator_ib"
    assert decision.mandate_words == "intern begeleider"
    assert choose(world, running, mandate="de directeur").mandate_words == "de directeur"


@pytest.fixture
def ready_to_close(world, running, attendance):
    attendance()
    agree(world, running)
    operations.show_minutes(world.actors["anouk"], meeting_id=running.pk)
    return {"next_on": clock.today() + dt.timedelta(days=14)}


def test_the_regie_stays_or_is_offered_at_the_end(world, dossier, join, running, ready_to_close):
    join(dossier, "esra")
    row = dossier.participants.get(person=world.people["esra"])
    closed = close(world, running, **ready_to_close, next_coordinator_id=row.pk)
    assert (closed.regie, closed.regie_asked) == (world.people["anouk"], world.people["esra"])
    assert "Anouk Terpstra is de coördinator. Esra" in closed.summary
    assert Handover.objects.get(answer="").to_person == world.people["esra"]


def test_the_regie_stays_where_it_is(world, running, ready_to_close):
    closed = close(world, running, **ready_to_close)
    assert (closed.regie, closed.regie_asked) == (world.people["anouk"], None)
    assert "Anouk Terpstra blijft de coördinator." in closed.summary


def test_an_offer_that_cannot_be_closes_nothing(world, dossier, running, ready_to_close):
    row = dossier.participants.get(person=world.people["daan"])
    decision = refusal(close, world, running, **ready_to_close, next_coordinator_id=row.pk)
    assert decision.code == "baton.cannot_carry"
    assert Meeting.objects.get(pk=running.pk).state == "running"


def test_two_people_at_the_same_moment(world, running, with_daan, ready_to_close):
    point = queries.agenda_of(running)[0].point
    values = {"meeting_id": running.pk, "point_id": point.pk}
    assert operations.finish_point(world.actors["anouk"], **values)
    assert not operations.finish_point(world.actors["daan"], **values)
    close(world, running, **ready_to_close)
    decision = refusal(close, world, running, **ready_to_close)
    assert (decision.code, "Anouk Terpstra heeft dit overleg al afgesloten" in decision.reason) == (
        "meeting.closed",
        True,
    )


def test_a_meeting_that_began_is_not_moved_and_one_that_was_moved_does_not_begin(world, plan, running):
    starts = clock.now() + dt.timedelta(days=2)
    values = {
        "sequence": 0,
        "starts_at": starts,
        "ends_at": starts + dt.timedelta(hours=1),
        "place": "lokaal 5",
    }
    moving = operations.move_meeting
    assert refusal(moving, world.actors["anouk"], meeting_id=running.pk, **values).code == "meeting.running"
    later = plan(kind="talk")
    moving(world.actors["anouk"], meeting_id=later.pk, **values)
    start = operations.start_meeting
    assert refusal(start, world.actors["anouk"], meeting_id=later.pk).code == "meeting.too_early"


def test_sixty_subjects(world, plan):
    meeting = plan(own_points=[f"Onderwerp {number}" for number in range(55)])
    agenda = queries.agenda_of(operations.start_meeting(world.actors["anouk"], meeting_id=meeting.pk))
    assert len(agenda) == 60
    shown = [row.point.title for row in queries.in_sight(agenda)]
    assert shown == [
        "Welkom",
        "Overzicht",
        "Inzicht",
        "Uitzicht",
        *(f"Onderwerp {number}" for number in range(4)),
    ]


def test_a_closed_meeting_does_not_change(world, closed, parent):
    for call in (
        lambda: write(world, closed, "Anders", 1),
        lambda: agree(world, closed),
        lambda: choose(world, closed),
        lambda: close(world, closed),
        lambda: operations.show_minutes(world.actors["anouk"], meeting_id=closed.pk),
        lambda: operations.cancel_meeting(world.actors["anouk"], meeting_id=closed.pk),
    ):
        decision = refusal(call)
        assert decision.code == "meeting.closed"
        assert "Anouk Terpstra heeft dit overleg al afgesloten" in decision.reason
    operations.add_other_view(parent("thomas"), meeting_id=closed.pk, text="Ik las dit vanavond.")
    assert [view.person.call_name for view in queries.other_views_of(closed)] == ["Rania", "Thomas"]


def test_what_changes_after_showing_is_shown_again(world, running):
    write(world, running, "Eerst", 0)
    operations.show_minutes(world.actors["anouk"], meeting_id=running.pk)
    write(world, running, "Toch anders", 1)
    assert Meeting.objects.get(pk=running.pk).shown_at is None


def test_who_reads_the_minutes(world, dossier, join, running, parent):
    from rondom.meetings.access import may_read_minutes  # noqa: PLC0415

    join(dossier, "carla")
    meeting = Meeting.objects.get(pk=running.pk)
    assert may_read_minutes(world.actors["carla"], meeting).code == "meeting.not_at_the_table"
    assert may_read_minutes(parent("rania"), meeting).code == "meeting.not_shown"
    assert may_read_minutes(world.actors["daan"], meeting)
    meeting = operations.show_minutes(world.actors["anouk"], meeting_id=running.pk)
    assert may_read_minutes(parent("rania"), meeting)


def test_a_failing_event_leaves_nothing_behind(world, running, monkeypatch):
    before = Meeting.objects.get(pk=running.pk).agreements.count()
    with pytest.raises(Refused):
        agree(world, running, due_on=dt.date(2020, 1, 1))
    assert connection.in_atomic_block
    assert running.agreements.count() == before
