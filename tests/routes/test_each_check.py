"""Each check of a route asked by itself: one thing is different, and the answer is."""

from dataclasses import replace

import pytest

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Participant
from rondom.people.terms import Role
from rondom.routes import access
from rondom.routes.definition import Route
from rondom.routes.engine import Move
from rondom.routes.models import RouteDraft, RouteVersion, SaidCheck, StepResult, StepVisit
from rondom.routes.operations import start_route
from rondom.routes.queries import running_route


@pytest.fixture
def begun(world, dossier):
    """Sami's dossier on the route."""
    start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="ihi")
    return dossier


@pytest.fixture
def seen(world, begun):
    return lambda key: visible_dossier(world.actors[key], dossier_id=begun.pk)


@pytest.fixture
def route(begun) -> Route:
    return running_route(begun.pk)


def test_the_system_publishes_and_edits_nothing_and_an_administrator_does_both(world):
    fenna, anouk = world.actors["fenna"], world.actors["anouk"]
    assert [bool(access.may_publish(who)) for who in (world.system, fenna, anouk)] == [True, True, False]
    assert [bool(access.may_edit_routes(who)) for who in (world.system, fenna, anouk)] == [False, True, False]


def test_what_changed_meanwhile_is_not_published(world):
    fenna, draft, newest = world.actors["fenna"], RouteDraft(revision=3), RouteVersion(version=7)

    def code(draft=draft, who=fenna, read=(3, 7), newest=newest) -> str:
        return access.may_publish_draft(who, draft, read=read, newest=newest).code

    assert code() == ""
    assert code(read=(3, 0), newest=None) == ""
    assert code(who=world.actors["anouk"]) == "route.not_administrator"
    assert code(draft=None) == "route.published_meanwhile"
    assert code(read=(3, 6)) == "route.published_meanwhile"
    assert code(read=(3, 7), newest=None) == "route.published_meanwhile"
    assert code(read=(2, 7)) == "route.draft_changed"


@pytest.fixture
def usual(route) -> Move:
    """A move that the route names."""
    no = dict.fromkeys(("backwards", "switch", "beside", "joins"), False)
    return Move(to=route.steps[1], usual=True, blocked_by=(), ends="", **no)


def test_only_who_steers_moves_a_dossier(world, seen, route, usual):
    """A teacher takes part and steers nothing; a closed dossier goes nowhere."""
    for who, is_closed, code in (
        ("daan", False, "dossier.role_does_not_steer"),
        ("anouk", True, "dossier.closed"),
    ):
        actor, dossier = world.actors[who], seen(who)
        dossier.closed_on = clock.today() if is_closed else None
        answers = [
            access.may_start(actor, dossier),
            access.may_begin(actor, dossier, route, missing=()),
            access.may_record_result(actor, dossier),
            access.may_say_check(actor, dossier, "precondition.own_route"),
            access.may_move(actor, dossier, usual, reason="x", route=route),
            access.may_change_version(actor, dossier, obstacle=""),
            access.may_change_route(actor, dossier, blocked=(), reason="x"),
            access.may_end(actor, dossier, route, missing=()),
        ]
        assert {answer.code for answer in answers} == {code}
        assert not access.may_see_versions(actor, dossier)
    assert access.may_see_versions(world.actors["anouk"], seen("anouk"))


def test_what_a_route_wants_first(world, seen, route, usual):
    anouk, dossier = world.actors["anouk"], seen("anouk")
    wanted = ["consent.swv"]
    unusual, blocked = replace(usual, usual=False), replace(usual, blocked_by=("consent.swv",))
    moving = {"route": route, "reason": " "}
    end = {"meeting.outcome_decided": "route.no_meeting", "consent.swv": "route.end_too_soon"}
    assert access.may_start(anouk, dossier).code == "route.already_started"
    assert access.may_begin(anouk, dossier, route, missing=()).code == "route.already_started"
    assert access.may_move(anouk, dossier, usual, **moving)
    assert access.may_move(anouk, dossier, unusual, **moving).code == "route.reason_needed"
    assert access.may_move(anouk, dossier, unusual, route=route, reason="x")
    assert access.may_move(anouk, dossier, blocked, **moving).code == "route.blocked"
    assert access.may_change_version(anouk, dossier, obstacle="")
    assert access.may_change_version(anouk, dossier, obstacle="x").code == "route.version_does_not_fit"
    assert access.may_change_route(anouk, dossier, blocked=(), reason="x")
    assert access.may_change_route(anouk, dossier, blocked=(), reason=" ").code == "route.reason_needed"
    assert access.may_change_route(anouk, dossier, blocked=wanted, reason="x").code == "route.blocked"
    assert access.may_end(anouk, dossier, route, missing=())
    assert {name: access.may_end(anouk, dossier, route, missing=[name]).code for name in end} == end
    StepVisit.objects.filter(dossier=dossier).delete()
    assert access.may_begin(anouk, dossier, route, missing=())
    assert access.may_begin(anouk, dossier, route, missing=wanted).code == "route.precondition"


def test_a_check_is_said_by_who_works_here(world, seen):
    def code(who: str, name: str = "check.parents_know") -> str:
        return access.may_say_check(world.actors[who], seen(who), name).code

    assert (code("daan"), code("anouk", "precondition.own_route")) == ("", "")
    assert code("daan", "precondition.own_route") == "dossier.role_does_not_steer"
    assert code("rania") == "route.check_by_professional"
    for who in ("daan", "rania"):
        closed = seen(who)
        closed.closed_on = clock.today()
        assert access.may_say_check(world.actors[who], closed, "check.x").code == "dossier.closed"


def test_what_one_said_in_this_hat_one_takes_back(world, seen):
    daan, dossier = world.actors["daan"], seen("daan")
    mine = {"said_by_id": daan.person_id, "said_role": daan.role}
    for spoil, code in (
        ({}, ""),
        ({"said_by_id": 0}, "dossier.role_does_not_steer"),
        ({"said_role": Role.IB}, "dossier.role_does_not_steer"),
    ):
        assert access.may_take_back(daan, dossier, SaidCheck(**mine | spoil)).code == code
    anouk = world.actors["anouk"]
    assert access.may_take_back(anouk, seen("anouk"), SaidCheck(**mine))
    dossier.closed_on = clock.today()
    assert access.may_take_back(daan, dossier, SaidCheck(**mine)).code == "dossier.closed"


def test_a_referral_is_answered_once_by_who_it_is_asked_of(world, seen):
    daan, dossier = world.actors["daan"], seen("daan")
    mine = {"person_id": daan.person_id, "organisation_id": daan.organisation_id, "capacity": daan.role}

    def code(answer: str = "", **other) -> str:
        result = StepResult(helper=Participant(**mine | other), answer=answer)
        return access.may_answer_referral(daan, dossier, result).code

    assert code() == ""
    for other in ({"person_id": 0}, {"organisation_id": 0}, {"capacity": Role.IB}):
        assert code(**other) == "route.referral_not_yours", other
    assert code("accepted") == "route.referral_answered"
    dossier.closed_on = clock.today()
    assert code() == "dossier.closed"


def test_a_key_question_is_for_who_sees_what_is_about_school(world, seen):
    daan, dossier = world.actors["daan"], seen("daan")
    assert access.may_answer_key_question(daan, dossier)
    dossier.categories = frozenset({"process"})
    assert access.may_answer_key_question(daan, dossier).code == "route.question_not_yours"
    dossier.closed_on = clock.today()
    assert access.may_answer_key_question(daan, dossier).code == "dossier.closed"
