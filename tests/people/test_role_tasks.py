"""The tasks of a role: of the project until the region writes its own; only its administrator does."""

import pytest

from rondom.audit.models import AuditEvent
from rondom.core.decision import Conflict, Refused
from rondom.people.operations import create_region
from rondom.people.role_tasks import all_tasks, tasks_of, write_role_tasks
from rondom.people.terms import GUEST_ROLES, Role


def test_every_role_has_words_and_says_where_they_come_from(world):
    rows = all_tasks(world.region.pk)
    assert [row.role for row in rows] == [role for role in Role if role not in GUEST_ROLES]
    assert [row.role for row in rows if not (row.lines and row.source)] == []
    assert all(len(line) < 120 for row in rows for line in row.lines)


def test_a_region_writes_its_own_words_and_another_keeps_the_first(world):
    fenna = world.actors["fenna"]
    other = create_region(name="Regio Zuid", slug="zuid")
    first = tasks_of(world.region.pk, Role.TEACHER).text

    write_role_tasks(fenna, role="teacher", text="U belt.\n\nU kijkt.", revision=0)

    own = tasks_of(world.region.pk, Role.TEACHER)
    assert (own.lines, own.is_own, own.revision) == (["U belt.", "U kijkt."], True, 1)
    assert tasks_of(other.pk, Role.TEACHER).text == first
    last = AuditEvent.objects.order_by("pk").last()
    assert (last.name, last.payload) == ("role.tasks_written", {"role": "teacher"})


def test_an_empty_text_is_the_choice_of_the_region(world):
    write_role_tasks(world.actors["fenna"], role="teacher", text=" ", revision=0)
    assert tasks_of(world.region.pk, Role.TEACHER).lines == []


def test_who_comes_second_does_not_write_over_the_first(world):
    fenna = world.actors["fenna"]
    write_role_tasks(fenna, role="teacher", text="Een", revision=0)
    with pytest.raises(Conflict) as conflict:
        write_role_tasks(fenna, role="teacher", text="Twee", revision=0)
    assert (conflict.value.theirs, conflict.value.revision) == ("Een", 1)
    assert tasks_of(world.region.pk, Role.TEACHER).text == "Een"


@pytest.mark.parametrize("who", ["anouk", "ria", "jorrit"])
def test_nobody_else_writes_them(world, who):
    with pytest.raises(Refused) as refusal:
        write_role_tasks(world.actors[who], role="teacher", text="Een", revision=0)
    assert refusal.value.decision.code == "people.not_administrator"


def test_too_long_is_refused(world):
    with pytest.raises(Refused) as refusal:
        write_role_tasks(world.actors["fenna"], role="teacher", text="x" * 2001, revision=0)
    assert refusal.value.decision.code == "role.tasks_too_long"


def test_the_education_scientist_prevents_and_thinks_along(world):
    """Two sentences of the seeds that are tasks of this role (AT-07)."""
    lines = tasks_of(world.region.pk, Role.EDUCATION_SCIENTIST).lines
    assert any("vroeg te zien" in line for line in lines)
    assert any("de directeur en de intern begeleider" in line for line in lines)
