"""A sitting over several children (AT-15): its agenda, its times, the moment between two children, questions without a name."""

import datetime as dt

import pytest
from django.http import Http404
from django.utils.timezone import localtime
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.audit.models import AuditEvent
from rondom.consent.models import Consent, ConsentGiver, LegalShare
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.core.retention import past_term, rules
from rondom.dossiers.models import Dossier, Participant
from rondom.families import operations as families
from rondom.families.models import Guardianship
from rondom.families.terms import Authority, Proof, Relation
from rondom.meetings import operations, queries, sitting, year
from rondom.meetings.models import Consultation, Meeting, PlannedDate
from rondom.meetings.operations import Slot
from rondom.meetings.year_plan import school_year_of
from rondom.notes.operations import raise_signal
from rondom.people.models import Person

THREE, FIVE = dt.time(15), dt.time(17)
TOMORROW = dt.timedelta(days=1)


def refusal(call, *args, **values):
    with pytest.raises(Refused) as refused:
        call(*args, **values)
    return refused.value.decision.code


@pytest.fixture
def children(build, world, dossier, signal_text):
    """Dossiers of three children of one school, of whom Anouk has the regie."""

    def make():
        mother = families.NewGuardian(
            relation=Relation.MOTHER, call_name="Els", last_name="Vos", authority=Authority.YES, proof=Proof.REGISTER
        )  # fmt: skip
        pupil = families.register_pupil(
            world.actors["anouk"], school_id=world.organisations["klimboom"].pk, call_name="Bo", last_name="Vos",
            born_on=clock.today() - dt.timedelta(days=3000), group="groep 5", guardians=[mother],
            enrolled_on=clock.today() - dt.timedelta(days=400),
        )  # fmt: skip
        notes = [
            raise_signal(world.actors["daan"], pupil_id=pk, text=signal_text)
            for pk in (world.pupils["elif"].pk, pupil.pk)
        ]
        return {"elif": notes[0].dossier_id, "bo": notes[1].dossier_id}

    return {"sami": dossier.pk, **build("three children", make)}


@pytest.fixture
def date(world):
    """Tomorrow from three to five."""
    return operations.open_sitting(
        world.actors["anouk"], kind="ihi", on=clock.today() + TOMORROW, begins=THREE, ends=FIVE, place="Lokaal 4"
    )  # fmt: skip


@pytest.fixture
def add(world, children, date):
    def put(name, *, by="anouk", minutes=30, goal="Samen kijken"):
        return operations.add_child(
            world.actors[by], date_id=date.pk, dossier_id=children[name], goal=goal, minutes=minutes
        )

    return put


def times(world, date, who="anouk"):
    rows = sitting.get_sitting(world.actors[who], date.pk).items
    return [(row.dossier.pupil.person.call_name, f"{localtime(row.starts_at):%H:%M}") for row in rows]


# The agenda ---------------------------------------------------------------------------


def test_children_come_one_after_the_other_each_with_a_meeting_of_its_own(world, date, add):
    meetings = [add("sami"), add("elif", minutes=45), add("bo")]
    assert times(world, date) == [("Sami", "15:00"), ("Elif", "15:30"), ("Bo", "16:15")]
    assert len({row.dossier_id for row in meetings}) == 3
    names = [{row.person.call_name for row in queries.invitees_of(row)} for row in meetings]
    assert names[0] == {"Rania", "Thomas", "Sami", "Anouk"}
    assert names[1] == {"Zeynep", "Elif", "Anouk"}
    assert {row.place for row in meetings} == {"Lokaal 4"}


@pytest.mark.parametrize(
    ("name", "values", "code"),
    [
        ("bo", {"minutes": 120}, "sitting.full"),
        ("sami", {}, "sitting.there_already"),
        ("bo", {"goal": " "}, "meeting.words_missing"),
        ("bo", {"by": "daan"}, "sitting.role"),
        ("bo", {"by": "carla"}, "sitting.role"),
    ],
    ids=["no time left", "twice", "no goal", "a teacher", "the director"],
)
def test_adding_is_refused(add, name, values, code):
    add("sami")
    assert refusal(add, name, **values) == code
    assert Meeting.objects.count() == 1


def test_a_kind_that_the_route_of_the_child_does_not_know(world, add, date):
    PlannedDate.objects.filter(pk=date.pk).update(kind="mdo")
    assert refusal(add, "sami") == "sitting.other_route"


def test_a_colleague_adds_no_child_he_does_not_see_and_takes_no_time_of_another(world, add, date):
    add("sami")
    with pytest.raises(Http404):
        add("sami", by="esra")
    assert times(world, date, "esra") == []
    assert localtime(sitting.next_free(date)).hour == 15
    assert localtime(sitting.next_free(date)).minute == 30


@pytest.mark.parametrize("who", ["theo", "hanneke", "jorrit", "rania"])
def test_a_sitting_without_a_child_of_theirs_is_not_there(world, add, date, who):
    add("elif")
    with pytest.raises(Http404):
        sitting.get_sitting(world.actors[who], date.pk)


def test_the_day_that_is_there_is_kept_and_may_be_today(world, date):
    values = {"kind": "ihi", "begins": THREE, "ends": FIVE}
    anouk = world.actors["anouk"]
    assert operations.open_sitting(anouk, on=date.on, **values) == date
    assert operations.open_sitting(anouk, on=clock.today(), **values).on == clock.today()
    yesterday = clock.today() - TOMORROW
    assert refusal(operations.open_sitting, anouk, on=yesterday, **values) == "year_plan.in_the_past"
    assert refusal(operations.open_sitting, world.actors["daan"], on=date.on, **values) == "year_plan.role"
    with pytest.raises(Http404):
        operations.open_sitting(anouk, on=date.on, **(values | {"kind": "zat"}))


# The times ----------------------------------------------------------------------------


def test_another_order_asks_anew_who_is_in_it_and_nobody_else(world, date, add):
    first, second, third = add("sami"), add("elif", minutes=45), add("bo")
    anouk = world.actors["anouk"]
    operations.change_places(anouk, date_id=date.pk, meeting_id=second.pk, later=False)
    assert times(world, date) == [("Elif", "15:00"), ("Sami", "15:45"), ("Bo", "16:15")]
    sequences = [Meeting.objects.get(pk=row.pk).sequence for row in (first, second, third)]
    assert sequences == [1, 1, 0]
    assert AuditEvent.objects.filter(name="meeting.moved").count() == 2
    assert operations.change_places(anouk, date_id=date.pk, meeting_id=second.pk, later=False) == []


def test_times_are_typed(world, date, add):
    first, second = add("sami"), add("elif")
    slots = {first.pk: Slot(dt.time(16), 20, 0), second.pk: Slot(dt.time(15, 30), 30, 0)}
    operations.arrange(world.actors["anouk"], date_id=date.pk, slots=slots)
    assert times(world, date) == [("Elif", "15:30"), ("Sami", "16:00")]
    assert [Meeting.objects.get(pk=row.pk).sequence for row in (first, second)] == [1, 0]


@pytest.mark.parametrize(
    ("slot", "who", "code"),
    [
        (Slot(dt.time(15, 15), 30, 0), "anouk", "sitting.overlap"),
        (Slot(dt.time(16), 5, 0), "anouk", "meeting.odd_length"),
        (Slot(dt.time(16), 30, 7), "anouk", "meeting.moved_meanwhile"),
        (Slot(dt.time(16), 30, 0), "daan", "sitting.role"),
    ],
    ids=["two at once", "too short", "moved meanwhile", "a teacher"],
)
def test_arranging_is_refused_and_nothing_moves(world, date, add, slot, who, code):
    first, second = add("sami"), add("elif")
    slots = {first.pk: slot, second.pk: Slot(dt.time(15, 30), 30, 0)}
    assert refusal(operations.arrange, world.actors[who], date_id=date.pk, slots=slots) == code
    assert times(world, date) == [("Sami", "15:00"), ("Elif", "15:30")]


def test_a_talk_of_another_day_is_not_moved_by_this_one(world, date, add):
    meeting = add("sami")
    Meeting.objects.filter(pk=meeting.pk).update(planned_date=None)
    with pytest.raises(Http404):
        operations.arrange(
            world.actors["anouk"], date_id=date.pk, slots={meeting.pk: Slot(dt.time(16), 30, 0)}
        )


# Between two children -----------------------------------------------------------------


def test_between_two_children_who_stays_has_a_name_and_the_others_have_not(world, date, add):
    first, second = add("sami"), add("elif")
    found = sitting.between(sitting.get_sitting(world.actors["anouk"], date.pk), after=first.pk)
    assert found.coming == second
    assert [row.person.call_name for row in found.stays] == ["Anouk"]
    assert (found.leaves, found.comes) == ([("ouder", 2), ("leerling", 1)], [("ouder", 1), ("leerling", 1)])


def test_of_a_child_that_is_not_hers_a_colleague_does_not_read_who_leaves(world, date, add, join, children):
    first, second = add("sami"), add("elif")
    join(Dossier.objects.get(pk=children["elif"]), "esra")
    found = sitting.between(sitting.get_sitting(world.actors["esra"], date.pk), after=first.pk)
    assert (found.coming, found.leaves) == (second, [])


def test_the_year_plan_counts_only_the_talks_one_may_see(world, date, add):
    add("sami")
    add("elif")

    def talks(who):
        actor, start = world.actors[who], school_year_of(date.on)
        plans = year.year_plan_of(actor, actor.organisation_id, year=start)
        return [row.talks for plan in plans for row in plan.dates]

    assert (talks("anouk"), talks("esra")) == ([2], [0])


def test_who_was_passed_over_comes_after_the_others(world, date, add):
    first, second = add("sami"), add("elif")
    here = sitting.get_sitting(world.actors["anouk"], date.pk)
    assert sitting.between(here, after=second.pk).coming == first
    Meeting.objects.filter(pk=first.pk).update(
        state="closed", closed_at=clock.now(), closed_by=world.people["anouk"]
    )
    here = sitting.get_sitting(world.actors["anouk"], date.pk)
    assert sitting.between(here, after=second.pk).coming is None


# What a partner sees --------------------------------------------------------------------

NAMES = ("sami", "elif", "bo")
involved = st.fixed_dictionaries(
    {
        "circle": st.sampled_from(["no", "now", "now", "now", "over", "other hat"]),
        "ground": st.sampled_from(["none", "consent", "consent", "half", "withdrawn", "law", "law over"]),
        "talk": st.sampled_from(["no", "yes", "yes", "yes", "cancelled", "another day"]),
    }
)


def store(world, dossier, case, date, at):
    theo, today = world.actors["theo"], clock.today()
    if case["circle"] != "no":
        Participant.objects.create(
            region=world.region, dossier=dossier, person_id=theo.person_id, organisation_id=theo.organisation_id,
            capacity="youth_nurse" if case["circle"] == "other hat" else theo.role, categories=["process"],
            reason="toets", valid_from=today - dt.timedelta(days=9), valid_until=today if case["circle"] == "over" else None,
        )  # fmt: skip
    if case["ground"] in ("consent", "half", "withdrawn"):
        consent = Consent.objects.create(
            region=world.region, pupil=dossier.pupil, dossier_id=dossier.pk, purpose="advice",
            recipient_id=theo.organisation_id, recipient_role=theo.role, categories=["process"],
            asked_by=world.people["anouk"], asked_at=clock.now(), valid_from=today, valid_until=today + TOMORROW,
        )  # fmt: skip
        guardians = Person.objects.filter(guardianships__in=Guardianship.objects.filter(pupil=dossier.pupil))
        for number, person in enumerate(guardians):
            ConsentGiver.objects.create(
                consent=consent, person=person, capacity="mother", answered_at=clock.now(),
                answer="no" if case["ground"] == "half" and number == 0 else "yes",
                withdrawn_at=clock.now() if case["ground"] == "withdrawn" else None,
            )  # fmt: skip
    if case["ground"].startswith("law"):
        LegalShare.objects.create(
            region=world.region, pupil=dossier.pupil, dossier_id=dossier.pk, ground="compulsory_education",
            recipient_id=theo.organisation_id, categories=["process"], reason="toets", parents_told_on=today,
            decided_by=world.people["anouk"], decided_at=clock.now(), decided_for_id=dossier.school_id,
            valid_from=today, valid_until=today + TOMORROW, ended_at=clock.now() if case["ground"] == "law over" else None,
        )  # fmt: skip
    if case["talk"] != "no":
        starts = at + (TOMORROW if case["talk"] == "another day" else dt.timedelta())
        Meeting.objects.create(
            region=world.region, dossier=dossier, kind="ihi", planned_date=date, starts_at=starts,
            ends_at=starts + dt.timedelta(minutes=30), place="Lokaal 4", goal="Samen kijken",
            organiser=world.people["anouk"], state="cancelled" if case["talk"] == "cancelled" else "planned",
        )  # fmt: skip


def may_see(case):
    return case["circle"] == "now" and case["ground"] in ("consent", "law") and case["talk"] == "yes"


# What an example stored is deleted before the next.
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(cases=st.fixed_dictionaries(dict.fromkeys(NAMES, involved)))
def test_at_15_a_partner_sees_exactly_the_children_he_may_see(world, children, date, cases):
    Meeting.objects.all().delete()
    Consent.objects.all().delete()
    LegalShare.objects.all().delete()
    Participant.objects.filter(person=world.people["theo"]).delete()
    begins = sitting.moment_on(date, date.begins)
    for number, name in enumerate(NAMES):
        dossier = Dossier.objects.select_related("pupil").get(pk=children[name])
        store(world, dossier, cases[name], date, begins + dt.timedelta(minutes=30 * number))
    wanted = [children[name] for name in NAMES if may_see(cases[name])]
    theo = world.actors["theo"]
    assert [row.dossier_id for row in sitting.items_of(theo, date)] == wanted
    if wanted:
        found = sitting.get_sitting(theo, date.pk)
        assert ([row.dossier_id for row in found.items], found.at_school) == (wanted, False)
    else:
        with pytest.raises(Http404):
            sitting.get_sitting(theo, date.pk)
    everybody = [children[name] for name in NAMES if cases[name]["talk"] == "yes"]
    assert [row.dossier_id for row in sitting.items_of(world.actors["anouk"], date)] == everybody


# Questions without a name ---------------------------------------------------------------


@pytest.fixture
def ask(world, date):
    def put(question="Een kind slaapt slecht. Wie kan meedenken?", *, by="daan", no_name=True):
        return operations.ask_without_name(
            world.actors[by], date_id=date.pk, question=question, no_name=no_name
        )

    return put


def test_a_question_without_a_name_hangs_on_no_child_and_goes_soon(world, date, ask):
    row = ask()
    operations.close_consultation(
        world.actors["anouk"], consultation_id=row.pk, advice="Vraag de jeugdarts.", at_table=["youth_nurse"]
    )
    row.refresh_from_db()
    assert (row.advice, row.at_table) == ("Vraag de jeugdarts.", ["youth_nurse"])
    targets = {field.related_model for field in Consultation._meta.get_fields() if field.is_relation}
    assert not targets & {Dossier, Meeting}
    rule = rules()["meetings.Consultation"]
    assert not past_term(rule, on=clock.today() + dt.timedelta(days=80)).exists()
    assert past_term(rule, on=clock.today() + dt.timedelta(days=95)).get() == row


def test_a_day_with_a_question_stays(world, date, ask):
    ask()
    refused = refusal(operations.drop_planned_date, world.actors["anouk"], date_id=date.pk)
    assert refused == "year_plan.has_question"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"no_name": False}, "consultation.check_names"),
        ({"question": " "}, "consultation.question"),
        ({"question": "a" * 601}, "consultation.too_long"),
    ],
)
def test_a_question_is_refused(ask, values, code):
    assert refusal(ask, **values) == code
    assert not Consultation.objects.exists()


def test_only_the_school_asks_and_reads(world, date, ask, add, join, children, allow):
    row = ask()
    add("sami")
    join(Dossier.objects.get(pk=children["sami"]), "marloes")
    allow("marloes")
    marloes = world.actors["marloes"]
    assert len(sitting.get_sitting(marloes, date.pk).items) == 1
    assert sitting.consultations_of(marloes, date) == []
    assert refusal(ask, by="marloes") == "consultation.not_your_school"
    for who in ("marloes", "hanneke", "jorrit"):
        with pytest.raises(Http404):
            sitting.get_consultation(world.actors[who], row.pk)
    other = ask(by="anouk")
    with pytest.raises(Http404):
        sitting.get_consultation(world.actors["daan"], other.pk)
    assert sitting.get_consultation(world.actors["carla"], row.pk) == row


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"advice": " "}, "consultation.advice"),
        ({"at_table": []}, "consultation.nobody"),
        ({"at_table": ["parent", "x"]}, "consultation.nobody"),
    ],
)
def test_advice_is_refused(world, ask, values, code):
    row = ask()
    whole = {"advice": "Vraag de jeugdarts.", "at_table": ["youth_nurse"]}
    anouk = world.actors["anouk"]
    assert refusal(operations.close_consultation, anouk, consultation_id=row.pk, **(whole | values)) == code
    operations.close_consultation(anouk, consultation_id=row.pk, **whole)
    again = refusal(operations.close_consultation, anouk, consultation_id=row.pk, **whole)
    assert again == "consultation.closed"
