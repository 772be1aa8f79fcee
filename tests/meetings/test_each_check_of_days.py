"""Each check of the year plan, of a sitting and of the papers of a talk asked by itself."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404
from django.utils.timezone import localdate

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.meetings import access, links, papers, preparing, queries, sitting, year
from rondom.meetings.models import Consultation, Meeting, PaperPack, PlannedDate
from rondom.meetings.operations import packs
from rondom.meetings.operations import papers as acts
from rondom.meetings.papers_rules import paper_rules
from rondom.meetings.terms import MOST_POINTS
from rondom.people.terms import Role

MONDAY = dt.date(2026, 11, 30)


@pytest.fixture
def anouk(world):
    return world.actors["anouk"]


@pytest.fixture
def day(world):
    """A day of the school, today."""
    return PlannedDate.objects.create(
        region=world.region,
        school=world.organisations["klimboom"],
        kind="ihi",
        on=clock.today(),
        begins=dt.time(15),
        ends=dt.time(17),
        place="Lokaal 4",
        planned_by=world.people["anouk"],
        planned_at=clock.now(),
    )


@pytest.fixture
def on_it(plan, day):
    """A talk about Sami on that day."""
    meeting = plan()
    noon = clock.now().replace(hour=12)
    Meeting.objects.filter(pk=meeting.pk).update(
        planned_date=day, starts_at=noon, ends_at=noon + dt.timedelta(hours=1)
    )
    return Meeting.objects.filter(pk=meeting.pk)


@pytest.fixture
def add(world, plan):
    """add(meeting, "care"): a paper about that."""

    def paper(meeting, category="education"):
        return acts.add_file(
            world.actors["anouk"],
            meeting_id=meeting.pk,
            name="stuk.txt",
            data=f"Over {category}.".encode(),
            title="Een stuk",
            category=category,
        )

    return paper


def seen(world, key, meeting):
    return access.visible_meeting(world.actors[key], meeting.pk)


def is_there(fetch, *args):
    try:
        return bool(fetch(*args))
    except Http404:
        return False


# The year plan --------------------------------------------------------------------------


def test_a_school_plans_its_own_days(world, anouk, day):
    homeless = replace(anouk, organisation_id=None)
    elsewhere = replace(anouk, organisation_id=world.organisations["vaart"].pk)
    assert year.check_sees_year_plan(anouk) == anouk.organisation_id
    for who in (homeless, world.actors["ilse"], world.actors["rania"]):
        assert not is_there(year.check_sees_year_plan, who)
    people = (anouk, world.actors["carla"], world.actors["daan"], homeless)
    assert [bool(year.may_plan_year(who)) for who in people] == [True, True, False, False]
    assert year.get_planned_date(anouk, day.pk) == day
    assert not is_there(year.get_planned_date, anouk, day.pk + 1)
    assert not is_there(year.get_planned_date, elsewhere, day.pk)


def test_a_day_has_school_and_is_to_come():
    codes = {
        name: year.may_use_day(on, free=free).code
        for name, on, free in (
            ("school", MONDAY, ()),
            ("free", MONDAY, (MONDAY,)),
            ("over", dt.date(2020, 11, 30), ()),
            ("today", clock.today(), ()),
        )
    }
    over = "year_plan.in_the_past"
    assert codes == {"school": "", "free": "year_plan.no_school_day", "over": over, "today": over}


# A sitting ------------------------------------------------------------------------------


def test_a_sitting_is_for_who_works_there_and_who_sees_a_child_on_it(world, anouk, day, on_it, join, dossier):
    assert sitting.get_sitting(anouk, day.pk).at_school
    assert not is_there(sitting.get_sitting, anouk, day.pk + 1)
    for key in ("rania", "ilse", "hanneke"):
        assert not is_there(sitting.get_sitting, world.actors[key], day.pk), key
    assert [row.pk for row in sitting.items_of(anouk, day)] == [on_it.get().pk]
    assert sitting.items_of(world.actors["esra"], day) == []
    assert sitting.get_sitting(world.actors["esra"], day.pk).items == []


@pytest.mark.parametrize("spoil", ["another day of the plan", "moved", "cancelled"])
def test_a_talk_is_on_its_day(anouk, day, on_it, spoil):
    assert sitting.items_of(anouk, day)
    if spoil == "another day of the plan":
        on_it.update(planned_date=None)
    elif spoil == "moved":
        later = clock.now() + dt.timedelta(days=2)
        on_it.update(starts_at=later, ends_at=later + dt.timedelta(hours=1))
    else:
        on_it.update(state="cancelled")
    assert sitting.items_of(anouk, day) == []


def test_who_leads_and_who_asks_at_a_sitting(world, anouk, day):
    elsewhere = replace(anouk, organisation_id=world.organisations["vaart"].pk)
    nurse = replace(anouk, role=Role.YOUTH_NURSE)
    assert sitting.may_lead_sitting(anouk, day)
    for who in (world.actors["daan"], elsewhere):
        assert sitting.may_lead_sitting(who, day).code == "sitting.role"
    assert sitting.may_consult(world.actors["daan"], day)
    for who in (elsewhere, nurse):
        assert sitting.may_consult(who, day).code == "consultation.not_your_school"
    day.on -= dt.timedelta(days=1)
    assert sitting.may_consult(anouk, day).code == "consultation.too_late"


def test_children_to_add_are_of_the_school_and_not_on_it_yet(world, anouk, day, dossier):
    found = sitting.get_sitting(anouk, day.pk)
    assert sitting.children_to_add(anouk, found) == [dossier]
    assert sitting.children_to_add(world.actors["hanneke"], found) == []
    found.date.school_id = world.organisations["vaart"].pk
    assert sitting.children_to_add(anouk, found) == []


def test_a_question_without_a_name_is_read_by_who_asked_and_who_plans(world, anouk, day):
    asked = {
        "region": world.region,
        "school": day.school,
        "question": "Wat helpt bij rekenen?",
        "asked_at": clock.now(),
    }
    row = Consultation.objects.create(planned_date=day, asked_by=world.people["daan"], **asked)
    colleague = replace(world.actors["daan"], person_id=world.people["ruben"].pk)
    for who in (world.actors["daan"], anouk):
        assert sitting.get_consultation(who, row.pk) == row
    for who in (colleague, world.actors["ilse"]):
        assert sitting.consultations_of(who, day) == []
        assert not is_there(sitting.get_consultation, who, row.pk)
    assert not is_there(sitting.get_consultation, anouk, row.pk + 1)
    other = PlannedDate.objects.get(pk=day.pk)
    other.pk, other.on = None, day.on + dt.timedelta(days=1)
    other.save()
    assert sitting.consultations_of(anouk, other) == []


# Papers ---------------------------------------------------------------------------------


def test_papers_are_put_there_by_who_leads_until_it_is_closed(world, anouk, plan):
    meeting = seen(world, "anouk", plan())
    code = lambda: papers.may_prepare(anouk, meeting).code  # noqa: E731
    assert code() == ""
    for state in ("closed", "cancelled"):
        meeting.state = state
        assert code() == "papers.talk_is_over"
    meeting.state = "running"
    assert code() == ""
    daan = seen(world, "daan", meeting)
    assert papers.may_prepare(world.actors["daan"], daan).code == "dossier.role_does_not_steer"


def test_there_is_an_end_to_papers(monkeypatch, plan, add):
    meeting, most = plan(), paper_rules().most_megabytes * 1_000_000
    assert papers.may_add(meeting, size_bytes=1)
    add(meeting)
    assert papers.fits(1)
    assert papers.fits(most * 2).code == papers.may_add(meeting, size_bytes=most * 2).code == "papers.too_big"


def test_papers_are_for_who_is_asked(world, plan, join, dossier):
    meeting = plan()
    join(dossier, "carla")
    codes = {
        key: papers.may_open_papers(world.actors[key], seen(world, key, meeting)).code
        for key in ("rania", "daan", "anouk", "carla")
    }
    assert codes == {"rania": "", "daan": "", "anouk": "", "carla": "papers.not_asked"}
    daan = seen(world, "daan", meeting)
    daan.dossier = visible_dossier(world.actors["daan"], dossier_id=dossier.pk)
    daan.dossier.in_emergency = True
    assert papers.may_open_papers(world.actors["daan"], daan).code == "papers.not_asked"


def test_a_paper_is_read_by_category_when_it_is_let_out_until_some_days_after(world, plan, add):
    meeting = plan()
    kept, gone = add(meeting), add(meeting, "care")

    def reads(key):
        return [row.pk for row in papers.readable_papers(world.actors[key], seen(world, key, meeting))]

    assert (reads("anouk"), reads("rania"), reads("daan")) == ([kept.pk, gone.pk], [kept.pk, gone.pk], [])
    acts.release_papers(world.actors["anouk"], meeting_id=meeting.pk)
    assert reads("daan") == [kept.pk]
    daan = seen(world, "daan", meeting)
    assert papers.get_paper(world.actors["daan"], daan, kept.pk) == kept
    assert not is_there(papers.get_paper, world.actors["daan"], daan, gone.pk)
    rows = Meeting.objects.filter(pk=meeting.pk)
    rows.update(state="cancelled")
    assert (reads("daan"), reads("rania")) == ([], [kept.pk, gone.pk])
    days = papers.readable_until(meeting) - localdate(meeting.ends_at)
    ended = clock.now() - days
    rows.update(state="planned", starts_at=ended - dt.timedelta(hours=1), ends_at=ended)
    assert (reads("daan"), reads("rania")) == ([], [kept.pk, gone.pk])


def test_a_pack_is_taken_while_everything_in_it_may_be_read(world, anouk, plan, add):
    meeting = plan()
    row = add(meeting)
    found = seen(world, "anouk", meeting)
    assert packs.may_take(anouk, found, None).code == "pack.not_ready"
    assert packs.may_take(anouk, found, PaperPack(papers=[])).code == "pack.not_ready"
    packs.make_pack(packs.ask_pack(anouk, meeting_id=meeting.pk))
    pack = PaperPack.objects.get()
    assert packs.may_take(anouk, found, pack)
    pack.papers = [row.pk, row.pk + 1]
    assert packs.may_take(anouk, found, pack).code == "pack.changed"


# What goes into the mail, and subjects of the family --------------------------------------------


@pytest.mark.parametrize(
    ("link", "code"),
    [
        (" ", ""),
        ("https://praten.test/kamer", ""),
        ("http://praten.test/kamer", "meeting.link"),
        ("https://ik:geheim@praten.test/kamer", "meeting.link"),
        ("https://praten.test/" + "x" * 500, "meeting.link"),
        ("https://praten.test/Sami", "meeting.link_names_child"),
    ],
)
def test_a_link_names_nobody(dossier, link, code):
    assert links.may_use_link(dossier, link).code == code


def test_a_short_name_is_part_of_many_words(dossier):
    dossier.pupil.person.call_name = "Bo"
    assert links.may_use_link(dossier, "https://praten.test/bord")
    assert links.may_meet_at(dossier, "Lokaal bord")
    assert links.may_meet_at(dossier, "bij Bo thuis").code == "meeting.place_names_child"


def test_the_family_puts_its_own_subjects_there_before_it_begins(world, plan):
    meeting = plan()

    def code(key, **changed) -> str:
        found = seen(world, key, meeting)
        for name, value in changed.items():
            setattr(found, name, value)
        return preparing.may_add_point(world.actors[key], found).code

    assert (code("rania"), code("daan")) == ("", "meeting.family_adds")
    assert code("rania", state="running") == "meeting.running"
    queries.invitee_of(meeting, world.people["thomas"].pk).delete()
    assert code("thomas") == "meeting.not_invited"
    for number in range(MOST_POINTS):
        meeting.agenda.create(position=100 + number, title="x")
    assert code("rania") == "meeting.too_many_points"
