"""The second lock: with the first one taken out, PostgreSQL still shows nobody more than the ground allows."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection, transaction

from rondom.config.checks import second_lock_holds
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system, working_for
from rondom.dossiers.models import Dossier, DossierQuerySet, RightsRequest
from rondom.dossiers.second_lock import APP_ROLE, forgotten_tables, give_rights, locked_tables
from rondom.families.models import Pupil
from rondom.moving.operations import accept_move
from rondom.notes.models import Note
from rondom.web.permissions import Row, cells, expanded, people, rows
from tests.matrix import moving
from tests.matrix.asking import Asking, state_of
from tests.matrix.spoiled import WAYS_TO_SPOIL_A_WISH, spoiled, spoiled_names, wished

pytestmark = pytest.mark.django_db
postgresql = pytest.mark.postgresql  # SQLite has no row policies: this is half of the proof

# Where a child is looked for without the filter: pages that would show it to anybody.
OPEN_DOORS = [
    row
    for found in rows().values()
    for row in found
    if row.action == "see"
    and row.others in ("not found", "hidden")
    and row.address
    in (
        *("child:page", "child:note", "child:list", "plan:plan", "meeting:detail", "meeting:sitting"),
        "search:search",
    )
    and "open" in row.state
]
STRANGERS = (
    *("colleague", "swv_colleague", "other_school", "no_ground", "withdrawn", "ended", "other_hat"),
    *("emergency_over", "no_authority", "other_parent", "sister", "administrator"),
)
WALK = (
    "child:page",
    "child:list",
    "child:events",
    "plan:plan",
    "plan:document",
    "meeting:detail",
    "meeting:sitting",
    "meeting:sitting_next",
    "meeting:norm",
    "triage:page",
    "triage:matches",
    "arrangements:page",
    "arrangements:request",
    "arrangements:money",
    "tlv:page",
    "tlv:tlv",
    "tlv:advices",
    "tlv:desk",
    "tlv:round",
    "tlv:figures",
    "family:home",
    # Pages of who does not see the dossier itself.
    "emergency:overview",
    "emergency:review",
    "manage:keeping",
    "outside:mine",
    "watch:page",
    "watch:desk",
    "watch:case",
    "watch:roles",
    "watch:absence",
    "watch:reports",
    "watch:report_answer",
    "watch:leave_answer",
    "watch:board",
    "watch:follow",
    "watch:office_hour",
    "support:child",
    "support:desk",
    "support:question",
    "support:tickets",
    "support:ticket",
)


WHO_ACT = (
    *("coordinator", "mother", "pupil", "colleague", "administrator", "privacy_officer"),
    *("case_manager", "behavioural_scientist", "swv_coordinator"),
    *("stagnation_officer", "attendance_officer", "director", "duty_of_care_lead", "ect_member"),
)
# What a reviewer of an emergency reads.
REVIEWED = {"dossiers_dossier", "dossiers_emergencyaccess"}
# And who answers the requests of the family: whose child it is.
OF_A_REQUEST = {
    *("dossiers_rightsrequest", "dossiers_baton"),
    *("families_pupil", "families_pupil_households", "families_guardianship", "families_enrolment"),
}


def test_every_table_of_a_child_is_behind_it() -> None:
    """A new table with a reference that may be empty: add a line to RULES in dossiers/second_lock.py."""
    assert forgotten_tables() == []
    direct = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if any(field.related_model in (Dossier, Pupil) and field.many_to_one for field in model._meta.fields)
    }
    assert direct <= set(locked_tables())


@pytest.fixture(scope="module")
def role(asking: Asking) -> Asking:
    """The role of the application, with the rights that docs/operations.md gives it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"DO $$ BEGIN CREATE ROLE {APP_ROLE} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation "
            "THEN NULL; END $$"
        )
    give_rights(connection)
    return asking


@contextmanager
def as_role() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APP_ROLE}")
        yield
        cursor.execute("RESET ROLE")


def everything(self: DossierQuerySet, _actor: Actor, *, on: object) -> DossierQuerySet:
    return self.all()


@postgresql
@pytest.mark.parametrize("row", OPEN_DOORS, ids=lambda row: f"{row.address} {row.note}")
def test_nothing_leaks_without_the_first_lock(
    role: Asking, row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_role(), monkeypatch.context() as patch:
        patch.setattr(DossierQuerySet, "visible_to", everything)
        wanted = {
            cell.person: cell.answer
            for cell in cells(row)
            if cell.state == "open" and cell.person in STRANGERS
        }
        assert {name: role.answer(row, name) for name in wanted} == wanted


@postgresql
def test_without_both_locks_it_would_leak(role: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    """That the test above can fail at all."""
    page = next(row for row in OPEN_DOORS if row.address == "child:page")
    with monkeypatch.context() as patch:
        patch.setattr(DossierQuerySet, "visible_to", everything)
        assert role.answer(page, "colleague") in ("yes", "hidden")


@postgresql
@pytest.mark.parametrize(
    "name",
    [
        *("coordinator", "swv_advisor", "attendance_officer", "mother", "pupil", "emergency"),
        *("colleague", "administrator", "privacy_officer", "stagnation_officer", "director"),
    ],
)
def test_who_may_still_walks_through(role: Asking, name: str) -> None:
    wanted = [
        row for found in rows().values() for row in found if row.address in WALK and row.state[0] == "open"
    ]
    with as_role():
        under_the_role = [role.answer(row, name) for row in wanted]
    assert under_the_role == [role.answer(row, name) for row in wanted]


@postgresql
def test_acts_work_under_the_role(role: Asking) -> None:
    """Opening a dossier, registering a pupil, planning, signing, answering: everything that stores rows of a child."""
    acts = [row for found in rows().values() for row in found if row.action == "change" and row.yes]
    chosen = [(row, one) for row in acts for one in WHO_ACT if _may(row, one)]
    with as_role():
        for row, name in chosen:
            with state_of_open(role, row):
                assert role.answer(row, name) == "yes", (row.address, row.note, name)


def _may(row: Row, name: str) -> bool:
    return row.state[0] == "open" and name in expanded(row.yes)


@contextmanager
def state_of_open(asking: Asking, row: Row) -> Iterator[None]:
    with state_of(asking.world, row.state[0]):
        yield


@postgresql
def test_who_ends_his_own_access_ends_all_of_it(role: Asking) -> None:
    """The social team closes a triage after which it does not stay: the act sees what it must still end."""
    close = next(row for found in rows().values() for row in found if "single" in row.state)
    with state_of(role.world, "single"), as_role():
        assert role.answer(close, "case_manager") == "yes"


@postgresql
@pytest.mark.parametrize("state", ["move_announced", "move_asked", "move_accepted"])
def test_a_school_that_is_asked_reads_the_name_and_nothing_of_the_child(role: Asking, state: str) -> None:
    """Hanneke works at the school of the sister, and takes no part there. Before the parents' yes: nothing more."""
    hanneke = role.world.actor("hanneke")
    with as_role(), working_for(hanneke):
        before = {table: _count(table) for table in locked_tables()}
    with state_of(role.world, state), as_role(), working_for(hanneke):
        more = {table: _count(table) - count for table, count in before.items()}
    asked = {"moving_schoolmove": 1, "moving_movetick": 1, "families_pupil": 1}
    of_the_pupil = {"families_enrolment", "families_guardianship", "families_pupil_households"}
    seen = {table: count for table, count in more.items() if count and table not in of_the_pupil}
    assert seen == ({} if state == "move_announced" else asked)


@postgresql
def test_who_announced_reads_the_list_and_not_the_child_after_the_day(role: Asking) -> None:
    """She stays named in a case of her school, so that she knows whose it is, and reads nothing of the dossier."""
    world, anouk = role.world, role.world.actor("anouk")
    assert world.sami.pk in seen_by_the_lock(anouk)
    with state_of(world, "moved"):
        assert world.sami.pk not in seen_by_the_lock(anouk)
        with as_role(), working_for(anouk):
            assert _count("moving_schoolmove") == 1
            assert not Note.objects.filter(dossier=world.sami).exists()


@postgresql
def test_acts_of_a_move_work_under_the_role(role: Asking) -> None:
    """Also accepting it on the day itself: the act carries it out, of a child that nobody of that school sees yet."""
    found = [row for row in rows_of_moving() if row.action == "change" and row.yes]
    for row in found:
        for name in ("coordinator", "other_school"):
            for state in row.state if name in expanded(row.yes) else ():
                with state_of(role.world, state), as_role():
                    assert role.answer(row, name) == "yes", (row.address, row.note, name, state)
    world = role.world
    with transaction.atomic():
        move = moving.asked(world, days=0)
        with as_role(), working_for(world.actor("hanneke")):
            accept_move(world.actor("hanneke"), move_id=move.pk)
            assert world.sami.pk in _ids("dossiers_dossier")
        transaction.set_rollback(True)


def rows_of_moving() -> list[Row]:
    return list(rows()["moving"])


@postgresql
def test_with_nobody_told_there_is_nothing(role: Asking) -> None:
    with as_role():
        for table in locked_tables():
            assert _count(table) == 0, table
        with as_system("the test"):
            assert _count("dossiers_dossier") == len(role.world.children)
        with working_for(role.world.actor("rania")):
            assert _count("dossiers_dossier") == 2
        assert _count("dossiers_dossier") == 0


@postgresql
def test_who_reviews_reads_that_it_happened_and_nothing_of_the_child(role: Asking) -> None:
    """A director and a privacy officer outside the circle: the row of the dossier and of the emergency, no other table.

    Not the dossiers without an emergency, and not in the hat of a role that reviews nothing.
    """
    world = role.world
    with as_role(), working_for(world.actor("pia")):
        assert _ids("dossiers_dossier") == {world.sami.pk}
        counts = {table: _count(table) for table in locked_tables()}
        with as_system("the test"):
            there = {table: _count(table) for table in locked_tables()}
    seen = {table for table, count in counts.items() if count}
    assert there["notes_note"] > 0 < there["plans_paragraph"]
    assert seen - OF_A_REQUEST <= REVIEWED, seen


@postgresql
@pytest.mark.parametrize("name", ["reviewer", "another_hat", "another_place"])
def test_only_reviewers_of_that_emergency_read_its_rows(role: Asking, name: str) -> None:
    """The family asked for nothing here: what is left is the door of the review alone."""
    world = role.world
    pia = world.actor("pia")
    who = {
        "reviewer": pia,
        "another_hat": dataclasses.replace(pia, role="administrator"),
        "another_place": dataclasses.replace(pia, organisation_id=world.demo.organisations["vaart"].pk),
    }[name]
    with transaction.atomic():
        RightsRequest.objects.all().delete()
        with as_role(), working_for(who):
            seen = {table for table in locked_tables() if _count(table)}
        transaction.set_rollback(True)
    if name == "reviewer":
        assert seen == REVIEWED
    else:
        assert not seen & REVIEWED


def _ids(table: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table}")
        return {row[0] for row in cursor.fetchall()}


@postgresql
def test_both_locks_say_the_same(role: Asking) -> None:
    """visible_to in Python and rondom_seen_dossiers() in SQL, for everybody of the table, at three ages of the child."""
    for state in ("open", "closed", "pupil_13", "pupil_16", "new_parent", "move_asked", "moved"):
        with state_of(role.world, state):
            for someone in people().people.values():
                actor = role.world.demo.actors.get(someone.who)
                if actor is None:
                    continue
                seen = seen_by_the_lock(actor)
                wanted = Dossier.objects.visible_to(actor, on=clock.today()).values_list("pk", flat=True)
                assert seen == set(wanted), (state, someone.who)


def seen_by_the_lock(actor: Actor) -> set[int]:
    with working_for(actor), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM rondom_seen_dossiers()")
        return {row[0] for row in cursor.fetchall()}


@postgresql
def test_one_thing_spoiled_and_the_second_lock_closes_too(role: Asking) -> None:
    world = role.world
    for number in range(len(spoiled_names(world))):
        with transaction.atomic():
            key, what, spoil = spoiled(world)[number]
            assert world.sami.pk in seen_by_the_lock(world.actor(key)), (key, "before", what)
            spoil()
            assert world.sami.pk not in seen_by_the_lock(world.actor(key)), (key, what)
            transaction.set_rollback(True)


@postgresql
def test_a_wish_that_is_no_more_closes_the_second_lock_too(role: Asking) -> None:
    world = role.world
    theo = world.actor("theo")
    for number in range(WAYS_TO_SPOIL_A_WISH):
        with transaction.atomic():
            what, spoil = wished(world)[number]
            assert world.sami.pk in seen_by_the_lock(theo)
            spoil()
            assert world.sami.pk not in seen_by_the_lock(theo), what
            transaction.set_rollback(True)


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


@postgresql
def test_a_role_that_passes_by_is_warned_of(role: Asking) -> None:
    assert [warning.id for warning in second_lock_holds()] == ["rondom.W001"]
    with as_role():
        assert second_lock_holds() == []


@postgresql
def test_a_desk_reads_what_lies_on_it_and_whose_child_it_is(role: Asking) -> None:
    """Koen stands around nobody: of the dossier itself he reads no table. Taking it up works for him alone."""
    take_up = next(
        row for row in rows()["watch"] if row.address == "watch:take_up" and "not_taken_up" in row.state
    )
    with state_of(role.world, "not_taken_up"), as_role():
        assert role.answer(take_up, "stagnation_officer") == "yes"
    with as_role(), working_for(role.world.actor("koen")):
        seen = {table for table in locked_tables() if _count(table)}
    of_the_pupil = {
        "families_pupil",
        "families_pupil_households",
        "families_guardianship",
        "families_enrolment",
    }
    of_the_case = {"stagnationcase", "stucksignal", "rolecheck", "rolecall", "rung", "rungterm"}
    allowed = {"dossiers_dossier", *of_the_pupil} | {f"watch_{name}" for name in of_the_case}
    assert seen <= allowed
    assert "watch_stagnationcase" in seen
