"""The rights of the family: who may ask, say and copy, who answers, and within which term."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Refused
from rondom.demo.people import Demo
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier, NeverChanged, RightsRequest, Statement
from rondom.dossiers.rights import access, operations, queries
from rondom.dossiers.rights.rules import (
    decides_alone,
    due_on,
    longer_due_on,
    may_copy_own_words,
    rights_rules,
)
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from rondom.people.models import Membership, Person
from rondom.people.operations import start_membership

Ask = Callable[..., RightsRequest]


@pytest.fixture
def request_right(world: Demo, dossier: Dossier) -> Ask:
    """request_right("rania"): she asks a correction, unless told otherwise."""

    def ask(key: str = "rania", **more: str) -> RightsRequest:
        values = {"kind": "correct", "text": "De datum klopt niet."} | more
        return operations.request_right(world.actors[key], dossier_id=dossier.pk, **values)

    return ask


@pytest.fixture
def of_age(dossier: Dossier) -> Callable[[int], None]:
    """of_age(16): as old as that today."""

    def set_age(years: int) -> None:
        today = clock.today()
        born_on = today.replace(year=today.year - years, day=min(today.day, 28))
        Person.objects.filter(pk=dossier.pupil.person_id).update(born_on=born_on)

    return set_age


def refusal(act: Callable[..., object], *args: object, **values: object) -> str:
    with pytest.raises(Refused) as refused:
        act(*args, **values)
    return refused.value.decision.code


# Terms and ages ---------------------------------------------------------------


@given(st.dates(dt.date(2018, 5, 25), dt.date(2100, 1, 1)))
def test_one_month_and_at_most_three(received_on: dt.date) -> None:
    first, last = due_on(received_on), longer_due_on(received_on)
    assert 28 <= (first - received_on).days <= 31
    assert 89 <= (last - received_on).days <= 92
    assert first < last


@pytest.mark.parametrize(
    ("age", "alone", "own_words"),
    [(None, False, False), (11, False, False), (12, False, True), (15, False, True), (16, True, True)],
)
def test_ages(age: int | None, alone: bool, own_words: bool) -> None:
    assert decides_alone(age) is alone
    assert may_copy_own_words(age) is own_words


def test_every_number_has_a_source() -> None:
    rules = rights_rules()
    numbers = (rules.answer_within_months, rules.extend_by_months, rules.alone_from_age)
    assert all(number.source and number.valid_from for number in numbers)
    assert set(rules.articles) == {"see", "copy", "correct", "erase", "object"}


# Asking -------------------------------------------------------------------------


def test_a_parent_asks_and_the_term_runs(
    world: Demo, dossier: Dossier, request_right: Ask, today: dt.date
) -> None:
    row = request_right()
    assert (row.state, row.received_on, row.due_on) == ("open", today, due_on(today))
    told = Notice.objects.filter(dossier_id=dossier.pk, template__startswith="rights_")
    assert {(notice.template, notice.recipient_id) for notice in told} == {
        ("rights_to_answer", world.people["carla"].pk),
        ("rights_to_answer", world.people["ria"].pk),
        ("rights_requested", world.people["anouk"].pk),
    }
    assert "datum" not in str(list(AuditEvent.objects.values_list("payload", flat=True)))


def test_the_same_question_twice_is_one_request(request_right: Ask) -> None:
    assert request_right() == request_right()
    assert request_right(kind="erase") != request_right()


def test_a_question_without_words_is_none(request_right: Ask) -> None:
    assert refusal(request_right, text="  ") == "rights.empty"


def test_until_16_the_parents_ask_and_from_16_the_pupil(
    request_right: Ask, of_age: Callable[[int], None]
) -> None:
    of_age(15)
    assert request_right("rania").capacity == "parent"
    assert refusal(request_right, "sami") == "rights.too_young"
    of_age(16)
    assert request_right("sami").capacity == "pupil"
    assert refusal(request_right, "rania", text="Nog iets") == "rights.pupil_decides"


@pytest.mark.parametrize("key", ["anouk", "carla", "ria", "zeynep"])
def test_nobody_else_asks(world: Demo, request_right: Ask, key: str) -> None:
    request_right("thomas")
    with pytest.raises(Http404):
        request_right(key)


def test_a_parent_without_authority_asks_nothing(world: Demo, dossier: Dossier, request_right: Ask) -> None:
    request_right("thomas")
    Guardianship.objects.filter(person=world.people["thomas"]).update(authority="no")
    with pytest.raises(Http404):
        request_right("thomas", text="Nog iets")


def test_rights_do_not_end_when_the_dossier_closes(
    dossier: Dossier, request_right: Ask, today: dt.date
) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(closed_on=today)
    assert request_right().pk


def test_of_another_parent_nobody_reads_the_request(
    world: Demo, dossier: Dossier, request_right: Ask
) -> None:
    row = request_right("rania")
    assert list(queries.own_requests(world.people["rania"].pk, [dossier.pk])) == [row]
    assert not queries.own_requests(world.people["thomas"].pk, [dossier.pk]).exists()


# Answering ------------------------------------------------------------------------


@pytest.fixture
def vaart_director(world: Demo) -> Actor:
    start_membership(
        world.system, person=world.people["ruben"], organisation=world.organisations["vaart"], role="director"
    )
    return replace(world.actors["ruben"], role="director")


def test_the_director_and_the_privacy_officer_of_the_board_answer(
    world: Demo, request_right: Ask, vaart_director: Actor
) -> None:
    row = request_right()
    for key, expected in (("carla", [row]), ("ria", [row]), ("anouk", []), ("fenna", []), ("rania", [])):
        assert queries.open_requests(world.actors[key]) == expected, key
    assert queries.open_requests(vaart_director) == [], "of another school of the same board"
    assert queries.open_requests(replace(world.actors["carla"], role="teacher")) == []


@pytest.mark.parametrize("key", ["anouk", "rania", "fenna", "jorrit"])
def test_nobody_else_reads_or_answers(world: Demo, request_right: Ask, key: str) -> None:
    row = request_right()
    values = {"request_id": row.pk, "state": "answered", "answer": "Goed"}
    with pytest.raises(Http404):
        access.get_request(world.actors[key], row.pk)
    with pytest.raises(Http404):
        operations.answer_request(world.actors[key], **values)
    with pytest.raises(Http404):
        operations.extend_term(world.actors[key], request_id=row.pk, reason="Druk")
    assert operations.answer_request(world.actors["ria"], **values).state == "answered"


def test_an_answer_has_words_is_given_once_and_told(world: Demo, request_right: Ask, today: dt.date) -> None:
    row, ria = request_right(kind="erase"), world.actors["ria"]
    values = {"request_id": row.pk, "state": "refused", "answer": "De wet zegt dat wij dit bewaren."}
    assert refusal(operations.answer_request, ria, **values | {"answer": " "}) == "rights.answer_empty"
    assert refusal(operations.answer_request, ria, **values | {"state": "open"}) == "rights.no_answer"
    operations.answer_request(ria, **values)
    code = refusal(operations.answer_request, world.actors["carla"], **values | {"answer": "Ja"})
    assert code == "rights.already_answered"
    row.refresh_from_db()
    assert (row.state, row.answered_on, row.answered_by_id) == ("refused", today, ria.person_id)
    assert row.answer == values["answer"]
    notice = Notice.objects.get(template="rights_answered")
    assert notice.recipient == world.people["rania"]


def test_longer_once_with_a_reason_within_the_first_month(
    world: Demo, request_right: Ask, time_machine_days: Callable[[int], None]
) -> None:
    row, carla = request_right(), world.actors["carla"]
    values = {"request_id": row.pk, "reason": "Wij zoeken de papieren van de vorige school."}
    assert (
        refusal(operations.extend_term, carla, **values | {"reason": ""}) == "rights.extension_without_reason"
    )
    assert operations.extend_term(carla, **values).due_on == longer_due_on(row.received_on)
    assert refusal(operations.extend_term, carla, **values) == "rights.extended_once"
    late = request_right(text="Nog iets")
    time_machine_days(40)
    assert refusal(operations.extend_term, carla, **values | {"request_id": late.pk}) == (
        "rights.extended_too_late"
    )


def test_who_left_the_board_answers_no_more(world: Demo, dossier: Dossier, request_right: Ask) -> None:
    assert world.people["ria"].pk in queries.answering_people(dossier.pk, on=clock.today())
    Membership.objects.filter(person=world.people["ria"]).update(valid_until=clock.today())
    assert queries.answering_people(dossier.pk, on=clock.today()) == [world.people["carla"].pk]
    assert queries.officers_for(dossier, on=clock.today()) == []


@pytest.mark.parametrize(
    "spoiled",
    [{"state": "answered"}, {"answer": "Ja"}, {"extension_reason": "druk"}, {"text": ""}],
)
def test_the_database_knows_what_a_request_may_never_be(
    request_right: Ask, spoiled: dict[str, object]
) -> None:
    row = request_right()
    with pytest.raises(IntegrityError), transaction.atomic():
        RightsRequest.objects.filter(pk=row.pk).update(**spoiled)


# Own statements --------------------------------------------------------------------


@pytest.fixture
def state(world: Demo, dossier: Dossier) -> Callable[..., Statement]:
    def say(key: str = "rania", **more: object) -> Statement:
        values = {"dossier_id": dossier.pk, "text": "Wij zien dit anders."} | more
        return operations.add_statement(world.actors[key], **values)  # type: ignore[arg-type]

    return say


def test_a_statement_is_never_changed_or_removed(state: Callable[..., Statement]) -> None:
    row = state()
    row.text = "Toch niet"
    for act in (row.save, row.delete, Statement.objects.all().delete):
        with pytest.raises(NeverChanged):
            act()
    with pytest.raises(NeverChanged):
        Statement.objects.update(text="Toch niet")
    assert Statement.objects.get().text == "Wij zien dit anders."


def test_it_goes_with_its_dossier(world: Demo, dossier: Dossier, state: Callable[..., Statement]) -> None:
    operations.replace_statement(world.actors["rania"], statement_id=state().pk, text="Anders")
    dossier.delete()
    assert not Statement.objects.exists()


def test_the_author_says_something_else_once_and_the_family_reads_both(
    world: Demo, dossier: Dossier, state: Callable[..., Statement]
) -> None:
    first = state(about="note", item_id=dossier.notes.get().pk, category="education")
    second = operations.replace_statement(world.actors["rania"], statement_id=first.pk, text="Beter zo")
    assert (second.about, second.item_id, second.category) == ("note", first.item_id, "education")
    again = {"statement_id": first.pk, "text": "Nog eens"}
    assert refusal(operations.replace_statement, world.actors["rania"], **again) == (
        "statement.already_replaced"
    )
    assert refusal(
        operations.replace_statement, world.actors["thomas"], statement_id=second.pk, text="Nee"
    ) == ("statement.not_yours")
    for key, expected in (("rania", 2), ("thomas", 2), ("sami", 2), ("anouk", 1)):
        actor = world.actors[key]
        found = queries.statements_of(visible_dossier(actor, dossier_id=dossier.pk), actor)
        assert len(found) == expected, key
        assert found[0].text == "Beter zo"


def test_who_may_not_read_what_it_is_about_does_not_read_the_statement(
    world: Demo, dossier: Dossier, state: Callable[..., Statement], join: Callable[[Dossier, str], object]
) -> None:
    state(about="note", item_id=1, category="care")
    state(text="Voor iedereen")
    for key, expected in (("anouk", 2), ("daan", 1)):
        actor = world.actors[key]
        found = queries.statements_of(visible_dossier(actor, dossier_id=dossier.pk), actor)
        assert len(found) == expected, key


@pytest.mark.parametrize("key", ["anouk", "carla", "zeynep"])
def test_only_the_family_states(state: Callable[..., Statement], key: str) -> None:
    assert state("sami").capacity == "pupil"
    with pytest.raises(Http404):
        state(key)


def test_a_statement_without_words_is_none(state: Callable[..., Statement]) -> None:
    assert refusal(state, text=" \n") == "statement.empty"


# A copy -----------------------------------------------------------------------------


def test_who_takes_a_copy_has_just_shown_who_he_is(world: Demo, dossier: Dossier) -> None:
    rania = world.actors["rania"]
    values = {"dossier_id": dossier.pk, "digest": "abc"}
    long_ago = clock.now() - dt.timedelta(minutes=16)
    for moment in (None, long_ago, clock.now() + dt.timedelta(minutes=5)):
        code = refusal(operations.record_copy, rania, **values, confirmed_at=moment)
        assert code == "rights.confirm_first"
    assert operations.record_copy(rania, **values, confirmed_at=clock.now()) == "all"
    event = AuditEvent.objects.get(name="dossier.copied")
    assert (event.payload["part"], event.payload["digest"]) == ("all", "abc")


@pytest.mark.parametrize(
    ("age", "pupil", "parent"),
    [
        (11, "rights.too_young_to_copy", "all"),
        (12, "own_words", "all"),
        (15, "own_words", "all"),
        (16, "all", "rights.pupil_decides"),
    ],
)
def test_ages_of_a_copy(
    world: Demo, dossier: Dossier, of_age: Callable[[int], None], age: int, pupil: str, parent: str
) -> None:
    of_age(age)
    for key, expected in (("sami", pupil), ("rania", parent)):
        values = {"dossier_id": dossier.pk, "digest": "abc", "confirmed_at": clock.now()}
        if "." in expected:
            assert refusal(operations.record_copy, world.actors[key], **values) == expected
        else:
            assert operations.record_copy(world.actors[key], **values) == expected


@pytest.mark.parametrize("key", ["anouk", "ria", "zeynep"])
def test_nobody_else_takes_a_copy(world: Demo, dossier: Dossier, key: str) -> None:
    with pytest.raises(Http404):
        operations.record_copy(
            world.actors[key], dossier_id=dossier.pk, digest="abc", confirmed_at=clock.now()
        )
