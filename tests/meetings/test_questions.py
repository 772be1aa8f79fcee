"""What the family thinks over before a talk: of the project until the region writes its own."""

import pytest

from rondom.audit.models import AuditEvent
from rondom.core.decision import Conflict, Refused
from rondom.meetings.questions import all_questions, questions_for, write_questions
from rondom.meetings.terms import Reader
from rondom.people.operations import create_region


def test_every_reader_has_questions(world):
    rows = all_questions(world.region.pk)
    assert [row.reader for row in rows] == list(Reader)
    assert all(row.lines and not row.is_own for row in rows)


def test_a_region_writes_its_own_words_for_one_reader(world):
    other = create_region(name="Regio Zuid", slug="zuid")
    first_for_sami = questions_for(world.actors["sami"])

    write_questions(world.actors["fenna"], reader="parent", text=" Wat gaat goed?\n\nWat niet? ", revision=0)

    assert questions_for(world.actors["rania"]) == ["Wat gaat goed?", "Wat niet?"]
    assert questions_for(world.actors["sami"]) == first_for_sami
    assert not any(row.is_own for row in all_questions(other.pk))
    last = AuditEvent.objects.order_by("pk").last()
    assert (last.name, last.payload) == ("preparation.questions_written", {"reader": "parent"})


def test_who_comes_second_does_not_write_over_the_first(world):
    fenna = world.actors["fenna"]
    write_questions(fenna, reader="parent", text="Een?", revision=0)
    with pytest.raises(Conflict) as conflict:
        write_questions(fenna, reader="parent", text="Twee?", revision=0)
    assert (conflict.value.theirs, conflict.value.revision) == ("Een?", 1)


@pytest.mark.parametrize("who", ["anouk", "ria", "rania"])
def test_nobody_else_writes_them(world, who):
    with pytest.raises(Refused) as refusal:
        write_questions(world.actors[who], reader="parent", text="Een?", revision=0)
    assert refusal.value.decision.code == "people.not_administrator"


@pytest.mark.parametrize(
    ("text", "code"), [(" \n ", "preparation.no_question"), ("x" * 2001, "preparation.too_long")]
)
def test_no_question_and_too_much_are_refused(world, text, code):
    with pytest.raises(Refused) as refusal:
        write_questions(world.actors["fenna"], reader="pupil", text=text, revision=0)
    assert refusal.value.decision.code == code
    assert not any(row.is_own for row in all_questions(world.region.pk))
